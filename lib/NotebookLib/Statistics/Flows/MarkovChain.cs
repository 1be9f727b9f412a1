using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Markov chain with absorbing states (Kemeny and Snell 1960, chapter III): where pupils end up and after how many steps. Transition shares
/// from counts; N = (I - Q)⁻¹, B = NR, t = N·1, variance (2N - I)t - t². Solved in double-double arithmetic.
/// </summary>
/// <example><code>MarkovChain.Of(new long[,] { { 80, 15, 5 }, { 10, 60, 30 }, { 0, 0, 1 } }, absorbing: [2]).Steps</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record MarkovChain : Answer
{
    private const int Told = 4;
    private const double Rounding = 1e-9;

    /// <summary>Names of the states, in the order of the counts; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>From each state that can be left: how long, and where to. Beyond four such states the shortest and the longest only; the
    /// card's table has them all.</summary>
    public override Reading Reading
    {
        get
        {
            if (Transient.Count == 0)
            {
                return new("Elke toestand is een eindpunt: er is niets te berekenen.",
                    "Every state is an end: there is nothing to compute.");
            }
            var order = Enumerable.Range(0, Transient.Count).OrderBy(a => Steps[a]).ToArray();
            int[] told = Transient.Count <= Told ? [.. Enumerable.Range(0, Transient.Count)] : [order[0], order[^1]];
            string Ends(int a, bool nl) =>
                Phrases.List(Absorbing.Select((end, k) => $"{Unit.Percent.Show(Absorption[a, k], nl)} in "
                + $"{(nl ? State(end).Nl : State(end).En)}"), nl);
            return Reading.Join([
                told.Length < Transient.Count ? new($"Er zijn {Transient.Count} beginpunten; hier het kortste en het langste pad.",
                    $"There are {Transient.Count} starting points; here the shortest and the longest path.") : Reading.Empty,
                .. told.Select(a => new Reading($"Wie begint in {State(Transient[a]).Nl} is naar verwachting na {Phrases.Number(Steps[a], 1,
                    true)} stappen klaar (standaardafwijking {Phrases.Number(Spread(a), 1, true)}) en eindigt zo: {Ends(a, true)}.",
                    $"Who starts in {State(Transient[a]).En} is expected to finish after {Phrases.Number(Steps[a], 1,
                        false)} steps (standard deviation {Phrases.Number(Spread(a), 1, false)}) and ends like this: {Ends(a, false)}.")),
                Phrases.WorkedExample, Phrases.NotCause]);
        }
    }

    internal override string Method => "Markovketen met eindpunten (Kemeny en Snell 1960)";

    internal override IReadOnlyList<Line> Lines =>
        [Line.Of("transient", "beginpunten", Transient.Count), Line.Of("absorbing", "eindpunten", Absorbing.Count)];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
    [
        .. Transient.Select((from, a) =>
            (IReadOnlyList<Line>)[Line.Text("from", "begin", State(from)), Line.Of("steps", "stappen", Steps[a], Tenths),
            Line.Of("steps_sd", "standaardafwijking", Spread(a), Tenths),
            .. Absorbing.Select((end, k) => Line.Of("ends_in_" + State(end).En, "eindigt "
                + "in " + State(end).Nl, Absorption[a, k], Unit.Percent))]),
    ];

    private static readonly Unit Tenths = Unit.None with { Decimals = 1 };

    private double Spread(int a) => Math.Sqrt(Math.Max(0, StepsVariance[a]));

    private Reading State(int position) => NameOf(States, position, new("toestand", "state"));

    /// <summary>Transition shares, rows adding up to 1; absorbing states keep everyone.</summary>
    public double[,] Transitions { get; private init; } = new double[0, 0];

    /// <summary>Positions of the states that can be left.</summary>
    public IReadOnlyList<int> Transient { get; private init; } = [];

    /// <summary>Positions of the absorbing states.</summary>
    public IReadOnlyList<int> Absorbing { get; private init; } = [];

    /// <summary>N: expected number of visits to each transient state (column) when starting in each (row), the start counted.</summary>
    public double[,] Fundamental { get; private init; } = new double[0, 0];

    /// <summary>B: chance to end in each absorbing state (column) when starting in each transient state (row).</summary>
    public double[,] Absorption { get; private init; } = new double[0, 0];

    /// <summary>Expected steps until absorption from each transient state.</summary>
    public IReadOnlyList<double> Steps { get; private init; } = [];

    /// <summary>Variance of those steps.</summary>
    public IReadOnlyList<double> StepsVariance { get; private init; } = [];

    /// <summary>From counts of moves, rows from and columns to.</summary>
    /// <param name="counts">Counts of at least 0, square.</param>
    /// <param name="absorbing">Positions of the states that nobody leaves, counted from 0; their rows are not read.</param>
    /// <exception cref="ArgumentException">Not square, no absorbing state, a state nobody was counted in, or one from which no absorbing
    /// state is reached.</exception>
    public static MarkovChain Of(long[,] counts, IReadOnlyList<int> absorbing)
    {
        Cells.Valid(counts, nameof(counts));
        ArgumentNullException.ThrowIfNull(absorbing);
        var n = counts.GetLength(0);
        if (counts.GetLength(1) != n)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"counts is {n} by {counts.GetLength(1)}; rows and columns are the same states."),
                nameof(counts));
        }
        Ends(absorbing, n);
        int[] transient = [.. Enumerable.Range(0, n).Except(absorbing)];
        var totals = Cells.RowTotals(counts);
        if (transient.FirstOrDefault(i => totals[i] == 0, -1) is var empty and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Nobody was counted in state {
                empty}, so its shares are unknown; make it absorbing or leave it out."), nameof(counts));
        }
        return Solve(Cells.Map<Quad>(n, n, (i, j) => totals[i] == 0 ? 0 : (Quad)counts[i, j] / totals[i]), absorbing, transient);
    }

    /// <summary>
    /// From chances instead of counts, for what might be: rows from and columns to, each row of a state that can be left adding up to 1.
    /// </summary>
    /// <param name="shares">Chances from 0 to 1, square.</param>
    /// <param name="absorbing">Positions of the states that nobody leaves, counted from 0; their rows are not read.</param>
    /// <exception cref="ArgumentException">
    /// Not square, no absorbing state, a row that does not consist of chances that add up to 1, or a state from which no absorbing state is
    /// reached.
    /// </exception>
    public static MarkovChain OfShares(double[,] shares, IReadOnlyList<int> absorbing)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(absorbing);
        var n = shares.GetLength(0);
        if (shares.GetLength(1) != n)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"shares is {n} by {shares.GetLength(1)}; rows and columns are the same states."),
                    nameof(shares));
        }
        Ends(absorbing, n);
        int[] transient = [.. Enumerable.Range(0, n).Except(absorbing)];
        bool IsWrong(int row)
        {
            double[] own = [.. Enumerable.Range(0, n).Select(column => shares[row, column])];
            return !(own.All(v => v >= -Rounding) && Math.Abs(own.Sum() - 1) <= Rounding);
        }
        if (transient.FirstOrDefault(IsWrong, -1) is var wrong and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The chances out of state {wrong} have to lie from 0 to 1 and add up to 1."), nameof(shares));
        }
        return Solve(Cells.Map<Quad>(n, n, (i, j) => shares[i, j]), absorbing, transient);
    }

    private static void Ends(IReadOnlyList<int> absorbing, int n)
    {
        if (absorbing.Count == 0 || absorbing.Distinct().Count() != absorbing.Count || absorbing.Any(a => a < 0 || a >= n))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"absorbing must name one or more different states from 0 to {n - 1}."), nameof(absorbing));
        }
    }

    private static MarkovChain Solve(Quad[,] shares, IReadOnlyList<int> absorbing, int[] transient)
    {
        Stuck(shares, absorbing, transient);
        var (n, m) = (shares.GetLength(0), transient.Length);
        var system = Cells.Map<Quad>(m, m, (a, b) => (Quad)(a == b ? 1 : 0) - shares[transient[a], transient[b]]);
        var fundamental = Invert(system);
        var steps = new Quad[m];
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b < m; b++)
            {
                steps[a] += fundamental[a, b];
            }
        }
        var variance = new Quad[m];
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b < m; b++)
            {
                variance[a] += (fundamental[a, b] * 2 - (a == b ? 1 : 0)) * steps[b];
            }
            variance[a] -= steps[a] * steps[a];
        }
        return new()
        {
            Transitions = Cells.Map(n, n, (i, j) => absorbing.Contains(i) ? (i == j ? 1 : 0) : (double)shares[i, j]),
            Transient = transient, Absorbing = [.. absorbing], Fundamental = Cells.Map(m, m, (a, b) => (double)fundamental[a, b]),
            Absorption = Cells.Map(m, absorbing.Count, (a, k) =>
            {
                Quad sum = 0;
                for (var b = 0; b < m; b++)
                {
                    sum += fundamental[a, b] * shares[transient[b], absorbing[k]];
                }
                return (double)sum;
            }),
            Steps = Array.ConvertAll(steps, v => (double)v), StepsVariance = Array.ConvertAll(variance, v => (double)v),
        };
    }

    private static void Stuck(Quad[,] shares, IReadOnlyList<int> absorbing, int[] transient)
    {
        var reach = new HashSet<int>(absorbing);
        while (transient.Any(i => !reach.Contains(i) && reach.Any(j => shares[i, j].High > 0) && reach.Add(i)))
        {
        }
        if (transient.FirstOrDefault(i => !reach.Contains(i), -1) is var stuck and >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"From state {stuck} no absorbing state is ever reached."),
                nameof(absorbing));
        }
    }

    private static Quad[,] Invert(Quad[,] a)
    {
        var n = a.GetLength(0);
        var inverse = Cells.Map<Quad>(n, n, (i, j) => i == j ? 1 : 0);
        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(a[r, c].High));
            for (var j = 0; j < n; j++)
            {
                (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
                (inverse[c, j], inverse[pivot, j]) = (inverse[pivot, j], inverse[c, j]);
            }
            var divisor = a[c, c];
            for (var j = 0; j < n; j++)
            {
                a[c, j] /= divisor;
                inverse[c, j] /= divisor;
            }
            for (var r = 0; r < n; r++)
            {
                var factor = a[r, c];
                for (var j = 0; j < n && r != c; j++)
                {
                    a[r, j] -= factor * a[c, j];
                    inverse[r, j] -= factor * inverse[c, j];
                }
            }
        }
        return inverse;
    }
}
