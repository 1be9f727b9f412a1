using NotebookLib.Charts;
using NotebookLib.Display;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>One piece of evidence: a change or a level that explanations say something about.</summary>
/// <param name="Name">What a reader sees above its column, short.</param>
/// <param name="Found">What was found, with its origin; NaN where it is not known.</param>
/// <param name="Weight">How much it counts; 1 unless told, 0 leaves it out of the score.</param>
public sealed record Evidence(string Name, Quantity Found, double Weight = 1)
{
    /// <summary>What it is called; never empty.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name) ? throw new HypothesisException("A piece of evidence needs a name.")
        : Name;

    /// <summary>What was found.</summary>
    public Quantity Found { get; } = Found
        ?? throw new HypothesisException($"Evidence \"{Name}\" has no number; use a Quantity of NaN for what is not known.");

    /// <summary>How much it counts, finite and at least 0.</summary>
    public double Weight { get; init; } = Weight >= 0 && double.IsFinite(Weight) ? Weight
        : throw new HypothesisException($"Evidence \"{Name}\" has weight "
        + $"{Weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}; a finite number of at least 0 needed.");
}

/// <summary>How one explanation came out over all evidence.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Predicted">On how many pieces it says something.</param>
/// <param name="Right">Of those, how many came out.</param>
/// <param name="Wrong">How many came out otherwise.</param>
/// <param name="Score">Weight of what came out, as a part of the weight of what it predicted and could be seen; NaN where that is
/// nothing.</param>
public sealed record MatrixScore(string Explanation, int Predicted, int Right, int Wrong, double Score);

/// <summary>
/// Explanations side by side: what each predicts for each piece of evidence, what was found, and what remains of it. In the spirit of the
/// analysis of competing hypotheses (Heuer 1999, chapter 8): look for what speaks against an explanation, and for evidence that tells them
/// apart. An explanation that predicts little risks little; the table therefore shows how much it predicted. Immutable.
/// </summary>
/// <example><code>
/// new EvidenceMatrix("Twee verhalen", 0.1, new Evidence("vso 2018–23", groei), new Evidence("so 2018–23", groeiSo, Weight: 2))
///     .Explains("meer problematiek", "↑↑")
///     .Explains("vaste verdeling", "=·")
/// </code></example>
[TypeFormatterSource(typeof(EvidenceMatrixFormatter))]
public sealed record EvidenceMatrix
{
    private IReadOnlyList<(string Name, IReadOnlyList<Expectation?> Expects)> Rows { get; init; } = [];

    /// <summary>Makes a matrix without explanations; add them with <see cref="Explains(string, string)"/>.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="margin">Changes smaller than this count as "the same", in the unit of the evidence; above 0.</param>
    /// <param name="evidence">The evidence, at least one piece, names unique.</param>
    /// <exception cref="HypothesisException">No evidence, a name twice, or a margin that is not above 0.</exception>
    public EvidenceMatrix(string title, double margin, params Evidence[] evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Length == 0 || evidence.Select(e => e.Name).Distinct().Count() != evidence.Length
            || !(margin > 0 && double.IsFinite(margin)))
        {
            throw new HypothesisException($"Matrix \"{title}\" needs at least one piece of evidence, each with its own name, and a margin "
                + $"above 0.");
        }

        (Title, Margin, Evidence) = (title, margin, [.. evidence]);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Changes smaller than this count as the same.</summary>
    public double Margin { get; }

    /// <summary>The evidence, in order.</summary>
    public IReadOnlyList<Evidence> Evidence { get; private init; }

    /// <summary>The score of each explanation, in the order in which they were added.</summary>
    public IReadOnlyList<MatrixScore> Scores => [.. Rows.Select(r => Score(r, Evidence))];

    /// <summary>The evidence on which all explanations that speak say the same, so that it tells none apart.</summary>
    public IReadOnlyList<string> Indifferent =>
        [.. Evidence.Where((_, i) => Rows.Select(r => r.Expects[i]).OfType<Expectation>().Distinct().Count() <= 1).Select(e => e.Name)];

    /// <summary>The best explanation by score, or several where they are equal; empty without explanations.</summary>
    public IReadOnlyList<string> Best => BestOf(Evidence);

    /// <summary>The evidence whose weight decides: set to 0, another explanation would come out best.</summary>
    public IReadOnlyList<string> Decisive =>
        [.. Evidence.Where(e => e.Weight > 0 && !BestOf([.. Evidence.Select(o => o == e ? o with { Weight = 0 } : o)]).SequenceEqual(Best))
        .Select(e => e.Name)];

