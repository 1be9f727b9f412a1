using System.CommandLine;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary><c>verify</c>: every claim with its status; with <c>--outputs</c> also the stored outputs against a fresh run.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var outputs = new Option<bool>("--outputs") { Description = "Execute everything afresh and compare the outputs stored in "
            + "notebooks/, byte for byte." };
        var accept = new Option<bool>("--accept") { Description = "Accept the statuses as they are now: writes "
            + "data/claims/expected/status.csv." };
        var outFolder = new Option<string?>("--out") { Description = "Where the last results are. Unless told: out/ beside notebooks/." };
        var local = new Option<bool>("--local") { Description = "What the sources on this machine say, beside the edition's status; runs "
            + "no notebook and stores nothing." };
        var source = new Option<string[]>("--source") { Description = "Compare what was taken over with the publications themselves: their "
            + "text as FILE...; with --accept what agreed is recorded as short hashes.", AllowMultipleArgumentsPerToken = true };
        var json = Cli.JsonOption();
        var command = new Command("verify", "Every claim with its status; deviations first.") { outputs, accept, local, source, outFolder,
            json };
        command.SetAction((parsed, cancellation) => parsed.GetValue(source) is { Length: > 0 } files
            ? Task.FromResult(DataCommands.Guard(() => SourceClaims.Run(files, parsed.GetValue(accept), parsed.GetValue(json))))
            : parsed.GetValue(local)
            ? Task.FromResult(parsed.GetValue(outputs) || parsed.GetValue(accept)
                ? Cli.Refuse("--local goes alone: what is on this machine is never compared with, or stored among, what is committed.",
                    "Leave --outputs and --accept out.") : DataCommands.Guard(() => LocalClaims.Run(parsed.GetValue(json))))
            : RunAsync(parsed.GetValue(outputs), parsed.GetValue(accept), parsed.GetValue(outFolder), parsed.GetValue(json), cancellation));
        return command;
    }

    /// <summary>Says on standard error what is wrong with the claims, and gives the exit code.</summary>
    public static int Complain(ClaimReport? claims, bool alsoUnaccounted)
    {
        var errors = claims?.Errors.Where(e => alsoUnaccounted || !claims.Unaccounted.Any(id =>
            e.StartsWith(id + ":", StringComparison.Ordinal))).ToList() ?? [];
        foreach (var error in errors)
        {
            Console.Error.WriteLine(error);
        }

        foreach (var outcome in claims?.UnexpectedDeviations ?? [])
        {
            Console.Error.WriteLine($"{outcome.Id} deviates unexpectedly: published {outcome.Published}, computed {outcome.Computed} ({
                outcome.Rule}). {outcome.Reason}".TrimEnd());
            Console.Error.WriteLine("Explain it in data/claims/known-deviations, or mend the data or the code.");
        }

        return errors.Count > 0 || claims?.UnexpectedDeviations.Count > 0 ? Cli.FellShort : Cli.Done;
    }

    private static async Task<int> RunAsync(bool outputs, bool accept, string? outFolder, bool json, CancellationToken cancellation)
    {
        var workspace = Workspace.Find();
        if (outputs)
        {
            Edition.WithoutLocalData(workspace);
        }

        var files = Shipped(workspace);
        using var folder = OutFolder.Take(Path.GetFullPath(outFolder ?? Path.Combine(workspace.Root, "out")));
        var mark = outputs ? new FreshRun() : null;
        Edition edition;
        using (var progress = new ProgressLine())
        {
            edition = await Edition.MakeAsync(new(workspace, files) { Last = outputs ? null : (folder.Notebooks, folder.State()),
                Mark = mark }, progress, cancellation).ConfigureAwait(false);
        }

        foreach (var failure in edition.Entries.SelectMany(e => e.FailureLines))
        {
            await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
        }

        var claims = edition.Claims ?? throw new UsageException("There is no register of claims in data/claims.",
            "git checkout data/claims");
        var recount = Inconsistencies.Load(claims.Register);
        var (found, places) = (ClaimJudgements.Of(claims), ClaimPlace.All(claims.Register));
        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new
            {
                summary = claims.Summary.ToDictionary(s => s.Key.Code(), s => s.Value),
                findings = found.GroupBy(f => f.Finding).OrderBy(g => g.Key).ToDictionary(g => g.Key.Code(), g => g.Count()),
                claims = claims.Outcomes.Select((o, i) => With(o, found[i], places[o.Id])),
                inconsistencies = recount.All.Select(i => new { id = i.Id, severity = i.Severity, state = i.State.Code(), what = i.What,
                    arithmetic = i.Arithmetic, from = i.From, needs = i.Needs }),
            }));
        }
        else
        {
            VerifyReport.Print(claims, recount, found);
        }

        var code = Complain(claims, alsoUnaccounted: true);
        var same = Expected(claims, accept, json) & Counted(recount);
        var stored = mark is null ? Cli.Done : Compare(edition, mark, json);
        return edition.Succeeded && code == Cli.Done && same && stored == Cli.Done ? Cli.Done : Cli.FellShort;
    }

    /// <summary>The notebooks of the edition: own ones settle no claims, and nobody promised what their outputs are.</summary>
    private static List<string> Shipped(Workspace workspace)
    {
        List<string> shipped = [.. workspace.Files.Where(IsShipped)];
        return shipped.Count > 0 ? shipped : throw new UsageException($"There is no notebook of an edition in {workspace.Notebooks}.",
            "git checkout notebooks");

        static bool IsShipped(string file)
        {
            try
            {
                return Notebook.Load(file).IsShipped;
            }
            catch (NotebookFormatException) when (!Edition.LooksShipped(file))
            {
                return false;
            }
            catch (NotebookFormatException)
            {
                return true; // the run says what is wrong with it
            }
        }
    }

    /// <summary>The keys of an outcome, and beside them the finer finding and the place.</summary>
    private static System.Text.Json.Nodes.JsonObject With(ClaimOutcome outcome, ClaimJudgement found, ClaimPlace place)
    {
        var json = outcome.ToJson();
        (json["finding"], json["findingReason"], json["question"]) = (found.Finding.Code(), found.Why, found.Finding.Question());
        (json["place"], json["publication"]) = (place.ToString(), place.Publication);
        return json;
    }

    /// <summary>Names every claim whose status is not the accepted one, or accepts what is there.</summary>
    private static bool Expected(ClaimReport claims, bool accept, bool json)
    {
        var path = ExpectedStatuses.PathOf(claims.Register);
        if (accept)
        {
            if (claims.Errors.Count > 0 || claims.UnexpectedDeviations.Count > 0)
            {
                Console.Error.WriteLine("Nothing was accepted: mend what is named above first.");
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(ExpectedStatuses.Text(claims)));
            if (!json)
            {
                Console.Out.WriteLine($"accepted {claims.Outcomes.Count} statuses in data/claims/expected/status.csv");
            }

            return true;
        }

        if (ExpectedStatuses.Read(claims.Register) is not { } expected)
        {
            return true;
        }

        var changes = expected.Changes(claims);
        foreach (var change in changes)
        {
            Console.Error.WriteLine($"{change}{(claims.Places.TryGetValue(change.Id, out var place) ? $" ({place.Where})" : "")}.");
        }

        if (changes.Count > 0)
        {
            Console.Error.WriteLine("Mend the data or the code, or accept the change: verify --accept");
        }

        return changes.Count == 0;
    }

    private static bool Counted(Inconsistencies recount)
    {
        var gone = recount.All.Where(i => !i.IsAsRecorded).ToList();
        foreach (var item in gone)
        {
            Console.Error.WriteLine($"{item.Id} is recorded in data/claims/inconsistencies, and the tables no longer show it: {
                item.Arithmetic}");
        }

        return gone.Count == 0;
    }

    /// <summary>Compares what is stored with what a fresh run made, once the run is proven to be fresh: see
    /// <see cref="FreshRun"/>.</summary>
    private static int Compare(Edition edition, FreshRun mark, bool json)
    {
        var doubts = edition.Entries.SelectMany(e => e.IsFresh ? mark.Doubts(e.Executed, e.Name) : [$"{e.Name}: was not executed now."])
            .ToList();
        foreach (var doubt in doubts)
        {
            Console.Error.WriteLine(doubt);
        }

        if (doubts.Count > 0)
        {
            Console.Error.WriteLine("The stored outputs were not compared: without a fresh run they would be compared with themselves.");
            return Cli.FellShort;
        }

        var different = 0;
        foreach (var entry in edition.Entries)
        {
            var stored = Edition.Read(entry.Source);
            foreach (var (old, fresh) in stored.Cells.Zip(entry.Executed.Cells).Where(p => p.First.Type == CellType.Code
                && !Same(p.First, p.Second)))
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
