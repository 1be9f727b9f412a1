using NotebookLib.Statistics;

namespace NotebookLib.Claims;

// the companion studies, and what holds across publications
internal sealed partial class Recount
{
    private const string Organisation = "sooog_organisation", Files = "sooog_dossiers";

    private static (string Id, Func<Recount, Counted> Check)[] Others =>
    [
        ("S1", d =>
        {
            double Of(string item) => d.Table(Organisation).Row("item", item).Number("value");
            double[] parts = [Of("child centres for primary education"), Of("special primary school (sbo)"),
                Of("(secondary) special school")];
            return new(parts.Sum() != Of("schools stated"),
                $"{string.Join(" + ", parts.Select(p => N(p)))} = {N(parts.Sum())}. Genoemd: {N(Of("schools stated"))}.", Organisation);
        }),
        ("S2", d =>
        {
            var windows = d.Table(Files).Where(r => r["window_school_years"].Length > 0).GroupBy(r => r["window_school_years"]).Select(g =>
                (Years: g.Key, Files: g.Sum(r => r.Number("files")))).ToList();
            return new(windows.Count > 1, string.Join("; ", windows.Select(w => $"{N(w.Files)} dossiers over {w.Years} schooljaren"))
                + ".", Files);
        }),
        ("S3", d =>
        {
            var from = d.Table(Files).Where(r => r["preschool_setting"] == "specialised").ToList();
            var (k, n) = ((long)from.Where(r => r["destination"] == "regular").Sum(r => r.Number("files")),
                (long)from.Sum(r => r.Number("files")));
            var range = ProportionInterval.Wilson(k, n);
            return new(k > 0, $"{N(k)} van {N(n)} dossiers = {P((double)k / n)}. Het 95%-interval van Wilson loopt van {P(
                range.Low)} tot {P(range.High)}.", Files);
        }),
        ("S-som", d =>
        {
            double Sum(Func<ClaimRow, bool> which) => d.Table(Files).Where(r => r["origin_of_files"] == "this study").Where(which).Sum(r =>
                r.Number("files"));
            var (all, regular, special, back) = (Sum(_ => true), Sum(r => r["preschool_setting"] == "regular"),
                Sum(r => r["preschool_setting"] == "specialised" && r["destination"] == "specialised"),
                Sum(r => r["destination"] == "regular"));
            return new((all, regular, special, back) == (16, 7, 6, 3),
                $"{N(all)} = {N(regular)} + {N(special)} + {N(back)}; {N(regular)} = {N(Sum(r => r["preschool_setting"] == "regular"
                && r["school_type"] == "sbo"))} + {N(Sum(r => r["preschool_setting"] == "regular" && r["school_type"] == "so"))}; {N(
                special)} = {N(Sum(r => r["preschool_setting"] == "specialised" && r["school_type"] == "sbo"))} + {N(Sum(r =>
                r["preschool_setting"] == "specialised" && r["school_type"] == "so"))}.", Files);
        }),
        ("Z3", d =>
        {
            var pupils = (long)d.Table("zio_counts").Row("item", "pupils in the first special class at De Horizon, Delft").Number("value");
            var range = ProportionInterval.Wilson(pupils, pupils);
            return new(pupils < 10,
                $"Het gaat om {N(pupils)} leerlingen. Ook als het bij alle {N(pupils)} lukt, loopt het 95%-interval van {P(
                range.Low)} tot {P(range.High)}.", "zio_counts");
        }),
        ("A1", d =>
        {
            var (areas, printed) = (Regions.Areas.Load(), d.Value("AEF-01"));
            double Pupils(SchoolYear year, params SchoolType[] types) =>
                types.Sum(t => (double)areas.Pupils(t, year, "Oost-Groningen", "overig Groningen en Noordenveld").High);
            var recent = areas.Years.Where(y => y.StartYear >= 2020).ToList();
            var (most, with) = (recent.MaxBy(y => Pupils(y, SchoolType.Bao, SchoolType.Sbo)),
                Pupils(recent[^1], SchoolType.Bao, SchoolType.Sbo, SchoolType.SoVso));
            return new(recent.All(y => Pupils(y, SchoolType.Bao, SchoolType.Sbo) < printed),
                $"Sinds 2020 hoogstens {N(Pupils(most, SchoolType.Bao,
                    SchoolType.Sbo))} ({most}). Met alle leerlingen van so en so/vso erbij {N(with)} in {recent[^1]}.", "AEF-01",
                    "data/regions/po-per-gebied.csv");
        }),
        ("A2", d =>
        {
            var blocks = d.Table("aef_building_blocks");
            return new(blocks.Count(b => b["named"] == "yes") < blocks.Count,
                $"Aangekondigd: {N(blocks.Count)}. Genoemd: {N(blocks.Count(b => b["named"] == "yes"))}.", "aef_building_blocks");
        }),
        ("X2", d =>
        {
            var (part, whole) = (d.Table(Organisation).Row("item", "pupils stated").Number("value"), d.Register.Claims.Where(c =>
                c.Section == "AEF" && c.Unit.StartsWith("pupils", StringComparison.Ordinal)
                && c.Published is { IsNumber: true, Low: > 40_000 }).Select(c => c.Published!.Value.Low).Single());
            return new(part < whole, $"{N(part)} van {N(whole)} leerlingen = {P(part / whole, 1)}.", Organisation, "AEF");
        }),
        ("V1", d =>
        {
            var (series, old, fresh) = (new[] { "stroom.nieuw->sbo", "stroom.nieuw->so", "stroom.bo->sbo", "stroom.bo->so" },
                d.Published.InVintage("ocw-2021"), d.Published.InVintage("ocw-2023"));
            var cells = series.SelectMany(s => old.Series(s).Where(p => fresh.Series(s).Find(p.Year) is not null).Select(p =>
                (Name: s, Year: p.Year, Old: p.Value, Fresh: fresh.Series(s)[p.Year]))).ToList();
            var revised = cells.Where(c => c.Old != c.Fresh).ToList();
            return new(revised.Count > 0,
                $"{N(revised.Count)} van {N(cells.Count)} cellen: {string.Join("; ", revised.Select(r => $"{d.Published.Label(r.Name)}, "
                + $"{r.Year}: {N(r.Old)} en {N(r.Fresh)}"))}.", series);
        }),
    ];
}
