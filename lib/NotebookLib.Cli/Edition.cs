using System.Diagnostics;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary>One notebook of an edition, executed now or still standing from the last good run.</summary>
/// <param name="Source">The file in <c>notebooks/</c>.</param>
/// <param name="Executed">The notebook with its outputs.</param>
/// <param name="Cells">How many code cells it has.</param>
/// <param name="Errors">The cells that went wrong.</param>
/// <param name="Seconds">How long it took; 0 when it still stood.</param>
/// <param name="Key">What its result depends on, as a hash.</param>
/// <param name="IsFresh">Whether it was executed now.</param>
internal sealed record Entry(string Source, Notebook Executed, int Cells, IReadOnlyList<CellRun> Errors, double Seconds, string Key, bool IsFresh)
{
    public string Name => Path.GetFileName(Source);

    public string Title => NotebookLib.Notebooks.Site.Page.Read(Executed).Title;
}

/// <summary>All notebooks of a run with what became of the claims.</summary>
internal sealed record Edition(IReadOnlyList<Entry> Entries, ClaimReport? Claims, double Seconds)
{
    public bool Succeeded => Entries.All(e => e.Errors.Count == 0);

    /// <summary>What went wrong, a line per cell: notebook, number and id of the cell, and the first useful sentence.</summary>
    public IEnumerable<string> Failures => Entries.SelectMany(e => e.Errors.Select(c =>
        $"{e.Name}, cell {e.Executed.Cells.Take(c.Index + 1).Count(x => x.Type == CellType.Code)} ({e.Executed.Cells[c.Index].Id}): {c.Error?.Value}"));

    /// <summary>Executes what is stale.</summary>
    /// <param name="workspace">Where notebooks and data are.</param>
    /// <param name="files">The notebooks.</param>
    /// <param name="last">The last good result and its keys; null executes everything.</param>
    /// <param name="parameters">Values for the cells tagged <c>parameters</c>.</param>
    /// <param name="timeout">Per cell.</param>
    /// <param name="progress">Hears of each cell.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="mark">Marks the outputs that go in, so that none of them can come out unnoticed.</param>
    /// <param name="keepsAnswers">Whether stored answers stand for cells in SQL where the database is not here.</param>
    /// <param name="packages">Whether the lock files of packages are kept or made anew.</param>
    public static async Task<Edition> MakeAsync(Workspace workspace, IReadOnlyList<string> files, (string Folder, Dictionary<string, string> Keys)? last,
        IReadOnlyDictionary<string, string> parameters, TimeSpan timeout, IProgress<RunProgress> progress, CancellationToken cancellation, FreshRun? mark = null, LockMode packages = LockMode.Keep, bool keepsAnswers = false)
    {
        var clock = Stopwatch.StartNew();
        var shared = ContentKey.For(workspace, parameters);
        var keys = files.ToDictionary(f => f, shared.Of);
        var standing = files.Select(f => packages == LockMode.Renew && File.Exists(LockFiles.Of(f)) ? null : Standing(f, keys[f], last)).OfType<Entry>().ToDictionary(e => e.Source);
        var stale = files.Where(f => !standing.ContainsKey(f)).ToList();

        using var runner = new NotebookRunner(new RunOptions { CellTimeout = timeout, Packages = packages, KeepsAnswers = keepsAnswers, Code = cell => Parameters.Apply(cell, parameters) });
        runner.Warm(stale.Count);
        var notebooks = stale.Select(Read).Select(n => mark is null ? n : mark.On(n)).ToList();
        Parameters.Check(notebooks, parameters);
        var runs = await runner.RunAllAsync(notebooks, progress, cancellation).ConfigureAwait(false);
        var fresh = runs.Zip(stale, (run, file) => new Entry(file, run.Notebook, CodeCells(run.Notebook), run.Errors, run.Seconds, shared.Of(file), true));
        foreach (var notice in runs.SelectMany(r => r.Notices))
        {
            await Console.Error.WriteLineAsync(notice).ConfigureAwait(false);
        }

        var entries = standing.Values.Concat(fresh).OrderBy(e => e.Source, StringComparer.Ordinal).ToList();
        return new Edition(entries, Settle(workspace, entries.Select(e => (e.Name, e.Executed))), clock.Elapsed.TotalSeconds);
    }

    /// <summary>
    /// From now on this process and its workers see an empty local cache: what is stored in <c>notebooks/</c> and compared with it
    /// rests on shipped data alone, the same on every machine.
    /// </summary>
    public static void WithoutLocalData(Workspace workspace)
    {
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
            throw new UsageException(error.Message, $"Mend it there, or take the last good version back: git checkout -- {Path.GetFileName(file)}");
        }
    }

    private static Entry? Standing(string file, string key, (string Folder, Dictionary<string, string> Keys)? last)
    {
        var stored = last is { } good && good.Keys.GetValueOrDefault(Path.GetFileName(file)) == key ? Path.Combine(good.Folder, Path.GetFileName(file)) : null;
        if (stored is null || !File.Exists(stored))
        {
            return null;
        }

        try
        {
            var notebook = Notebook.Load(stored);
            return new Entry(file, notebook, CodeCells(notebook), [], 0, key, false);
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }

    private static int CodeCells(Notebook notebook) => notebook.Cells.Count(c => c.Type == CellType.Code);

    /// <summary>Accounts for the claims that executed notebooks settled; null where no register takes part.</summary>
    public static ClaimReport? Settle(Workspace workspace, IEnumerable<(string Name, Notebook Executed)> notebooks)
    {
        var entries = notebooks.ToList();
        var folder = Path.Combine(workspace.Data, "claims");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var settled = entries.SelectMany(e => e.Executed.Cells.SelectMany(c => c.Outputs.OfType<DisplayOutput>()
            .SelectMany(o => o.Data.TryGetValue("text/html", out var html) ? ClaimOutcome.ParseAll(html) : [])
            .Select(o => new SettledClaim(o, e.Name, c.Id, (int?)e.Executed.Metadata["notebooklib"]?["theme"])))).ToArray();
        // a workspace with some of the notebooks accounts for the themes of those
        int[] themes = [.. entries.Select(e => int.TryParse(e.Name.Split('-')[0], out var number) ? number : -1)];
        return ClaimReport.Account(ClaimRegister.Load(folder), settled, themes);
    }
}
