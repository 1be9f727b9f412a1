using System.Globalization;
using System.Net;
using System.Text;
using NotebookLib.Display;

namespace NotebookLib.Cleaning;

/// <summary>What one check of the audit found.</summary>
/// <param name="Check">The id of the check.</param>
/// <param name="Title">What was looked at, in Dutch, for a board member.</param>
/// <param name="Count">How often it was found; 0 means looked at and in order.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Meaning">What it means for conclusions, in Dutch.</param>
/// <param name="Examples">The first places, in Dutch; at most <see cref="QualityAudit.MaxExamples"/>.</param>
public sealed record AuditFinding(string Check, string Title, long Count, Severity Severity, string Meaning,
    IReadOnlyList<string> Examples);

/// <summary>
/// The <em>prutdata-audit</em> of a table: what a reader has to know before believing its sums. Shows itself in a notebook as HTML
/// that a board member can read.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Rows">The rows that were looked at.</param>
/// <param name="Findings">One finding per check that applies to this table, gravest first.</param>
[TypeFormatterSource(typeof(AuditFormatter))]
public sealed record AuditReport(string File, long Rows, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether nothing was found that can lead to wrong numbers.</summary>
    public bool IsClean => Findings.All(f => f.Count == 0 || f.Severity == Severity.Info);

    /// <summary>The findings as rows of text: check, title, count, severity, meaning.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ToTable() =>
        [.. Findings.Select(f => (IReadOnlyList<string>)[f.Check, f.Title, Dutch.Number(f.Count), Word(f), f.Meaning])];

    /// <summary>An HTML fragment without scripts, every text encoded.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"<section class=\"nl-audit\"><h3>Wat moet u weten over {E(Path.GetFileName(File))}?</h3><p>{E(Summary())}</p>");
        html.Append("<table><thead><tr><th scope=\"col\">Waar is naar gekeken</th><th scope=\"col\">Gevonden</th><th "
            + "scope=\"col\">Oordeel</th><th scope=\"col\">Wat betekent het</th></tr></thead><tbody>");
        foreach (var f in Findings)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<tr class=\"nl-{f.Severity.ToString()
                .ToLowerInvariant()}\"><th scope=\"row\">{E(f.Title)}</th><td>{Dutch.Number(f.Count)}</td><td>{Word(f)}</td><td>{E(
                f.Meaning)}");
            if (f.Examples.Count > 0)
            {
                html.Append("<details><summary>Voorbeelden</summary><ul>").AppendJoin("", f.Examples.Select(e => $"<li>{E(e)}</li>"))
                    .Append("</ul></details>");
            }

            html.Append("</td></tr>");
        }

        return html.Append("</tbody></table></section>").ToString();
    }

    /// <summary>The report as plain text.</summary>
    public override string ToString() =>
        string.Join('\n', Findings.Select(f => $"{f.Title}: {Dutch.Number(f.Count)} ({Word(f)}). {f.Meaning}")
        .Prepend($"{Path.GetFileName(File)}: {Summary()}"));

    private static string Word(AuditFinding f) => f.Count == 0 ? "in orde" : f.Severity switch { Severity.Error =>
        "fout", Severity.Warning => "let op", _ => "ter info" };

    private string Summary()
    {
        var (errors, warnings) = (Findings.Count(f => f is { Count: > 0, Severity: Severity.Error }),
            Findings.Count(f => f is { Count: > 0, Severity: Severity.Warning }));
        var verdict = errors > 0 ? "Gebruik deze tabel pas als de fouten zijn bekeken." : warnings > 0
            ? "De tabel is te gebruiken, met de punten hieronder erbij."
            : $"De {Dutch.Number(Findings.Count)} controles hieronder vonden niets; waar geen controle bij staat, is niet naar gekeken.";
        return $"{Dutch.Number(Rows)} rijen bekeken. {verdict}";
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);

    private sealed class AuditFormatter : FormatterSource<AuditReport>
    {
        protected override string Html(AuditReport value) => value.ToHtml();

        protected override string Plain(AuditReport value) => value.ToString();
    }
}
