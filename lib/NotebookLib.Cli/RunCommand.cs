using System.CommandLine;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Cli;

/// <summary><c>run</c>: executes what is stale, writes executed notebooks, <c>report.json</c> and the site.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Arity = ArgumentArity.ZeroOrMore,
            Description = "Notebooks by file, number, or the start of their name. None: all in notebooks/." };
        var parameters = new Option<string[]>("--param") { Description = "NAME=VALUE for the notebooks' own parameters. May be repeated. "
            + "bestand=FILE, with kaart=MAP, shows your own region beside the nation in this run.", DefaultValueFactory = _ => [] };
        var force = new Option<bool>("--force") { Description = "Execute also what is up to date." };
        var outFolder = new Option<string?>("--out") { Description = "Where results go. Unless told: out/ beside notebooks/." };
        var inPlace = new Option<bool>("--in-place") { Description = "Also store the outputs in the notebooks themselves." };
        var timeout = new Option<double>("--timeout") { Description = "Seconds that one cell may take.", DefaultValueFactory = _ => 60 };
        var update = new Option<bool>("--update-packages") { Description = "Make the lock files of packages (#r \"nuget: NAME, VERSION\") "
            + "anew, beside the notebooks; these are executed." };
        var sql = new Option<bool>("--sql") { Description = "Fetch DuckDB once (420 MB) where it is not here and a cell in SQL has an "
            + "answer stored with it; without this the stored answer is shown." };
        var browser = new Option<bool>("--browser") { Description = "Make the engine that reruns the pages in a reader's browser, where it "
            + "is not made yet of these sources (a minute); later runs keep it on the site." };
        var json = Cli.JsonOption();
        var command = new Command("run", "Executes what is stale; writes executed notebooks, report.json and the site.") { notebooks,
            parameters, force, outFolder, inPlace, timeout, update, sql, browser, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Request(parsed.GetValue(notebooks)!, Parameters.Parse(parsed.GetValue(parameters)!), parsed.GetValue(force),
                parsed.GetValue(outFolder), parsed.GetValue(inPlace), parsed.GetValue(timeout), parsed.GetValue(update),
                parsed.GetValue(sql), parsed.GetValue(browser)),
            parsed.GetValue(json), cancellation));
        return command;
    }

    private sealed record Request(string[] Notebooks, IReadOnlyDictionary<string, string> Parameters, bool Force, string? Out, bool InPlace,
        double Timeout, bool UpdatePackages, bool Sql, bool Browser);

    private static async Task<int> RunAsync(Request request, bool json, CancellationToken cancellation)
    {
        if (!(request.Timeout > 0))
        {
            throw new UsageException($"--timeout {request.Timeout} is not a number of seconds above 0.", "For example: --timeout 60");
        }

        var workspace = Workspace.Find();
        var parameters = OwnFile.Take(request.Parameters, request.InPlace);
        if (request.InPlace)
        {
            Edition.WithoutLocalData(workspace);
        }

        var files = workspace.Select(request.Notebooks);
        using var folder = OutFolder.Take(Path.GetFullPath(request.Out ?? Path.Combine(workspace.Root, "out")));
        var last = folder.State();
        var engine = await EngineAsync(workspace, request.Browser, cancellation).ConfigureAwait(false);
        Edition edition;
        using (var progress = new ProgressLine())
        {
            var asked = new EditionRequest(workspace, files)
            {
                Last = request.Force ? null : (folder.Notebooks, last),
                Parameters = parameters,
                CellTimeout = TimeSpan.FromSeconds(request.Timeout),
                Packages = request.UpdatePackages ? LockMode.Renew : LockMode.Keep,
                KeepsAnswers = !request.Sql,
            };
            edition = await Edition.MakeAsync(asked, progress, cancellation).ConfigureAwait(false);
        }

        var run = edition.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        engine = engine is null ? null : engine with { Code = (name, cell) => run.Contains(name) ? Parameters.Apply(cell, parameters)
            : cell.Code };
        var site = EditionSite.Of(workspace, edition, folder.Notebooks, last, engine);
        var report = RunReport.Json(edition);
        IReadOnlyList<string> notShown = [];
        if (!Stands(folder, edition, site, last))
        {
            notShown = Stage(folder, edition, site, last, report);
            if (edition.IsGood)
            {
                folder.Publish();
            }
            else
            {
                folder.KeepAsFailed();
            }
        }

        foreach (var entry in edition.IsGood && request.InPlace ? edition.Entries.Where(e => e.Failures.Count == 0) : [])
        {
            AtomicFile.Write(entry.Source, entry.Executed.ToBytes());
        }

        if (json)
        {
            Console.Out.WriteLine(report);
        }
        else
        {
            RunReport.Print(edition, site, folder, workspace);
        }

        return RunReport.Complain(edition, folder, notShown);
    }

    /// <summary>The engine for the browser: as it was made before, or made now where that is asked; null where there is none.</summary>
    private static async Task<SiteEngine?> EngineAsync(Workspace workspace, bool make, CancellationToken cancellation)
    {
        if (EngineBuild.Find(workspace) is var engine && (engine is not null || !make))
        {
            return engine;
        }

        Console.Error.WriteLine("Making the engine for the browser; this takes about a minute.");
        return await EngineBuild.MakeAsync(workspace, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the last good result is what this run would make: nothing was executed, and the pages are made of the
    /// same.</summary>
    private static bool Stands(OutFolder folder, Edition edition, EditionSite site, EditionState last) =>
        edition.Succeeded && edition.Entries.All(e => !e.IsFresh) && last.Site == site.Key
            && File.Exists(Path.Combine(folder.Path, "site", "index.html"));

    /// <summary>Writes everything of this run, and what still stands of notebooks that were not asked for, to the staging folder.</summary>
    /// <returns>What could not be shown of own notebooks.</returns>
    private static IReadOnlyList<string> Stage(OutFolder folder, Edition edition, EditionSite site, EditionState last, string report)
    {
        var notebooks = Directory.CreateDirectory(Path.Combine(folder.Staging, "notebooks")).FullName;
        var states = new Dictionary<string, NotebookState>(StringComparer.Ordinal);
        foreach (var entry in edition.Entries)
        {
            File.WriteAllBytes(Path.Combine(notebooks, entry.Name), entry.Executed.ToBytes());
            states[entry.Name] = entry.State;
        }

        foreach (var (name, file) in site.Standing)
        {
            File.Copy(file, Path.Combine(notebooks, name));
            if (last.Notebooks.TryGetValue(name, out var state))
            {
                states[name] = state;
            }
        }

        IReadOnlyList<string> notShown = [];
        try
        {
            notShown = site.Build(Path.Combine(folder.Staging, "site"));
        }
        catch (DataFileException) when (!edition.IsGood)
        {
            // the cells that failed on the same file are named below; the pages made so far are kept with them
        }

        File.WriteAllText(Path.Combine(folder.Staging, "state.json"), new EditionState(notShown.Count == 0 ? site.Key
            : "", states).ToText());
        File.WriteAllText(Path.Combine(folder.Staging, "report.json"), report + "\n");
        return notShown;
    }
}
