using System.Net;
using System.Text;

namespace NotebookLib.Display;

/// <summary>A number with its unit and, under it, its source line.</summary>
internal sealed class QuantityFormatter : FormatterSource<Quantity>
{
    /// <inheritdoc/>
    protected override string Html(Quantity value) =>
        $"<p class=\"nl-quantity\"><strong>{WebUtility.HtmlEncode(value.ToString())}</strong><br><small>{WebUtility.HtmlEncode(
            value.Origin.Cite())}</small></p>";

    /// <inheritdoc/>
    protected override string Plain(Quantity value) => $"{value}\n{value.Origin.Cite()}";
}

/// <summary>A series as a small table: a row per school year, provisional years marked, the source line under it.</summary>
internal sealed class YearSeriesFormatter : FormatterSource<YearSeries>
{
    /// <inheritdoc/>
    protected override string Html(YearSeries value)
    {
        var decimals = Decimals(value);
        var html = new StringBuilder($"<table class=\"nl-table\"><caption>{WebUtility.HtmlEncode(
            value.Label)}</caption><thead><tr><th scope=\"col\">schooljaar</th><th scope=\"col\" style=\"text-align:right\">{
            WebUtility.HtmlEncode(value.Unit)}</th></tr></thead><tbody>");
        foreach (var (year, text, provisional) in Rows(value, decimals))
        {
            html.Append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal\">")
                .Append(WebUtility.HtmlEncode(year.ToString())).Append(provisional ? " (voorlopig)" : "")
                .Append("</th><td style=\"text-align:right\">").Append(text).Append("</td></tr>");
        }

        return html.Append("</tbody></table>")
            .AppendJoin("", value.Remarks.Select(r => $"<p><small>{WebUtility.HtmlEncode(r.Nl)}</small></p>"))
            .Append("<p><small>").Append(WebUtility.HtmlEncode(value.Origin.Cite() + LeftOut(value))).Append("</small></p>").ToString();
    }

    /// <inheritdoc/>
    protected override string Plain(YearSeries value)
    {
        var decimals = Decimals(value);
        return $"{value.Label} ({value.Unit})\n"
            + string.Join('\n', Rows(value, decimals).Select(r => $"{r.Year}{(r.Provisional ? "*" : "")} {r.Text}"))
            + string.Concat(value.Remarks.Select(r => "\n" + r.Nl)) + $"\n{value.Origin.Cite()}{LeftOut(value)}";
    }

    private static string LeftOut(YearSeries series) => series.LeftOut.Count == 0 ? ""
        : $". Maar in één van beide reeksen, en daarom niet hier: {string.Join(", ", series.LeftOut)}";

    private static IEnumerable<(SchoolYear Year, string Text, bool Provisional)> Rows(YearSeries series, int decimals) =>
        series.Select(v => (v.Year, Dutch.Number(v.Value, decimals), v.Provisional))
            .Concat(series.Ranges.Select(r => (r.Year, r.ToString(), false))).OrderBy(r => r.Year);

    // as many as the figures need to be told apart, at most two
    private static int Decimals(YearSeries series) => series.All(v => v.Value == Math.Round(v.Value)) ? 0
        : series.Max(v => Math.Abs(v.Value)) >= 10 ? 1 : 2;
}

/// <summary>A value that reads the same in a sentence and in a cell.</summary>
internal sealed class TextFormatter<T> : FormatterSource<T>
    where T : struct
{
    /// <inheritdoc/>
    protected override string Html(T value) => WebUtility.HtmlEncode(value.ToString()!);

    /// <inheritdoc/>
    protected override string Plain(T value) => value.ToString()!;
}

/// <summary>An origin as its source line.</summary>
internal sealed class OriginFormatter : FormatterSource<Origin>
{
    /// <inheritdoc/>
    protected override string Html(Origin value) => $"<p>{WebUtility.HtmlEncode(value.Cite())}</p>";

    /// <inheritdoc/>
    protected override string Plain(Origin value) => value.Cite();
}
