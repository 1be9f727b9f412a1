using System.Globalization;
using NotebookLib.Statistics;

namespace NotebookLib.Claims;

/// <summary>
/// Settles the claims of one theme, one readable line each. Every method returns a <see cref="ClaimOutcome"/> that shows itself;
/// a status only comes from code that ran, from a table that was counted, or from a stated reason.
/// </summary>
public sealed partial class ThemeClaims
{
    private readonly ClaimRegister _register;

    internal ThemeClaims(ClaimRegister register, int theme) => (_register, Declared) = (register, theme);

    private int Declared { get; }

    /// <summary>The claims of this theme.</summary>
    public IReadOnlyList<Claim> All => [.. _register.Claims.Where(c => c.Theme == Declared)];

    /// <summary>A table of the report, in own words; see <see cref="ClaimRegister.Table"/>.</summary>
    public ClaimTable Table(string name) => _register.Table(name);

    /// <summary>Compares a computed number with the published one by the register's rule: reproduced or deviates.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="computed">The number, in any unit that fits: a percentage is converted to a share and back, nothing else is.</param>
    /// <param name="evidence">What else the cell found: texts, quantities, test results.</param>
    /// <exception cref="ClaimException">Unknown id or other theme, a value that is not finite, units that do not fit, or no number in the
    /// register.</exception>
    public ClaimOutcome Number(string id, Quantity computed, params object[] evidence)
    {
        ArgumentNullException.ThrowIfNull(computed);
        var claim = Own(id);
        var (value, accepted) = Compare(claim, computed);
        return Made(claim, accepted ? ClaimStatus.Reproduced : ClaimStatus.Deviates, Print(computed, claim), evidence, computed.Origin) with
        {
            Number = value,
            Difference = claim.Published is { IsNumber: true } published ? value - published.Low : null,
            Rule = claim.Rule.ToString(),
        };
    }

    /// <summary>As <see cref="Number(string, Quantity, object[])"/>, for a percentage.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="computed">The percentage with its denominator.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="evidence">What else the cell found.</param>
    public ClaimOutcome Number(string id, Percentage computed, Origin origin, params object[] evidence) =>
        Number(id, new Quantity(computed.Value, "% van " + computed.Of, origin), evidence);

    /// <summary>
    /// Compares one claim over a declared set of defensible measures (another denominator, another year): reproduced only where every one
    /// is accepted; else it deviates and says for which it holds.
    /// </summary>
    /// <param name="id">The claim.</param>
    /// <param name="measures">Each measure with its name, in Dutch; at least two.</param>
    /// <exception cref="ClaimException">Fewer than two measures, or as for <see cref="Number(string, Quantity, object[])"/>.</exception>
    public ClaimOutcome Over(string id, params (string Measure, Quantity Value)[] measures)
    {
        if (measures is null || measures.Length < 2)
        {
            throw new ClaimException($"{id}: give at least two measures, or settle it with Number.");
        }

        var claim = Own(id);
        var all = measures.Select(m => (m.Measure, Shown: Print(m.Value, claim), Compare(claim, m.Value).Accepted)).ToList();
        string Of(bool accepted) => string.Join("; ", all.Where(m => m.Accepted == accepted).Select(m => $"{m.Measure} ({m.Shown})"));
        var every = all.TrueForAll(m => m.Accepted);
        return Made(claim, every ? ClaimStatus.Reproduced : ClaimStatus.Deviates,
            every ? $"bij elke maat: {Of(true)}" : all.Exists(m => m.Accepted) ? $"{Depends} {Of(true)}; niet bij {Of(false)}"
                : $"bij geen maat: {Of(false)}", [], Origin.Derived(id, measures.Select(m => m.Value.Origin))) with
        {
            Rule = claim.Rule + ", bij elke verdedigbare maat",
        };
    }

    internal const string Depends = "geldt bij";

    /// <summary>Compares a direction with the one that the register states ("up", "down", "slightly down").</summary>
    /// <param name="id">The claim.</param>
    /// <param name="found">The direction that was found.</param>
    /// <param name="evidence">What shows it; at least one thing.</param>
    /// <exception cref="ClaimException">The register states no plain direction: use <see cref="Holds"/>.</exception>
    public ClaimOutcome Direction(string id, Direction found, params object[] evidence)
    {
        var claim = Own(id);
        var stated = claim.Value switch
        {
            "up" => Claims.Direction.Up,
            "down" or "slightly down" => Claims.Direction.Down,
            "flat" => Claims.Direction.Flat,
            _ => throw new ClaimException($"{id}: the register states \"{claim.Value}\", which is no plain direction. Use Holds(\"{id}\", "
                + $"…)."),
        };
        Some(id, evidence);
        return Made(claim, found == stated ? ClaimStatus.Reproduced : ClaimStatus.Deviates, Word(found), evidence, null)
            with { Rule = "richting gelijk" };
    }

