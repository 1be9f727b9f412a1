using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// The tests that ran since the notebook began. A question put to a <see cref="Share"/>, <see cref="Series"/>, <see cref="Crosstab"/>,
/// <see cref="Groups"/>, <see cref="Events"/> or <see cref="Durations"/> counts by itself, unless it is declared exploratory with
/// <see cref="TestResult.Exploratory"/>. The same question on the same numbers counts once. The formulas behind the shapes
/// (<c>TwoProportions.Of</c> and the like) do not count.
/// </summary>
/// <example><code>TestFamily.Now()</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record TestFamily : Answer
{
    private static readonly AsyncLocal<Ledger?> s_apart = new();
    private static Ledger s_session = new();

    private TestFamily()
    {
    }

    /// <summary>How many different tests count.</summary>
    public int Count { get; private init; }

    /// <summary>How many were declared exploratory.</summary>
    public int Exploratory { get; private init; }

    /// <summary>The tests that count, by method, in the order in which each method was first used.</summary>
    public IReadOnlyList<(string Method, int Count)> Methods { get; private init; } = [];

    /// <summary>Verdicts that were given with intervals for fewer tests than count by now, with the number that they used.</summary>
    public IReadOnlyList<(string Name, int Tests)> Outgrown { get; private init; } = [];

    /// <summary>How many tests count, what that means for the smallest p-value among them, and which verdicts reckoned with
    /// fewer.</summary>
    public override Reading Reading => Reading.Join(Counted, Outgrown.Count == 0 ? Reading.Empty
        : new($"Na een oordeel is er nog getoetst: {Phrases.List(Outgrown.Select(o => $"{o.Name} rekende met "
            + $"{o.Tests}"), true)}. Geef bij het oordeel het aantal van het hele notebook op: Verdict({Count}).",
            $"More tests ran after a verdict: {Phrases.List(Outgrown.Select(o => $"{o.Name} reckoned with "
                + $"{o.Tests}"), false)}. Give the number of the whole notebook with the verdict: Verdict({Count})."));

    private Reading Counted => Count == 0
        ? new("Tot hier is geen enkele toets gedaan die meetelt.", "So far no test ran that counts.")
        : new($"Tot hier: {Count} {(Count == 1 ? "toets die meetelt" : "toetsen die meetellen")}{(Exploratory > 0 ? $", en {Exploratory} "
            + $"verkennend" : "")}. Wie {Count} keer toetst bij een grens van 5 procent, krijgt door toeval alleen gemiddeld {
            Phrases.Number(Count * 0.05, 2,
            true)} keer een kleine p-waarde. Een uitspraak die hierop steunt, gebruikt daarom intervallen van {Phrases.Number(100
            * (1 - (0.05 / Count)), Count == 1 ? 0 : 2, true)} procent.",
            $"So far: {Count} {(Count == 1 ? "test that counts" : "tests that count")}{(Exploratory > 0 ? $", and {Exploratory} "
                + $"exploratory" : "")}. Testing {Count} times at a limit of 5 percent gives a small p-value {Phrases.Number(Count * 0.05,
                2, false)} times on average by chance alone. A claim that leans on them therefore uses intervals of {Phrases.Number(100
                * (1 - (0.05 / Count)), Count == 1 ? 0 : 2, false)} percent.");

    internal override string Method => "Telling van de toetsen in dit notebook; intervallen volgens Bonferroni";

    internal override IReadOnlyList<Line> Lines =>
        [Line.Of("tests", "toetsen die meetellen", Count), Line.Of("exploratory", "verkennende toetsen", Exploratory)];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
        [.. Methods.Select(m => (IReadOnlyList<Line>)[Line.Text("method", "toets", new(m.Method, m.Method)),
        Line.Of("count", "aantal", m.Count)])];

    /// <summary>What ran until now.</summary>
    public static TestFamily Now()
    {
        var ledger = Current;
        lock (ledger)
        {
            var count = ledger.Ran.Count(r => r.Value > 0);
            return new()
            {
                Outgrown = [.. ledger.Verdicts.Where(v => v.Value < count).Select(v => (v.Key, v.Value))],
                Count = count, Exploratory = ledger.Ran.Count(r => r.Value <= 0),
                Methods = [.. ledger.Order.Where(k => ledger.Ran[k] > 0).GroupBy(k => k.Method).Select(g => (g.Key, g.Count()))],
            };
        }
    }

    /// <summary>Begins to count anew. A session calls this when a notebook begins; cells need not.</summary>
    public static void Begin() => Interlocked.Exchange(ref s_session, new());

    /// <summary>Remembers what ran until now.</summary>
    /// <returns>Calling it goes back to that moment, as often as wanted: for a session that runs a cell again.</returns>
    public static Action Keep()
    {
        var kept = Copy(s_session);
        return () => Interlocked.Exchange(ref s_session, Copy(kept));
    }

    /// <summary>Counts apart from all else in this flow of execution.</summary>
    internal static IDisposable Apart()
    {
        var before = s_apart.Value;
        s_apart.Value = new();
        return new Return(before);
    }

    internal static void Note(TestResult result)
    {
        var (ledger, key) = (Current, Key.Of(result));
        lock (ledger)
        {
            if (ledger.Ran.TryGetValue(key, out var times))
            {
                ledger.Ran[key] = times + 1;
            }
            else if (ledger.Order.Count < Ledger.Most)
            {
                ledger.Ran[key] = 1;
                ledger.Order.Add(key);
            }
        }
    }

    /// <summary>Lets a result count that no shape reported, such as one that a user made; one that is there already, or is exploratory,
    /// stays as it is.</summary>
    internal static void Counts(TestResult result)
    {
        var (ledger, key) = (Current, Key.Of(result));
        lock (ledger)
        {
            if (!result.IsExploratory && !ledger.Ran.ContainsKey(key) && ledger.Order.Count < Ledger.Most)
            {
                ledger.Ran[key] = 1;
                ledger.Order.Add(key);
            }
        }
    }

    internal static void Withdraw(TestResult result)
    {
        var (ledger, key) = (Current, Key.Of(result));
        lock (ledger)
        {
            if (ledger.Ran.TryGetValue(key, out var times))
            {
                ledger.Ran[key] = times - 1;
            }
        }
    }

    /// <summary>Notes that a verdict was given with intervals for so many tests.</summary>
    internal static void Judged(string name, int tests)
    {
        var ledger = Current;
        lock (ledger)
        {
            ledger.Verdicts[name] = tests;
        }
    }

    private static Ledger Copy(Ledger ledger)
    {
        lock (ledger)
        {
            return new(new(ledger.Ran), [.. ledger.Order], new(ledger.Verdicts, StringComparer.Ordinal));
        }
    }

    private static Ledger Current => s_apart.Value ?? s_session;

    private readonly record struct Key(string Method, double Statistic, double Estimate, double LnP, long N, Side Side)
    {
        public static Key Of(TestResult r) => new(r.Method, r.Statistic, r.Estimate, r.LnP, r.N, r.Side);
    }

    private sealed class Ledger(Dictionary<Key, int> ran, List<Key> order, Dictionary<string, int> verdicts)
    {
        public const int Most = 100_000; // a loop over everything is no family; the memory it takes stays bounded

        public Ledger()
            : this([], [], new(StringComparer.Ordinal))
        {
        }

        public Dictionary<Key, int> Ran { get; } = ran; // how often it ran, less how often it was declared exploratory

        public List<Key> Order { get; } = order;

        public Dictionary<string, int> Verdicts { get; } = verdicts;
    }

    private sealed class Return(Ledger? before) : IDisposable
    {
        public void Dispose() => s_apart.Value = before;
    }
}

/// <summary>How the shapes report the tests that they run.</summary>
internal static class TestFamilyReport
{
    public static TestResult Ran(this TestResult result)
    {
        TestFamily.Note(result);
        return result;
    }
}
