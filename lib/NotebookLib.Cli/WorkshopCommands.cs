using System.CommandLine;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Workshop;

namespace NotebookLib.Cli;

/// <summary><c>workshop merge</c>: participants' files to one table, without names.</summary>
internal static class WorkshopCommands
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore,
            Description = "Files that participants saved on the workshop page." };
        var target = new Option<string?>("--out") { Description = "Also write the table as CSV.", HelpName = "FILE" };
        var json = Cli.JsonOption();
        var merge = new Command("merge", "Participants' files to one table, without names.") { files, target, json };
        merge.SetAction(parsed => Merge(parsed.GetValue(files)!, parsed.GetValue(target), parsed.GetValue(json)));
        return new Command("workshop", "What participants made on the pages of the site.") { merge };
    }

    private static int Merge(string[] paths, string? target, bool json)
    {
        var read = new Dictionary<string, WorkshopFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                throw new UsageException($"{path} does not exist.", "Name the files that participants saved with \"Bewaar als bestand\".");
            }

            var bytes = File.ReadAllBytes(path);
            if (!read.TryAdd(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), Read(bytes, path)))
            {
                Console.Error.WriteLine($"{path} has the same content as another file and counts once.");
            }
        }

        var rows = GroupTable.Merge(read.Values);
        var table = GroupTable.ToTable(rows, read.Count);
        if (target is not null)
        {
            AtomicFile.Write(Path.GetFullPath(target),
                [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(table.ToCsv())]);
        }

        Console.Out.WriteLine(json ? Cli.ToJson(new { files = read.Count, rows }) : table.ToString());
        return Cli.Done;
    }

    private static WorkshopFile Read(byte[] bytes, string path)
    {
        try
        {
            return WorkshopFile.Read(bytes, Path.GetFileName(path));
        }
        catch (WorkshopFileException error)
        {
            throw new UsageException(error.Message, "Leave it out, or ask the participant to save it again with \"Bewaar als bestand\".");
        }
    }
}
