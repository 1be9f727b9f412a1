using System.CommandLine;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>data series [TEXT]</c>: the series that ship, with unit, years, versions and origin.</summary>
internal static class DataSeriesCommand
{
    public static Command Create()
    {
        var text = new Argument<string[]>("TEXT") { Description = "Words from the key, the name or whom it counts: so, or aandeel vso; "
            + "every series when left out.", Arity = ArgumentArity.ZeroOrMore };
        var json = Cli.JsonOption();
        var command = new Command("series", "The series that ship: key, name, unit, years, versions and origin.") { text, json };
        command.SetAction(parsed => Run(string.Join(' ', parsed.GetValue(text) ?? []), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string text, bool json)
    {
        FoundSeries found;
        try
        {
            found = Published.Load(Path.Combine(Workspace.Find().Data, "published")).Find(text);
        }
        catch (DataFileException error)
        {
            return Cli.Refuse(error.Message, "Restore data/published from the repository.");
        }

        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new
            {
                text,
                series = found.Select(s => new
                {
                    s.Name, s.Label, s.Population, s.Units, years = s.Years.Select(y => y.StartYear), s.Vintages,
                    origins = s.Origins.Select(o => new { o.Producer, o.Title, o.Table, o.Locator, o.Licence }),
                }),
                found.Nearest,
            }));
            return found.Count > 0 ? Cli.Done : Cli.FellShort;
        }

        if (found.Count == 0)
        {
            Console.Error.WriteLine($"No series is about \"{text}\".");
            Console.Error.WriteLine($"Nearest: {string.Join(", ", found.Nearest)}. All of them: data series");
            return Cli.FellShort;
        }

        var table = Terminal.Table().AddColumns("series", "name", "unit", "years", "versions", "origin");
        foreach (var s in found)
        {
            table.AddRow([.. new[] { s.Name, s.Label, string.Join("; ", s.Units), $"{s.Years[0]:Y}-{s.Years[^1]:Y}",
                string.Join(", ", s.Vintages), string.Join("; ", s.Origins.Select(o => o.Producer).Distinct()) }.Select(Markup.Escape)]);
        }

        Terminal.Out.Write(table);
        Console.Out.WriteLine($"In a notebook: Published.Load().InVintage(\"{found[0].Vintages[^1]}\").Series(\"{found[0].Name}\")");
        return Cli.Done;
    }
}
