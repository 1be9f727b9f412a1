using System.Collections;
using NotebookLib.Cleaning.Rules;

namespace NotebookLib.Cleaning;

/// <summary>The rules in the order in which they are applied. The audit, the site and the command list these same rules.</summary>
public sealed class RuleSet : IReadOnlyList<Rule>
{
    private readonly Rule[] _rules;
    private readonly Dictionary<string, int> _index;

    /// <inheritdoc cref="RuleSet(IEnumerable{Rule})"/>
    public RuleSet(params Rule[] rules)
        : this(rules.AsEnumerable())
    {
    }

    /// <summary>Makes a set; cells, rows, headers and files each see their own rules in this order.</summary>
    /// <exception cref="ArgumentException">Two rules have the same id.</exception>
    public RuleSet(IEnumerable<Rule> rules)
    {
        _rules = [.. rules];
        _index = _rules.Select((rule, i) => (rule.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        CellRules = Of<CellRule>();
        RowRules = Of<RowRule>();
        HeaderRules = Of<HeaderRule>();
        FileRules = Of<FileRule>();
    }

    /// <summary>All rules of the project.</summary>
    public static RuleSet All { get; } = new(
        new SheetFacts(), new NoHeaderRow(), new HeaderRows(), new ShiftedDecimals(), new TotalRow(), new NestedRegions(),
        new OtherCodePage(),
        new PreambleLines(), new BlankLines(), new MixedEncoding(), new CutFile(), new MixedLineEnds(), new NoDelimiter(),
        new UnclosedQuotes(),
        new PaddedHeader(), new EmptyHeader(), new DuplicateHeader(), new MaskLikeHeader(), new ProvisionalYear(), new MixedUnits(),
        new BlankRow(), new RepeatedHeader(), new FooterRow(), new TrailingBlock(), new BrokenQuotes(), new ShortRow(), new LongRow(),
        new ControlCharacters(), new Mojibake(), new Padding(), new MisreadLetters(), new ReplacementCharacter(), new OddLetters(),
        new DoubledQuotes(),
        new PercentSign(), new ValueFlag(),
        new SiteDidNotExist(), new EmptyCell(), new SuppressedMask(), new SuppressedRange(), new NotApplicable(),
        new SecretMark(), new UnreliableMark(), new ColonMark(), new NilMark(), new DuoMinusOne(), new SpreadsheetError(),
        new LostZeros(), new ThousandsPoints(), new DecimalComma(), new AmbiguousPoint(), new NegativeCount(), new TextInNumberColumn());

    internal (int Index, CellRule Rule)[] CellRules { get; }

    internal (int Index, RowRule Rule)[] RowRules { get; }

    internal (int Index, HeaderRule Rule)[] HeaderRules { get; }

    internal (int Index, FileRule Rule)[] FileRules { get; }

    /// <inheritdoc/>
    public int Count => _rules.Length;

    /// <inheritdoc/>
    public Rule this[int index] => _rules[index];

    /// <summary>The place of a rule, or -1.</summary>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    /// <summary>The set without some rules.</summary>
    /// <exception cref="ArgumentException">A rule is not in the set.</exception>
    public RuleSet Without(params string[] ids) => ids.FirstOrDefault(id => IndexOf(id) < 0) is { } unknown
        ? throw new ArgumentException($"There is no rule \"{unknown}\". Known: {string.Join(", ", _rules.Select(r => r.Id))}.", nameof(ids))
        : new RuleSet(_rules.Where(r => !ids.Contains(r.Id)));

    /// <inheritdoc/>
    public IEnumerator<Rule> GetEnumerator() => ((IEnumerable<Rule>)_rules).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private (int, T)[] Of<T>() where T : Rule =>
        [.. _rules.Select((rule, i) => (i, rule)).Where(p => p.rule is T).Select(p => (p.i, (T)p.rule))];
}
