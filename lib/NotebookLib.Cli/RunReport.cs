using System.Globalization;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Site;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary>What <c>run</c> says: the report in JSON, the table, what fell short, and the exit code.</summary>
internal static class RunReport
{
    /// <summary>The text of <c>report.json</c>.</summary>
    public static string Json(Edition edition) => Cli.ToJson(new
    {
        notebooks = edition.Entries.Select(e => new
        {
            file = e.Name,
            title = e.Title,
            cells = e.Cells,
            errors = e.Failures.Count,
            seconds = Math.Round(e.Seconds, 3),
            own = e.IsOwn,
            fresh = e.IsFresh,
            notRun = e.NotRun,
            failures = e.Failures.Select(f => new { cell = f.Cell, id = f.Id, message = f.Message }),
            uncountedClaims = Edition.UncountedClaims(e),
        }),
        claims = (edition.Claims?.Summary ?? new Dictionary<ClaimStatus, int>()).ToDictionary(s => s.Key.Code(), s => s.Value),
        seconds = Math.Round(edition.Seconds, 3),
    });

    /// <summary>Prints the table, the tally of claims, and where the site is.</summary>
    public static void Print(Edition edition, EditionSite site, OutFolder folder, Workspace workspace)
    {
        var table = Terminal.Table().AddColumn("notebook").AddColumn(Terminal.Numbers("cells")).AddColumn(Terminal.Numbers("errors"))
            .AddColumn(Terminal.Numbers("seconds"));
        foreach (var entry in edition.Entries)
        {
            table.AddRow(Markup.Escape(entry.Name) + (entry.IsOwn ? " [grey]own[/]" : ""), Text(entry.Cells), entry.Failures.Count > 0
                ? $"[red]{Text(entry.Failures.Count)}[/]" : "0",
                entry.NotRun is { } language ? Markup.Escape($"not run: {language}") : entry.IsFresh ? Text(entry.Seconds) : "up to date");
        }

        Terminal.Out.Write(table);
        if (edition.Claims is { } claims && edition.Entries.Any(e => !e.IsOwn))
        {
            Console.Out.WriteLine("claims: " + string.Join(", ", claims.Summary.Where(s => s.Value > 0).Select(s => $"{Text(s.Value)} "
                + $"{s.Key.Code()}")));
        }

        foreach (var (entry, ids) in edition.Entries.Select(e => (e, Edition.UncountedClaims(e))).Where(e => e.Item2.Count > 0))
        {
            Console.Out.WriteLine($"{entry.Name} computes {string.Join(", ", ids)}: an own notebook does not count in the register.");
        }

        if (site.FromStored.Count > 0)
        {
            Console.Out.WriteLine($"{Text(site.FromStored.Count)} {(site.FromStored.Count == 1 ? "page is" : "pages "
                + "are")} made of stored outputs; run without names executes {(site.FromStored.Count == 1 ? "that notebook" : "those "
                + "notebooks")} too.");
        }

        if (!SiteBuilder.IsLive)
        {
            Console.Out.WriteLine("Charts are static pictures: Node.js was not there when this was built.");
        }

        if (site.HasNoEngine(workspace))
        {
            Console.Out.WriteLine("Pages cannot be rerun in the browser yet: run --browser makes that possible.");
        }

        if (edition.IsGood)
        {
            Console.Out.WriteLine($"site: {Path.GetRelativePath(workspace.Root, Path.Combine(folder.Path, "site", "index.html"))}");
        }
    }

    /// <summary>Says on standard error what fell short, and gives the exit code.</summary>
    /// <param name="edition">The run.</param>
    /// <param name="folder">Where its results are.</param>
    /// <param name="notShown">What could not be shown of own notebooks.</param>
    public static int Complain(Edition edition, OutFolder folder, IReadOnlyList<string> notShown)
    {
        foreach (var line in edition.Notices.Concat(edition.Entries.SelectMany(e => e.FailureLines)).Concat(notShown))
        {
            Console.Error.WriteLine(line);
        }

        if (!edition.IsGood)
        {
            Console.Error.WriteLine($"The last good result stays as it was; what this run made is in {Path.Combine(folder.Path,
                "failed")}.");
            return Cli.FellShort;
        }

        if (!edition.Succeeded || notShown.Count > 0)
        {
            Console.Error.WriteLine("Only own notebooks fell short: their pages and the index say so, and everything else is published.");
        }

        var claims = VerifyCommand.Complain(edition.Claims, alsoUnaccounted: false);
        return edition.Succeeded && notShown.Count == 0 ? claims : Cli.FellShort;
    }

    private static string Text(double value) => value.ToString(value == Math.Floor(value) ? "0" : "0.0", CultureInfo.InvariantCulture);
}
