using NotebookLib.Charts;
using NotebookLib.Measures;

namespace NotebookLib.Notebooks.Site;

/// <summary>Zelfde data, ander verhaal: scale, base year, denominator and order as choices, with what each does to the story.</summary>
internal static class StoryForm
{
    private const string Slug = "verhaal";
    private static readonly AlarmRule Rule = new(Level: 100, Points: 1, Percent: 10);
    private static readonly string[] Measures = ["aantal leerlingen", "index", "per 100 in bao", "per 100 in bao en sbo",
        "% van alle leerlingen"];

    /// <summary>The exercise, from the national series.</summary>
    public static Form Make(Published published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var figures = published.InVintage("ocw-2023", "ocw-2022", "kengetallen");
        var (so, sbo, bao) = (figures.Series("po.so"), figures.Series("po.sbo"), figures.Series("po.bao", "ocw-2022", "kengetallen"));
        var end = so.Years.Intersect(bao.Years).Intersect(sbo.Years).Max();
        var starts = Enumerable.Range(2014, 5).Select(y => new SchoolYear(y)).ToList();
        var all = SpecificationCurve.Enumerate(so, bao, sbo, starts, [end + -2, end + -1, end], Rule).Where(s =>
            s.Measure != ChangeMeasure.Level).ToList();
        var dials = new[]
        {
            new Dial("maat", "Maat en noemer", Measures, 2), new Dial("ijkjaar", "IJkjaar", [.. starts.Select(y => y.ToString())], 4),
            new Dial("schaal", "Schaal", ["as vanaf nul", "as afgekapt"], 0), new Dial("volgorde", "Wat staat voorop?", ["so", "bao"], 0),
        };
        View View(IReadOnlyList<int> at) => Show(so, sbo, bao, starts[at[1]], end, at[0], at[2] == 1, at[3] == 1, all);
        var rate = Participation.Rate(so, bao, sbo, ParticipationDefinition.PerRegular).Between(starts[4], end);
        var still = Chart.Line("Deelnamepercentage so, Nederland",
            $"so-leerlingen per 100 leerlingen in het bao, {starts[4]} tot en met {end}", rate.Named("so per 100 bao")).ToHtml()
            + $"<p>{Dutch.Number(all.Count(s => s.Alarms))} van de {Dutch.Number(all.Count)} manieren om de groei te noemen slaan "
                + $"alarm.</p>";
        var body = Explorer.Html(Slug, "Zelfde data, ander verhaal", dials, View, Outputs.Tidy(still))
            + FormsHtml.Fields(Slug, ("verteld", "Welk verhaal vertelt dit beeld? Geef het een titel."),
                ("weggelaten", "Welk verhaal blijft weg? Geef dat ook een titel."),
                ("keuze", "Welk beeld zou je in een overleg als eerste laten zien, en waarom?"));
        return new Form(Slug, "Zelfde data, ander verhaal",
            "Kies maat, ijkjaar, schaal en volgorde. Welk verhaal vertelt het beeld dan, en welk niet?", 3, body);
    }

