using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// A table in which small counts are withheld ("&lt;5"): every way to fill them in that agrees with the totals that are known, and the
/// range of what follows. A conclusion holds only where all completions agree.
/// </summary>
/// <example><code>SuppressedCells.Of(new long?[,] { { null, 38 }, { 9, null } }, rowTotals: [41, null]).FisherP</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record SuppressedCells : Answer
{
    /// <summary>
    /// Number of completions that agree with the totals; 0 when the totals contradict the suppression rule. Where they are too many to
    /// count it is the number that was seen, and at most the largest whole number of 64 bits.
    /// </summary>
    public long Feasible { get; private init; }

    /// <summary>
    /// Whether every completion was tried for the tests. If not, the ranges of X² and p are what a search found: the true ones are at least
    /// as wide. Bounds of cells, totals and the share are exact either way.
    /// </summary>
    public bool Exhaustive { get; private init; } = true;

    /// <summary>2 x 2: completions in which the first row is empty, so that its share does not exist; the ranges leave them out.</summary>
    public long WithoutShare { get; private init; }

    /// <summary>Lowest and highest value of each cell over the completions, by a flow through rows and columns.</summary>
    public (long Low, long High)[,] CellBounds { get; private init; } = new (long, long)[0, 0];

    /// <summary>Lowest and highest grand total.</summary>
    public (long Low, long High) GrandTotal { get; private init; }

    /// <summary>Range of Pearson's X² over completions without an empty row or column; NaN when there are none.</summary>
    public (double Low, double High) ChiSquare { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Range of its p-value.</summary>
    public (double Low, double High) ChiSquareP { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Range of Fisher's two-sided p over all completions; for tables other than 2 x 2 only where asked for.</summary>
    public (double Low, double High) FisherP { get; private init; } = (double.NaN, double.NaN);

    /// <summary>2 x 2: range of the share of the first column in the first row, over completions in which that row is not empty; NaN when
    /// there are none.</summary>
    public (double Low, double High) FirstRowShare { get; private init; } = (double.NaN, double.NaN);

    /// <summary>2 x 2: range of the ratio of the two shares, over completions with a count in the second row's first cell and in the first
    /// row; NaN when there are none.</summary>
    public (double Low, double High) RiskRatio { get; private init; } = (double.NaN, double.NaN);

    /// <summary>Names of the rows; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Names of the columns; numbered from 1 where left out.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How many completions there are and between which bounds they leave the total, the share (2 x 2) and p; it says so where
    /// none agrees with the totals.</summary>
    public override Reading Reading
    {
        get
        {
            if (Feasible == 0)
            {
                return new("Geen enkele invulling past bij de totalen. De totalen en de regel voor weggelaten aantallen spreken elkaar "
                    + "tegen. Zijn er ook aantallen weggelaten om andere te beschermen, geef die cellen dan op.",
                    "No way to fill in the table agrees with the totals. The totals and the rule for withheld counts contradict each "
                        + "other. If counts were also withheld to protect others, name those cells.");
            }
            string Total(bool nl) => Phrases.Between((GrandTotal.Low, GrandTotal.High), Whole, nl);
            Reading P((double Low, double High) p, string nl, string en) => double.IsNaN(p.Low) ? Reading.Empty
                : Reading.Join(new($"{nl} geeft {Phrases.PRange(p, true)}.", $"{en} gives {Phrases.PRange(p, false)}."),
                    p is { Low: < 0.05, High: >= 0.05 }
                    ? new("De weggelaten aantallen beslissen of p onder 0,05 ligt.", "The withheld counts decide whether p is below 0.05.")
                        : Phrases.NoProofOfSame(p.Low));
            return Reading.Join(
                Feasible == 1 ? new($"Er past één tabel bij wat bekend is. Het totaal is {Total(true)}.",
                    $"One table agrees with what is known. The total is {Total(false)}.")
                    : new($"Er passen {(Counted ? "" : "minstens ")}{Phrases.Count(Feasible,
                        true)} tabellen bij wat bekend is. Het totaal is {Total(true)}.",
                        $"{(Counted ? "" : "At least ")}{Phrases.Count(Feasible,
                        false)} tables agree with what is known. The total is {Total(false)}."),
                double.IsNaN(FirstRowShare.Low) ? Reading.Empty
                    : new($"Het aandeel van {Column(0).Nl} in {Row(0).Nl} is {Phrases.Between(FirstRowShare, Unit.Percent, true)}.",
                        $"The share of {Column(0).En} in {Row(0).En} is {Phrases.Between(FirstRowShare, Unit.Percent, false)}."),
                WithoutShare == 0 ? Reading.Empty
                    : new($"In {Phrases.Count(WithoutShare, true)} daarvan is {Row(0).Nl} leeg; dan bestaat dat aandeel niet.",
                    $"In {Phrases.Count(WithoutShare, false)} of them {Row(0).En} is empty; there is no such share then."),
                double.IsNaN(FisherP.Low) ? P(ChiSquareP, "De chi-kwadraattoets", "The chi-squared test")
                    : P(FisherP, "Fishers exacte toets", "Fisher's exact test"),
                Exhaustive ? Reading.Empty : new("Het zijn er te veel om ze alle te toetsen: p kan ook buiten deze grenzen liggen.",
                    "They are too many to test all of them: p may lie beyond these bounds as well."),
                Feasible == 1 ? Reading.Empty
                    : new("Welke tabel de echte is, zegt dit niet.", "It does not say which table is the real one."), Phrases.NotCause);
        }
    }

    internal override string Method => Exhaustive ? "Elke invulling van de weggelaten aantallen"
        : "Grenzen van de weggelaten aantallen, en invullingen die ver uiteen liggen";

    private bool Counted { get; init; } = true;

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("feasible", "mogelijke tabellen", Feasible), Line.Of("total_low", "totaal, laagste", Feasible == 0 ? double.NaN
            : GrandTotal.Low), Line.Of("total_high", "totaal, hoogste", Feasible == 0 ? double.NaN : GrandTotal.High),
        Line.Of("chi_square_low", "chi-kwadraat, laagste", ChiSquare.Low, Unit.None), Line.Of("chi_square_high", "chi-kwadraat, hoogste",
            ChiSquare.High, Unit.None), Line.P("chi_square_p_low", "p van chi-kwadraat, laagste", ChiSquareP.Low),
        Line.P("chi_square_p_high", "p van chi-kwadraat, hoogste", ChiSquareP.High), Line.P("fisher_p_low", "p van Fisher, laagste",
            FisherP.Low), Line.P("fisher_p_high", "p van Fisher, hoogste", FisherP.High),
        Line.Of("first_row_share_low", "aandeel in de eerste rij, laagste", FirstRowShare.Low, Unit.Percent),
        Line.Of("first_row_share_high", "aandeel in de eerste rij, hoogste", FirstRowShare.High, Unit.Percent),
        Line.Of("risk_ratio_low", "verhouding van de aandelen, laagste", RiskRatio.Low, Unit.None),
        Line.Of("risk_ratio_high", "verhouding van de aandelen, hoogste", RiskRatio.High, Unit.None),
    ];

    internal override IReadOnlyList<IReadOnlyList<Line>> Detail =>
    [
        .. Enumerable.Range(0, CellBounds.Length).Select(k => (Row: k / CellBounds.GetLength(1), Column: k % CellBounds.GetLength(1)))
            .Select(k => (IReadOnlyList<Line>)[Line.Text("row", "rij", Row(k.Row)), Line.Text("column", "kolom", Column(k.Column)),
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
    /// <param name="secondary">
    /// Withheld cells that are not small, but were withheld so that others cannot be found by subtraction (secondary suppression): each may
    /// be anything from 0 up to what a known total of its row or column leaves.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Negative counts, totals of another length, a range that is none, a secondary cell that is not withheld or has no known total, or
    /// more than ten thousand withheld cells.
    /// </exception>
    public static SuppressedCells Of(long?[,] table, long min = 1, long max = 4, IReadOnlyList<long?>? rowTotals = null,
        IReadOnlyList<long?>? columnTotals = null, bool fisher = false,
        IReadOnlyList<(int Row, int Column)>? secondary = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        int r = table.GetLength(0), c = table.GetLength(1);
        Cells.Valid(Cells.Map(r, c, (i, j) => table[i, j] ?? 0), nameof(table));
        if (min < 0 || max < min || max > Check.MostCount)
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
        foreach (var total in (rowTotals ?? []).Concat(columnTotals ?? []))
        {
            Check.Count(total ?? 0, rowTotals is null ? nameof(columnTotals) : nameof(rowTotals));
        }
        var apart = Secondary(table, secondary ?? [], rowTotals, columnTotals);
        if (table.Cast<long?>().Count(v => v is null) > 10_000)
        {
            throw Check.Refuse(nameof(table), "More than ten thousand cells are withheld; take parts of the table.");
        }
        (long Low, long High) Range(int i, int j) => apart.TryGetValue((i, j), out var most) ? (0, most) : (min, max);
        var completions = new Completions(table, Range, rowTotals, columnTotals);
        var two = r == 2 && c == 2;
        var positive = two && table[1, 0] != 0 ? new Completions(table, (i, j) => Range(i, j) is var (low, high) && (i, j) == (1, 0)
            ? (Math.Max(1, low), high) : Range(i, j), rowTotals, columnTotals) : null;
        return completions.Exists ? new CompletionSummary(completions, positive, r, c, fisher || two).Result() : new();
    }

    /// <summary>For each secondary cell the most that a known total can leave it.</summary>
    private static Dictionary<(int, int), long> Secondary(long?[,] table, IReadOnlyList<(int Row, int Column)> cells,
        IReadOnlyList<long?>? rowTotals, IReadOnlyList<long?>? columnTotals)
    {
        var most = new Dictionary<(int, int), long>();
        foreach (var (i, j) in cells)
        {
            if (i < 0 || j < 0 || i >= table.GetLength(0) || j >= table.GetLength(1) || table[i, j] is not null)
            {
                throw Check.Refuse("secondary",
                    FormattableString.Invariant($"Cell ({i}, {j}) is not a withheld cell of the table; rows and columns count from 0."));
            }
            long?[] bounds = [rowTotals?[i], columnTotals?[j]];
            most[(i, j)] = bounds.Min()
                ?? throw Check.Refuse("secondary",
                FormattableString.Invariant($"Cell ({i}, {
                j}) may be any number, because neither its row total nor its column total is known; give one of them."));
        }
        return most;
    }

    internal static SuppressedCells From(long feasible, bool counted, bool exhaustive, long withoutShare, Completions completions,
        (double, double) x2, (double, double) x2P, (double, double) fisherP,
        (double, double) share, (double, double) ratio, (long[,], long[,])? extremes) => new()
        {
            Feasible = feasible, Counted = counted, Exhaustive = exhaustive, WithoutShare = withoutShare, CellBounds = completions.Bounds,
                GrandTotal = completions.Total,
            ChiSquare = x2, ChiSquareP = x2P, FisherP = fisherP, FirstRowShare = share, RiskRatio = ratio, Extremes = extremes,
        };
}
