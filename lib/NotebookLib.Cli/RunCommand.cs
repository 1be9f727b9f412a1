using System.CommandLine;
using System.Text.Json;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>run</c>: executes what is stale, writes executed notebooks, <c>report.json</c> and the site.</summary>
internal static class RunCommand
{
    // beside the keys of the notebooks in state.json
    private const string SiteKey = "site";

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Arity = ArgumentArity.ZeroOrMore, Description = "Notebooks by file, or by the start of their name. None: all in notebooks/." };
        var parameters = new Option<string[]>("--param") { Description = "NAME=VALUE for the notebooks' own parameters. May be repeated. bestand=FILE, with kaart=MAP, shows your own region beside the nation in this run.", DefaultValueFactory = _ => [] };
        var force = new Option<bool>("--force") { Description = "Execute also what is up to date." };
        var outFolder = new Option<string?>("--out") { Description = "Where results go. Unless told: out/ beside notebooks/." };
        var inPlace = new Option<bool>("--in-place") { Description = "Also store the outputs in the notebooks themselves." };
        var timeout = new Option<double>("--timeout") { Description = "Seconds that one cell may take.", DefaultValueFactory = _ => 60 };
        var update = new Option<bool>("--update-packages") { Description = "Make the lock files of packages (#r \"nuget: NAME, VERSION\") anew, beside the notebooks; these are executed." };
        var sql = new Option<bool>("--sql") { Description = "Fetch DuckDB once (420 MB) where it is not here and a cell in SQL has an answer stored with it; without this the stored answer is shown." };
        var json = Cli.JsonOption();
        var command = new Command("run", "Executes what is stale; writes executed notebooks, report.json and the site.") { notebooks, parameters, force, outFolder, inPlace, timeout, update, sql, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Request(parsed.GetValue(notebooks)!, Parameters.Parse(parsed.GetValue(parameters)!), parsed.GetValue(force), parsed.GetValue(outFolder), parsed.GetValue(inPlace), parsed.GetValue(timeout), parsed.GetValue(update), parsed.GetValue(sql)),
            parsed.GetValue(json), cancellation));
        return command;
    }

    private sealed record Request(string[] Notebooks, IReadOnlyDictionary<string, string> Parameters, bool Force, string? Out, bool InPlace, double Timeout, bool UpdatePackages, bool Sql);

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
        var keys = folder.Keys();
        Edition edition;
        using (var progress = new ProgressLine())
        {
            edition = await Edition.MakeAsync(workspace, files, request.Force ? null : (folder.Notebooks, keys), parameters,
                TimeSpan.FromSeconds(request.Timeout), progress, cancellation, packages: request.UpdatePackages ? LockMode.Renew : LockMode.Keep, keepsAnswers: !request.Sql).ConfigureAwait(false);
        }

        var report = Report(edition);
        var site = ContentKey.OfSite(workspace);
        var stands = Stands(folder, workspace, edition, keys, site);
        if (!stands)
        {
            keys[SiteKey] = site;
            Stage(folder, workspace, edition, keys, report);
        }

        if (edition.Succeeded)
        {
            if (!stands)
            {
                folder.Publish();
            }

            if (request.InPlace)
            {
                foreach (var entry in edition.Entries)
                {
                    AtomicFile.Write(entry.Source, entry.Executed.ToBytes());
                }
            }
        }
        else
        {
            folder.KeepAsFailed();
        }

        if (json)
        {
            Console.Out.WriteLine(report);
        }
        else
        {
            Print(edition, folder, workspace);
        }

        return Judge(edition, folder);
    }

    /// <summary>Whether the last good result is what this run would make: nothing was executed, nothing went, and the pages are made the same way.</summary>
    private static bool Stands(OutFolder folder, Workspace workspace, Edition edition, Dictionary<string, string> keys, string site) =>
        edition.Succeeded && edition.Entries.All(e => !e.IsFresh) && keys.GetValueOrDefault(SiteKey) == site && File.Exists(Path.Combine(folder.Path, "site", "index.html"))
        && Directory.EnumerateFiles(folder.Notebooks, "*.ipynb").All(f => File.Exists(Path.Combine(workspace.Notebooks, Path.GetFileName(f))));

    /// <summary>Writes everything of this run, and what still stands of notebooks that were not asked for, to the staging folder.</summary>
    private static void Stage(OutFolder folder, Workspace workspace, Edition edition, Dictionary<string, string> keys, string report)
    {
        var notebooks = Directory.CreateDirectory(Path.Combine(folder.Staging, "notebooks")).FullName;
        foreach (var entry in edition.Entries)
        {
            File.WriteAllBytes(Path.Combine(notebooks, entry.Name), entry.Executed.ToBytes());
            keys[entry.Name] = entry.Key;
        }

        if (Directory.Exists(folder.Notebooks))
        {
            foreach (var file in Directory.EnumerateFiles(folder.Notebooks, "*.ipynb").Where(f => File.Exists(Path.Combine(workspace.Notebooks, Path.GetFileName(f)))))
            {
                var target = Path.Combine(notebooks, Path.GetFileName(file));
                if (!File.Exists(target))
                {
                    File.Copy(file, target);
                }
            }
        }

        var all = Directory.EnumerateFiles(notebooks, "*.ipynb").Order(StringComparer.Ordinal).ToList();
        try
        {
            SiteBuilder.Build(all.Select(Edition.Read), edition.Claims, Path.Combine(folder.Staging, "site"));
        }
        catch (DataFileException) when (!edition.Succeeded)
        {
            // the cells that failed on the same file are named below; the pages made so far are kept with them
        }

        var standing = keys.Where(k => k.Key == SiteKey || all.Exists(f => Path.GetFileName(f) == k.Key)).OrderBy(k => k.Key, StringComparer.Ordinal).ToDictionary();
        File.WriteAllText(Path.Combine(folder.Staging, "state.json"), JsonSerializer.Serialize(standing));
        File.WriteAllText(Path.Combine(folder.Staging, "report.json"), report + "\n");
    }

    private static string Report(Edition edition) => Cli.ToJson(new
    {
        notebooks = edition.Entries.Select(e => new { file = e.Name, title = e.Title, cells = e.Cells, errors = e.Errors.Count, seconds = Math.Round(e.Seconds, 3) }),
        claims = (edition.Claims?.Summary ?? new Dictionary<ClaimStatus, int>()).ToDictionary(s => s.Key.Code(), s => s.Value),
        seconds = Math.Round(edition.Seconds, 3),
    });

    private static void Print(Edition edition, OutFolder folder, Workspace workspace)
    {
        var table = Terminal.Table().AddColumn("notebook").AddColumn(Terminal.Numbers("cells")).AddColumn(Terminal.Numbers("errors")).AddColumn(Terminal.Numbers("seconds"));
        foreach (var entry in edition.Entries)
        {
            table.AddRow(Markup.Escape(entry.Name), Text(entry.Cells), entry.Errors.Count > 0 ? $"[red]{Text(entry.Errors.Count)}[/]" : "0", entry.IsFresh ? Text(entry.Seconds) : "up to date");
        }

        Terminal.Out.Write(table);
        if (edition.Claims is { } claims)
        {
            Console.Out.WriteLine("claims: " + string.Join(", ", claims.Summary.Where(s => s.Value > 0).Select(s => $"{Text(s.Value)} {s.Key.Code()}")));
        }

        if (!SiteBuilder.IsLive)
        {
            Console.Out.WriteLine("Charts are static pictures: Node.js was not there when this was built.");
        }

        if (edition.Succeeded)
        {
            Console.Out.WriteLine($"site: {Path.GetRelativePath(workspace.Root, Path.Combine(folder.Path, "site", "index.html"))}");
        }
    }

    private static string Text(double value) => value.ToString(value == Math.Floor(value) ? "0" : "0.0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Says on standard error what fell short, and gives the exit code.</summary>
    private static int Judge(Edition edition, OutFolder folder)
    {
        foreach (var failure in edition.Failures)
        {
            Console.Error.WriteLine(failure);
        }

        if (!edition.Succeeded)
        {
            Console.Error.WriteLine($"The last good result stays as it was; what this run made is in {Path.Combine(folder.Path, "failed")}.");
            return Cli.FellShort;
        }

        return VerifyCommand.Complain(edition.Claims, alsoUnaccounted: false);
    }
}
