using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>
/// The commands of a cell, as .NET Interactive has them. Nothing they show depends on clock, path or machine, so that stored outputs
/// stay the same: <c>#!time</c> gives a duration only where outputs are for whoever looks now.
/// </summary>
internal sealed class Magics(LanguageTable languages, Sharing sharing, OutputSink sink, bool showsTime)
{
    private static readonly (string Name, string What)[] All =
    [
        ("about", "toont welke talen en versies hier lopen"), ("lsmagic", "toont deze lijst"),
        ("set", "--name NAAM --value WAARDE of @TAAL:NAAM: geeft een variabele in deze taal een waarde"),
        ("share", "NAAM --from TAAL [--as NAAM]: haalt een variabele uit een andere taal"),
        ("time", "toont hoe lang de cel duurde, in een kernel"), ("who", "toont de variabelen van deze taal"),
        ("whos", "toont ze met soort en waarde"),
    ];

    private Stopwatch? _clock;

    /// <summary>Their names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(a => a.Name)];

    /// <summary>Does what a line says.</summary>
    /// <exception cref="CellCompileException">The line is not as it should be.</exception>
    internal async Task RunAsync(CellPart part)
    {
        var line = part.Directive!;
        switch (line.Name)
        {
            case "set" or "share":
                await sharing.RunAsync(part);
                return;
            case "time":
                line.Only(part.Name);
                _clock = Stopwatch.StartNew();
                return;
            case "about":
                Show(["taal", "hier"], [["C#", "Roslyn " + Version(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation))],
                    ["F#", Of(Tool.FSharp)],
                    ["SQL", Of(Tool.DuckDb)], ["NotebookLib", Version(typeof(Magics))]]);
                return;
            case "lsmagic":
                Show(["opdracht", "wat"], [.. CellLanguages.All.Select(l => new[] { "#!" + l, "begint " + CellLanguages.Label(l) }),
                    ["#!import", "BESTAND: voert een bestand of notebook uit"], .. All.Select(a => new[] { "#!" + a.Name, a.What })]);
                return;
            default:
                line.Only(part.Name);
                Who(languages[part.Language], line.Name == "whos");
                return;
        }
    }

    /// <summary>After the cell's last part: what <c>#!time</c> measured.</summary>
    internal void EndCell()
    {
        if (_clock is { } clock)
        {
            _clock = null;
            sink.Display(new DisplayOutput(new MimeBundle("text/plain", showsTime
                ? string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms")
                : "Wall time: alleen in een kernel te zien; uitvoer die bewaard wordt, is elke keer hetzelfde."), null));
        }
    }

    private void Who(ICellLanguage language, bool all)
    {
        var names = language.Names.Order(StringComparer.OrdinalIgnoreCase).ToList();
        Show(all ? ["naam", "soort", "waarde"]
            : ["naam"], [.. names.Select(n => !all ? [n] : language.TryGet(n, out var value)
            ? new[] { n, TypeName(value), SessionValue.Short(value) } : [n, "", ""])]);
    }

    private void Show(string[] heads, IReadOnlyList<string[]> rows)
    {
        var html = new StringBuilder("<table class=\"nl-table\"><thead><tr>");
        html.AppendJoin("", heads.Select(h => $"<th scope=\"col\">{h}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(c => $"<td style=\"text-align:left\">{WebUtility.HtmlEncode(c)}</td>"))
                .Append("</tr>");
        }

        var widths = heads.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        var plain = string.Join('\n', rows.Prepend(heads).Select(r => string.Join("  ", r.Select((c, i) => c.PadRight(widths[i])))
            .TrimEnd()));
        sink.Display(new DisplayOutput(new MimeBundle([new("text/html", html.Append("</tbody></table>").ToString()),
            new("text/plain", plain)]), null));
    }

    private static string TypeName(object? value) => value is null ? "" : CSharpNames.Of(value.GetType()) is var name and not "dynamic"
        ? name.Replace("global::", "", StringComparison.Ordinal).Replace("System.Collections.Generic.", "", StringComparison.Ordinal)
            .Replace("NotebookLib.", "", StringComparison.Ordinal) : value.GetType().Name;

    private static string Of(Tool tool) => $"{tool.Package.Id} {tool.Package.Range}, opgehaald bij de eerste cel";

    private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
