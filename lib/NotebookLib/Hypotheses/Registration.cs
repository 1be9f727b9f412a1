using System.Globalization;
using NotebookLib.Display;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>
/// A hypothesis as it was registered, with the sources it was confronted with so far. Immutable:
/// <see cref="Confront(string, Origin, TestResult, bool)"/> gives a new one. Shows itself as a card.
/// </summary>
[TypeFormatterSource(typeof(RegistrationFormatter))]
public sealed record Registration
{
    private readonly int _mark;
    private readonly Lineage? _lineage;

    private Registration(Hypothesis hypothesis, DateOnly? on, string sha256)
    {
        (Hypothesis, On, Sha256) = (hypothesis, on, sha256);
        _mark = DataLedger.Mark(hypothesis.Id + " " + (sha256.Length > 0 ? sha256
            : CanonicalJson.Hash(RegistrationFile.Content(hypothesis, on))));
    }

    /// <summary>What is expected.</summary>
    public Hypothesis Hypothesis { get; }

    /// <summary>The day of registration; null for a draft.</summary>
    public DateOnly? On { get; }

    /// <summary>The hash of the content, 64 hexadecimal digits; empty for a draft.</summary>
    public string Sha256 { get; }

    /// <summary>Whether it is a draft that was not registered yet: every confrontation is exploratory.</summary>
    public bool IsDraft => On is null;

    /// <summary>The sources so far, in order.</summary>
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    internal Lineage Lineage { get => _lineage ?? Hypotheses.Lineage.Load(); init => _lineage = value; }

    /// <summary>Puts the hypothesis to a source.</summary>
    /// <param name="source">What to call it, in Dutch: "OCW in cijfers, stromen".</param>
    /// <param name="origin">Where the numbers that were tested come from.</param>
    /// <param name="result">The test, in the unit of the hypothesis; of this library, or your own with an estimate, an interval and a
    /// unit (<see cref="TestResult.Confidence"/>). It counts among the tests of the notebook.</param>
    /// <param name="exploratory">True declares that this source was seen before: it counts as afterwards.</param>
    /// <exception cref="HypothesisException">
    /// The data were known before the hypothesis was read in this session and that is not declared; the unit is another; there is no finite
    /// estimate; a simulation is no source; or the source is there twice.
    /// </exception>
    public Registration Confront(string source, Origin origin, TestResult result, bool exploratory = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        Same(source, result.Unit.Nl, result.EstimateName.Nl);
        if (!double.IsFinite(result.Estimate))
        {
            throw new HypothesisException($"{Hypothesis.Id}, source \"{source}\": the estimate of \"{result.Method}\" is not a finite "
                + $"number. Check the years and the denominator.");
        }

        var factor = result.Unit.Factor;
        TestFamily.Counts(result);
        var finding = new Finding(source, origin, result.Estimate * factor, result.Method, level =>
            result.IntervalAt(level)?.Times(factor));
        return Add(result.IsExploratory ? finding with { Afterwards = "de toets is als verkennend aangemerkt" } : finding, exploratory);
    }

    /// <summary>Puts the hypothesis to a series that was tested.</summary>
    /// <inheritdoc cref="Confront(string, Origin, TestResult, bool)"/>
    public Registration Confront(YearSeries source, TestResult result, bool exploratory = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Confront($"{source.Label} ({source.Origin.Roots[0].Producer})", source.Origin, result, exploratory);
    }

    /// <summary>
    /// Puts the hypothesis to a number that was counted or printed without a test. Its interval is what rounding leaves open; chance plays
    /// no part, so it says only where the number lies.
    /// </summary>
    /// <param name="source">What to call it, in Dutch.</param>
    /// <param name="number">The number, in the unit of the hypothesis.</param>
    /// <param name="precision">The step in which it is printed: 0.1 for one decimal, 1 for whole numbers; 0 for exact.</param>
    /// <param name="exploratory">True declares that this source was seen before.</param>
    /// <exception cref="HypothesisException">As for a test.</exception>
    public Registration Confront(string source, Quantity number, double precision, bool exploratory = false)
    {
        ArgumentNullException.ThrowIfNull(number);
        Same(source, number.Unit, "");
        if (!double.IsFinite(number.Value) || !(precision >= 0 && double.IsFinite(precision)))
        {
            throw new HypothesisException($"{Hypothesis.Id}, source \"{source}\": the number and its precision have to be finite, the "
                + $"precision at least 0.");
        }

        // 2.2 - 2.1 is not 0.1 to the last bit; a value on the edge of a region has to lie on it
        double value = Dutch.Round(number.Value, 10), low = Dutch.Round(value - (precision / 2), 10),
            high = Dutch.Round(value + (precision / 2), 10);
        return Add(new Finding(source, number.Origin, value, "geteld, geen toets; het interval is de afronding", level =>
            new Interval(low, high, level)), exploratory);
    }

