using NotebookLib.Hypotheses;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Hypotheses;

/// <summary>A hypothesis and sources for tests.</summary>
internal static class Sample
{
    public static readonly DateOnly Day = new(2026, 11, 22);

    public static Hypothesis Rise { get; } = new()
    {
        Id = "T05-proef",
        Claim = new("Het aandeel stijgt.", "The share rises."),
        Quantity = "aandeel na min aandeel voor",
        Unit = "procentpunt",
        Expectation = Expectation.Above(0),
        Falsifier = "Het aandeel daalt.",
        Rivals = [new Rival("gelijk", Expectation.EquivalentTo(0, 2), "vaste verdeling"), new Rival("veel groei", Expectation.Above(5))],
        Tests = ["verschil van aandelen"],
    };

    /// <summary>An origin of its own, that no row of registers.csv knows.</summary>
    public static Origin Own(string producer, string title = "eigen telling") =>
        new(OriginKind.Published, producer, title, "", producer + ".csv", null, "CC0");

    public static Origin Duo(string title) => new(OriginKind.Published, "DUO", title, "", "duo.nl", null, "CC0");

    public static Origin Dashboard => new(OriginKind.Published, "OCW in cijfers", "Leerlingenaantallen (DUO, 1 cijfer vo)", "",
        "ocwincijfers.nl", null, "CC BY 4.0");

    /// <summary>A clear rise, a clear fall, and one that says nothing.</summary>
    public static TestResult Up(long shift = 0) => new Share(400 + shift, 1000, "na").Versus(new Share(250, 1000, "voor"));

    public static TestResult Down(long shift = 0) => new Share(250 + shift, 1000, "na").Versus(new Share(400, 1000, "voor"));

    public static TestResult Open(long shift = 0) => new Share(26 + shift, 100, "na").Versus(new Share(25, 100, "voor"));

    /// <summary>Three sources that nobody had loaded before.</summary>
    public static Registration Against(this Registration r, params TestResult[] results)
    {
        foreach (var (result, i) in results.Select((x, i) => (x, i)))
        {
            var origin = Own("maker " + (char)('A' + i));
            _ = new Quantity(1, "x", origin); // loaded now, after the registration was read
            r = r.Confront($"bron {i + 1}", origin, result);
        }

        return r;
    }
}

/// <summary>Ledgers of its own for each test, so that tests side by side don't count each other's.</summary>
public abstract class Apart : IDisposable
{
    private readonly IDisposable _tests = TestFamily.Apart();
    private readonly IDisposable _data = DataLedger.Apart();

    public void Dispose()
    {
        _data.Dispose();
        _tests.Dispose();
        GC.SuppressFinalize(this);
    }
}