    /// <summary>Compares an order with the one that the register states ("so &gt; sbo").</summary>
    /// <param name="id">The claim.</param>
    /// <param name="found">Name and number of each, in any order; the names as in the register.</param>
    /// <exception cref="ClaimException">The register states no order, names differ, or a value is not finite.</exception>
    public ClaimOutcome Ordering(string id, params (string Name, Quantity Value)[] found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var claim = Own(id);
        var stated = claim.Value.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (stated.Length < 2 || !stated.Order(StringComparer.Ordinal)
            .SequenceEqual(found.Select(f => f.Name).Order(StringComparer.Ordinal)))
        {
            throw new ClaimException($"{id}: the register states \"{claim.Value}\", and the cell gives "
                + $"{string.Join(", ", found.Select(f => f.Name))}. Give each name of the register once.");
        }

        foreach (var (_, value) in found)
        {
            Finite(id, value.Value);
        }

        var values = stated.Select(name => Array.Find(found, f => f.Name == name).Value.Value).ToList();
        var holds = values.Zip(values.Skip(1)).All(pair => pair.First > pair.Second);
        return Made(claim, holds ? ClaimStatus.Reproduced : ClaimStatus.Deviates,
            string.Join("; ", stated.Select(name => $"{name} {Print(Array.Find(found, f => f.Name == name).Value)}")),
            [], Origin.Derived("volgorde", found.Select(f => f.Value.Origin))) with { Rule = "volgorde gelijk" };
    }

    /// <summary>For a comparison that code made itself: reproduced where it holds, deviates where it does not.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="holds">Whether the claim holds, as computed.</param>
    /// <param name="computed">What was found, in Dutch.</param>
    /// <param name="evidence">What shows it; at least one thing.</param>
    public ClaimOutcome Holds(string id, bool holds, string computed, params object[] evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(computed);
        var claim = Own(id);
        Some(id, evidence);
        return Made(claim, holds ? ClaimStatus.Reproduced : ClaimStatus.Deviates, computed, evidence, null)
            with { Rule = claim.Rule is ClaimRule.Judged { What: not "geen regel in het register" } rule ? rule.ToString()
            : "vergelijking in het notebook" };
    }