    private static View Show(YearSeries so, YearSeries sbo, YearSeries bao, SchoolYear from, SchoolYear end, int measure, bool cut,
        bool baoFirst, List<GrowthSpecification> all)
    {
        var lines = measure switch
        {
            0 => new[] { so, bao },
            1 => [IndexNumber.Of(so, from), IndexNumber.Of(bao, from)],
            _ => [Participation.Rate(so, bao, sbo, (ParticipationDefinition)(measure - 2))],
        };
        lines = [.. lines.Select(l => l.Between(from, end))];
        var alone = lines.Length == 1;
        // the axis of numbers holds so alone where it is cut: bao is fifty times as many
        var drawn = measure == 0 && cut ? [lines[baoFirst ? 1 : 0]] : lines;
        var values = drawn.SelectMany(l => l.Select(v => v.Value)).ToList();
        var (low, high) = (values.Min(), values.Max());
        var room = Math.Max(0.08 * (high - low), 1e-6);
        var axis = cut ? low - room : 0;
        var main = drawn[drawn.Length > 1 && baoFirst ? 1 : 0];
        var lie = Chart.LieFactor(main[from], main[end], axis);
        var kin = all.Where(s => Fits(s, measure)).ToList();
        var facts = new List<(string, string)>
        {
            ("verandering", Change(main, from, end, measure)),
            ("lie factor", double.IsFinite(lie) ? Dutch.Number(lie, 1) : "niet te bepalen"),
            ("alarm, alle manieren", $"{Dutch.Percent(SpecificationCurve.ShareThatAlarms(all).Value, 0)} van {Dutch.Number(all.Count)}"),
            ("alarm, deze maat", kin.Count > 0
                ? $"{Dutch.Percent(SpecificationCurve.ShareThatAlarms(kin).Value, 0)} van {Dutch.Number(kin.Count)}" : "geen"),
        };
        return new View($"{Name(measure, from)}, Nederland, {from} tot en met {end}", axis, high + room,
            [.. drawn.Select(l => new ViewLine(drawn.Length == 1 ? (measure == 0 && baoFirst ? "bao" : "so") : l == lines[0] ? "so"
                : "bao", [.. l.Years.Select(y => (double)y.StartYear)], [.. l.Select(v => v.Value)], l == main ? "main" : "other"))],
            facts, [Told(measure), Hidden(measure), Axis(cut, lie), Base(from, so), alone ? "De volgorde doet hier niets: er is één lijn."
                : baoFirst ? "Het bao staat voorop. De lezer ziet eerst hoe de grote groep beweegt."
                : "Het so staat voorop. De lezer ziet eerst de kleine groep die groeit."]);
    }

    private static bool Fits(GrowthSpecification s, int measure) => measure switch
    {
        0 or 1 => s.Measure == ChangeMeasure.Growth,
        _ => s.Measure is ChangeMeasure.Points or ChangeMeasure.Relative && s.Denominator == ((ParticipationDefinition)(measure - 2)).Of(),
    };

    private static string Name(int measure, SchoolYear from) => measure switch
    {
        0 => "leerlingen",
        1 => $"index, {from} = 100",
        2 => "so-leerlingen per 100 in bao",
        3 => "so-leerlingen per 100 in bao en sbo",
        _ => "so, % van alle leerlingen in bao, sbo en so",
    };

    private static string Change(YearSeries series, SchoolYear from, SchoolYear end, int measure) => measure >= 2
        ? $"{Dutch.Number(series[end] - series[from], 2)} punt" : $"{Dutch.Number(100 * (series[end] / series[from] - 1), 1)} %";

    private static string Told(int measure) => measure switch
    {
        0 => "Verteld: hoeveel kinderen het zijn.",
        1 => "Verteld: hoe snel de groep groeit, vergeleken met zijn eigen begin.",
        _ => "Verteld: welk deel van de kinderen in het so zit.",
    };

    private static string Hidden(int measure) => measure switch
    {
        0 => "Weggelaten: of er ook meer of minder kinderen in het geheel zijn.",
        1 => "Weggelaten: hoe groot de groep is. Van 2 naar 3 is ook index 150.",
        _ => "Weggelaten: hoeveel kinderen het zijn. Krimpt het geheel, dan stijgt het deel vanzelf.",
    };

    private static string Axis(bool cut, double lie) => !cut ? "De as begint bij nul. Het beeld groeit even hard als de data."
        : double.IsFinite(lie) ? $"De as is afgekapt. De verandering oogt {Dutch.Number(Math.Abs(lie), 1)} keer zo groot als zij is."
            : "De as is afgekapt.";

    private static string Base(SchoolYear from, YearSeries so) =>
        $"In het ijkjaar {from} waren er {Dutch.Number(so[from])} leerlingen in het so. {(so.Years.Where(y =>
            y.StartYear is >= 2014 and <= 2018).MinBy(y => so[y]) == from ? "Dat is het laagste van de vijf ijkjaren: alles daarna oogt "
            + "als groei." : "Een ander ijkjaar geeft een andere groei.")}";
}
