using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Frames;
using Missing = NotebookLib.Cleaning.Missing;

namespace NotebookLib.Interactive;

/// <summary>Tells the kernel how results, figures, tables and frames show themselves. No formatter throws: at worst it prints the value.</summary>
internal static class DisplayFormatters
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";
    private const int MostRows = 25;

    public static void Register()
    {
        foreach (var type in Displayed())
        {
            foreach (var formatter in SourceOf(type))
            {
                var write = formatter.GetType().GetMethod("Format")!.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
                Add(type, (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, write);
            }

            Formatter.SetPreferredMimeTypesFor(type, Html, Plain);
        }

        foreach (var type in new[] { typeof(Count), typeof(Percentage), typeof(PercentageRange), typeof(SchoolYear), typeof(TableCell) })
        {
            Both(type, value => WebUtility.HtmlEncode(value.ToString())!, value => value.ToString()!);
        }

        Both(typeof(NotebookLib.Origin), value => $"<p>{WebUtility.HtmlEncode(((NotebookLib.Origin)value).Cite())}</p>", value => ((NotebookLib.Origin)value).Cite());
        Both(typeof(Table), value => TableHtml((Table)value), value => TableText((Table)value));
        Both(typeof(Microsoft.Data.Analysis.DataFrame), value => TableHtml(((Microsoft.Data.Analysis.DataFrame)value).AsTable()), value => value.ToString()!);
        Both(typeof(Plotly.NET.GenericChart), value => ((Plotly.NET.GenericChart)value).ToHtmlWithoutCdn(), _ => "Plotly.NET");
        foreach (var type in new[] { typeof(Deedle.Frame<,>), typeof(Deedle.Series<,>) })
        {
            Both(type, value => $"<pre>{WebUtility.HtmlEncode(Deedle(value))}</pre>", Deedle);
        }
    }

    /// <summary>The types of the library that say themselves how they show.</summary>
    internal static IEnumerable<Type> Displayed() => typeof(Figure).Assembly.GetTypes().Where(t => Mark(t) is not null);

    private static Attribute? Mark(Type type) => type.GetCustomAttributes(inherit: false).OfType<Attribute>().FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");

    private static IEnumerable<object> SourceOf(Type type)
    {
        var mark = Mark(type)!;
        var source = Activator.CreateInstance((Type)mark.GetType().GetProperty("FormatterSourceType")!.GetValue(mark)!)!;
        return (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy)!.Invoke(source, null)!;
    }

    private static void Both(Type type, Func<object, string> html, Func<object, string> plain)
    {
        Add(type, Html, (value, writer) => Write(writer, html(value)));
        Add(type, Plain, (value, writer) => Write(writer, plain(value)));
        Formatter.SetPreferredMimeTypesFor(type, Html, Plain);
    }

    private static void Add(Type type, string mimeType, Func<object, TextWriter, bool> write) => Formatter.Register(type, (value, writer) =>
    {
        if (value is null)
        {
            return;
        }

        // written apart first, so that a formatter that stops half-way leaves nothing behind
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
#pragma warning disable CA1031 // a formatter that throws fails the whole cell
        try
        {
            writer.Write(write(value, text) ? text.ToString() : Fallback(value, mimeType));
        }
        catch (Exception)
        {
            writer.Write(Fallback(value, mimeType));
        }
#pragma warning restore CA1031
    }, mimeType);

    private static string Fallback(object value, string mimeType)
    {
        string text;
#pragma warning disable CA1031
        try
        {
            text = value.ToString() ?? "";
        }
        catch (Exception)
        {
            text = value.GetType().Name;
        }
#pragma warning restore CA1031
        return mimeType == Html ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>" : text;
    }

    private static bool Write(TextWriter writer, string text)
    {
        writer.Write(text);
        return true;
    }

    private static string Deedle(object value) => value is Deedle.Internal.IFsiFormattable formattable ? formattable.Format() : value.ToString() ?? "";

    private static string TableHtml(Table table)
    {
        var html = new StringBuilder("<table class=\"nl-table\"><thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(column.Name)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var row = 0; row < Math.Min(table.RowCount, MostRows); row++)
        {
            html.Append("<tr>");
            foreach (var column in table.Columns)
            {
                html.Append(column.Kind is CellKind.Whole or CellKind.Number ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">").Append(WebUtility.HtmlEncode(Text(column.Cells[row]))).Append("</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").Append(Rest(table) is { Length: > 0 } rest ? $"<p><small>{rest}</small></p>" : "").ToString();
    }

    private static string TableText(Table table) => string.Join('\n', Enumerable.Range(0, Math.Min(table.RowCount, MostRows)).Select(row => string.Join("  ", table.Columns.Select(c => Text(c.Cells[row]))))
        .Prepend(string.Join("  ", table.Columns.Select(c => c.Name)))) + "\n" + Rest(table);

    private static string Rest(Table table) => table.RowCount <= MostRows ? "" : $"nog {Dutch.Number(table.RowCount - MostRows)} rijen";

    private static string Text(TableCell cell) => cell.Missing == Missing.Suppressed ? cell.Bounds.ToString() : cell.Value switch
    {
        null => "–",
        bool truth => truth ? "ja" : "nee",
        long whole => Dutch.Number(whole),
        double number => number.ToString("R", Dutch.Format),
        var other => other.ToString() ?? "",
    };
}
