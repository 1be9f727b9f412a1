using System.CommandLine;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>verify</c>: every claim with its status; with <c>--outputs</c> also the stored outputs against a fresh run.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var outputs = new Option<bool>("--outputs") { Description = "Execute everything afresh and compare the outputs stored in notebooks/, byte for byte." };
        var outFolder = new Option<string?>("--out") { Description = "Where the last results are. Unless told: out/ beside notebooks/." };
        var json = Cli.JsonOption();
        var command = new Command("verify", "Every claim with its status; deviations first.") { outputs, outFolder, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(outputs), parsed.GetValue(outFolder), parsed.GetValue(json), cancellation));
        return command;
    }

    /// <summary>Says on standard error what is wrong with the claims, and gives the exit code.</summary>
    public static int Complain(ClaimReport? claims, bool alsoUnaccounted)
    {
        var errors = claims?.Errors.Where(e => alsoUnaccounted || !claims.Unaccounted.Any(id => e.StartsWith(id + ":", StringComparison.Ordinal))).ToList() ?? [];
        foreach (var error in errors)
        {
            Console.Error.WriteLine(error);
        }

        foreach (var outcome in claims?.UnexpectedDeviations ?? [])
        {
            Console.Error.WriteLine($"{outcome.Id} deviates unexpectedly: published {outcome.Published}, computed {outcome.Computed} ({outcome.Rule}).");
            Console.Error.WriteLine("Explain it in data/claims/known-deviations, or mend the data or the code.");
        }

        return errors.Count > 0 || claims?.UnexpectedDeviations.Count > 0 ? Cli.FellShort : Cli.Done;
    }

    private static async Task<int> RunAsync(bool outputs, string? outFolder, bool json, CancellationToken cancellation)
    {
        var workspace = Workspace.Find();
        if (outputs)
        {
            Edition.WithoutLocalData(workspace);
        }

        var files = workspace.Select([]);
        using var folder = OutFolder.Take(Path.GetFullPath(outFolder ?? Path.Combine(workspace.Root, "out")));
        Edition edition;
        using (var progress = new ProgressLine())
        {
            edition = await Edition.MakeAsync(workspace, files, outputs ? null : (folder.Notebooks, folder.Keys()), new Dictionary<string, string>(),
                TimeSpan.FromSeconds(60), progress, cancellation).ConfigureAwait(false);
        }

        foreach (var failure in edition.Failures)
        {
            await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
        }

        var claims = edition.Claims ?? throw new UsageException("There is no register of claims in data/claims.", "git checkout data/claims");
        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new
            {
                summary = claims.Summary.ToDictionary(s => s.Key.Code(), s => s.Value),
                claims = claims.Outcomes.Select(o => o.ToJson()),
            }));
        }
        else
        {
            Print(claims);
        }

        var code = Complain(claims, alsoUnaccounted: true);
        var stored = outputs ? Compare(edition, json) : Cli.Done;
        return edition.Succeeded && code == Cli.Done && stored == Cli.Done ? Cli.Done : Cli.FellShort;
    }

    private static void Print(ClaimReport claims)
    {
        var table = new Table().Border(TableBorder.Horizontal).AddColumns("claim", "published", "computed", "rule", "status");
        foreach (var outcome in claims.Outcomes.OrderBy(o => o.Status == ClaimStatus.Deviates ? 0 : 1))
        {
            var colour = outcome.Status switch { ClaimStatus.Reproduced or ClaimStatus.Transcribed => "green", ClaimStatus.Deviates => "red", _ => "default" };
            table.AddRow(outcome.Id, Markup.Escape(outcome.Published), Markup.Escape(outcome.Computed), Markup.Escape(outcome.Rule), $"[{colour}]{outcome.Status.Code()}[/]");
        }

        Terminal.Out.Write(table);
        Console.Out.WriteLine(string.Join(", ", claims.Summary.Select(s => $"{s.Value} {s.Key.Code()}")));
    }

    /// <summary>
    /// Compares what is stored with what a fresh run made. The run is known to be fresh: it started from notebooks without
    /// outputs in new processes, so an output that is equal was made again.
    /// </summary>
    private static int Compare(Edition edition, bool json)
    {
        var different = 0;
        foreach (var entry in edition.Entries)
        {
            var stored = Edition.Read(entry.Source);
            foreach (var (old, fresh) in stored.Cells.Zip(entry.Executed.Cells).Where(p => p.First.Type == CellType.Code && !Same(p.First, p.Second)))
            {
                Console.Error.WriteLine($"{entry.Name}, cell {old.Id}: the stored output differs from a fresh run.");
                different++;
            }
        }

        if (different > 0)
        {
            Console.Error.WriteLine("Store the fresh outputs with: run --force --in-place");
            return Cli.FellShort;
        }

        if (!json)
        {
            Console.Out.WriteLine($"stored outputs equal a fresh run of {edition.Entries.Count} notebooks, byte for byte");
        }

        return Cli.Done;
    }

    private static bool Same(NotebookCell stored, NotebookCell fresh) => stored.ExecutionCount == fresh.ExecutionCount
        && stored.Outputs.Select(o => o.ToJson().ToJsonString()).SequenceEqual(fresh.Outputs.Select(o => o.ToJson().ToJsonString()));
}
