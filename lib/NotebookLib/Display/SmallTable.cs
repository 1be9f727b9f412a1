using System.Net;
using System.Text;

namespace NotebookLib.Display;

/// <summary>A table of any size as a small one: the first rows and columns, how many more there are, and a line of where it comes
/// from.</summary>
/// <param name="Columns">The heads, and whether what stands below is a number.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Cell">The text in a row and column; asked only for what is shown.</param>
/// <param name="Below">The lines under it.</param>
internal sealed record SmallTable(IReadOnlyList<(string Name, bool IsNumber)> Columns, long Rows, Func<int, int, string> Cell,
    IReadOnlyList<string> Below)
{
    /// <summary>What stands under data that do not say where they come from.</summary>
    public const string WithoutOrigin = "zonder herkomst";

    public const int MostRows = 20;
    public const int MostColumns = 12;
    private const int MostLetters = 120;

    private int Shown => (int)Math.Min(Rows, MostRows);

    /// <summary>As an HTML fragment.</summary>
    public string Html()
    {
        var columns = Columns.Take(MostColumns).ToList();
        var html = new StringBuilder("<div class=\"nl-table-wrap\"><table class=\"nl-table\"><thead><tr>");
        foreach (var (name, number) in columns)
        {
            html.Append("<th scope=\"col\"").Append(Align(number)).Append('>').Append(WebUtility.HtmlEncode(Short(name))).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var row = 0; row < Shown; row++)
        {
            html.Append("<tr>");
            for (var column = 0; column < columns.Count; column++)
            {
                html.Append("<td").Append(Align(columns[column].IsNumber)).Append('>')
                    .Append(WebUtility.HtmlEncode(Short(Cell(row, column)))).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        foreach (var line in Lines())
        {
            html.Append("<p class=\"nl-source\" style=\"margin:.2em 0\"><small>").Append(WebUtility.HtmlEncode(line))
                .Append("</small></p>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>As text in columns.</summary>
    public string Plain()
    {
        var columns = Columns.Take(MostColumns).ToList();
        var texts = Enumerable.Range(0, Shown).Select(row => columns.Select((_, column) => Short(Cell(row, column))).ToArray())
            .Prepend([.. columns.Select(c => Short(c.Name))]).ToList();
        var widths = columns.Select((_, c) => texts.Max(t => t[c].Length)).ToArray();
        return string.Join('\n', texts.Select(t => string.Join(" "
            + " ", t.Select((text, c) => columns[c].IsNumber ? text.PadLeft(widths[c]) : text.PadRight(widths[c]))).TrimEnd())
            .Concat(Lines()));
    }

    private IEnumerable<string> Lines()
    {
        var more = new[] { More(Rows - Shown, "rij", "rijen"), More(Columns.Count - MostColumns, "kolom", "kolommen") }.Where(m =>
            m.Length > 0).ToList();
        return (Columns.Count == 0 ? ["Een tabel zonder kolommen."] : more.Count > 0 ? [$"En nog {string.Join(" en ", more)}."] : Rows == 0
            ? ["Er zijn geen rijen."] : Enumerable.Empty<string>()).Concat(Below);
    }

    private static string More(long count, string one, string many) => count <= 0 ? "" : count == 1 ? $"1 {one}"
        : $"{Dutch.Number(count)} {many}";

    private static string Align(bool number) => number ? " class=\"nl-num\" style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static string Short(string text)
    {
        var line = string.Concat(text.Take(MostLetters).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > MostLetters ? (char.IsHighSurrogate(line[^1]) ? line[..^1] : line) + "…" : line;
    }
}

/// <summary>Shows a table of data.</summary>
internal sealed class TableFormatter : FormatterSource<Table>
{
    /// <inheritdoc/>
    protected override string Html(Table value) => Small(value).Html();

    /// <inheritdoc/>
    protected override string Plain(Table value) => Small(value).Plain();

    private static SmallTable Small(Table table) =>
        new([.. table.Columns.Select(c => (c.Name, c.Kind is CellKind.Whole or CellKind.Number))], table.RowCount,
        (row, column) => table.Columns[column].Cells[row].Shown(), [table.Origin?.Cite() ?? SmallTable.WithoutOrigin]);
}
