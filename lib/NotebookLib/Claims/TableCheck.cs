namespace NotebookLib.Claims;

/// <summary>
/// A check of printed cells against something else that was printed: a sum, a list, a rank, another table. It shows its own
/// arithmetic, so that a reader sees why a cell counts as checked. Used by <see cref="ThemeClaims.TranscribedAll"/>.
/// </summary>
public sealed class TableCheck
{
    private readonly Func<Claim, ClaimTable, IReadOnlyList<ClaimRow>, (bool Passes, string Shown)> _check;

    private TableCheck(Func<Claim, ClaimTable, IReadOnlyList<ClaimRow>, (bool, string)> check) => _check = check;

    /// <summary>The cells that share a panel and a group add up to the printed total: "som 0 + 2 + 1 = 3, totaal 3".</summary>
    /// <param name="column">The cells.</param>
    /// <param name="total">The column with the printed total.</param>
    /// <param name="by">The columns that together name the group; none takes the whole table.</param>
    public static TableCheck Sum(string column, string total, params string[] by) => new((_, table, rows) =>
    {
        var cells = table.Where(r => Same(r, rows[0], by)).Select(r => r.Number(column)).ToList();
        var stated = rows[0].Number(total);
        return (Math.Abs(cells.Sum() - stated) < 1e-9,
            $"som {string.Join(" + ", cells.Select(Show))} = {Show(cells.Sum())}, totaal {Show(stated)}");
    });

    /// <summary>The ranks in a group run from 1 without a gap or a repeat: "rangen 1 tot en met 7".</summary>
    /// <param name="column">The ranks.</param>
    /// <param name="by">The columns that together name the group; none takes the whole table.</param>
    public static TableCheck Consecutive(string column, params string[] by) => new((_, table, rows) =>
    {
        var ranks = table.Where(r => Same(r, rows[0], by)).Select(r => r.Number(column)).Order().ToList();
        return (ranks.SequenceEqual(Enumerable.Range(1, ranks.Count).Select(i => (double)i)),
            $"rangen {string.Join(", ", ranks.Select(Show))}");
    });

    /// <summary>The combination of these columns occurs once in the table, so that the cell has one reading.</summary>
    /// <param name="by">The columns that together name the cell.</param>
    public static TableCheck Once(params string[] by) => new((_, table, rows) =>
    {
        var times = table.Count(r => Same(r, rows[0], by));
        return (times == rows.Count, times == rows.Count ? "de cel staat één keer in de tabel"
            : $"de cel staat {Show(times)} keer in de tabel");
    });

    /// <summary>No entry of the list occurs twice: "lijst 2, 16 zonder dubbele".</summary>
    /// <param name="column">The entries; a claim's own rows form its list.</param>
    public static TableCheck NoRepeat(string column) => new((_, _, rows) =>
    {
        var repeats = rows.GroupBy(r => r[column]).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        return (repeats.Count == 0, repeats.Count == 0 ? "lijst zonder dubbele"
            : $"staat dubbel in de lijst: {string.Join(", ", repeats)}");
    });

    /// <summary>The claim in words holds this text of its cells, e.g. the name of the factor or the list of locations.</summary>
    /// <param name="what">What is looked for, in Dutch: "de naam van de factor".</param>
    /// <param name="text">Takes the text from the claim's rows.</param>
    public static TableCheck InWords(string what, Func<IReadOnlyList<ClaimRow>, string> text) => new((claim, _, rows) =>
    {
        var wanted = text(rows);
        var there = claim.StatementNl.Contains(wanted, StringComparison.OrdinalIgnoreCase);
        return (there, there ? $"{what} staat in de uitspraak" : $"{what} (\"{wanted}\") staat niet in de uitspraak");
    });

    /// <summary>A number from the claim's own rows equals a number from somewhere else, e.g. another table: "kruisjes in de matrix: 2 en
    /// 2".</summary>
    /// <param name="what">What is compared, in Dutch.</param>
    /// <param name="here">The number from the claim's rows.</param>
    /// <param name="there">The number from elsewhere.</param>
    public static TableCheck Equal(string what, Func<IReadOnlyList<ClaimRow>, double> here, Func<IReadOnlyList<ClaimRow>, double> there) =>
        new((claim, _, rows) =>
    {
        var (a, b) = (ThemeClaims.Finite(claim.Id, here(rows)), ThemeClaims.Finite(claim.Id, there(rows)));
        return (Math.Abs(a - b) < 1e-9, $"{what}: {Show(a)} en {Show(b)}");
    });

    /// <summary>Any other check of the claim with its rows.</summary>
    /// <param name="what">What is checked, in Dutch.</param>
    /// <param name="passes">Whether it holds.</param>
    public static TableCheck That(string what, Func<Claim, IReadOnlyList<ClaimRow>, bool> passes) => new((claim, _, rows) =>
        passes(claim, rows) is var holds && holds ? (true, $"{what}: klopt") : (holds, $"{what}: klopt niet"));

    internal (bool Passes, string Shown) Run(Claim claim, ClaimTable table, IReadOnlyList<ClaimRow> rows) => _check(claim, table, rows);

    private static bool Same(ClaimRow a, ClaimRow b, string[] by) => by.All(c => a[c] == b[c]);

    private static string Show(double value) => value.ToString("0.####", Dutch.Format);
}
