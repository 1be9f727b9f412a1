using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Display;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>How a registration and a verdict look in a notebook and on paper: words first, a table of sources, marks beside
/// colour.</summary>
internal static class VerdictCard
{
    private const string Frame = "max-width:42rem;line-height:1.5;padding:.2rem 0 .2rem .9rem;break-inside:avoid;border-left:3px solid ";
    private const string Muted = "color:#555";

    public static string Html(Registration r)
    {
        var h = r.Hypothesis;
        var html = new StringBuilder($"<section class=\"nl-hypothesis\" lang=\"nl\" style=\"{Frame}#7a4a78\">");
        Head(html, r);
        html.Append("<dl style=\"margin:.3rem 0;display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem\">");
        Line(html, "verwacht", $"{h.Quantity}: {h.Expectation.Say(h.Unit)}");
        Line(html, "fout als", h.Falsifier);
        foreach (var rival in h.Rivals)
        {
            Line(html, "of anders", $"{rival.Name}: {rival.Expectation.Say(h.Unit)}{(rival.Why.Length > 0 ? $". {rival.Why}" : "")}");
        }

        Line(html, "toetsen", string.Join("; ", h.Tests));
        Line(html, "nodig", $"{VerdictText.Sources(h.MinimumSources)}, samen hooguit {Expectation.Number(100
            * h.Alpha)} % kans op vals alarm");
        Line(html, "al gezien", h.Seen.Count == 0 ? "niets, volgens de indiener" : h.Seen.Contains("*") ? "alle cijfers"
            : string.Join("; ", h.Seen));
        Line(html, "toelichting", h.Note);
        html.Append("</dl>");
        return html.Append(r.Findings.Count > 0
            ? $"<p style=\"margin:.2rem 0;{Muted}\">Geconfronteerd met: {Text(string.Join("; ", r.Findings.Select(f => f.Source)))}.</p>"
            : "")
            .Append(VerdictBlock.Html([Block(r)])).Append("</section>").ToString();
    }

    public static string Html(Verdict v)
    {
        var (h, (mark, colour)) = (v.Registration.Hypothesis, Look(v.Stance));
        var html = new StringBuilder($"<section class=\"nl-hypothesis nl-verdict nl-verdict-{v.Stance.Code()}\" lang=\"nl\" style=\"{Frame}{
            colour}\">");
        Head(html, v.Registration);
        var pointer = v.Stance == Stance.Undecided && v.Count is var (yes, no, _) && yes != no
            ? $" <span style=\"{Muted}\">· achteraf wijst het {(yes > no ? "in de verwachte richting" : "tegen de verwachting in")}</span>"
            : "";
        html.Append(CultureInfo.InvariantCulture,
            $"<p class=\"nl-verdict-word\" style=\"margin:.3rem 0;font-size:1.15em\"><strong style=\"color:{
            colour}\"><span aria-hidden=\"true\">{mark}</span> {v.Stance.Nl()}</strong>{(v.IsSeenBefore ? pointer : "")}</p>");
        html.Append("<p style=\"margin:.2rem 0\">").Append(Text(VerdictText.UnderWord(v).Nl)).Append("</p>");
        Sources(html, v);
        html.Append("<details><summary>Andere verklaringen en telling</summary>");
        Rivals(html, v);
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:.2rem 0\">Fout als: {Text(h.Falsifier)}</p>")
            .Append(CultureInfo.InvariantCulture,
                $"<p style=\"margin:.2rem 0\">Intervallen van {Percent(v.Level)}: {Expectation.Number(100
                * h.Alpha)} procent verdeeld over {(v.Tests == 1 ? "1 toets" : $"{v.Tests} "
                + $"toetsen")} in dit notebook (Bonferroni).{Conjunction(v)}</p>")
            .Append(CultureInfo.InvariantCulture,
                $"<p style=\"margin:.2rem 0\">Vooraf opgegeven als al gezien: {Text(h.Seen.Count == 0 ? "niets" : h.Seen.Contains("*")
                ? "alle cijfers" : string.Join("; ", h.Seen))}. {Text(h.Note)}</p></details>");
        return html.Append(VerdictBlock.Html([Block(v)])).Append("</section>").ToString();
    }

    public static string Plain(Verdict v)
    {
        var h = v.Registration.Hypothesis;
        var text = new StringBuilder($"{v}\nVerwacht: {h.Quantity} {h.Expectation.Say(h.Unit)}");
        foreach (var s in v.Sources)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n- {s.Finding.Source}: {Shown(s, h)} ({s.Stance.Nl()}{(s.Finding.IsAfterwards ? ", achteraf" : "")}; {Registers(s)})");
        }

        return text.ToString();
    }

    private static void Head(StringBuilder html, Registration r)
    {
        var stamp = r.On is { } on
            ? $"geregistreerd op {Registration.Day(on)} · <code style=\"font-size:.85em\" title=\"sha256 "
            + $"{r.Sha256}\">{r.Sha256[..12]}</code>" : "concept, nog niet geregistreerd";
        html.Append(CultureInfo.InvariantCulture,
            $"<p style=\"margin:.1rem 0;{Muted}\"><small>Hypothese {Text(
            r.Hypothesis.Id)} · {stamp}</small></p><p style=\"margin:.2rem 0\"><strong>{Text(r.Hypothesis.Claim.Nl)}</strong></p>");
    }

    private static void Sources(StringBuilder html, Verdict v)
    {
        var h = v.Registration.Hypothesis;
        html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"nl-table-wrap\" style=\"overflow-x:auto\"><table class=\"nl-table\" style=\"font-variant-numeric:tabular-nums\"><caption style=\"text-align:left\">{Text(h.Quantity)}; verwacht {Text(h.Expectation.Say(h.Unit))}</caption><thead><tr><th scope=\"col\" style=\"text-align:left\">bron</th><th scope=\"col\" style=\"text-align:left\">gevonden{(h.Unit.Length > 0 ? $"<br/><small>{Text(h.Unit)}</small>" : "")}</th><th scope=\"col\" style=\"text-align:left\">zegt</th></tr></thead><tbody>");
        foreach (var group in v.Sources.GroupBy(s => s.Group))
        {
            foreach (var s in group)
            {
                var (mark, colour) = Look(s.Stance);
                html.Append(CultureInfo.InvariantCulture,
                    $"<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal\">{Text(
                    s.Finding.Source)}<br/><small style=\"{Muted}\">{Text(Registers(s))}</small></th><td>{Text(Shown(s,
                    h))}</td><td style=\"white-space:nowrap\"><span style=\"color:{colour}\"><span aria-hidden=\"true\">{mark}</span> {
                    s.Stance.Nl()}</span>{(s.Finding.IsAfterwards ? $"<br/><small style=\"{Muted}\" "
                    + $"title=\"{Text(s.Finding.Afterwards)}\">achteraf</small>" : "")}</td></tr>");
            }

            if (group.Count() > 1)
            {
                html.Append(CultureInfo.InvariantCulture,
                    $"<tr><td colspan=\"3\"><small>Deze {group.Count()} delen hun herkomst en tellen samen als 1 bron.</small></td></tr>");
            }
        }

        html.Append("</tbody></table></div>");
    }

    private static void Rivals(StringBuilder html, Verdict v)
    {
        html.Append("<ul style=\"margin:.2rem 0\">");
        foreach (var r in v.Rivals)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<li>{Text(r.Rival.Name)}: {Text(r.Rival.Expectation.Say(v.Registration.Hypothesis.Unit))}. {Text(r.Rival.Why)} <em>{Fares(
                r, v.Origins)}</em></li>");
        }

        html.Append("</ul>");
    }

    private static string Fares(RivalVerdict r, int origins) => origins > 1
        ? $"Past bij {r.Supported} van de {origins} bronnen, weersproken door {r.Contradicted}."
        : r.Supported == 1 ? "Past bij de bron." : r.Contradicted == 1 ? "Weersproken door de bron." : "De bron beslist hier niet.";

    private static string Conjunction(Verdict v) => double.IsNaN(v.PartialConjunctionP) ? ""
        : $" Dat minstens {v.Registration.Hypothesis.MinimumSources} van de {v.Origins} bronnen "
            + $"{(v.Count.Contradicts > v.Count.Supports ? "buiten" : "binnen")} het gebied liggen: p "
            + $"{(Dutch.P(v.PartialConjunctionP) is var p && p.StartsWith('<') ? Text(p) : "= " + p)} (partiële conjunctie).";

    private static string Shown(SourceVerdict s, Hypothesis h)
    {
        var decimals = s.Interval is { } i && double.IsFinite(i.Low) && double.IsFinite(i.High) && i.Width > 0
            ? Math.Clamp((int)Math.Ceiling(1 - Math.Log10(i.Width)), 0, 4) : 2;
        _ = h;
        return $"{Dutch.Number(s.Finding.Estimate, decimals)}{(VerdictText.IsUnbounded(s.Interval) ? " (te weinig jaren of groepen voor "
            + "een interval)" : s.Interval is { } r ? $" ({Dutch.Number(r.Low, decimals)} tot {Dutch.Number(r.High, decimals)})" : " (geen "
            + "interval)")}";
    }

    private static string Registers(SourceVerdict s) => string.Join("; ", s.Finding.Registers.Select(r => r.Name));

    private static string Percent(double level) => Dutch.Percent(100 * level, 100 * level % 1 == 0 ? 0 : 2);

    private static (string Mark, string Colour) Look(Stance stance) =>
        stance switch { Stance.Supports => ("✓", "#117733"), Stance.Contradicts => ("✗", "#882255"), _ => ("◌", "#555555") };

    private static void Line(StringBuilder html, string name, string text)
    {
        if (text.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<dt style=\"{Muted}\">{name}</dt><dd style=\"margin:0\">{Text(text)}</dd>");
        }
    }

    private static VerdictBlock Block(Registration r) =>
        new(r.Hypothesis.Id, r.Sha256, "", "", r.Findings.Count, 0, 0, 0, r.Findings.Count(f => f.IsAfterwards));

    private static VerdictBlock Block(Verdict v) => new(v.Registration.Hypothesis.Id, v.Registration.Sha256, v.Stance.Code(),
        v.PointsTo.Code(), v.Sources.Count, v.Origins, v.Confirmatory, v.Tests, v.Sources.Count(s => s.Finding.IsAfterwards));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>What an executed notebook carries about one hypothesis, for whoever reads it back.</summary>