    /// <summary>For a hypothesis, model or definition: says how the test in this cell came out.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="outcome">How it came out, in Dutch.</param>
    /// <param name="evidence">What shows it; at least one thing.</param>
    public ClaimOutcome Examined(string id, string outcome, params object[] evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outcome);
        var claim = Own(id);
        Some(id, evidence);
        return Made(claim, ClaimStatus.Examined, outcome, evidence, null) with { Rule = "toets in het notebook" };
    }

    /// <summary>Counts in a table of the report: transcribed where the number agrees by the register's rule, deviates where it does
    /// not.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="count">Takes the number from the table, on the claim's own scale.</param>
    public ClaimOutcome Transcribed(string id, string table, Func<ClaimTable, double> count)
    {
        ArgumentNullException.ThrowIfNull(count);
        var (claim, rows) = (Own(id), Table(table));
        var value = Finite(id, count(rows));
        var rule = CountRule(claim);
        var accepted = rule.Accepts(value, claim.Published, claim.Scale);
        return Made(claim, accepted ? ClaimStatus.Transcribed : ClaimStatus.Deviates, Counted(value, claim), [], rows.Origin) with
        {
            Number = value,
            Difference = claim.Published is { IsNumber: true } published ? value - published.Low : null,
            Rule = rule.ToString(),
            Evidence = "tabel " + table,
        };
    }

    /// <summary>Checks a table of the report against something else: transcribed where the check passes, deviates where it does
    /// not.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="check">The check.</param>
    /// <param name="what">What is checked, in Dutch.</param>
    public ClaimOutcome Transcribed(string id, string table, Func<ClaimTable, bool> check, string what)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        var (claim, rows) = (Own(id), Table(table));
        var passes = check(rows);
        return Made(claim, passes ? ClaimStatus.Transcribed : ClaimStatus.Deviates, what + (passes ? ": klopt" : ": klopt niet"), [],
            rows.Origin) with { Rule = "telling in de tabel", Evidence = "tabel " + table };
    }

    /// <summary>Open data would settle it, but they are not here.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="file">Which table or file.</param>
    /// <param name="columns">Which columns.</param>
    /// <param name="reason">What is known so far, in Dutch; may be empty.</param>
    /// <param name="evidence">What the shipped data do show.</param>
    public ClaimOutcome NeedsData(string id, string file, string columns, string reason = "", params object[] evidence) =>
        Needs(Own(id), file, columns, reason, evidence);

    /// <summary>No open data would settle it.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="reason">Why, in Dutch.</param>
    public ClaimOutcome NotTestable(string id, string reason) => Cannot(Own(id), reason);

    /// <summary>Several outcomes as one output of a cell.</summary>
    /// <exception cref="ClaimException">One claim is settled twice, with different answers.</exception>
    public ClaimOutcomes Show(params ClaimOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _ = Own(outcome.Id);
        }

        return new ClaimOutcomes(outcomes);
    }

    internal static ClaimOutcome Needs(Claim claim, string file, string columns, string reason, object[] evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentException.ThrowIfNullOrWhiteSpace(columns);
        var needed = $"{file}: {columns}.";
        return Made(claim, ClaimStatus.NeedsData, "", evidence, null) with { Reason = string.IsNullOrWhiteSpace(reason) ? needed
            : $"{needed} {reason}" };
    }

    internal static ClaimOutcome Cannot(Claim claim, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return Made(claim, ClaimStatus.NotTestable, "", [], null) with { Reason = reason };
    }

    private static ClaimOutcome Made(Claim claim, ClaimStatus status, string computed, object[] evidence, Origin? origin)
    {
        var origins = evidence.OfType<Quantity>().Select(q => q.Origin).Concat(evidence.OfType<YearSeries>().Select(s => s.Origin))
            .ToList();
        var source = origin ?? (origins.Count == 0 ? null : Origin.Derived(claim.Id, origins));
        return new ClaimOutcome(claim.Id, claim.StatementNl, status, Published(claim), PublishedText.Dutch(claim), computed, null, null, "",
            string.Join("; ", evidence.Select(Text)), "", source?.Cite() ?? "");
    }

    private static string Published(Claim claim) => claim.Value.Length == 0 ? "" : claim.Unit.Length == 0 ? claim.Value
        : $"{claim.Value} ({claim.Unit})";

    private static string Text(object evidence) => evidence switch
    {
        null => throw new ClaimException("A piece of evidence is empty (null)."),
        string text => text,
        Quantity quantity => Print(quantity),
        TestResult test => test.Reading.Nl,
        YearSeries series =>
            $"{series.Label}: {Shown(series.First.Value)} ({series.First.Year}) tot {Shown(
            series.Last.Value)} ({series.Last.Year}), {series.Unit}",
        IFormattable number => number.ToString(null, Dutch.Format),
        _ => evidence.ToString() ?? "",
    };

    // a share is printed as a percentage, and a percentage with the decimals of the published one: 33,2 % beside 33,3 %
    private static string Print(Quantity q, Claim? beside = null)
    {
        var share = Scales.Of(q.Unit) == Scale.Share;
        var unit = !share ? q.Unit : q.Unit.StartsWith("aandeel", StringComparison.Ordinal) ? "%" + q.Unit["aandeel".Length..]
            : "% " + q.Unit;
        var value = Dutch.Round(share ? 100 * q.Value : q.Value, 9);
        var decimals = beside?.Published is { IsNumber: true } published ? published.Decimals - (beside.Scale == Scale.Share ? 2 : 0) : 1;
        var percent = share || Scales.Of(q.Unit) == Scale.Percent;
        var number = percent && Math.Abs(value) >= 1 && value != Math.Round(value) ? Dutch.Number(value, Math.Max(1, decimals))
            : Shown(value);
        return $"{number} {Dutch.UnitAfter(number, unit)}".TrimEnd();
    }

    private static string Counted(double value, Claim claim) =>
        (claim.Published is { IsNumber: true } published && value == Dutch.Round(value, published.Decimals)
            ? Dutch.Number(value, published.Decimals) : Shown(value))
        + claim.Scale switch { Scale.Percent => " %", Scale.Points => " procentpunt", _ => "" };

    private static string Shown(double value) => Dutch.Number(value, value == Math.Round(value) || Math.Abs(value) >= 1000 ? 0
        : Math.Abs(value) >= 1 ? 2 : 4);

    private static string Word(Direction direction) => direction switch { Claims.Direction.Up => "omhoog", Claims.Direction.Down =>
        "omlaag", _ => "vlak" };

    internal static double Finite(string id, double value) => double.IsFinite(value) ? value
        : throw new ClaimException(string.Create(CultureInfo.InvariantCulture,
            $"{id}: the computed value is {value}, which settles nothing. Check the years and the denominator."));

    private static void Some(string id, object[] evidence)
    {
        if (evidence is null || evidence.Length == 0)
        {
            throw new ClaimException($"{id}: give at least one piece of evidence: a text, a quantity or a test result.");
        }
    }

    private static (double Value, bool Accepted) Compare(Claim claim, Quantity computed)
    {
        var target = claim.Rule is ClaimRule.MoreThan or ClaimRule.LessThan or ClaimRule.RelativeTo && claim.Scale != Scale.Share
            ? Scale.Percent : claim.Scale;
        var value = Scales.Convert(Finite(claim.Id, computed.Value), Scales.Of(computed.Unit), target, claim.Id);
        return (value, claim.Rule.Accepts(value, claim.Published, target));
    }

    private Claim Own(string id) => _register[id] is var claim && claim.Theme == Declared ? claim
        : throw new ClaimException($"{id} belongs to theme {Dutch.Number(claim.Theme)}, and this notebook declared theme "
            + $"{Dutch.Number(Declared)}.");
}
