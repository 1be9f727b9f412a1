using System.Security.Cryptography;
using System.Text;
using NotebookLib.Charts;
using NotebookLib.Display;

namespace NotebookLib.Sql;

/// <summary>An answer as a reader sees it: a table with its title and origin, and a mark of the question that it answers.</summary>
/// <param name="Mark">Tells this question from any other.</param>
/// <param name="Table">What is shown.</param>
[TypeFormatterSource(typeof(SqlAnswerFormatter))]
internal sealed record SqlAnswer(string Mark, DataTable Table)
{
    private const int MostRows = 50;

    /// <summary>The answer to a question; a remark in its first line is the title.</summary>
    public static SqlAnswer Of(string sql, Table answer)
    {
        var title = sql.TrimStart().StartsWith("--", StringComparison.Ordinal) ? sql.TrimStart()[2..].Split('\n')[0].Trim() : "";
        var rows = Math.Min(answer.RowCount, MostRows);
        var shown = new DataTable(title, answer.Columns.Select(c =>
            new Column(c.Name) { IsNumber = c.Kind is CellKind.Whole or CellKind.Number }),
            Enumerable.Range(0, rows).Select(r => (IReadOnlyList<object?>)[.. answer.Columns.Select(c => Shown(c.Cells[r]))]), answer.Origin
                ?? Origin.Arithmetic("vraag in SQL over gegevens zonder herkomst"));
        return new(MarkOf(sql), rows == answer.RowCount ? shown
            : shown.WithSources([$"De eerste {rows} van {Dutch.Number(answer.RowCount)} rijen.", .. shown.Sources]));
    }

    /// <summary>The mark that the answer to a question carries.</summary>
    public static string MarkOf(string sql) =>
        "vraag-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n").Trim())))[..12];

    private static object? Shown(TableCell cell) => cell.Missing == Cleaning.Missing.Suppressed ? cell.Bounds.ToString() : cell.Value switch
    {
        bool truth => truth ? "ja" : "nee",
        SchoolYear year => year.ToString(),
        var other => other,
    };
}

/// <summary>Shows an answer.</summary>
internal sealed class SqlAnswerFormatter : FormatterSource<SqlAnswer>
{
    /// <inheritdoc/>
    protected override string Html(SqlAnswer value) => $"<div class=\"nl-sql\" data-mark=\"{value.Mark}\">{value.Table.ToHtml()}</div>";

    /// <inheritdoc/>
    protected override string Plain(SqlAnswer value) => value.Table.ToString();
}
