using System.CommandLine;
using System.Text;
using NotebookLib.Notebooks.Elsewhere;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary><c>convert</c>: a notebook in another form: .ipynb, .dib, or a program in one .cs file.</summary>
internal static class ConvertCommand
{
    private static readonly string[] Forms = ["dib", "ipynb", "cs"];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The notebook, .ipynb or .dib; or the start of the name of one in "
            + "notebooks/." };
        var to = new Option<string>("--to") { Description = "dib, ipynb, or cs for a program (dotnet run FILE.cs).", Required = true };
        to.AcceptOnlyFromAmong(Forms);
        var (outFile, force, json) = Options();
        var command = new Command("convert", "Writes a notebook in another form; says what the form cannot hold.") { file, to, outFile,
            force, json };
        command.SetAction(parsed => Write(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(outFile), parsed.GetValue(force),
            parsed.GetValue(json)));
        return command;
    }

    /// <summary>The options of every command that writes one file.</summary>
    public static (Option<string?> Out, Option<bool> Force, Option<bool> Json) Options() => (
        new("--out") { Description = "The file to write. Unless told: beside the notebook, under its name." },
        new("--force") { Description = "Replace the file if it is there already." },
        Cli.JsonOption());

    /// <summary>Translates one file.</summary>
    /// <exception cref="UsageException">It cannot be read, cannot be said in the other form, or the target is there already.</exception>
    public static int Write(string asked, string to, string? target, bool force, bool json)
    {
        var source = File.Exists(asked) ? Path.GetFullPath(asked) : Workspace.Find().Select([asked])[0];
        var from = Path.GetExtension(source).TrimStart('.').ToLowerInvariant();
        if (from == to || from is not ("ipynb" or "dib"))
        {
            throw new UsageException(from == to ? $"{asked} is a .{to} file already."
                : $"{asked} is no notebook: its name ends in .{from}.", "Known are .ipynb and .dib files; --to is dib, ipynb or cs.");
        }

        target = Path.GetFullPath(target ?? Path.ChangeExtension(source, to));
        try
        {
            var (notebook, notes) = from == "dib" ? DibReader.Read(File.ReadAllBytes(source), asked) : (Notebook.Load(source), []);
            var (bytes, more) = to switch
            {
                "ipynb" => (notebook.ToBytes(), (IReadOnlyList<string>)[]),
                "dib" => Utf8(DibWriter.Write(notebook)),
                _ => Utf8((FileBasedApp.Write(from == "dib" ? Notebook.Parse(notebook.ToBytes(), source) : notebook, target, out var left),
                    left)),
            };
            Save(target, bytes, force);
            Tell(target, notebook.Cells.Count, to == "cs" ? more : [.. notes, .. more], json);
            return Cli.Done;
        }
        catch (NotebookFormatException e)
        {
            throw new UsageException(e.Message, "Correct that line, or make the file anew from the notebook it came from.");
        }
        catch (TranslationException e)
        {
            throw new UsageException(e.Message, e.WayOut);
        }
    }

    /// <summary>Writes whole or not at all, and over nothing unless told.</summary>
    /// <exception cref="UsageException">The file is there already.</exception>
    public static void Save(string target, ReadOnlySpan<byte> content, bool force)
    {
        if (!force && Path.Exists(target))
        {
            throw new UsageException($"{target} is there already.", "Give another name with --out, or --force to replace it.");
        }

        AtomicFile.Write(target, content);
    }

    private static (byte[] Bytes, IReadOnlyList<string> Notes) Utf8((string Text, IReadOnlyList<string> Notes) dib) =>
        (Encoding.UTF8.GetBytes(dib.Text), dib.Notes);

    private static void Tell(string target, int cells, IReadOnlyList<string> notes, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new { File = target, Cells = cells, Notes = notes }));
            return;
        }

        Console.Out.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, target)}: {cells} cells");
        foreach (var note in notes)
        {
            Console.Out.WriteLine(note);
        }
    }
}
