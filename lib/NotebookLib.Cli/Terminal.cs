using Spectre.Console;

namespace NotebookLib.Cli;

using Table = Spectre.Console.Table;
using TableColumn = Spectre.Console.TableColumn;

/// <summary>Standard output for tables: colour only on a terminal, and wide enough not to break lines in a file or pipe.</summary>
internal static class Terminal
{
    public static IAnsiConsole Out { get; } = Create();

    /// <summary>An empty table, in the lines that every table here has.</summary>
    public static Table Table() => new Table().Border(TableBorder.Horizontal);

    /// <summary>The head of a column of numbers.</summary>
    public static TableColumn Numbers(string head) => new TableColumn(head).RightAligned();

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 240;
        }

        return console;
    }
}