/// <param name="Id">The hypothesis.</param>
/// <param name="Sha256">The hash of the registration that was used; empty for a draft.</param>
/// <param name="Verdict">supports, contradicts or undecided; empty where it was shown and not judged.</param>
/// <param name="PointsTo">The direction of all sources.</param>
/// <param name="Sources">How many sources.</param>
/// <param name="Origins">How many of different origin.</param>
/// <param name="Confirmatory">How many of those were not known before.</param>
/// <param name="Tests">The family of tests.</param>
/// <param name="Afterwards">How many sources count as afterwards.</param>
public sealed record VerdictBlock(string Id, string Sha256, string Verdict, string PointsTo, int Sources, int Origins, int Confirmatory,
    int Tests, int Afterwards)
{
    private const string Kind = "nl-hypotheses";

    /// <summary>Reads the blocks back from the HTML of an executed notebook, in order; none is an empty list.</summary>
    /// <exception cref="FormatException">A block is damaged.</exception>
    public static IReadOnlyList<VerdictBlock> ParseAll(string html) => DataBlock.ReadAll(Kind, "hypotheses", html, Read);

    internal static string Html(IEnumerable<VerdictBlock> blocks) => DataBlock.Html(Kind, blocks.Select(b => b.ToJson()));

    private JsonObject ToJson() => new()
    {
        ["id"] = Id, ["sha256"] = Sha256, ["verdict"] = Verdict, ["points_to"] = PointsTo, ["sources"] = Sources, ["origins"] = Origins,
            ["confirmatory"] = Confirmatory, ["tests"] = Tests, ["afterwards"] = Afterwards,
    };

    private static VerdictBlock Read(JsonObject o)
    {
        string Word(string key) => o[key]!.GetValue<string>();
        int Number(string key) => o[key]!.GetValue<int>();
        var block = new VerdictBlock(Word("id"), Word("sha256"), Word("verdict"), Word("points_to"), Number("sources"), Number("origins"),
            Number("confirmatory"), Number("tests"), Number("afterwards"));
        _ = block.Verdict.Length > 0 ? StanceText.Parse(block.Verdict) : Stance.Undecided;
        return block;
    }
}

/// <summary>Shows a verdict.</summary>
internal sealed class VerdictFormatter : FormatterSource<Verdict>
{
    /// <inheritdoc/>
    protected override string Html(Verdict value) => VerdictCard.Html(value);

    /// <inheritdoc/>
    protected override string Plain(Verdict value) => VerdictCard.Plain(value);
}

/// <summary>Shows a registration.</summary>
internal sealed class RegistrationFormatter : FormatterSource<Registration>
{
    /// <inheritdoc/>
    protected override string Html(Registration value) => VerdictCard.Html(value);

    /// <inheritdoc/>
    protected override string Plain(Registration value) => value.ToString();
}