    /// <summary>Adds an explanation by signs, one for each piece of evidence: <c>↑</c> rises, <c>↓</c> falls, <c>=</c> stays, <c>·</c> says
    /// nothing.</summary>
    /// <exception cref="HypothesisException">Another number of signs, an unknown sign, no prediction at all, or a name twice.</exception>
    public EvidenceMatrix Explains(string explanation, string signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        return Explains(explanation, [.. signs.Select(s => s switch
        {
            '↑' => Expectation.Above(Margin),
            '↓' => Expectation.Below(-Margin),
            '=' => Expectation.EquivalentTo(0, Margin),
            '·' => (Expectation?)null,
            _ => throw new HypothesisException($"\"{s}\" is no sign; use ↑ ↓ = and · for nothing said."),
        })]);
    }

    /// <summary>Adds an explanation by regions, one for each piece of evidence; null where it says nothing.</summary>
    /// <exception cref="HypothesisException">Another number of regions, no prediction at all, or a name twice.</exception>
    public EvidenceMatrix Explains(string explanation, params Expectation?[] expects)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(explanation);
        ArgumentNullException.ThrowIfNull(expects);
        return expects.Length != Evidence.Count
            ? throw new HypothesisException($"\"{explanation}\" predicts {expects.Length} times, and there are {Evidence.Count} pieces of "
            + $"evidence: {string.Join(", ", Evidence.Select(e => e.Name))}.")
            : expects.All(e => e is null)
                ? throw new HypothesisException($"\"{explanation}\" predicts nothing, so it cannot lose. Say what it expects, or leave it "
                + $"out.")
            : Rows.Any(r => r.Name == explanation) ? throw new HypothesisException($"\"{explanation}\" is there twice.")
            : this with { Rows = [.. Rows, (explanation, [.. expects])] };
    }

    /// <summary>The same matrix with another weight for one piece of evidence.</summary>
    /// <exception cref="HypothesisException">There is no such evidence, or the weight is not a finite number of at least 0.</exception>
    public EvidenceMatrix Weigh(string evidence, double weight) => Evidence.Any(e => e.Name == evidence)
        ? this with { Evidence = [.. Evidence.Select(e => e.Name == evidence ? new Evidence(e.Name, e.Found, weight) : e)] }
        : throw new HypothesisException($"There is no evidence \"{evidence}\"; there are "
            + $"{string.Join(", ", Evidence.Select(e => e.Name))}.");

    /// <summary>The picture: explanations down, evidence across; in each cell what was predicted and whether it came out.</summary>
    public Figure ToFigure() =>
        Chart.Matrix(Title, $"teken: wat het verhaal verwacht; ✓ komt uit, ✗ komt niet uit, ? niet bekend, – zegt niets; minder dan {
        Expectation.Number(Margin)} telt als gelijk", Origin(),
        Rows.SelectMany(r =>
            Evidence.Select((e, i) =>
            new Cell(r.Name, e.Name, r.Expects[i] is null ? 0 : Came(r.Expects[i]!, e) switch { true => 1, false => 0.4, _ => null },
            r.Expects[i] is { } x ? Sign(x) + " " + (Came(x, e) switch { true => "✓", false => "✗", _ => "?" }) : "–"))));

    /// <summary>The table: what was found and its weight, what each explanation predicts, and the score at the bottom.</summary>
    public DataTable ToTable()
    {
        var scores = Scores;
        IEnumerable<IReadOnlyList<object?>> rows = Evidence.Select((e, i) =>
            (IReadOnlyList<object?>)[e.Name, Found(e), Expectation.Number(e.Weight),
            .. Rows.Select(r => (object?)(r.Expects[i] is { } x
            ? Sign(x) + " " + (Came(x, e) switch { true => "✓", false => "✗", _ => "?" }) : "–"))]);
        rows = rows.Append(["uitgekomen", "", "", .. scores.Select(s => (object?)$"{s.Right} van {s.Right + s.Wrong}")])
            .Append(["gewogen", "", "", .. scores.Select(s => (object?)(double.IsNaN(s.Score) ? "–" : Dutch.Percent(100 * s.Score, 0)))]);
        return new DataTable(Title, [new Column(""), new Column("gevonden"), new Column("gewicht"),
            .. Rows.Select(r => new Column(r.Name))], rows, Origin());
    }

    /// <summary>What the matrix says in words.</summary>
    public Reading Reading
    {
        get
        {
            if (Rows.Count == 0)
            {
                return new("Er staan nog geen verklaringen in de matrix.", "The matrix holds no explanations yet.");
            }

            var scores = Scores;
            var said = string.Join("; ", scores.Select(s => $"“{s.Explanation}” {s.Right} van {s.Right + s.Wrong}"));
            var (best, decisive, same) = (Best, Decisive, Indifferent);
            return Reading.Join(new($"Uitgekomen voorspellingen: {said}.", $"Predictions that came out: {said.Replace(" van ", " "
                + "of ", StringComparison.Ordinal)}."),
                best.Count == 0 ? new("Van geen enkele voorspelling is de uitkomst bekend.", "Of no prediction the outcome is known.")
                    : new($"Het minst weersproken: {string.Join(" en ", best.Select(b => $"“{b}”"))}. Dat bewijst die verklaring niet.",
                    $"Least contradicted: {string.Join(" and ", best)}. That is no proof of it."),
                best.Count == 0 ? Reading.Empty : decisive.Count == 0
                    ? new("Dat blijft zo als één van de reeksen niet meetelt.", "That stays so when any one series is left out.")
                    : new($"Dat hangt aan {string.Join(" en aan ", decisive.Select(d => $"“{d}”"))}: zonder is de uitkomst anders.",
                    $"That hangs on {string.Join(" and on ", decisive)}: without it the outcome is another."),
                same.Count == 0 ? Reading.Empty : new($"Geen onderscheid maakt: {string.Join(", ", same.Select(d => $"“{d}”"))}.",
                    $"Tells none apart: {string.Join(", ", same)}."));
        }
    }

    /// <summary>The Dutch reading.</summary>
    public override string ToString() => $"{Title}\n{Reading.Nl}";

    /// <summary>Whether a prediction came out; null where the number is not known.</summary>
    private static bool? Came(Expectation expects, Evidence e) => double.IsFinite(e.Found.Value) ? expects.Contains(e.Found.Value) : null;

    private static MatrixScore Score((string Name, IReadOnlyList<Expectation?> Expects) row, IReadOnlyList<Evidence> evidence)
    {
        var seen = evidence.Select((e, i) => (Evidence: e, Came: row.Expects[i] is { } x ? Came(x, e) : null)).Where(p =>
            p.Came is not null).ToList();
        var (right, all) = (seen.Where(p => p.Came == true).Sum(p => p.Evidence.Weight), seen.Sum(p => p.Evidence.Weight));
        return new(row.Name, row.Expects.Count(x => x is not null), seen.Count(p => p.Came == true), seen.Count(p => p.Came == false),
            all > 0 ? right / all : double.NaN);
    }

    private IReadOnlyList<string> BestOf(IReadOnlyList<Evidence> evidence)
    {
        var scores = Rows.Select(r => Score(r, evidence)).Where(s => !double.IsNaN(s.Score)).ToList();
        return scores.Count == 0 ? [] : [.. scores.Where(s => s.Score > scores.Max(o => o.Score) - 1e-9).Select(s => s.Explanation)];
    }

    private Origin Origin() => NotebookLib.Origin.Derived("verwacht en gevonden naast elkaar", Evidence.Select(e => e.Found.Origin));

    private static string Found(Evidence e) => double.IsFinite(e.Found.Value)
        ? $"{(e.Found.Value > 0 ? "+" : "")}{e.Found.ToString(Math.Abs(e.Found.Value) >= 100 ? 0 : 2)}" : "niet bekend";

    private string Sign(Expectation x) => x == Expectation.Above(Margin) ? "↑" : x == Expectation.Below(-Margin) ? "↓"
        : x == Expectation.EquivalentTo(0, Margin) ? "=" : x.ToString();
}

/// <summary>Shows a matrix: the picture, the table with weights, and what they say.</summary>
internal sealed class EvidenceMatrixFormatter : FormatterSource<EvidenceMatrix>
{
    /// <inheritdoc/>
    protected override string Html(EvidenceMatrix value) =>
        $"<div class=\"nl-evidence\" lang=\"nl\" style=\"break-inside:avoid\">{value.ToFigure()
            .ToHtml()}<p>{System.Net.WebUtility.HtmlEncode(value.Reading.Nl)}</p>{value.ToTable().ToHtml()}</div>";

    /// <inheritdoc/>
    protected override string Plain(EvidenceMatrix value) => $"{value}\n{value.ToTable()}";
}
