using System.Net;
using System.Text;

namespace NotebookLib.Statistics;

/// <summary>The card that tests and other answers share: the reading first, then what to watch out for, the numbers folded away. Every text
/// is encoded.</summary>
internal static class Card
{
    /// <summary>The card up to and including the opening of its table.</summary>
    public static StringBuilder Open(Reading reading, IEnumerable<Reading> warnings, string summary)
    {
        var html = new StringBuilder("<section class=\"nl-test\" lang=\"nl\" style=\"border-left:3px solid #7a4a78;padding:.2rem 0 .2rem "
            + ".9rem;max-width:42rem;line-height:1.5\">");
        if (reading.Nl.Length > 0)
        {
            html.Append("<p class=\"nl-test-reading\" style=\"margin:.2rem 0\">").Append(Text(reading.Nl)).Append("</p>");
        }
        foreach (var warning in warnings)
        {
            html.Append("<p class=\"nl-test-warning\" style=\"margin:.2rem 0\"><strong>Let op:</strong> ").Append(Text(warning.Nl))
                .Append("</p>");
        }
        return html.Append("<details class=\"nl-test-details\"><summary>").Append(Text(summary))
            .Append("</summary><table style=\"font-variant-numeric:tabular-nums\"><tbody>");
    }

    /// <summary>A number with its name.</summary>
    public static void Row(StringBuilder html, string name, string value) =>
        html.Append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal;padding-right:1rem\">").Append(Text(name))
            .Append("</th><td style=\"text-align:left\">").Append(Text(value)).Append("</td></tr>");

    /// <summary>Closes the table and, where there are any, adds a second one with a row per step, state or group.</summary>
    public static string Close(StringBuilder html, IReadOnlyList<IReadOnlyList<Line>> detail)
    {
        html.Append("</tbody></table>");
        if (detail.Count > 0)
        {
            html.Append("<table style=\"font-variant-numeric:tabular-nums\"><thead><tr>");
            foreach (var head in detail[0])
            {
                html.Append("<th scope=\"col\" style=\"text-align:left;padding-right:1rem\">").Append(Text(head.Name)).Append("</th>");
            }
            html.Append("</tr></thead><tbody>");
            foreach (var row in detail)
            {
                html.Append("<tr>");
                foreach (var cell in row)
                {
                    html.Append("<td style=\"text-align:left;padding-right:1rem\">").Append(Text(cell.Shown.Length > 0 ? cell.Shown : "–"))
                        .Append("</td>");
                }
                html.Append("</tr>");
            }
            html.Append("</tbody></table>");
        }
        return html.Append("</details></section>").ToString();
    }

    /// <summary>Text made safe for HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
