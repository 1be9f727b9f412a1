namespace NotebookLib.Statistics;

/// <summary>A row of a truth table that at least one case has.</summary>
/// <param name="Bits">The conditions that are present; bit i belongs to condition i.</param>
/// <param name="Cases">The names of its cases.</param>
/// <param name="Positive">How many of them have the outcome.</param>
public sealed record TruthRow(uint Bits, IReadOnlyList<string> Cases, int Positive)
{
    /// <summary>The number of cases.</summary>
    public int N => Cases.Count;

    /// <summary>The share of its cases with the outcome, 0 to 1.</summary>
    public double Consistency => (double)Positive / N;

    /// <summary>Whether cases with the same conditions differ in the outcome.</summary>
    public bool IsContradiction => Positive > 0 && Positive < N;

    /// <summary>Whether condition i is present.</summary>
    public bool Has(int condition) => (Bits >> condition & 1) == 1;
}

/// <summary>
/// The truth table of crisp-set qualitative comparative analysis (Ragin, The Comparative Method, 1987): cases with the same
/// conditions together, and the shortest description of the rows that go with the outcome.
/// </summary>
/// <example><code>
/// var table = TruthTable.Of(["gebouw", "plan"], [new("loc. 1", true, true, false), new("loc. 2", false, false, false)]);
/// table.Minimise().Models[0].Text
/// </code></example>
public sealed class TruthTable
{
    private readonly uint[] _bits;
    private readonly bool[] _outcome;
    private readonly string[] _names;

    private TruthTable(string[] conditions, string[] names, uint[] bits, bool[] outcome)
    {
        (Conditions, _names, _bits, _outcome) = (conditions, names, bits, outcome);
        Rows = [.. Enumerable.Range(0, bits.Length).GroupBy(i => bits[i]).OrderBy(g => g.Key)
            .Select(g => new TruthRow(g.Key, [.. g.Select(i => names[i])], g.Count(i => outcome[i])))];
        Positive = outcome.Count(o => o);
    }

    /// <summary>The names of the conditions.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The rows that occur, from none of the conditions to all.</summary>
    public IReadOnlyList<TruthRow> Rows { get; }

    /// <summary>The number of cases.</summary>
    public int N => _bits.Length;

    /// <summary>The number of cases with the outcome.</summary>
    public int Positive { get; }

    /// <summary>The number of rows that could occur: 2 to the power of the number of conditions.</summary>
    public int Possible => 1 << Conditions.Count;

    /// <summary>Makes the table.</summary>
    /// <param name="conditions">1 to 5 different names.</param>
    /// <param name="cases">At least one case, each with a value for every condition and a name of its own.</param>
    /// <exception cref="ArgumentException">No or too many conditions, a name twice, no cases, or a case with another number of
    /// conditions.</exception>
    public static TruthTable Of(IReadOnlyList<string> conditions, IReadOnlyList<SetCase> cases)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(cases);
        if (conditions.Count is < 1 or > 5 || conditions.Distinct(StringComparer.Ordinal).Count() != conditions.Count)
        {
            throw new ArgumentException("A truth table takes 1 to 5 conditions, each name once.", nameof(conditions));
        }

        if (cases.Count == 0 || cases.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() != cases.Count)
        {
            throw new ArgumentException("A truth table takes at least one case, each name once.", nameof(cases));
        }

        if (cases.FirstOrDefault(c => c.Conditions.Length != conditions.Count) is { } wrong)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Case \"{wrong.Name}\" has {wrong.Conditions.Length} conditions; there are {
                conditions.Count}."), nameof(cases));
        }

        return new TruthTable([.. conditions], [.. cases.Select(c => c.Name)],
            [.. cases.Select(c => c.Conditions.Select((has, i) => has ? 1u << i : 0).Aggregate(0u, (a, b) => a | b))],
                [.. cases.Select(c => c.Outcome)]);
    }

    /// <summary>How well a configuration goes with the outcome.</summary>
    public SetFit Fit(Configuration configuration) => Fit(configuration.Covers);

    /// <summary>How well one condition, present or absent, goes with the outcome.</summary>
    /// <exception cref="ArgumentException">There is no such condition.</exception>
    public SetFit Fit(string condition, bool present = true) => Index(condition) is var i
        ? Fit(new Configuration(1u << i, present ? 1u << i : 0)) : default;

    /// <summary>The share of the cases with the outcome that stand in rows of at least this consistency; NaN when no case has the
    /// outcome.</summary>
    /// <param name="consistency">The cut, above 0 and at most 1.</param>
    public double Coverage(double consistency = 1) => Positive == 0 ? double.NaN
        : (double)Rows.Where(r => r.Consistency >= Cut(consistency)).Sum(r => r.Positive) / Positive;

    /// <summary>
    /// The shortest descriptions of the rows with the outcome (Quine 1952, McCluskey 1956): all that need the fewest terms, as
    /// minimize() in the R package QCA does.
    /// </summary>
    /// <param name="consistency">Rows of at least this consistency count as rows with the outcome; above 0 and at most 1.</param>
    /// <param name="remainders">Whether rows without a case may be used to shorten the description: the parsimonious solution.</param>
    public Minimised Minimise(double consistency = 1, bool remainders = false)
    {
        var cut = Cut(consistency);
        var wanted = Rows.Where(r => r.Consistency >= cut).Select(r => r.Bits).ToList();
        var seen = Rows.Select(r => r.Bits).ToHashSet();
        var free = remainders ? Enumerable.Range(0, Possible).Select(i => (uint)i).Where(b => !seen.Contains(b)).ToList() : [];
        return new Minimised(this, Minimisation.Covers(wanted, free, Conditions.Count));
    }

    /// <summary>The same cases with another outcome.</summary>
    internal TruthTable With(bool[] outcome) => new([.. Conditions], _names, _bits, outcome);

    internal SetFit Fit(Func<uint, bool> member)
    {
        var (cases, positive) = (0, 0);
        for (var i = 0; i < _bits.Length; i++)
        {
            if (member(_bits[i]))
            {
                cases++;
                positive += _outcome[i] ? 1 : 0;
            }
        }

        return new(cases, positive, Positive);
    }

    private int Index(string condition) => Conditions.ToList().IndexOf(condition) is var i and >= 0 ? i
        : throw new ArgumentException($"There is no condition \"{condition}\"; there are {string.Join(", ", Conditions)}.",
            nameof(condition));

    private static double Cut(double consistency) => consistency is > 0 and <= 1 ? consistency - 1e-9
        : throw new ArgumentException(FormattableString.Invariant($"consistency is {consistency}; a number above 0 and at most 1 needed."),
            nameof(consistency));
}
