using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// A table in which small counts are withheld ("&lt;5"): every way to fill them in that agrees with the totals that are known, and the range of
/// what follows. A conclusion holds only where all completions agree.
/// </summary>
/// <example><code>SuppressedCells.Of(new long?[,] { { null, 38 }, { 9, null } }, rowTotals: [41, null]).FisherP</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record SuppressedCells : Answer
{
    private const long Most = 1_000_000;

    /// <summary>Number of completions that agree with the totals; 0 when the totals contradict the suppression rule.</summary>
    public long Feasible { get; private init; }

    /// <summary>Lowest and highest value of each cell over the completions.</summary>
    public (long Low, long High)[,] CellBounds { get; private init; } = new (long, long)[0, 0];

    /// <summary>Lowest and highest grand total.</summary>
    public (long Low, long High) GrandTotal { get; private init; }

    /// <summary>Range of Pearson's X² over completions without an empty row or column; NaN when there are none.</summary>
    public (double Low, double High) ChiSquare { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Range of its p-value.</summary>
    public (double Low, double High) ChiSquareP { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Range of Fisher's two-sided p over all completions; for tables other than 2 x 2 only where asked for.</summary>
    public (double Low, double High) FisherP { get; private init; } = (double.NaN, double.NaN);

    /// <summary>2 x 2: range of the share of the first column in the first row.</summary>
    public (double Low, double High) FirstRowShare { get; private init; } = (double.NaN, double.NaN);

    /// <summary>2 x 2: range of the ratio of the two shares, over completions with a count in the second row's first cell.</summary>
    public (double Low, double High) RiskRatio { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Names of the rows; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Names of the columns; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How many completions there are and between which bounds they leave the total, the share (2 x 2) and p; it says so where none agrees with the totals.</summary>
    public override Reading Reading
    {
        get
        {
            if (Feasible == 0)
            {
                return new("Geen enkele invulling past bij de totalen. De totalen en de regel voor weggelaten aantallen spreken elkaar tegen.", "No way to fill in the table agrees with the totals. The totals and the rule for withheld counts contradict each other.");
            }
            string Total(bool nl) => Phrases.Between((GrandTotal.Low, GrandTotal.High), Whole, nl);
            Reading P((double Low, double High) p, string nl, string en) => double.IsNaN(p.Low) ? Reading.Empty
                : Reading.Join(new($"{nl} geeft {Phrases.PRange(p, true)}.", $"{en} gives {Phrases.PRange(p, false)}."), p is { Low: < 0.05, High: >= 0.05 }
                    ? new("De weggelaten aantallen beslissen of p onder 0,05 ligt.", "The withheld counts decide whether p is below 0.05.") : Phrases.NoProofOfSame(p.Low));
            return Reading.Join(
                Feasible == 1 ? new($"Er past één tabel bij wat bekend is. Het totaal is {Total(true)}.", $"One table agrees with what is known. The total is {Total(false)}.")
                    : new($"Er passen {Phrases.Count(Feasible, true)} tabellen bij wat bekend is. Het totaal is {Total(true)}.", $"{Phrases.Count(Feasible, false)} tables agree with what is known. The total is {Total(false)}."),
                double.IsNaN(FirstRowShare.Low) ? Reading.Empty
                    : new($"Het aandeel van {Column(0).Nl} in {Row(0).Nl} is {Phrases.Between(FirstRowShare, Unit.Percent, true)}.", $"The share of {Column(0).En} in {Row(0).En} is {Phrases.Between(FirstRowShare, Unit.Percent, false)}."),
                double.IsNaN(FisherP.Low) ? P(ChiSquareP, "De chi-kwadraattoets", "The chi-squared test") : P(FisherP, "Fishers exacte toets", "Fisher's exact test"),
                Feasible == 1 ? Reading.Empty : new("Welke tabel de echte is, zegt dit niet.", "It does not say which table is the real one."), Phrases.NotCause);
        }
    }

    internal override string Method => "Elke invulling van de weggelaten aantallen";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("feasible", "mogelijke tabellen", Feasible), Line.Of("total_low", "totaal, laagste", Feasible == 0 ? double.NaN : GrandTotal.Low), Line.Of("total_high", "totaal, hoogste", Feasible == 0 ? double.NaN : GrandTotal.High),
        Line.Of("chi_square_low", "chi-kwadraat, laagste", ChiSquare.Low, Unit.None), Line.Of("chi_square_high", "chi-kwadraat, hoogste", ChiSquare.High, Unit.None), Line.P("chi_square_p_low", "p van chi-kwadraat, laagste", ChiSquareP.Low),
        Line.P("chi_square_p_high", "p van chi-kwadraat, hoogste", ChiSquareP.High), Line.P("fisher_p_low", "p van Fisher, laagste", FisherP.Low), Line.P("fisher_p_high", "p van Fisher, hoogste", FisherP.High),
        Line.Of("first_row_share_low", "aandeel in de eerste rij, laagste", FirstRowShare.Low, Unit.Percent), Line.Of("first_row_share_high", "aandeel in de eerste rij, hoogste", FirstRowShare.High, Unit.Percent),
        Line.Of("risk_ratio_low", "verhouding van de aandelen, laagste", RiskRatio.Low, Unit.None), Line.Of("risk_ratio_high", "verhouding van de aandelen, hoogste", RiskRatio.High, Unit.None),
    ];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
    [
        .. Enumerable.Range(0, CellBounds.Length).Select(k => (Row: k / CellBounds.GetLength(1), Column: k % CellBounds.GetLength(1))).Select(k => (IReadOnlyList<Line>)[Line.Text("row", "rij", Row(k.Row)), Line.Text("column", "kolom", Column(k.Column)),
            Line.Of("low", "laagste", CellBounds[k.Row, k.Column].Low), Line.Of("high", "hoogste", CellBounds[k.Row, k.Column].High)]),
    ];

    private static readonly Unit Whole = Unit.None with { Decimals = 0 };

    private Reading Row(int i) => NameOf(Rows, i, new("rij", "row"));

    private Reading Column(int j) => NameOf(Columns, j, new("kolom", "column"));

    /// <summary>The completion with the lowest exact p, and the one with the highest.</summary>
    internal (long[,] Low, long[,] High)? Extremes { get; private init; }

    /// <summary>Fills in every withheld cell.</summary>
    /// <param name="table">Counts; null where withheld.</param>
    /// <param name="min">The smallest count that is withheld: 1, or 0 if the source withholds zeros as well.</param>
    /// <param name="max">The largest count that is withheld: 4 for "&lt;5".</param>
    /// <param name="rowTotals">Known row totals; null where unknown.</param>
    /// <param name="columnTotals">Known column totals; null where unknown.</param>
    /// <param name="fisher">Whether Fisher's p is wanted for tables other than 2 x 2 as well.</param>
    /// <exception cref="ArgumentException">Negative counts, totals of another length, or more than a million completions.</exception>
    public static SuppressedCells Of(long?[,] table, long min = 1, long max = 4, IReadOnlyList<long?>? rowTotals = null, IReadOnlyList<long?>? columnTotals = null, bool fisher = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        int r = table.GetLength(0), c = table.GetLength(1);
        Cells.Valid(Cells.Map(r, c, (i, j) => table[i, j] ?? 0), nameof(table));
        if (min < 0 || max < min)
        {
            throw new ArgumentException(FormattableString.Invariant($"Withheld counts from {min} to {max} is no range."), nameof(max));
        }
        if (rowTotals is not null)
        {
            Check.SameLength(rowTotals.Count, r, nameof(rowTotals), "rows of table");
        }
        if (columnTotals is not null)
        {
            Check.SameLength(columnTotals.Count, c, nameof(columnTotals), "columns of table");
        }
        var all = Completions(table, min, max, rowTotals, columnTotals);
        return all.Count == 0 ? new() : Summarise(all, r, c, fisher || r == 2 && c == 2);
    }

    private static SuppressedCells Summarise(List<long[,]> all, int r, int c, bool fisher)
    {
        var bounds = Cells.Map(r, c, (i, j) => (all.Min(t => t[i, j]), all.Max(t => t[i, j])));
        Range total = new(), x2 = new(), p = new(), exact = new(), share = new(), ratio = new();
        long[,] lowest = all[0], highest = all[0];
        foreach (var t in all)
        {
            total.Add(Cells.Total(t));
            var chi = ChiSquareOf(t);
            if (chi is { } test)
            {
                x2.Add(test.Statistic);
                p.Add(Math.Exp(test.LnP));
            }
            if (fisher)
            {
                var value = Math.Exp(FisherRxC.Of(t).LnP);
                lowest = value < exact.Low ? t : lowest;
                highest = value > exact.High ? t : highest;
                exact.Add(value);
            }
            if (r == 2 && c == 2)
            {
                var first = (double)t[0, 0] / (t[0, 0] + t[0, 1]);
                share.Add(first);
                if (t[1, 0] > 0)
                {
                    ratio.Add(first / ((double)t[1, 0] / (t[1, 0] + t[1, 1])));
                }
            }
        }
        return new()
        {
            Feasible = all.Count, CellBounds = bounds, GrandTotal = ((long)total.Low, (long)total.High), ChiSquare = x2.Ends, ChiSquareP = p.Ends, FisherP = exact.Ends,
            FirstRowShare = share.Ends, RiskRatio = ratio.Ends, Extremes = fisher ? (lowest, highest) : null,
        };
    }

    /// <summary>X² where no row or column is empty.</summary>
    private static (double Statistic, double LnP)? ChiSquareOf(long[,] t)
    {
        long[] rows = Cells.RowTotals(t), columns = Cells.ColumnTotals(t);
        if (rows.Contains(0) || columns.Contains(0))
        {
            return null;
        }
        double n = rows.Sum(), sum = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                var e = rows[i] * (double)columns[j] / n;
                sum += (t[i, j] - e) * (t[i, j] - e) / e;
            }
        }
        var df = (rows.Length - 1) * (columns.Length - 1);
        return (sum, df == 0 ? 0 : Tails.LnChiSquareSf(sum, df));
    }

    private static List<long[,]> Completions(long?[,] table, long min, long max, IReadOnlyList<long?>? rowTotals, IReadOnlyList<long?>? columnTotals)
    {
        int r = table.GetLength(0), c = table.GetLength(1);
        var current = Cells.Map(r, c, (i, j) => table[i, j] ?? 0);
        var open = Enumerable.Range(0, r * c).Select(k => (Row: k / c, Column: k % c)).Where(k => table[k.Row, k.Column] is null).ToList();
        long?[] rowLeft = [.. Enumerable.Range(0, r).Select(i => rowTotals?[i] - Cells.RowTotals(current)[i])];
        long?[] columnLeft = [.. Enumerable.Range(0, c).Select(j => columnTotals?[j] - Cells.ColumnTotals(current)[j])];
        var rowOpen = Enumerable.Range(0, r).Select(i => open.Count(k => k.Row == i)).ToArray();
        var columnOpen = Enumerable.Range(0, c).Select(j => open.Count(k => k.Column == j)).ToArray();
        bool Possible(long? left, int cells) => left is not { } value || value >= cells * min && value <= cells * max;
        var found = new List<long[,]>();
        if (!Enumerable.Range(0, r).All(i => Possible(rowLeft[i], rowOpen[i])) || !Enumerable.Range(0, c).All(j => Possible(columnLeft[j], columnOpen[j])))
        {
            return found;
        }
        long steps = 0;
        void Place(int at)
        {
            if (found.Count > Most || ++steps > 50 * Most)
            {
                throw new ArgumentException(FormattableString.Invariant($"More than {Most} ways to fill in {open.Count} withheld cells; give more totals, or merge cells."), nameof(table));
            }
            if (at == open.Count)
            {
                found.Add((long[,])current.Clone());
                return;
            }
            var (i, j) = open[at];
            rowOpen[i]--;
            columnOpen[j]--;
            for (var v = min; v <= max; v++)
            {
                rowLeft[i] -= v;
                columnLeft[j] -= v;
                if (Possible(rowLeft[i], rowOpen[i]) && Possible(columnLeft[j], columnOpen[j]))
                {
                    current[i, j] = v;
                    Place(at + 1);
                }
                rowLeft[i] += v;
                columnLeft[j] += v;
            }
            current[i, j] = 0;
            rowOpen[i]++;
            columnOpen[j]++;
        }
        Place(0);
        return found;
    }

    private sealed class Range
    {
        public double Low { get; private set; } = double.PositiveInfinity;

        public double High { get; private set; } = double.NegativeInfinity;

        public (double Low, double High) Ends => Low <= High ? (Low, High) : (double.NaN, double.NaN);

        public void Add(double value)
        {
            Low = Math.Min(Low, value);
            High = Math.Max(High, value);
        }
    }
}
