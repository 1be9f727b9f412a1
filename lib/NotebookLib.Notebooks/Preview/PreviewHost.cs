using System.Diagnostics;
using System.Globalization;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Editions;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// Serves notebooks as they will be on the site, while they are written: follows their files, the data and the sources of the library, runs
/// what changed and tells the pages. Ends all it started when it is disposed.
/// </summary>
public sealed class PreviewHost : IAsyncDisposable
{
    private static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(60);
    private readonly PreviewSettings _settings;
    private readonly string _scratch = Directory.CreateTempSubdirectory("nl-preview-").FullName;
    private readonly WorkerPool _pool;
    private readonly LocalServer _server;
    private readonly PreviewRoutes _routes;
    private readonly LibraryBuild _library;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private List<LivePage> _pages = [];
    private CancellationTokenSource? _building;
    private Task? _watching;

    /// <summary>Prepares a preview; nothing runs yet.</summary>
    /// <param name="settings">What to show.</param>
    public PreviewHost(PreviewSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _pool = new WorkerPool(settings.Run);
        _library = new LibraryBuild(settings.Library, _scratch);
        _routes = new PreviewRoutes(this, settings, _scratch);
        _server = new LocalServer(_routes.AnswerAsync);
    }

    /// <summary>The address that a browser opens; it holds the token.</summary>
    public Uri Address => _pages.Count == 1 ? new Uri(_server.Address, Uri.EscapeDataString(_pages[0].Name) + ".html") : _server.Address;

    internal IReadOnlyList<LivePage> Pages => _pages;

    internal BuildState Build { get; private set; } = BuildState.None;

    /// <summary>Begins to run, watch and listen.</summary>
    /// <exception cref="NotebookFormatException">A file is no readable notebook.</exception>
    /// <exception cref="IOException">The port is in use, or a file cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        List<(NotebookFile File, Notebook Notebook)> files = [.. _settings.Files.Select(f => (new NotebookFile(f), Notebook.Load(f)))];
        await _server.StartAsync(_settings.Port, cancellation);
        _pool.Refill(); // warm by the time that the pages have been read
        var shared = Shared();
        _pages = [.. files.Select(f => Page(f.File, f.Notebook, shared()))];
        var watch = new FileWatch([_settings.Notebooks, _settings.Data, Path.Combine(_settings.Root, ".cache"),
            Path.GetDirectoryName(_settings.Library)!, .. Folders()], Watched);
        foreach (var page in _pages.Take(Math.Max(1, Environment.ProcessorCount)))
        {
            page.Notebook.Start(); // the others when somebody looks
        }

        _watching = Task.Run(() => WatchAsync(watch), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _pages.ForEach(p => p.Changed.Fire());
        await _server.DisposeAsync();
        if (_watching is not null)
        {
            await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var page in _pages)
        {
            await page.Notebook.DisposeAsync();
        }

        _pool.Dispose();
        _routes.Dispose();
        _building?.Dispose();
        _stop.Dispose();
        try
        {
            Directory.Delete(_scratch, recursive: true);
        }
        catch (IOException)
        {
            // a file of it is still in use; the system clears its temporary folder
        }
    }

    /// <summary>Runs every notebook anew: data changed.</summary>
    internal void RunAll() => _pages.ForEach(p => p.Notebook.RunAll());

    private LivePage Page(NotebookFile file, Notebook notebook, PreviewPage page)
    {
        LivePage? live = null;
        var run = new LiveNotebook(notebook, _settings.Run, _pool, n => Changed(live, n), _settings.Write ? s => Write(file, s) : null);
        _ = file.Read();
        return live = new LivePage(file, run, page);
    }

    private void Changed(LivePage? page, LiveNotebook notebook)
    {
        page?.Changed.Fire();
        var state = notebook.State;
        if (state is { Running: < 0, Phase: LivePhase.Ready } or { Running: < 0, Phase: LivePhase.Checked, Differs.Count: 0 }
            && state.Count > 0 && page?.Says(state) == true)
        {
            var fault = PreviewPage.Fault(state);
            _settings.Say(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(notebook.File)}: {state.Count} {(state.Count == 1 ? "cell" : "cells")} from cell {state.From
                + 1} in {state.Seconds:0.00} s{(fault is null ? "" : $"; cell {fault.Cell} ({fault.Id}), line {fault.Line}: "
                + $"{fault.Sentence}")}"));
        }
    }

    private static string Write(NotebookFile file, LiveState state)
    {
        try
        {
            return file.Write(state.Notebook, state.Executed().ToBytes()) ? "De uitvoer staat in het bestand."
                : "Het bestand is intussen veranderd. De uitvoer is niet opgeslagen.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "De uitvoer is niet opgeslagen: in deze map mag niet geschreven worden.";
        }
    }

    /// <summary>What all pages of the site share, from the files as they are.</summary>
    private Func<PreviewPage> Shared()
    {
        var pages = Stored([]).Select(n => NotebookLib.Notebooks.Site.Page.Read(n)).OrderBy(p => p.IsOwn).ToList();
        var (forms, words) = (Form.All([.. pages.Where(p => !p.IsOwn)]), SiteBuilder.Words());
        var claims = Path.Combine(_settings.Data, "claims");
        IReadOnlyDictionary<string, string> known = Directory.Exists(claims) ? Known(claims) : new Dictionary<string, string>();
        return () => new PreviewPage(pages, forms, words, known);
    }

