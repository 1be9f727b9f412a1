using NotebookLib.Statistics;

namespace NotebookLib.Claims;

// the interim report on the experiments: fifteen locations, lists of their numbers, tables of counts
internal sealed partial class Recount
{
    private const string Po = "bao/sbo", Centre = "ik(e)c", Vo = "vo/vso", Culture = "exp_table4_culture", Attitude = "exp_table5_attitude",
        Mixing = "exp_table8_mixing", Design = "exp_study_design";

    private static (string Id, Func<Recount, Counted> Check)[] Experiments =>
    [
        ("E1", d =>
        {
            var (hardly, close) = (d.List("S01"), d.List("S02"));
            var repeated = hardly.GroupBy(l => l).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
            var missing = d.Locations().Except(hardly).Except(close).ToList();
            return new(repeated.Count == 1 && missing.Count == 1,
                $"De lijst ({Names(hardly)}) telt {N(hardly.Count)} nummers en {N(hardly.Distinct()
                .Count())} verschillende. De andere lijst telt er {N(close.Count)}. Van de {N(d.Locations()
                .Count)} locaties staat alleen {Names(missing)} in geen van beide. Met die erbij: {N(hardly.Count)} van {N(d.Locations()
                .Count)} = {P((double)hardly.Count / d.Locations().Count)}.", Mentions);
        }),
        ("E2", d =>
        {
            var (shared, realised, coming, none) = (d.List("H01"), d.List("H04"), d.List("H07"), d.List("H08"));
            var both = realised.Intersect(none).ToList();
            var mentions = shared.Count + realised.Count + coming.Count + none.Count;
            return new(both.Count > 0 && mentions > d.Locations().Count,
                $"{N(shared.Count)} + {N(realised.Count)} + {N(coming.Count)} + {N(none.Count)} = {N(mentions)} vermeldingen op {N(
                d.Locations().Count)} locaties. In beide lijsten staat: {Names(both)}.", Mentions);
        }),
        ("E3", d =>
        {
            var (minority, none) = (d.Cell(Mixing, "current", "minority mixed or in symbiosis", Centre),
                d.Cell(Mixing, "current", "none mixed or in symbiosis", Centre));
            var (all, wider, few) = (d.List("B04").Count, d.List("B08").Count, d.List("B05").Count);
            var rest = d.Locations().Count(l => d.Type(l) == Centre) - all - wider - few;
            return new((minority, none) != (wider + few, rest) && (minority, none) != (wider, few + rest),
                $"Tabel 8: minderheid {N(minority)}, geen {N(none)}. Bij naam: {N(all)} helemaal, {N(wider)} in middenbouw en bovenbouw, {N(
                    few)} met enkele leerlingen, {N(rest)} niet. Met enkele leerlingen als gemengd: {N(wider
                    + few)} en {N(rest)}. Zonder: {N(wider)} en {N(few + rest)}.", Mixing, Mentions);
        }),
        ("E4", d =>
        {
            var (locations, missing, interviews) = (d.Item("locations followed at second measurement"), d.Item("missing interviews"),
                d.Item("interviews second wave"));
            return new(interviews != (3 * locations) - missing,
                $"{N(locations)} locaties maal 3 groepen min {N(missing)} = {N((3 * locations)
                - missing)}. Genoemd: {N(interviews)}, dus {N(interviews - (3 * locations) + missing)} meer.", Design);
        }),
        ("E5", d =>
        {
            var wider = new[] { "O01", "O02", "O03", "O04" }.SelectMany(d.List).Distinct().Order().ToList();
            var share = (double)wider.Count / d.Locations().Count;
            return new(Math.Abs(share - 0.25) > 0.05,
                $"In de vier lijsten: {Names(wider)}. Dat is {N(wider.Count)} van {N(d.Locations()
                .Count)} = {P(share)}, zonder de verschuiving bij locatie 2 {P((double)(wider.Count - d.List("O02").Count) / d.Locations()
                .Count)}. Genoemd: 25 %.", Mentions);
        }),
        ("E6", d =>
        {
            var words = d.Table("exp_fraction_audit").Where(r => r["base"] == "15").GroupBy(r => r["wording_as_fraction"]).ToDictionary(g =>
                g.Key, g => g.Select(r => (int)r.Number("locations_listed")).Distinct().Order().ToList());
            var (thirds, third) = (words["0.6667"], words["0.3333"]);
            return new(thirds.Count > 1 && third.Count > 1,
                $"\"Twee derde\" staat bij {Names(thirds)} van 15 ({string.Join(", ",
                thirds.Select(k => P(k / 15.0)))}). \"Een derde\" staat bij {Names(third)} van 15 ({string.Join(", ",
                third.Select(k => P(k / 15.0)))}). Het 95%-interval bij 9 van 15 loopt van {P(ProportionInterval.Wilson(9, 15)
                .Low)} tot {P(ProportionInterval.Wilson(9, 15).High)}, dus geen woord is aantoonbaar fout.", "exp_fraction_audit");
        }),
        ("E7", d =>
        {
            var units = d.Locations().Select(l => l == 7 ? 5 : l).Distinct().Count();
            int Unique(params string[] ids) => ids.SelectMany(d.List).Select(l => l == 7 ? 5 : l).Distinct().Count();
            return new(units < d.Locations().Count,
                $"{N(d.Locations().Count)} locaties zijn {N(units)} experimenten. Aandacht voor terugkeer: {N(d.List("P04")
                .Count)}/{N(d.Locations().Count)} = {P((double)d.List("P04").Count / d.Locations()
                .Count)}, op experimenten {N(Unique("P04"))}/{N(units)} = {P((double)Unique("P04") / units)}. Stuurgroepen: {P(
                (double)d.List("G12").Count / d.Locations().Count)} en {P((double)Unique("G12") / units)}.", Mentions);
        }),
        ("E8", d =>
        {
            var rows = d.Table("exp_table1_sector_counts").Where(r => r["tranche"] == "2021").ToList();
            var (locations, experiments) = (rows.Sum(r => r.Number("locations")), rows.Sum(r => r.Number("experiments")));
            return new(locations - 1 == 15 && experiments - 1 == 14,
                $"Bij de start {N(locations)} locaties en {N(experiments)} experimenten. Locatie 4 stopte: {N(locations
                - 1)} locaties en {N(experiments - 1)} experimenten.", "exp_table1_sector_counts");
        }),
        ("E10", d =>
        {
            var named = d.List("A02");
            double Printed(string type) => d.Cell(Attitude, "current", "clear differences within team", type);
            return new(named.Count(l => d.Type(l) == Vo) != Printed(Vo),
                string.Join("; ", new[] { Po, Centre, Vo }.Select(t => $"{t}: in de tekst {N(named.Count(l => d.Type(l) == t))}, in tabel "
                + $"5 {N(Printed(t))}")) + ".", Mentions, Attitude);
        }),
        ("E11", d =>
        {
            var differ = d.List("A05").Concat(d.List("A06")).ToList();
            return new(differ.Count == 3,
                $"Op {N(differ.Count)} van {N(d.Locations()
                .Count)} locaties ({Names(differ)}) oordelen directie en begeleiders verschillend; tabel 5 heeft één code per locatie.",
                Mentions, Attitude);
        }),
        ("E12", d =>
        {
            double Positive(string type) => d.Cell(Attitude, "current", "mostly positive", type);
            double Shared(string type) => d.Cell(Culture, "current", "joint culture", type)
                + d.Cell(Culture, "current", "joint culture with subcultures", type);
            var (po, vo) = (Shared(Po) + Shared(Centre), Shared(Vo));
            var fisher = Math.Exp(Fisher2x2.Of(new[,] { { (long)po, 9 - (long)po }, { (long)vo, 6 - (long)vo } }).LnP);
            return new(Positive(Vo) / 6 > (Positive(Po) + Positive(Centre)) / 9 && po / 9 > vo / 6,
                $"Overwegend positief: {N(Positive(Po) + Positive(Centre) + Positive(Vo))} van 15; in po {N(Positive(Po)
                + Positive(Centre))} van 9, in vo {N(Positive(Vo))} van 6. Gedeelde cultuur: po {N(po)} van 9, vo {N(
                vo)} van 6 (exacte toets van Fisher, p = {N(fisher, 3)}).", Attitude, Culture);
        }),
        ("E13", d =>
        {
            var secondary = d.List("F11").Where(l => d.Type(l) == Vo).ToList();
            return new(secondary.Count > 0, $"De lijst ({Names(d.List("F11"))}) bevat locatie {Names(secondary)}, en die is vo/vso.",
                Mentions);
        }),
        ("E14", d => d.Both("G18", "B10", 13)),
        ("E15", d => d.Both("G18", "B05", 6)),
        ("E16", d => d.Both("R01", "R02", 6)),
        ("E17", d => new(!d.List("G06").SequenceEqual(d.List("R03")),
            $"De ene lijst: {Names(d.List("G06"))}. De andere: {Names(d.List("R03"))}. In beide: {Names(d.List("G06")
            .Intersect(d.List("R03")))}.", Mentions)),
        ("E18", d =>
        {
            var mark = d.Table("exp_table1_locations").Single(r => r["location"] == "Loc 8" && r["partner"] == "SO4")["present"];
            return new(d.List("O01").Contains(8) && mark == "1",
                $"De lijst ({Names(d.List("O01"))}) bevat 8, en in tabel 1 heeft locatie 8 bij so cluster 4 {(mark == "1" ? "een"
                : "geen")} kruisje.", Mentions, "exp_table1_locations");
        }),
        ("E19", d =>
        {
            var (same, more, total) = (d.Cell(Mixing, "change", "no change", Centre),
                d.Cell(Mixing, "change", "more mixed groups or symbiosis", Centre) + d.Cell(Mixing, "change", "more working across groups",
                Centre), d.Locations().Count(l => d.Type(l) == Centre));
            return new(same + more == total && d.List("B07").Count > 0,
                $"Kindcentra: {N(more)} meer, {N(same)} geen verandering, samen {N(total)}. Locatie {Names(
                d.List("B07"))}, die minder mengt, valt dus onder een van deze twee.", Mixing, Mentions);
        }),
        ("E20", d => new(d.List("B08").Count == 1, $"De lijst telt {N(d.List("B08").Count)} locatie: {Names(d.List("B08"))}.", Mentions)),
        ("E21", d =>
        {
            var asked = d.Table("exp_table2_factors_by_actor").GroupBy(r => (Dimension: r["dimension"], Factor: r["factor"])).Select(g =>
                (g.Key.Dimension, g.Key.Factor, Actors: g.Sum(r => r.Number("asked")))).ToList();
            var (practice, one) = (asked.Where(a => a.Dimension == "practice").ToList(), asked.Count(a => a.Actors == 1));
            return new(practice.TrueForAll(a => a.Actors == 1) && asked.Single(a => a.Factor == "competences").Actors == 1,
                $"Van {N(asked.Count)} factoren is er bij {N(one)} maar één soort betrokkene gevraagd; bij praktijk is dat zo voor {N(
                practice.Count(a => a.Actors == 1))} van {N(practice.Count)}, en ook voor competenties.", "exp_table2_factors_by_actor");
        }),
        ("E-som", d =>
        {
            var groups = new[] { Culture, Attitude, "exp_table6_competence", Mixing }.SelectMany(t =>
                d.Table(t).GroupBy(r => (t, r["panel"], r["group"]))).Select(g => g.Sum(r => r.Number("locations")) == g.First()
                .Number("group_total")).ToList();
            return new(groups.TrueForAll(g => g), $"{N(groups.Count(g => g))} van {N(groups.Count)} kolommen tellen op.", Culture, Attitude,
                "exp_table6_competence", Mixing);
        }),
    ];

    private double Item(string item) => Table(Design).Row("item_en", item).Number("value");

    private Counted Both(string one, string other, int location) => new(List(one).Contains(location) && List(other).Contains(location),
        $"De ene lijst: {Names(List(one))}. De andere: {Names(List(other))}. Locatie {N(location)} staat {(List(one).Intersect(List(other))
            .Contains(location) ? "in beide" : "niet in beide")}.", Mentions);
}
