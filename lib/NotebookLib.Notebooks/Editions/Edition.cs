using System.Diagnostics;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Editions;

/// <summary>What is asked of an edition.</summary>
/// <param name="Workspace">Where notebooks and data are.</param>
/// <param name="Files">The notebooks to bring up to date.</param>
public sealed record EditionRequest(Workspace Workspace, IReadOnlyList<string> Files)
{
    /// <summary>The executed notebooks of the last good run and what they depend on; null executes everything.</summary>
    public (string Folder, EditionState State)? Last { get; init; }

    /// <summary>Values for the cells tagged <c>parameters</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How long one cell may take.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Marks the outputs that go in, so that none of them can come out unnoticed; null marks nothing.</summary>
    public FreshRun? Mark { get; init; }

    /// <summary>Whether the lock files of packages are kept or made anew.</summary>
    public LockMode Packages { get; init; } = LockMode.Keep;

    /// <summary>Whether stored answers stand for cells in SQL where the database is not here.</summary>
    public bool KeepsAnswers { get; init; }
}

/// <summary>
/// All notebooks of a run with what became of the claims. Shipped notebooks and own ones are run alike; claims are accounted for by the
/// shipped ones alone, and what goes wrong in an own one harms no other.
/// </summary>
/// <param name="Entries">The notebooks, sorted by name.</param>
/// <param name="Claims">What became of each claim of the shipped notebooks among them; null where no register takes part.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record Edition(IReadOnlyList<Entry> Entries, ClaimReport? Claims, double Seconds)
{
    /// <summary>Whether nothing went wrong in a shipped notebook, so that the result may take the place of the last good one.</summary>
    public bool IsGood => Entries.All(e => e.IsOwn || e.Failures.Count == 0);

    /// <summary>Whether nothing went wrong at all.</summary>
    public bool Succeeded => Entries.All(e => e.Failures.Count == 0);

    /// <summary>What the sessions said to whoever runs the notebooks, a line each; about lock files.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Executes what is stale.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Hears of each cell.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="UsageException">A shipped notebook cannot be read, or a parameter is declared nowhere.</exception>
    public static async Task<Edition> MakeAsync(EditionRequest request, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = Stopwatch.StartNew();
        var key = new ContentKey(request.Workspace);
        var sources = request.Files.Select(Source.Read).ToList();
        var entries = sources.Select(s => Standing(s, key, request)).OfType<Entry>().ToList();
        var standing = entries.Select(e => e.Source).ToHashSet(StringComparer.Ordinal);
        var stale = sources.Where(s => !standing.Contains(s.File)).ToList();

        using var runner = new NotebookRunner(new RunOptions { CellTimeout = request.CellTimeout, Packages = request.Packages,
            KeepsAnswers = request.KeepsAnswers, Code = cell => Parameters.Apply(cell, request.Parameters) });
        runner.Warm(stale.Count);
        var read = stale.Select(s => (Source: s, Notebook: s.Parse(request.Last?.Folder))).ToList();
        Parameters.Check([.. entries.Select(e => e.Executed).Concat(read.Select(r => r.Notebook).OfType<Notebook>())], request.Parameters);
        var run = read.Where(r => r.Notebook is { IsRunHere: true }).ToList();
        var runs = await runner.RunAllAsync([.. run.Select(r => request.Mark?.On(r.Notebook!) ?? r.Notebook!)], progress, cancellation)
            .ConfigureAwait(false);

        var after = new ContentKey(request.Workspace);
        entries.AddRange(read.Where(r => r.Notebook is null).Select(r => Entry.OfUnreadable(r.Source.File, r.Source.Problem)));
        entries.AddRange(read.Where(r => r.Notebook is { IsRunHere: false })
            .Select(r => new Entry(r.Source.File, r.Notebook!, [], 0, new NotebookState(after.Of(r.Source.Name, r.Source.Content, [], []),
                []), true)));
        entries.AddRange(run.Zip(runs, (r, made) => Entry.Of(r.Source.File, made, StateOf(r.Source, made, after, request))));
        entries = [.. entries.Select(e => e.Guarded()).OrderBy(e => e.Source, StringComparer.Ordinal)];
        return new Edition(entries, Settle(request.Workspace, entries.Select(e => e.Executed)),
            clock.Elapsed.TotalSeconds) { Notices = [.. runs.SelectMany(r => r.Notices)] };
    }

    /// <summary>
    /// From now on this process and its workers see an empty local cache: what is stored in <c>notebooks/</c> and compared with it
    /// rests on shipped data alone, the same on every machine.
    /// </summary>
    public static void WithoutLocalData(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        Environment.SetEnvironmentVariable(Sources.SourceCache.Variable, Path.Combine(workspace.Root, ".cache", "none"));
        Environment.SetEnvironmentVariable(Sources.DeeperData.Variable, null);
        Environment.SetEnvironmentVariable(Sources.SourceCache.OwnFile, null);
    }

    /// <summary>Reads a notebook; one that cannot be read is a usage error that names place and way out.</summary>
    public static Notebook Read(string file)
    {
        try
        {
            return Notebook.Load(file);
        }
        catch (NotebookFormatException error)
        {
            throw Unreadable(error, file);
        }
    }

    /// <summary>Whether a file that cannot be read is one of the edition: what can still be read of it, or its last good result, bears the
    /// mark.</summary>
    /// <param name="file">The file.</param>
    /// <param name="last">The executed notebooks of the last good run; null where there are none.</param>
    public static bool LooksShipped(string file, string? last = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (File.ReadAllText(file).Replace(" ", "", StringComparison.Ordinal)
            .Contains($"\"edition\":\"{Path.GetFileNameWithoutExtension(file)}\"", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            var stored = last is null ? "" : Path.Combine(last, Path.GetFileName(file));
            return File.Exists(stored) && Notebook.Load(stored).IsShipped;
        }
        catch (NotebookFormatException)
        {
            return false;
        }
    }

    private static UsageException Unreadable(NotebookFormatException error, string file) =>
        new(error.Message, $"Mend it there, or take the last good version back: git checkout -- {Path.GetFileName(file)}");

    /// <summary>
    /// Accounts for the claims that executed notebooks settled; null where no register takes part. An own notebook may compute a claim and
    /// show what it finds: it does not count.
    /// </summary>
    public static ClaimReport? Settle(Workspace workspace, IEnumerable<Notebook> executed)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var folder = Path.Combine(workspace.Data, "claims");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var shipped = executed.Where(n => n.IsShipped).ToList();
        var settled = shipped.SelectMany(n =>
            n.Cells.SelectMany(c =>
            ClaimsOf(c).Select(o => new SettledClaim(o, Path.GetFileName(n.File), c.Id, (int?)n.Metadata["notebooklib"]?["theme"]))))
            .ToArray();
        // a workspace with some of the notebooks accounts for the themes of those; with none of them, for no theme
        int[] themes = [.. shipped.Select(n => int.TryParse(Path.GetFileName(n.File).Split('-')[0], out var number) ? number : -1)
            .DefaultIfEmpty(-1)];
        return ClaimReport.Account(ClaimRegister.Load(folder), settled, themes);
    }

    /// <summary>The claims that an own notebook computed, and that do not count.</summary>
    public static IReadOnlyList<string> UncountedClaims(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            return entry.IsOwn && entry.NotRun is null
                ? [.. entry.Executed.Cells.SelectMany(ClaimsOf).Select(o => o.Id).Distinct(StringComparer.Ordinal)] : [];
        }
        catch (FormatException)
        {
            return []; // an own cell may show whatever it wants
        }
    }

    private static IEnumerable<ClaimOutcome> ClaimsOf(NotebookCell cell) => cell.Outputs.OfType<DisplayOutput>()
        .SelectMany(o => o.Data.TryGetValue("text/html", out var html) ? ClaimOutcome.ParseAll(html) : []);

    private static NotebookState StateOf(Source source, NotebookRun run, ContentKey after, EditionRequest request) =>
        run.Succeeded && after.Settled(WithLock(source.File, run.Reads)) is { } reads
        ? new NotebookState(after.Of(source.Name, source.Content, reads, Parameters.Given(run.Notebook, request.Parameters)), reads)
            : NotebookState.None;

    // The lock file of its packages is written by the run, and is part of what the next one starts from.
    private static IReadOnlyDictionary<string, string>? WithLock(string notebook, IReadOnlyDictionary<string, string>? reads)
    {
        var entry = "file:" + LockFiles.Of(notebook);
        return reads is null || !File.Exists(LockFiles.Of(notebook)) ? reads
            : reads.Where(r => r.Key != entry).Append(new(entry, ReadList.Stamp(entry))).ToDictionary(StringComparer.Ordinal);
    }

    private static Entry? Standing(Source source, ContentKey key, EditionRequest request)
    {
        if ((request.Packages == LockMode.Renew && File.Exists(LockFiles.Of(source.File))) ||
            request.Last is not var (folder, state) || !state.Notebooks.TryGetValue(source.Name, out var known) || known.Key.Length == 0
                || source.Problem.Length > 0)
        {
            return null;
        }

        try
        {
            // as in the workspace, so that what it is (shipped, own) follows from the same name
            var stored = Path.Combine(folder, source.Name);
            var executed = File.Exists(stored) ? Notebook.Parse(File.ReadAllBytes(stored), source.File) : null;
            return executed is not null && key.Of(source.Name, source.Content, known.Reads, Parameters.Given(executed, request.Parameters))
                == known.Key
                ? new Entry(source.File, executed, [], 0, known, false) : null;
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }

    /// <summary>A file as it was when the run began.</summary>
    /// <param name="File">Its path.</param>
    /// <param name="Content">Its bytes; empty where it could not be read.</param>
    private sealed record Source(string File, byte[] Content)
    {
        public string Name => Path.GetFileName(File);

        /// <summary>What is wrong with it; empty while nothing is.</summary>
        public string Problem { get; private set; } = "";

        public static Source Read(string file)
        {
            try
            {
                return new Source(file, System.IO.File.ReadAllBytes(file));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return new Source(file, []) { Problem = "may not be read. Check its permissions." };
            }
        }

        /// <summary>The notebook; null where an own one cannot be read, which then stands in <see cref="Problem"/>.</summary>
        /// <exception cref="UsageException">A shipped one cannot be read.</exception>
        public Notebook? Parse(string? last)
        {
            try
            {
                return Problem.Length > 0 ? null : Notebook.Parse(Content, File);
            }
            catch (NotebookFormatException error)
            {
                Problem = Entry.ProblemOf(error);
                return LooksShipped(File, last) ? throw Unreadable(error, File) : null;
            }
        }
    }
}