    private static IReadOnlyDictionary<string, string> Known(string folder)
    {
        try
        {
            return ClaimRegister.Load(folder).KnownDeviations;
        }
        catch (DataFileException)
        {
            return new Dictionary<string, string>(); // the cells that read it say what is wrong
        }
    }

    /// <summary>All notebooks of the project: those that are followed as they stand, the others with what their files hold.</summary>
    internal List<Notebook> Stored(IReadOnlyList<LivePage> live)
    {
        var found = new List<Notebook>();
        foreach (var file in (Directory.Exists(_settings.Notebooks) ? Directory.GetFiles(_settings.Notebooks, "*.ipynb") : [])
            .Union(_settings.Files).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            try
            {
                found.Add(Entry.Guarded(live.FirstOrDefault(p => p.File.Path == file)?.Notebook.State.Executed() ?? Notebook.Load(file)));
            }
            catch (Exception e) when (e is NotebookFormatException or IOException)
            {
                // a page of the site that cannot be made now is left out of its links
            }
        }

        return found;
    }

    private IEnumerable<string> Folders() => _settings.Files.Select(f => Path.GetDirectoryName(f)!).Distinct();

    /// <summary>What makes results stale besides the notebooks: data, code beside the notebooks, the cards of own files, and the library's
    /// sources.</summary>
    private IEnumerable<string> Watched()
    {
        var expected = Path.Combine(_settings.Data, "claims", "expected") + Path.DirectorySeparatorChar;
        return Of(_settings.Data, "*", true).Where(f => !f.StartsWith(expected, StringComparison.Ordinal))
            .Concat(Folders().Append(_settings.Notebooks).Distinct().SelectMany(f => Of(f, "*", f == _settings.Notebooks)).Where(f =>
                Path.GetExtension(f) is ".cs" or ".csx" or ".csv" or ".json" or ".txt"))
            .Concat(Of(Path.Combine(_settings.Root, ".cache", "sources"), "*", false).Where(f => Path.GetExtension(f) is ".json" or ".yml"))
            .Concat(Of(Path.GetDirectoryName(_settings.Library)!, "*.cs", true).Where(f => !IsMade(f)));

        static IEnumerable<string> Of(string folder, string pattern, bool deep) => !Directory.Exists(folder) ? []
            : Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = deep, IgnoreInaccessible = true })
                .Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private bool IsMade(string file) => Path.GetRelativePath(Path.GetDirectoryName(_settings.Library)!, file)
        .Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    private async Task WatchAsync(FileWatch watch)
    {
        using var owned = watch;
        var pending = new List<string>();
        var quiet = new Stopwatch();
        while (!_stop.IsCancellationRequested)
        {
            foreach (var page in _pages)
            {
                Follow(page);
            }

            if (watch.Changes() is { Count: > 0 } changed)
            {
                pending.AddRange(changed);
                quiet.Restart();
            }
            else if (pending.Count > 0 && quiet.Elapsed > Unsettled)
            {
                Act(pending);
                pending.Clear();
            }

            await watch.WaitAsync(pending.Count > 0 || _pages.Exists(p => p.File.IsUnsettled) ? Unsettled : null, _stop.Token);
        }
    }

    private static void Follow(LivePage page)
    {
        var (notebook, problem) = page.File.Read();
        if (notebook is not null)
        {
            page.Notebook.Set(notebook);
        }
        else if (problem is not null)
        {
            page.Notebook.Problem(problem);
        }
    }

    private void Act(List<string> changed)
    {
        if (changed.Exists(f => f.StartsWith(Path.GetDirectoryName(_settings.Library)! + Path.DirectorySeparatorChar,
            StringComparison.Ordinal)))
        {
            _building?.Cancel();
            _building?.Dispose();
            _building = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            _ = BuildAsync(_building.Token);
        }
        else
        {
            _settings.Say($"{string.Join(", ", changed.Select(Path.GetFileName).Distinct().Take(3))} changed: everything runs again");
            RunAll();
        }
    }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Tell(new BuildState(true, "De bibliotheek wordt gebouwd", []));
        try
        {
            var (command, errors) = await _library.RunAsync(cancellation);
            var seconds = Dutch.Number(clock.Elapsed.TotalSeconds, 1);
            if (command is null)
            {
                Tell(new BuildState(false, "De bibliotheek is niet te bouwen. De cellen rekenen met de vorige", errors));
                _settings.Say($"The library does not build: {errors[0]}");
                return;
            }

            _pool.Use(command);
            Tell(new BuildState(false, $"Met de nieuwe bibliotheek, gebouwd in {seconds} s", []));
            RunAll();
        }
        catch (OperationCanceledException)
        {
            // a newer change builds, or the preview ends
        }
        catch (Exception e) when (e is IOException or System.ComponentModel.Win32Exception or UnauthorizedAccessException)
        {
            Tell(new BuildState(false, "De bibliotheek is niet te bouwen: dotnet start niet, of de map is vol", [e.Message]));
        }
    }

    private void Tell(BuildState state)
    {
        lock (_gate)
        {
            Build = state;
        }

        _pages.ForEach(p => p.Changed.Fire());
    }
}