    /// <summary>What the sources say together, with intervals for the tests that ran in the notebook until now. See
    /// <see cref="Hypotheses.Verdict"/>.</summary>
    /// <exception cref="HypothesisException">It was confronted with no source.</exception>
    public Verdict Verdict() => Verdict(0);

    /// <summary>The same where cells further down test more: <see cref="TestFamily.Now"/> at the end says how many there are in
    /// all.</summary>
    /// <param name="tests">The number of tests in the whole notebook; what ran already counts where that is more.</param>
    /// <exception cref="HypothesisException">It was confronted with no source.</exception>
    public Verdict Verdict(int tests)
    {
        var verdict = Hypotheses.Verdict.Of(this, Math.Max(tests, TestFamily.Now().Count));
        TestFamily.Judged(Hypothesis.Id, verdict.Tests);
        return verdict;
    }

    /// <summary>Writes the file <c>ID.json</c>: first under another name, then moved.</summary>
    /// <param name="folder">The folder <c>data/hypotheses</c>; null looks for it.</param>
    /// <returns>The path.</returns>
    /// <exception cref="HypothesisException">There is a sealed registration with that id and another content: a registration is not
    /// overwritten.</exception>
    public string Save(string? folder = null)
    {
        var path = Path.Combine(folder ?? DataFolder.Find("hypotheses"), Hypothesis.Id + ".json");
        var text = RegistrationFile.Text(Hypothesis, On);
        if (File.Exists(path) && File.ReadAllText(path) is var there && there != text
            && there.Contains("\"seal\"", StringComparison.Ordinal))
        {
            throw new HypothesisException($"{Hypothesis.Id} is registered already with another content. A registration is not overwritten: "
                + $"choose another id.");
        }

        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
        return path;
    }

    /// <summary>One line: id, date and the start of the hash.</summary>
    public override string ToString() =>
        $"{Hypothesis.Id}: {(On is { } on ? $"geregistreerd op {Day(on)}, {Sha256[..12]}" : "concept, nog niet "
        + "geregistreerd")}. {Hypothesis.Claim.Nl} Verwacht: {Hypothesis.Quantity} {Hypothesis.Expectation.Say(Hypothesis.Unit)}.";

    internal static Registration Of(Hypothesis hypothesis, DateOnly? on) =>
        new(hypothesis, on, on is null ? "" : CanonicalJson.Hash(RegistrationFile.Content(hypothesis, on)));

    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) is var en
        ? string.Join(' ', en.Split(' ').Select(w => Months.GetValueOrDefault(w, w))) : "";

    private static readonly Dictionary<string, string> Months = new(StringComparer.Ordinal)
    {
        ["January"] = "januari", ["February"] = "februari", ["March"] = "maart", ["May"] = "mei", ["June"] = "juni", ["July"] = "juli",
            ["August"] = "augustus", ["October"] = "oktober", ["April"] = "april", ["September"] = "september", ["November"] = "november",
            ["December"] = "december",
    };

    private Registration Add(Finding finding, bool exploratory)
    {
        if (string.IsNullOrWhiteSpace(finding.Source) || Findings.Any(f => f.Source == finding.Source))
        {
            throw new HypothesisException($"{Hypothesis.Id}: source \"{finding.Source}\" is there twice or has no name. Give each source "
                + $"its own name.");
        }

        var registers = Lineage.Of(finding.Origin);
        var early = finding.Origin.Roots.Where(r => DataLedger.Place(r) is { } place && place < _mark).Select(r => r.Title)
            .Distinct().ToList();
        if (early.Count > 0 && !exploratory && !finding.IsAfterwards && !Declared(finding.Origin, registers))
        {
            throw new HypothesisException($"{Hypothesis.Id}, source \"{finding.Source}\": \"{early[0]}\" was loaded before the hypothesis "
                + $"was read in this notebook. Read the registration first, or declare it: exploratory: true. The verdict then stays "
                + $"undecided at most.");
        }

        var why = finding.IsAfterwards ? finding.Afterwards
            : IsDraft ? "de verwachting is nog niet geregistreerd"
            : Declared(finding.Origin, registers) ? "de indiener kende deze bron al"
            : exploratory ? "als verkennend aangemerkt"
            : finding.Origin.Roots.Any(r => DataLedger.Place(r) is null) ? "niet te zien wanneer deze gegevens zijn geladen" : "";
        return this with { Findings = [.. Findings, finding with { Registers = registers, Afterwards = why }] };
    }

    private bool Declared(Origin origin, IReadOnlyList<Register> registers) =>
        Hypothesis.Seen.Any(seen => seen == "*" || registers.Any(r => r.Key == seen)
        || origin.Roots.Any(r => $"{r.Producer}, {r.Title} ({r.Table})".Contains(seen, StringComparison.OrdinalIgnoreCase)));

    // a number in another unit is another quantity: it is never renamed, and the way out is the test that gives the right one
    private void Same(string source, string unit, string what)
    {
        if (unit != Hypothesis.Unit)
        {
            throw new HypothesisException($"{Hypothesis.Id}, source \"{source}\": the hypothesis is about \"{Hypothesis.Quantity}\", in "
                + $"\"{Hypothesis.Unit}\" and this result in \"{unit}\"{(what.Length > 0 ? $" is about \"{what}\"" : "")}: another "
                + $"quantity. {QuestionsFor.Unit(Hypothesis.Unit)} Planned when it was registered: "
                + $"{string.Join("; ", Hypothesis.Tests)}.");
        }
    }
}

