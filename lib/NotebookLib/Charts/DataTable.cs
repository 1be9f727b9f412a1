using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Display;

namespace NotebookLib.Charts;

/// <summary>A column of a <see cref="DataTable"/>.</summary>
/// <param name="Head">What stands above it, in Dutch.</param>
/// <param name="Unit">The unit, printed under the head; empty for words.</param>
/// <param name="Decimals">The decimals of its numbers; null lets the values decide.</param>
public sealed record Column(string Head, string Unit = "", int? Decimals = null)
{
    /// <summary>Whether its texts are numbers too, such as bounds (<c>12–15</c>), and stand to the right.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>
/// A small table for readers: few lines, Dutch numbers to the right, units in the head, the origin under it. Cells are
/// texts, numbers, or null for what is not known (a dash); an empty text leaves the cell blank. The first column names the rows. Immutable.
/// </summary>
[TypeFormatterSource(typeof(DataTableFormatter))]
public sealed class DataTable
{
    private readonly object?[][] _rows;
    private readonly int[] _decimals;

    /// <inheritdoc cref="DataTable(string, IEnumerable{Column}, IEnumerable{IReadOnlyList{object}}, IEnumerable{Origin})"/>
    public DataTable(string title, IEnumerable<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, params Origin[] origins)
        : this(title, columns, rows, origins.AsEnumerable())
    {
    }

    /// <summary>Makes a table.</summary>
    /// <param name="title">What it shows; may be empty under a figure that says so already.</param>
    /// <param name="columns">At least one column; the first names the rows.</param>
    /// <param name="rows">The rows, each as long as the columns: string, a number, <see cref="Quantity"/>, <see cref="SchoolYear"/>,
    /// <see cref="NotebookLib.Count"/> or null.</param>
    /// <param name="origins">Where the numbers come from; at least one.</param>
    /// <exception cref="ArgumentException">No column, no origin, or a row of another length.</exception>
    public DataTable(string title, IEnumerable<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, IEnumerable<Origin> origins)
        : this(title, [.. columns], [.. rows.Select(r => r.Select(Cell).ToArray())], [.. Origin.Cite(origins)])
    {
    }

