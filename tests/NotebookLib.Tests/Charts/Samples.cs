using NotebookLib.Charts;

namespace NotebookLib.Tests.Charts;

/// <summary>One figure of each kind, ordinary and awkward.</summary>
internal static class Samples
{
    public static readonly Origin Source = new(OriginKind.Published, "OCW in cijfers", "Instroom", "tabel 1", "", null, "CC BY 4.0");

    public static readonly string[] Kinds = ["line", "crowded", "index", "bars", "stacked", "horizontal", "paired", "alluvial", "dumbbell",
        "ranges", "specifications", "matrix", "curves", "waterfall"];

    public static Quantity Pupils(double value) => new(value, "leerlingen", Source);

    public static YearSeries Series(string label, params double[] values) =>
        new(label, label, "leerlingen", Source, values.Select((v, i) => (v, i)).Where(p => !double.IsNaN(p.v)).Select(p =>
            new YearValue(new SchoolYear(2012 + p.i), p.v, p.i == values.Length - 1)));

    public static Figure Of(string kind) => kind switch
    {
        "line" => Chart.Line("Nieuwe leerlingen", "aantal per jaar, Nederland", Series("bao → sbo", 6987, 6872, 6760, 5294, 6391),
            Series("direct → so", 2653, 2638, double.NaN, 2482, 2589))
            .Highlight("direct → so").Annotate(new SchoolYear(2013), "hier verandert de telling")
                .Annotate(new SchoolYear(2015), "bao → sbo", "passend onderwijs"),
        "crowded" => Chart.Line("Veel lijnen dicht bijeen", "aantal", Enumerable.Range(0, 9).Select(i =>
            Series($"een tamelijk lange naam {i}", 100, 101 + i, 100 + (i / 3.0)))),
        "index" => Chart.Index("Index", "2013 = 100", new SchoolYear(2013), Series("pro", 90, 100, 140), Series("vmbo", 500, 400, 300)),
        "bars" => Chart.Bars("Staven", "aantal", Series("sbo", 7000, 6000, 5000), Series("so", 3000, 3100, 3200)),
        "stacked" => Chart.Bars("Gestapeld", "aantal", Series("sbo", 7000, 6000, 5000), Series("so", 3000, 3100, 3200)).Stacked(),
        "horizontal" => Chart.Bars("Liggend", "aantal", new Bar("een bestemming met een lange naam die afbreekt", Pupils(1234)),
            new Bar("onbekend waarheen", Pupils(double.NaN)), Bar.Of("klein", Count.Suppressed(1, 400), "leerlingen", Source)).Horizontal(),
        "paired" => Chart.PairedAxes("Twee assen", "aantal", Series("so", 21, 20, 20, 20, 20, 21, 22), 19),
        "alluvial" => Chart.Alluvial("Stromen", "aantal", new FlowSet("zwaarder", new Flow("bao", "sbo", Pupils(5911)),
            new Flow("bao", "so", Pupils(3734)), new Flow("direct", "so", Pupils(3317)), Flow.Unknown("sbo", "so "
            + "later", "leerlingen", Source)), new FlowSet("lichter", new Flow("so", "bao", Pupils(400)))),
        "dumbbell" => Chart.Dumbbell("Verwacht en werkelijk", "procent", new Pair("pro", Pupils(-3.6), Pupils(1.2)),
            new Pair("havo en vwo in de hogere leerjaren", Pupils(-3.6), Pupils(-8))),
        "ranges" => Chart.Ranges("Bereiken", "procent", new RangeRow("alle", 29, 31, 30, "%", Source),
            RangeRow.Of("klein", Count.Suppressed(1, 4), "%", Source), RangeRow.Unknown("geen telling", "%", Source)),
        "specifications" => Chart.Specifications("Alle keuzes", "procent", from b in new[] { "2013", "2018" } from n in new[] { "bao",
            "po" } from m in new[] { "index", "aandeel" }
            select new Specification(new Quantity((b.Length * n.Length) + m[0] - 100 + (b[3] - '0'), "%", Source), b == "2018" && n == "bao"
                ? $"verhaal {m}" : "", ("basisjaar", b), ("noemer", n), ("maat", m))),
        "matrix" => Chart.Matrix("Bewijs", "oordeel", Source, new Cell("verklaring een", "instroom", 1, "past"),
            new Cell("verklaring een", "toetsen", null, "onbekend"), new Cell("verklaring twee", "instroom", 0, "past niet")),
        "curves" => Chart.Curves("Een rij bij meer plaatsen, simulatie", "wachtenden, rekenvoorbeeld", "plaatsen per honderd leerlingen",
            "wachtenden",
            Curve.Of("met herweging", Source, 0, 10, 20, x => 30 - (2 * x)) with { Band = [(0, 20, 40), (10, 5, 15)] },
            new Curve("zonder herweging", Origin.Simulated("model", 1), [(0, 30), (5, 31), (10, 35)]),
            new Curve("", Source, [(0, 3), (10, 44)]),
            new Curve("regio's", Source, [(2, 12), (4, 33), (9.5, 8)]) { Dots = true }).AnnotateAt(5, "met herweging", "hier gelijk"),
        "waterfall" => Chart.Waterfall("Van groei naar rest", "leerlingen", new Step("gedrukte groei", Pupils(3118)) { Total = true },
            new Step("herziening", Pupils(-120)), new Step("langer verblijf", Pupils(900)),
            new Step("wat overblijft", Pupils(3898)) { Total = true }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
