using NotebookLib.Models;

namespace NotebookLib.Notebooks.Site;

/// <summary>Tolerantie (theme 8): tension and room as sliders over <see cref="Referral"/>; the share alone cannot tell which of the two
/// moved.</summary>
internal static class ToleranceForm
{
    private const string Slug = "tolerantie";
    private static readonly double[] Means = [-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4];
    private static readonly double[] Thresholds = [1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1, 2.2];

    /// <summary>The exercise.</summary>
    public static Form Make()
    {
        var dials = new[]
        {
            new Dial("spanning", "Spanning", [.. Means.Select(m => m == 0 ? "als nu" : $"{(m > 0 ? "+" : "")}{Dutch.Number(m, 1)}")], 2),
            new Dial("ruimte", "Ruimte", [.. Thresholds.Select(t => Dutch.Number(t, 1))], 4),
        };
        var body = "<p>Stel: wie meer spanning heeft dan er ruimte is, valt op en wordt verwezen. Schuif aan de spanning van de groep, en "
            + "aan de ruimte die er voor verschil is. Dit is een rekenmodel, geen meting.</p>\n"
            + Explorer.Html(Slug, "Simulatie: spanning en ruimte", dials, at => Show(Means[at[0]], Thresholds[at[1]]),
                $"<p>{Say(0, 1.8)} {Say(0.1, 1.9)}</p>")
            + FormsHtml.Fields(Slug, ("spanning-of-ruimte", "Wat veranderde er bij jullie: de spanning of de ruimte? Waaraan zie je dat?"),
                ("tellen", "Wat zou je naast aantallen moeten tellen om het te weten?"));
        return new Form(Slug, "Tolerantie", "Meer verwijzingen: groeit de spanning, of krimpt de ruimte?", 8, body);
    }

    private static View Show(double mean, double threshold)
    {
        var (own, now) = (new Referral(mean, threshold), new Referral(0, 1.8));
        ViewLine Line(string name, double m, string kind) =>
            new(name, Thresholds, [.. Thresholds.Select(t => new Referral(m, t).Share.Value)], kind);
        var lines = new List<ViewLine> { Line(mean == 0 ? "als nu" : "jouw spanning", mean, "dash"),
            new("hier sta je", [threshold], [own.Share.Value], "main") };
        if (mean != 0)
        {
            lines.Add(Line("als nu", 0, "other"));
        }

        var other = threshold - mean;
        return new View("Simulatie: % dat wordt verwezen, naar hoeveel ruimte er is (standaarddeviaties)", 0, 10, lines,
            [("verwezen", own.Share.ToString(1)), ("gemiddelde zwaarte van wie verwezen wordt", Dutch.Number(own.Severity.Value, 2)),
                ("was", $"{now.Share.ToString(1)}, zwaarte {Dutch.Number(now.Severity.Value, 2)}")],
            [Say(mean, threshold),
                $"Precies hetzelfde deel wordt verwezen bij spanning als nu en ruimte {Dutch.Number(other,
                    1)}. Aan het aantal zie je het verschil niet. Aan de zwaarte wel: die is dan {Dutch.Number(new Referral(0, other)
                    .Severity.Value, 2)}."]);
    }

    private static string Say(double mean, double threshold) =>
        $"Bij spanning {(mean == 0 ? "als "
            + "nu" : $"{(mean > 0 ? "+" : "")}{Dutch.Number(mean, 1)}")} en ruimte {Dutch.Number(threshold, 1)} wordt {new Referral(mean,
            threshold).Share.ToString(1)} verwezen.";
}
