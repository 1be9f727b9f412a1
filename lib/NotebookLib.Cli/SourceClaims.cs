using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Running;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>verify --source FILE...</c>: what this edition took over, against the publications themselves. Nothing of a publication is
/// kept but a short hash per claim that agreed.</summary>
internal static class SourceClaims
{
    /// <summary>Compares, prints, and with <paramref name="accept"/> records what agreed.</summary>
    public static int Run(IReadOnlyList<string> files, bool accept, bool json)
    {
        var register = ClaimRegister.Load(Path.Combine(Workspace.Find().Data, "claims"));
        List<PublicationText> texts;
        try
        {
            texts = [.. files.Select(PublicationText.Load)];
        }
        catch (Exception e) when (e is ClaimException or IOException or UnauthorizedAccessException)
        {
            return Cli.Refuse(e.Message, "Name the publications as plain text files: verify --source FILE...");
        }

        var (checks, places) = (SourceCheck.Compare(register, [.. texts]), ClaimPlace.All(register));
        var wrong = checks.Where(c => c.Agrees == false).ToList();
        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new { checks = checks.Select(c => new { id = c.Transcription.Id, kind = c.Transcription.Kind,
                agrees = c.Agrees, found = c.Found, place = places[c.Transcription.Id].ToString() }) }));
        }
        else
        {
            Print(checks, texts);
        }

        foreach (var check in wrong)
        {
            Console.Error.WriteLine($"{check.Transcription.Id}: {check.Found} ({places[check.Transcription.Id]}).");
        }

        if (accept && wrong.Count == 0)
        {
            var path = SourceCheck.PathOf(register);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(SourceCheck.Text(register, checks)));
        }
        else if (accept)
        {
            Console.Error.WriteLine("Nothing was recorded: mend what is named above first.");
        }

        return wrong.Count > 0 ? Cli.FellShort : Cli.Done;
    }

    private static void Print(IReadOnlyList<CopyCheck> checks, List<PublicationText> texts)
    {
        var table = Terminal.Table().AddColumns("publication", "kind");
        foreach (var head in new[] { "agrees", "differs", "not found" })
        {
            table.AddColumn(Terminal.Numbers(head));
        }

        foreach (var group in checks.GroupBy(c => (Publication: c.Transcription.Id.Split('-')[0], c.Transcription.Kind)))
        {
            string Count(bool? agrees) => Dutch.Number(group.Count(c => c.Agrees == agrees));
            table.AddRow(group.Key.Publication, group.Key.Kind, Count(true), Count(false), Count(null));
        }

        Terminal.Out.Write(table);
        foreach (var check in checks.Where(c => c.Agrees is null && c.Transcription.Kind != "number"))
        {
            Console.Out.WriteLine($"{check.Transcription.Id}: {check.Found}");
        }

        Console.Out.WriteLine($"compared with {string.Join(", ", texts.Select(t => t.Prefix))}");
    }
}
