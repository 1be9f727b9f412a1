using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Claims;

// the report itself: growth, bases, gaps, weights
internal sealed partial class Recount
{
    private const string Index = "ll_t3_growth_index", Gaps = "ll_t7_target_vs_actual", Intake = "ll_t7_intake_categories",
        Composition = "ll_t7_vo_total_composition";

    private static (string Id, Func<Recount, Counted> Check)[] LessonsLearned =>
    [
        ("L1", d =>
        {
            var (from, to) = (FirstYear(d.Table(Index)[0]), FirstYear(d.Table(Index)[1]));
            var (factor, steps) = (d.Growth / 100, to - from);
            return new(steps == 5,
                $"Van {from} tot {to} zijn het {N(steps + 1)} schooljaren en {N(steps)} stappen. {N(d.Growth
                - 100)} % in {N(steps)} stappen is {N(Measures.Growth.PerInterval(factor, steps).Value, 1)} % per jaar; in {N(steps
                + 1)} stappen zou het {N(Measures.Growth.PerInterval(factor, steps + 1).Value, 1)} % zijn.", Index);
        }),
        ("L2", d => new(d.Value("LL-T3-10") != d.Growth - 100,
            $"Tekst: bijna {N(d.Value("LL-T3-10"))} %. Noot: {N(d.Growth - 100)} %. Verschil: {N(d.Value("LL-T3-10")
            - (d.Growth - 100))} procentpunt.", "LL-T3-10", Index)),
        ("L3", d =>
        {
            var bound = new ConsistencyBound(d.Growth, 100, Origin.Arithmetic("index uit de noot"));
            var rise = new Quantity(0.1, "procentpunt", Origin.Arithmetic("landelijke stijging, bij wijze van voorbeeld"));
            return new(bound.RelativeGrowth.Value >= 0.46 - 1e-9,
                $"Bij {N(d.Growth - 100)} % meer so en bao dat niet groeit, groeit het percentage zelf met minstens {P(
                bound.RelativeGrowth.Value)}. Bij een landelijke stijging van 0,1 procentpunt kan dat alleen als de regio begon onder 0,1 / {N(bound.RelativeGrowth.Value, 2)} = {N(bound.MaximumBaseRate(rise).Value, 2)} %.", Index);
        }),
        ("L4", _ =>
        {
            var share = Participation.ShareFromRatio(2.5).Value;
            return new(share < 2.5, $"Een verhouding van 2,5 % is een aandeel van 2,5 / (100 + 2,5) = {N(share, 2)} %.", "LL-T3-13");
        }),
        ("L5", d =>
        {
            var types = new[] { "pro", "vso cluster 3", "vso cluster 4" };
            var total = d.Gap("pro", "change total vo population (stated)");
            var lines = types.Select(t => (Type: t, Grew: d.Gap(t, "growth since 2018 (stated)"), Written: d.Gap(t, "gap as worded")))
                .Select(g => (g.Type, Points: g.Grew - total, Relative: 100 * (((1 + (g.Grew / 100)) / (1 + (total / 100))) - 1),
                g.Written)).ToList();
            return new(lines.TrueForAll(l => Math.Abs(l.Relative - l.Points) > 0.05),
                string.Join("; ", lines.Select(l => $"{l.Type}: {N(l.Points, 1)} procentpunt, en {N(l.Relative, 2)} % (genoemd: "
                + $"{N(l.Written)} %)")) + ".", Gaps);
        }),
        ("L6", d =>
        {
            var years = d.Table(Gaps).Select(r => r["measure"]).SelectMany(m => m.Split(' ')).Where(w =>
                w.Length == 4 && w.All(char.IsAsciiDigit)).Distinct().ToList();
            return new(years is ["2018"],
                $"In {N(d.Table(Gaps).Count)} regels van de tabel staat één jaar: {string.Join(", ", years)}. Een eindjaar staat er niet.",
                Gaps);
        }),
        ("L7", d =>
        {
            var (inside, total) = (d.Table(Composition).Where(r => r["in_total"] == "yes").Select(r => r["component"]).ToList(),
                d.Gap("pro", "change total vo population (stated)"));
            var (pro, vso, growth) = (0.029, 0.037,
                (d.Gap("vso cluster 3", "growth since 2018 (stated)") + d.Gap("vso cluster 4", "growth since 2018 (stated)")) / 2);
            var rest = (total - (pro * d.Gap("pro", "growth since 2018 (stated)")) - (vso * growth)) / (1 - pro - vso);
            return new(inside.Contains("praktijkonderwijs") && inside.Any(c => c.StartsWith("vso", StringComparison.Ordinal))
                && rest < total,
                $"Het totaal ({N(total, 1)} %) telt {N(inside.Count)} onderdelen, ook pro (2,9 %) en vso (3,7 %). Zonder die twee: ({N(
                    total, 1)} - 0,029 x 1,2 - 0,037 x {N(growth, 2)}) / 0,934 = {N(rest, 1)} %. De verschillen worden dan {N(total - rest,
                    1)} procentpunt groter.", Composition, Gaps);
        }),
        ("L9", d =>
        {
            var rows = d.Table(Intake).Where(r => r["measure"] == "observed").ToList();
            var (table, text) = (rows.Single(r => r["category_en"] == "meets pro criteria"),
                rows.Single(r => r["category_en"].Contains("running text", StringComparison.Ordinal)));
            return new(text.Number("value_low") < table.Number("value_low"),
                $"Tabel: {P(table.Number("value_low"))} tot {P(table.Number("value_high"))}. Tekst: {P(text.Number("value_low"))} tot {P(
                text.Number("value_high"))}. Samen alleen {P(Math.Max(table.Number("value_low"), text.Number("value_low")))} tot {P(
                Math.Min(table.Number("value_high"), text.Number("value_high")))}.", Intake);
        }),
        ("L10", d =>
        {
            var rows = d.Table(Intake).Where(r => r["measure"] == "observed" && r["value_high"].Length > 0
                && !r["category_en"].Contains("running text", StringComparison.Ordinal)).ToList();
            var (low, high, unknown) = (rows.Sum(r => r.Number("value_low")), rows.Sum(r => r.Number("value_high")),
                rows.Single(r => r["category_en"] == "file incomplete").Number("value_high"));
            return new(high > 1 && unknown > 0,
                $"De laagste waarden van de rijen tellen op tot {P(low)}, de hoogste tot {P(
                high)}: de rijen overlappen of horen bij verschillende regio's. Met {P(unknown)} onvolledige dossiers is een aandeel tot {N(
                100 * unknown)} procentpunt onzeker.", Intake);
        }),
        ("L15", d =>
        {
            var ocw = d.Ocw();
            var share = PupilFlows.DirectShare(ocw.Direct, ocw.Regular);
            var all = PupilFlows.DirectShareOfAll(ocw.Direct.At(new SchoolYear(2023)), ocw.AllInflow(2023));
            return new(Math.Abs(share[new SchoolYear(2023)] - all.Value) > 1,
                $"In 2023 is {N(share[new SchoolYear(2023)],
                1)} % van de instroom nieuw of uit bao; met het verkeer tussen so en sbo in de noemer {N(all.Value,
                1)} %. In 2012 was het {N(share[new SchoolYear(2012)], 1)} %.", "stroom.nieuw->sbo", "stroom.nieuw->so", "stroom.bo->sbo",
                "stroom.bo->so");
        }),
        ("L16", d =>
        {
            var ocw = d.Ocw();
            var parts = new[] { ocw.FromBaoToSbo, ocw.FromBaoToSo, ocw.Direct };
            string Shares(Swing swing) => string.Join(", ", Swings.Decompose(swing, parts).Zip(["bao-sbo", "bo-so", "direct"], (s, name) =>
                $"{name} {N(s.Share.Value)} %"));
            var trend = Math.Exp(MannKendall.Of([.. ocw.FromBaoToSbo.Select(p => p.Value)]).LnP);
            return new(trend > 0.05,
                $"Van de schommelingen in 2012-2023: {Shares(Swing.Levels)}; van de veranderingen per jaar: {Shares(
                Swing.YearlyChanges)}. Bao-sbo over de hele periode: geen trend aangetoond (Mann-Kendall, p = {N(trend, 2)}).",
                "stroom.bo->sbo", "stroom.bo->so", "stroom.nieuw->sbo", "stroom.nieuw->so");
        }),
        ("L17", d =>
        {
            var claims = new[] { "LL-T5-02", "LL-T6-05", "LL-T9-12" }.Select(id => d.Register[id]).ToList();
            return new(claims.TrueForAll(c => c.Unit is not "ratio" || c.Published is null),
                string.Join("; ", claims.Select(c => $"{c.Id}: {(c.Value.Length > 0 ? $"\"{PublishedText.Dutch(c)}\"" : "geen waarde")}"))
                + ". Geen van de drie noemt een verhouding.", [.. claims.Select(c => c.Id)]);
        }),
        ("L18", d => new(d.Value("LL-IN-01") + d.Value("LL-IN-02") == 7,
            $"{N(d.Value("LL-IN-01"))} in vo en {N(d.Value("LL-IN-02"))} in po: {N(d.Value("LL-IN-01")
            + d.Value("LL-IN-02"))} volledige onderzoeken.", "LL-IN-01", "LL-IN-02")),
        ("L19", d =>
        {
            var (three, four) = (d.Gap("vso cluster 3", "growth since 2018 (stated)"),
                d.Gap("vso cluster 4", "growth since 2018 (stated)"));
            return new(four - three < 1,
                $"Cluster 3: {N(three, 1)} %. Cluster 4: {N(four, 1)} %. Verschil: {N(four - three, 1)} procentpunt.", Gaps);
        }),
        ("L20", _ =>
        {
            var (low, high) = (NormalBand.Pro.Part(55, 60).Value, NormalBand.Pro.Part(75, 80).Value);
            return new(high > 10 * low,
                $"Van wie bij een normale verdeling tussen IQ 55 en 80 zit, valt {P(low, 1)} onder de 60 en {P(high)} boven de 75.",
                "LL-T7-68", "LL-T7-69");
        }),
        ("L21", d =>
        {
            var regions = (int)d.Value("LL-IN-01");
            var ways = Enumerable.Range(1, regions / 2).Aggregate(1.0, (w, i) => w * (regions - (regions / 2) + i) / i);
            return new(1 / ways >= 0.05 - 1e-9,
                $"{N(regions)} regio's, {N(regions / 2)} tegen {N(regions
                / 2)}: {N(ways)} verdelingen. De kleinst mogelijke eenzijdige p-waarde is 1 / {N(ways)} = {N(1 / ways, 2)}.", "LL-IN-01");
        }),
        ("L22", d =>
        {
            var (pro, total) = (d.Gap("pro", "growth since 2018 (stated)"), d.Gap("pro", "change total vo population (stated)"));
            return new(Math.Abs(pro) < Math.Abs(total),
                $"Pro: {N(pro, 1)} %. Totaal: {N(total,
                1)} %. Los van het totaal is de beweging van pro de kleinste van de twee; vergeleken met het totaal is het verschil {N(pro
                - total, 1)} procentpunt.", Gaps);
        }),
        ("L24", d =>
        {
            var row = d.Table(Composition).Single(r => r["component"].StartsWith("bridge years", StringComparison.Ordinal));
            return new(row["years"] == "1-2 (+3)" && row["in_total"] == "yes",
                $"In de tabel met onderdelen van het totaal staan brugjaren als leerjaar {
                row["years"]}; de eigen lijn in de figuur gaat over 1-2.", Composition);
        }),
    ];

    private double Growth => Table(Index)[1].Number("index_2018_19_100");

    private double Gap(string type, string measure) => Table(Gaps).Single(r => r["school_type"] == type && r["measure"] == measure)
        .Number("value");

    private static int FirstYear(ClaimRow row) => int.Parse(row["school_year"].AsSpan(0, 4), System.Globalization.NumberStyles.None,
        System.Globalization.CultureInfo.InvariantCulture);

    private Inflow Ocw() => new(Published.InVintage("ocw-2023"));

    /// <summary>The inflow into sbo and so, from the flow table of OCW.</summary>
    private sealed class Inflow(Published ocw)
    {
        public YearSeries Direct => PupilFlows.Sum("nieuw in het onderwijs", ocw.Series("stroom.nieuw->sbo"),
            ocw.Series("stroom.nieuw->so"));

        public YearSeries FromBaoToSbo => ocw.Series("stroom.bo->sbo");

        public YearSeries FromBaoToSo => ocw.Series("stroom.bo->so");

        public YearSeries Regular => PupilFlows.Sum("uit bao", FromBaoToSbo, FromBaoToSo);

        public Quantity[] AllInflow(int year) =>
            [ocw.Quantity("stroom.instroom_sbo_totaal", new SchoolYear(year)),
            ocw.Quantity("stroom.instroom_so_totaal", new SchoolYear(year))];
    }
}
