using System.CommandLine;
using System.Text;

namespace NotebookLib.Cli;

/// <summary><c>new</c>: a theme to start from, or a program made of a notebook.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne,
            Description = "The new theme's file name, such as 20-schoolgrootte." };
        var from = new Option<string?>("--from") { Description = "Make a program of this notebook instead: dotnet run FILE.cs." };
        var start = new StartOptions();
        var test = new Option<string>("--test") { Description = "The test to begin with: trend, slope:2018 or level:2018.",
            HelpName = "TEST", DefaultValueFactory = _ => "trend" };
        var (outFile, force, json) = ConvertCommand.Options();
        var command = new Command("new", "Writes a theme notebook that runs at once; with --from a program of a notebook.") { name, from,
            test, outFile, force, json };
        start.AddTo(command);
        command.SetAction(parsed => (parsed.GetValue(name), parsed.GetValue(from)) switch
        {
            (null, { } notebook) => ConvertCommand.Write(notebook, "cs", parsed.GetValue(outFile), parsed.GetValue(force),
                parsed.GetValue(json)),
            ({ } theme, null) => Theme(theme, folder =>
            {
                var series = start.Of(parsed, folder);
                return (series, StartTest.Read(parsed.GetValue(test)!, series.Unit));
            }, parsed.GetValue(outFile), parsed.GetValue(force), parsed.GetValue(json)),
            _ => throw new UsageException("Say either the name of a new theme, or --from and a notebook.",
                "For example: new 20-schoolgrootte --series po.so_aandeel, or new --from 07"),
        });
        return command;
    }

    private static int Theme(string name, Func<string, (StartSeries Series, StartTest Test)> choose, string? outFile, bool force,
        bool json)
    {
        name = name.EndsWith(".ipynb", StringComparison.Ordinal) ? name[..^".ipynb".Length] : name;
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new UsageException($"\"{name}\" is no name for a theme.",
                "Use letters, digits, '-' and '_': 20-schoolgrootte. For another folder give --out.");
        }

        var target = outFile is null ? Path.Combine(Workspace.Find().Notebooks, name + ".ipynb") : Path.GetFullPath(outFile);
        var title = name.TrimStart([.. "0123456789-_"]).Replace('-', ' ');
        var (series, test) = choose(Path.GetDirectoryName(target)!);
        ConvertCommand.Save(target, Encoding.UTF8.GetBytes(Scaffold.Theme(title.Length == 0 ? name
            : char.ToUpperInvariant(title[0]) + title[1..], series, test)), force);
        Console.Out.WriteLine(json ? Cli.ToJson(new { File = target, Series = series.Label, series.Unit, Note = series.Note.Trim() })
            : (series.Note.Length > 0 ? series.Note.Trim() + "\n" : "") + Path.GetRelativePath(Environment.CurrentDirectory, target)
                + $"\nRun it: dotnet run --project lib/NotebookLib.Cli -c Release -- run {name}");
        return Cli.Done;
    }
}
