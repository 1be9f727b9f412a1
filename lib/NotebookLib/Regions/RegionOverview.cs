using NotebookLib.Charts;

namespace NotebookLib.Regions;

/// <summary>Regions beside the nation between two school years, each seen in two ways.</summary>
public sealed class RegionOverview
{
    private readonly string _what;

    /// <summary>Compares regions with the nation.</summary>
    /// <param name="what">What they are, in Dutch: "provincies".</param>
    /// <param name="nation">The nation, from the same source.</param>
    /// <param name="regions">The regions; those that may not be shown end up in <see cref="Withheld"/>.</param>
    /// <param name="from">The base year.</param>
    /// <param name="to">The last year.</param>
    /// <exception cref="InvalidOperationException">The nation itself is not known in one of the years.</exception>
    public RegionOverview(string what, Region nation, IEnumerable<Region> regions, SchoolYear from, SchoolYear to)
    {
        _what = what;
        Nation = RegionStory.WhyNot(nation, from, to) is { } problem ? throw new InvalidOperationException($"{nation.Name}: {problem}")
            : new RegionStory(nation, from, to);
        var all = regions.Select(r => (Story: new RegionStory(r, from, to), Why: RegionStory.WhyNot(r, from, to))).ToList();
        Stories = [.. all.Where(r => r.Why is null).Select(r => r.Story).OrderByDescending(s => s.Points.Low).ThenBy(s =>
            s.Region.Name, StringComparer.Ordinal)];
        Withheld = [.. all.Where(r => r.Why is not null).Select(r => (r.Story.Region.Name, r.Why!))];
    }

    /// <summary>The nation.</summary>
    public RegionStory Nation { get; }

    /// <summary>The regions that are shown, from the largest change in points to the smallest.</summary>
    public IReadOnlyList<RegionStory> Stories { get; }

    /// <summary>The regions that are not shown, with the reason.</summary>
    public IReadOnlyList<(string Name, string Why)> Withheld { get; }

    /// <summary>How many regions tell opposite stories: for certain, and at most.</summary>
    public Count Opposite => Count.Suppressed(Stories.Count(s => s.Against(Nation) == Direction.Opposite),
        Stories.Count(s => s.Against(Nation) != Direction.Same));

    /// <summary>How many of the regions tell opposite stories, as a sentence without its full stop.</summary>
    public string Sentence => Stories.Count == 0 ? $"geen van de {_what} is te tonen" :
        $"{Opposite} van de {Dutch.Number(Stories.Count)} {_what} ({Bounds.Percent(Opposite, Stories.Count).ToString(0)} %)";

    /// <summary>The change of so per 100 bao, in percentage points.</summary>
    public Figure PointsFigure() => Chart.Ranges("Deelnamepercentage so: hoeveel punt erbij?", Subtitle("procentpunt, so per 100 bao"),
        Rows(s => s.Points, 2, "procentpunt"));

    /// <summary>The growth of so, in per cent.</summary>
    public Figure GrowthFigure() => Chart.Ranges("Aantal so-leerlingen: hoeveel procent erbij?", Subtitle("%"),
        Rows(s => s.Growth, 1, "%"));

    /// <summary>The pupils in both years.</summary>
    public DataTable Counts()
    {
        var (from, to) = (Nation.From, Nation.To);
        return new DataTable("Leerlingen op vestigingen met alleen so, en in het bao",
            [new Column(""), Numbers($"so {from}", 0), Numbers($"so {to}", 0), Numbers($"bao {from}", 0), Numbers($"bao {to}", 0)],
            Stories.Append(Nation).Select(s => (IReadOnlyList<object?>)[s.Region.Name, Shown(s.Region.So[from]), Shown(s.Region.So[to]),
                Shown(s.Region.Bao[from]), Shown(s.Region.Bao[to])]), Derived());
    }

    /// <summary>Rates, indices, and whether the two charts point the same way.</summary>
    public DataTable Measures()
    {
        var (from, to) = (Nation.From, Nation.To);
        return new DataTable($"So per 100 bao, en de index in {to}",
            [new Column(""), new Column("twee grafieken"), Numbers($"per 100, {from}", 2), Numbers($"per 100, {to}", 2),
                Numbers("index so", 1), Numbers("index bao", 1)],
            Stories.Append(Nation).Select(s => (IReadOnlyList<object?>)[s.Region.Name, s == Nation ? "" : Word(s.Against(Nation)),
                Shown(s.RateFrom, 2), Shown(s.RateTo, 2), Shown(Index(s.Growth), 1), Shown(Index(s.BaoGrowth), 1)]),
            Derived());
    }

    private static Bounds Index(Bounds growth) => new(100 + growth.Low, 100 + growth.High);

    /// <summary>A number where it is known at this precision, else its bounds as text.</summary>
    private static object Shown(Bounds value, int decimals) => Dutch.Round(value.Low, decimals) is var low
        && low == Dutch.Round(value.High, decimals) ? low : value.ToString(decimals);

    private static Column Numbers(string head, int decimals) => new(head, "", decimals) { IsNumber = true };

    private static object Shown(Count count) => Shown(new Bounds(count.Low, count.High), 0);

    /// <summary>A direction in Dutch.</summary>
    internal static string Word(Direction direction) => direction switch { Direction.Same => "dezelfde kant op", Direction.Opposite =>
        "een andere kant op", _ => "een kant op die niet te bepalen is" };

    private string Subtitle(string unit) =>
        $"{unit}, {Nation.From} tot {Nation.To}; vestigingen met alleen so; gearceerd: grenzen door afgeschermde cellen";

    private Origin Derived() => Origin.Derived("opgeteld per regio", Nation.Region.Origin);

    private IEnumerable<RangeRow> Rows(Func<RegionStory, Bounds> measure, int decimals, string unit) => Stories.Append(Nation).Select(s =>
    {
        var (low, high) = (Dutch.Round(measure(s).Low, decimals), Dutch.Round(measure(s).High, decimals));
        return new RangeRow(s.Region.Name, low, high, low == high ? low : null, unit, Derived()) { Hatched = low != high };
    });
}