    private DataTable(string title, Column[] columns, object?[][] rows, string[] sources)
    {
        if (columns.Length == 0 || sources.Length == 0)
        {
            throw new ArgumentException(columns.Length == 0 ? $"Table \"{title}\" has no columns."
                : $"Table \"{title}\" has no origin: say where its numbers come from.");
        }

        if (Array.FindIndex(rows, r => r.Length != columns.Length) is var wrong and >= 0)
        {
            throw new ArgumentException($"Row {(wrong + 1).ToString(CultureInfo.InvariantCulture)} of table \"{title}\" has "
                + $"{rows[wrong].Length.ToString(CultureInfo.InvariantCulture)} cells; there are "
                + $"{columns.Length.ToString(CultureInfo.InvariantCulture)} columns.");
        }

        (Title, Columns, _rows, Sources) = (title, columns, rows, sources);
        _decimals = [.. columns.Select((c, i) => c.Decimals ?? Decimals.For(rows.Select(r => r[i]).OfType<double>()))];
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The cells: string, double or null.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows => _rows;

    /// <summary>The lines that say where the numbers come from.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <inheritdoc cref="Of(string, IEnumerable{YearSeries})"/>
    public static DataTable Of(string title, params YearSeries[] series) => Of(title, series.AsEnumerable());

    /// <summary>School years down, one column per series. A year that a series lacks is a dash, one that is known between bounds shows
    /// these. Provisional values carry an asterisk in the
    /// row head.</summary>
    public static DataTable Of(string title, IEnumerable<YearSeries> series)
    {
        var all = series.ToList();
        var years = all.SelectMany(s => s.Years.Concat(s.Ranges.Select(r => r.Year))).Distinct().Order();
        return new DataTable(title, [new Column("schooljaar"), .. all.Select(s => new Column(s.Label,
            s.Unit) { IsNumber = s.Ranges.Count > 0 })],
            years.Select(y => (IReadOnlyList<object?>)[y + (all.Any(s => s.Any(v => v.Year == y && v.Provisional)) ? "*" : ""),
                .. all.Select(s => (object?)s.Find(y) ?? s.Ranges.Where(r => r.Year == y).Select(r => r.ToString()).FirstOrDefault())]),
            all.Select(s => s.Origin));
    }

    /// <inheritdoc cref="Only(IEnumerable{SchoolYear})"/>
    public DataTable Only(params SchoolYear[] years) => Only(years.AsEnumerable());

    /// <summary>Only the rows whose first cell is one of these.</summary>
    /// <exception cref="ArgumentException">None of the rows is.</exception>
    public DataTable Only(IEnumerable<SchoolYear> years)
    {
        var wanted = years.Select(y => y.ToString()).ToHashSet();
        var kept = _rows.Where(r => r[0] is string head && wanted.Contains(head.TrimEnd('*'))).ToArray();
        return kept.Length == 0 ? throw new ArgumentException($"Table \"{Title}\" has none of these years.")
            : new DataTable(Title, [.. Columns], kept, [.. Sources]);
    }

    /// <summary>The cell as a reader sees it.</summary>
    public string Text(int row, int column) => _rows[row][column] switch
    {
        double number => Dutch.Number(number, _decimals[column]),
        string text => text,
        _ => "–",
    };

    /// <summary>An HTML table of class <c>nl-table</c>, with row and column heads and the origin below.</summary>
    public string ToHtml() => Html(withSource: true);

    internal string Html(bool withSource)
    {
        var html = new StringBuilder("<div class=\"nl-table-wrap\"><table class=\"nl-table\">");
        if (Title.Length > 0)
        {
            html.Append("<caption>").Append(Markup.Escape(Title)).Append("</caption>");
        }

        html.Append("<thead><tr>");
        for (var c = 0; c < Columns.Count; c++)
        {
            html.Append("<th scope=\"col\"").Append(Align(c)).Append('>').Append(Markup.Escape(Columns[c].Head));
            html.Append(Columns[c].Unit.Length == 0 ? "" : $"<br><small>{Markup.Escape(Columns[c].Unit)}</small>").Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var r = 0; r < _rows.Length; r++)
        {
            html.Append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:400\">").Append(Markup.Escape(Text(r, 0)))
                .Append("</th>");
            for (var c = 1; c < Columns.Count; c++)
            {
                html.Append("<td").Append(Align(c)).Append('>').Append(Markup.Escape(Text(r, c))).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        return html.Append(withSource ? SourceLine(Sources) : "").Append("</div>").ToString();
    }

    /// <summary>Plain text with aligned columns, for a terminal.</summary>
    public override string ToString()
    {
        var texts = _rows.Select((_, r) => Columns.Select((_, c) => Text(r, c)).ToArray())
            .Prepend([.. Columns.Select(c => c.Unit.Length == 0 ? c.Head : $"{c.Head} ({c.Unit})")]).ToList();
        var widths = Columns.Select((_, c) => texts.Max(t => t[c].Length)).ToArray();
        var lines = texts.Select(t =>
            string.Join("  ", t.Select((text, c) => StandsRight(c) ? text.PadLeft(widths[c]) : text.PadRight(widths[c]))).TrimEnd());
        return string.Join('\n', (Title.Length > 0 ? [Title] : Enumerable.Empty<string>()).Concat(lines).Concat(Sources));
    }

    /// <summary>
    /// CSV for a Dutch spreadsheet's neighbour: comma separated, decimal point, UTF-8; the origin in lines that start with
    /// <c>#</c>. Texts that a spreadsheet could read as a formula get an apostrophe.
    /// </summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        foreach (var line in (Title.Length > 0 ? [Title] : Enumerable.Empty<string>()).Concat(Sources))
        {
            csv.Append("# ").Append(Markup.Clean(line)).Append('\n');
        }

        csv.AppendJoin(',', Columns.Select(c => Quoted(c.Unit.Length == 0 ? c.Head : $"{c.Head} ({c.Unit})"))).Append('\n');
        foreach (var row in _rows)
        {
            csv.AppendJoin(',', row.Select(cell => cell switch { double d => d.ToString("R", CultureInfo.InvariantCulture), string s =>
                Quoted(s), _ => "" })).Append('\n');
        }

        return csv.ToString();
    }

    internal DataTable Titled(string title) => new(title, [.. Columns], _rows, [.. Sources]);

    internal DataTable WithSources(IEnumerable<string> sources) => new(Title, [.. Columns], _rows, [.. sources]);

    internal static string SourceLine(IEnumerable<string> sources) =>
        string.Concat(sources.Select(s => $"<p class=\"nl-source\" style=\"margin:.2em 0\"><small>{Markup.Escape(s)}</small></p>"));

    internal JsonObject ToJson() =>
        PlotJson.Obj(("title", Title),
        ("columns", PlotJson.Arr(Columns.Select((c, i) =>
        PlotJson.Obj(("head", c.Head), ("unit", c.Unit), ("decimals", IsNumeric(i) ? _decimals[i] : null))))),
        ("rows", PlotJson.Arr(_rows.Select(r => PlotJson.Arr(r)))));

    internal static DataTable? FromJson(JsonNode? json, IReadOnlyList<string> sources)
    {
        var columns = json.List("columns").Select(c =>
            new Column(c.Str("head") ?? "", c.Str("unit") ?? "", c.Num("decimals") is { } d and >= 0 and <= 15 ? (int)d : null)).ToArray();
        var rows = json.List("rows").Select(r => (r as JsonArray ?? []).Select(c => (object?)c.AsNumber() ?? c.AsText()).ToArray())
            .Where(r => r.Length == columns.Length).ToArray();
        return columns.Length == 0 || sources.Count == 0 ? null : new DataTable(json.Str("title") ?? "", columns, rows, [.. sources]);
    }

    private bool StandsRight(int column) => IsNumeric(column) || Columns[column].IsNumber;

    private bool IsNumeric(int column) => column > 0 && !_rows.Any(r => r[column] is string { Length: > 0 });

    private string Align(int column) => StandsRight(column) ? " class=\"nl-num\" style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static string Quoted(string text)
    {
        text = Markup.Clean(text);
        text = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" + text : text;
        return text.AsSpan().IndexOfAny(",\"'#") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static object? Cell(object? value) => value switch
    {
        null => null,
        double d => double.IsFinite(d) ? d : null,
        int or long or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        Quantity q => double.IsFinite(q.Value) ? q.Value : null,
        Count { IsExact: true } count => (double)count.Value,
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>Shows a table in a notebook.</summary>
internal sealed class DataTableFormatter : FormatterSource<DataTable>
{
    /// <inheritdoc/>
    protected override string Html(DataTable value) => value.ToHtml();

    /// <inheritdoc/>
    protected override string Plain(DataTable value) => value.ToString();
}