/// <summary>Which test gives a quantity in some unit: the way out where a hypothesis met another one.</summary>
internal static class QuestionsFor
{
    public static string Unit(string unit) => unit switch
    {
        _ when unit.EndsWith(" per jaar", StringComparison.Ordinal) =>
            "A change of slope is per year: series.ForTest().SlopeChange(year); for two regions a.Minus(b).ForTest().SlopeChange(year).",
        "procentpunt" => "A difference of shares is in procentpunt: share.Versus(other), or share.EquivalentTo(other, margin); a step of a "
            + "percentage too: series.ForTest().LevelChange(year).",
        "procent" => "A share against a norm is in procent: share.Versus(0.33), or share.EquivalentToNorm(0.33, 0.02).",
        "" => "A measure without a unit comes from groups, tables and flows: groups.Compare(), table.Agreement().",
        _ => $"On a series in \"{unit}\": series.ForTest().Trend() for the change in a year, LevelChange(year) or Break(year) for a step, "
            + $"a.Minus(b) for a difference of two regions.",
    };
}

/// <summary>What one source gave.</summary>
/// <param name="Source">What it is called.</param>
/// <param name="Origin">Where its numbers come from.</param>
/// <param name="Estimate">The estimate, in the unit of the hypothesis.</param>
/// <param name="Method">The test, or how it was counted.</param>
public sealed record Finding(string Source, Origin Origin, double Estimate, string Method)
{
    internal Finding(string source, Origin origin, double estimate, string method, Func<double, Interval?> at)
        : this(source, origin, estimate, method) => At = new IntervalRule(at);

    /// <summary>The registers behind it.</summary>
    public IReadOnlyList<Register> Registers { get; internal init; } = [];

    /// <summary>Why it counts as afterwards, in Dutch; empty where it does not.</summary>
    public string Afterwards { get; internal init; } = "";

    /// <summary>Whether it counts as afterwards: it shows a direction and decides nothing.</summary>
    public bool IsAfterwards => Afterwards.Length > 0;

    internal IntervalRule At { get; init; } = new(_ => (Interval?)null);

    /// <summary>
    /// The p-value for "the quantity lies in this region": one minus the highest level at which the interval lies wholly inside (or, asked
    /// against it, wholly outside). 1 where even the narrowest does not.
    /// </summary>
    internal double P(Expectation region, Stance stance)
    {
        bool Holds(double p) => At.At(1 - p) is { } interval && region.Of(interval) == stance;
        double low = -12, high = Math.Log10(0.9999);
        if (!Holds(Math.Pow(10, high)))
        {
            return 1;
        }

        if (Holds(Math.Pow(10, low)))
        {
            return Math.Pow(10, low);
        }

        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            (low, high) = Holds(Math.Pow(10, middle)) ? (low, middle) : (middle, high);
        }

        return Math.Pow(10, high);
    }
}
