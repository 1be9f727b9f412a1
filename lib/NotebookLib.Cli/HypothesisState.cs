using System.Text.Json;
using System.Text.RegularExpressions;
using NotebookLib.Hypotheses;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Cli;

/// <summary>One hypothesis with what the notebooks made of it.</summary>
internal sealed record HypothesisRow(string Id, Registration? Registration, string State, IReadOnlyList<string> Notebooks,
    VerdictBlock? Judged);

/// <summary>Something that is not as it was registered.</summary>
internal sealed record HypothesisProblem(string File, string Text, bool Unreadable = false);

/// <summary>All registrations, the notebooks that read them, and the verdicts that those notebooks store.</summary>
internal sealed partial record HypothesisState(IReadOnlyList<HypothesisRow> Hypotheses, IReadOnlyList<HypothesisProblem> Problems)
{
    public static HypothesisState Read(Workspace workspace, string? outFolder)
    {
        var problems = new List<HypothesisProblem>();
        var folder = Path.Combine(workspace.Data, "hypotheses");
        var registrations = Hypothesis.All(folder);
        problems.AddRange(registrations.Where(r => r.Error is not null).Select(r =>
            new HypothesisProblem($"data/hypotheses/{r.Id}.json", r.Error!.Message, r.Error.InnerException is JsonException)));
        var used = Notebooks(workspace, outFolder, problems).ToList();
        foreach (var (name, uses, blocks, _) in used)
        {
            foreach (var id in uses.Concat(blocks.Select(b => b.Id)).Distinct(StringComparer.Ordinal))
            {
                Compare(name, id, registrations.FirstOrDefault(r => r.Id == id), blocks, problems);
            }
        }

        var rows = registrations.Select(r =>
        {
            var notebooks = used.Where(u => u.Uses.Contains(r.Id) || u.Blocks.Any(b => b.Id == r.Id)).ToList();
            return new HypothesisRow(r.Id, r.Registration, r.Registration is null ? "broken" : r.Registration.IsDraft ? "draft"
                : "registered", [.. notebooks.Select(n => n.Name)],
                notebooks.OrderBy(n => n.IsShipped).SelectMany(n => n.Blocks).LastOrDefault(b => b.Id == r.Id && b.Verdict.Length > 0));
        });
        return new HypothesisState([.. rows], problems);
    }

    /// <summary>The message of an error as what is wrong and what to do.</summary>
    public static (string What, string WayOut) Split(string message)
    {
        var cut = message.TrimEnd('.').LastIndexOf(". ", StringComparison.Ordinal);
        return cut < 0 ? (message, "See hypothesis --help.") : (message[..(cut + 1)], message[(cut + 2)..]);
    }

    private static void Compare(string notebook, string id, (string Id, Registration? Registration, DataFileException? Error) found,
        List<VerdictBlock> blocks, List<HypothesisProblem> problems)
    {
        if (found.Id is null)
        {
            problems.Add(new(notebook,
                $"{notebook} uses {id}, and there is no data/hypotheses/{id}.json. Register it, or take it out of the notebook."));
        }
        else if (found.Registration is null)
        {
            problems.Add(new(notebook, $"{notebook} uses {id}, whose registration is broken. Mend that first."));
        }
        else if (found.Registration.IsDraft)
        {
            problems.Add(new(notebook, $"{notebook} uses {id}, which is a draft. Register it: hypothesis register {id}"));
        }
        else if (blocks.FirstOrDefault(b => b.Id == id && b.Sha256 != found.Registration.Sha256) is { } other)
        {
            problems.Add(new(notebook,
                $"{notebook} stores an outcome of {id} with sha256 {(other.Sha256.Length > 0
                ? other.Sha256[..Math.Min(12, other.Sha256.Length)] + "…" : "of a "
                + "draft")}, and the registration has {found.Registration.Sha256[
                ..12]}…. Run the notebook again: run {Path.GetFileNameWithoutExtension(notebook)} --in-place"));
        }
    }

    private static IEnumerable<(string Name, List<string> Uses, List<VerdictBlock> Blocks, bool IsShipped)> Notebooks(Workspace workspace,
        string? outFolder, List<HypothesisProblem> problems)
    {
        foreach (var source in workspace.Files)
        {
            var name = Path.GetFileName(source);
            var executed = outFolder is null ? source : Path.Combine(outFolder, "notebooks", name);
            var uses = new List<string>();
            var blocks = new List<VerdictBlock>();
            var isShipped = false;
            try
            {
                var notebook = Notebook.Load(File.Exists(executed) ? executed : source);
                (isShipped, var cells) = (notebook.IsShipped, notebook.Cells);
                uses.AddRange(cells.Where(c => c.Type == CellType.Code).SelectMany(c => Use().Matches(c.Source)).Select(m =>
                    m.Groups[1].Value));
                blocks.AddRange(cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().SelectMany(o =>
                    o.Data.TryGetValue("text/html", out var html) ? VerdictBlock.ParseAll(html) : []));
            }
            catch (NotebookFormatException error)
            {
                problems.Add(new(name, error.Message, Unreadable: Edition.LooksShipped(source)));
            }
            catch (FormatException error)
            {
                problems.Add(new(name, $"{name}: {error.Message}", Unreadable: isShipped));
            }

            yield return (name, uses, blocks, isShipped);
        }
    }

    [GeneratedRegex("Hypothesis\\s*\\.\\s*Registered\\s*\\(\\s*\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
