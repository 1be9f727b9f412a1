using NotebookLib.Cleaning;
using NotebookLib.Sources;
using NotebookLib.Statistics;

namespace NotebookLib.Claims;

/// <summary>A row of a delimited source: the text of the columns asked for, and its count.</summary>
/// <param name="Text">The columns, in the order of the question.</param>
/// <param name="Count">The count; with bounds where it is masked.</param>
public sealed record CountRow(IReadOnlyList<string> Text, Count Count);

/// <summary>What a resolver may use: the sources in the local cache, the shipped figures, the register.</summary>
public sealed class ClaimInputs
{
    private const double Alpha = 0.05;

    /// <summary>Takes a cache beside what ships.</summary>
    /// <param name="cache">The local cache.</param>
    /// <param name="register">The register; null loads it.</param>
    /// <param name="published">The shipped figures; null loads them in the version of 2023.</param>
    public ClaimInputs(SourceCache cache, ClaimRegister? register = null, Published? published = null) =>
        (Cache, Register, Published) = (cache ?? throw new ArgumentNullException(nameof(cache)), register ?? ClaimRegister.Load(),
            published ?? Published.Load().InVintage("ocw-2023"));

    /// <summary>The local cache.</summary>
    public SourceCache Cache { get; }

    /// <summary>The register.</summary>
    public ClaimRegister Register { get; }

    /// <summary>The figures that ship.</summary>
    public Published Published { get; }

    /// <summary>Whether a delimited source has a column.</summary>
    /// <exception cref="SourceException">The source is not here.</exception>
    public bool Has(string source, string column) => DelimitedFile.Open(Cache.Need(source).Path).Find(column) >= 0;

    /// <summary>The rows of a delimited source. An empty or unreadable count is an error, never a zero; a masked one keeps its
    /// bounds.</summary>
    /// <param name="source">The id.</param>
    /// <param name="count">The column of the counts.</param>
    /// <param name="columns">The other columns.</param>
    /// <exception cref="SourceException">The source is not here.</exception>
    /// <exception cref="UnreadableFileException">A column is not there, or a cell is no count; file, line and column are named.</exception>
    public IReadOnlyList<CountRow> Rows(string source, string count, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var file = DelimitedFile.Open(Cache.Need(source).Path, new ReadOptions
        {
            Kinds = new Dictionary<string, ColumnKind>(StringComparer.OrdinalIgnoreCase) { [count] = ColumnKind.Count },
        });
        var (value, text, rows) = (file.Need(count), columns.Select(file.Need).ToArray(), new List<CountRow>());
        using var reader = file.Read();
        while (reader.Read())
        {
            rows.Add(new CountRow([.. text.Select(i => reader.Text(i).Trim())], reader.CountAt(value)));
        }

        return rows;
    }

    /// <summary>A table of CBS, to be asked by titles.</summary>
    /// <exception cref="SourceException">The source is not here, or is no such table.</exception>
    public CbsCounts Cbs(string source) => new(CbsTable.Load(Cache.Need(source).Path));

    /// <summary>DUO's file 06.</summary>
    /// <exception cref="SourceException">It is not here.</exception>
    public HistoricSites Sites() => HistoricSites.Load(Cache.Need("duo-06-historisch").Path);

    /// <summary>
    /// A printed number against one that lies between bounds: reproduced where the rule accepts both ends, deviates where it accepts
    /// neither and both lie on one side, else not comparable.
    /// </summary>
    /// <param name="id">The claim.</param>
    /// <param name="low">The lower bound, on the claim's scale.</param>
    /// <param name="high">The upper bound; equal to <paramref name="low"/> where the number is exact.</param>
    /// <param name="unit">What stands behind the number: "%".</param>
    /// <param name="evidence">What else was found.</param>
    public ClaimAnswer Figure(string id, double low, double high, string unit, string evidence = "")
    {
        var claim = Register[id];
        var (rule, stated) = (claim.Rule, claim.Published);
        bool Accepts(double value) => rule.Accepts(ThemeClaims.Finite(id, value), stated, claim.Scale);
        var (first, last) = (Accepts(low), Accepts(high));
        var across = stated is { } p && low < p.Low && high > p.High;
        var finding = first && last ? ClaimFinding.Reproduced : !first && !last && !across ? ClaimFinding.Deviates
            : ClaimFinding.NotComparable;
        var decimals = (stated?.Decimals ?? 1) + 1;
        var text = low == high ? Dutch.Number(low, decimals) : $"{Dutch.Number(low, decimals)} tot {Dutch.Number(high, decimals)}";
        return new ClaimAnswer(id, finding, $"{text} {unit}".TrimEnd(), rule.ToString(), finding == ClaimFinding.NotComparable
            ? $"afgeschermde aantallen laten beide toe; {evidence}".TrimEnd(' ', ';') : evidence) { Number = low == high ? low : null };
    }

    /// <summary>A test with three ends: true supports, false contradicts, null leaves open.</summary>
    public static ClaimAnswer Tested(string id, bool? supported, string computed, string rule, string evidence = "") =>
        new(id, supported switch { true => ClaimFinding.Supported, false => ClaimFinding.Contradicted, _ => ClaimFinding.Undecided },
            computed, rule, evidence);

    /// <summary>
    /// A condition that the claim cannot do without, but that does not prove it: where it fails the claim is contradicted, else it
    /// stays open.
    /// </summary>
    public static ClaimAnswer Necessary(string id, bool holds, string computed, string condition) => Tested(id, holds ? null : false,
        computed, $"voorwaarde, geen bewijs: {condition}");

    /// <summary>A direction over the years (Mann-Kendall, exact where there are no ties): supports or contradicts at p below 0.05, else
    /// open. Fewer than five years always stay open.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="up">Whether the claim says up.</param>
    /// <param name="values">A value per year, in order.</param>
    /// <param name="what">What is measured, with the years, in Dutch.</param>
    /// <param name="evidence">What the test does not say.</param>
    public static ClaimAnswer Trend(string id, bool up, IReadOnlyList<(int Year, double Value)> values, string what, string evidence = "")
    {
        ArgumentNullException.ThrowIfNull(values);
        const string Rule = "richting van de jaarcijfers (Mann-Kendall, p < 0,05)";
        if (values.Count < 5)
        {
            return Tested(id, null, $"{what}: {Dutch.Number(values.Count)} jaren, te weinig voor een richting", Rule, evidence);
        }

        var test = MannKendall.Of([.. values.Select(v => v.Value)]);
        var p = test.Ties || double.IsNaN(test.PExact) ? Math.Exp(test.LnP) : test.PExact;
        var (first, last) = (values[0], values[^1]);
        string Show(double v) => Dutch.Number(v, Math.Abs(v) < 100 ? 1 : 0);
        return Tested(id, p < Alpha ? test.S > 0 == up : null,
            $"{what}: {Show(first.Value)} ({new SchoolYear(first.Year)}) naar {Show(last.Value)} ({new SchoolYear(last.Year)}), p "
                + (p < 0.001 ? "" : "= ") + Dutch.P(p),
            Rule, evidence);
    }
}
