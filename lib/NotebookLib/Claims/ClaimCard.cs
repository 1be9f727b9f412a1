using System.Globalization;
using System.Net;
using System.Text;
using NotebookLib.Display;

namespace NotebookLib.Claims;

/// <summary>How outcomes look in a notebook: a margin card with a mark and a word, so that colour is never the only sign.</summary>
internal static class ClaimCard
{
    // longer lists are folded
    private const int Many = 12;

    // Paul Tol's "muted" and "bright" hues, dark enough for text on white
    private static (string Mark, string Colour) Look(ClaimStatus status) => status switch
    {
        ClaimStatus.Reproduced => ("✓", "#117733"),
        ClaimStatus.Deviates => ("Δ", "#882255"),
        ClaimStatus.Transcribed => ("≡", "#225588"),
        ClaimStatus.Examined => ("◇", "#332288"),
        ClaimStatus.NeedsData => ("○", "#7a5c00"),
        _ => ("–", "#555555"),
    };

    public static string Html(IReadOnlyCollection<ClaimOutcome> outcomes)
    {
        var html = new StringBuilder("<div class=\"nl-claim-list\">");
        if (outcomes.Count > Many)
        {
            Fold(html, outcomes);
        }
        else
        {
            foreach (var outcome in outcomes)
            {
                Card(html, outcome);
            }
        }

        return html.Append(ClaimOutcome.DataHtml(outcomes)).Append("</div>").ToString();
    }

    // a whole table at once: deviations as cards, the rest as lines under a tally
    private static void Fold(StringBuilder html, IReadOnlyCollection<ClaimOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(o => o.Status == ClaimStatus.Deviates))
        {
            Card(html, outcome);
        }

        var tally = string.Join(", ", outcomes.GroupBy(o => o.Status).OrderBy(g => g.Key).Select(g =>
            $"{Dutch.Number(g.Count())} {g.Key.Dutch()}"));
        html.Append(CultureInfo.InvariantCulture,
            $"<details class=\"nl-claim-many\"><summary>{Dutch.Number(outcomes.Count)} uitspraken: {tally}</summary>");
        foreach (var o in outcomes.Where(o => o.Status != ClaimStatus.Deviates))
        {
            var (mark, colour) = Look(o.Status);
            html.Append(CultureInfo.InvariantCulture,
                $"<aside class=\"nl-claim nl-claim-{o.Status.Code()}\" id=\"claim-{Encode(o.Id)}\" title=\"{Encode(
                o.Evidence)}\" style=\"margin:.1em 0;font-size:.85em;line-height:1.35\">")
                .Append(CultureInfo.InvariantCulture,
                    $"<span style=\"color:{colour}\" aria-hidden=\"true\">{mark}</span> <small>{Encode(o.Id)}</small> {Encode(
                    o.Statement)} <span style=\"color:#555\">{Encode(o.Computed)}</span></aside>");
        }

        html.Append("</details>");
    }

    private static void Card(StringBuilder html, ClaimOutcome o)
    {
        var (mark, colour) = Look(o.Status);
        html.Append(CultureInfo.InvariantCulture,
            $"<aside class=\"nl-claim nl-claim-{o.Status.Code()}\" id=\"claim-{Encode(
            o.Id)}\" style=\"border-left:3px solid {
            colour};padding:.2em .8em;margin:.7em 0;max-width:38rem;font-size:.9em;line-height:1.4\">")
            .Append(CultureInfo.InvariantCulture,
                $"<p style=\"margin:0\"><strong style=\"color:{colour}\"><span aria-hidden=\"true\">{mark}</span> {
                o.Status.Dutch()}</strong> <small>{Encode(o.Id)}</small><br>{Encode(o.Statement)}</p>");
        if (o.Computed.Length > 0)
        {
            var published = o.PublishedNl.Length > 0 ? $" <span style=\"color:#555\">(rapport: {Encode(o.PublishedNl)})</span>" : "";
            html.Append(CultureInfo.InvariantCulture,
                $"<p style=\"margin:.15em 0 0\">{(o.Status is ClaimStatus.Transcribed ? "Geteld"
                : "Berekend")}: {Encode(o.Computed)}{published}</p>");
        }
        else if (o.Reason.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<p style=\"margin:.15em 0 0\">{(o.Status is ClaimStatus.NeedsData ? "Nodig" : "Reden")}: {Encode(o.Reason)}</p>");
        }

        var lines = new StringBuilder();
        Line(lines, "in het rapport", o.PublishedNl);
        Line(lines, "regel", o.Rule);
        Line(lines, "onderbouwing", o.Evidence);
        Line(lines, "reden", o.Computed.Length > 0 ? o.Reason : "");
        Line(lines, "herkomst", o.Origin);
        html.Append(lines.Length == 0 ? ""
            : $"<details><summary>Hoe en waaruit</summary><dl style=\"margin:.2em 0 0;display:grid;grid-template-columns:max-content "
            + $"1fr;gap:0 .8em\">{lines}</dl></details>").Append("</aside>");
    }

    private static void Line(StringBuilder html, string name, string text)
    {
        if (text.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<dt style=\"color:#555\">{name}</dt><dd style=\"margin:0\">{Encode(text)}</dd>");
        }
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>Shows one outcome.</summary>
internal sealed class ClaimOutcomeFormatter : FormatterSource<ClaimOutcome>
{
    /// <inheritdoc/>
    protected override string Html(ClaimOutcome value) => ClaimCard.Html([value]);

    /// <inheritdoc/>
    protected override string Plain(ClaimOutcome value) => value.ToString();
}

/// <summary>Shows a list of outcomes.</summary>
internal sealed class ClaimOutcomesFormatter : FormatterSource<ClaimOutcomes>
{
    /// <inheritdoc/>
    protected override string Html(ClaimOutcomes value) => ClaimCard.Html(value);

    /// <inheritdoc/>
    protected override string Plain(ClaimOutcomes value) => value.ToString();
}
