using System.Globalization;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Claims;

/// <summary>
/// A table of CBS asked by the titles of its categories. A dimension that is not asked stays at its total (a title that begins with
/// "Totaal", or "Nederland"); where there is none the question is refused, because adding up would count double.
/// </summary>
public sealed class CbsCounts
{
    private readonly CbsTable _table;
    private readonly Dictionary<string, CbsObservation> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _dimensions;
    private readonly CbsTopic _topic;

    internal CbsCounts(CbsTable table)
    {
        _table = table;
        _dimensions = [.. table.Dimensions.Keys.Order(StringComparer.Ordinal)];
        IReadOnlyList<CbsTopic> topics = table.Topics.Count == 1 ? table.Topics
            : [.. table.Topics.Where(t => Plain(t.Title).StartsWith("leerlingen", StringComparison.Ordinal))];
        _topic = topics is [var only] ? only : throw new MissingInputException($"CBS {table.Id} has no single topic of pupils: "
            + $"{string.Join("; ", table.Topics.Select(t => t.Title))}.");
        foreach (var o in table.Observations.Where(o => o.Topic == _topic.Key))
        {
            _byKey[string.Join('|', _dimensions.Select(d => o.Keys[d]))] = o;
        }
    }

    /// <summary>The school years of the table, early to late.</summary>
    public IReadOnlyList<int> Years => [.. Items("Perioden").Select(i => Period(i)).Where(y => y > 0).Order()];

    /// <summary>The regions of a kind, by the first letters of their key: GM, PV, CR; key and title.</summary>
    public IReadOnlyList<(string Key, string Title)> Regions(string kind) => [.. Items("Regiokenmerken").Where(i =>
        i.Key.StartsWith(kind, StringComparison.Ordinal)).Select(i => (i.Key, i.Title.Trim()))];

    /// <summary>The titles of a dimension.</summary>
    public IReadOnlyList<string> Titles(string dimension) => [.. Items(dimension).Select(i => i.Title.Trim())];

    /// <summary>The pupils of a school year; for a flow, of the year in which it starts.</summary>
    /// <param name="year">The school year's first calendar year.</param>
    /// <param name="where">Dimension (its name, or the beginning of it) and the title or key of its category.</param>
    /// <exception cref="MissingInputException">A dimension, category or number is not there; the message says what is.</exception>
    public double Value(int year, params (string Dimension, string Category)[] where) => Find(year, where)
        ?? throw new MissingInputException(string.Create(CultureInfo.InvariantCulture,
            $"CBS {_table.Id} has no number for {year}, {string.Join(", ", where.Select(w => w.Category))}."));

    /// <summary>As <see cref="Value"/>; null where the cell is empty, secret or not there.</summary>
    /// <exception cref="MissingInputException">A dimension or category is not there.</exception>
    public double? Find(int year, params (string Dimension, string Category)[] where)
    {
        ArgumentNullException.ThrowIfNull(where);
        var asked = where.ToDictionary(w => Dimension(w.Dimension), w => w.Category, StringComparer.Ordinal);
        var keys = _dimensions.Select(d => d == "Perioden" ? Items(d).FirstOrDefault(i => Period(i) == year)?.Key
            : asked.TryGetValue(d, out var category) ? Category(d, category).Key : Total(d).Key).ToList();
        return !keys.Contains(null) && _byKey.TryGetValue(string.Join('|', keys), out var o) && o.Value.Missing == Missing.None
            ? double.Parse(o.Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    private static int Period(CbsItem item) => CbsPeriod.TryParse(item.Key, out var p) && p.SchoolYear is { } y ? y.StartYear
        : CbsPeriod.TryParse(item.Title, out var t) && t.SchoolYear is { } z ? z.StartYear : 0;

    private IReadOnlyList<CbsItem> Items(string dimension) => _table.Dimensions[Dimension(dimension)];

    private string Dimension(string name) => _dimensions.Where(d => Plain(d).StartsWith(Plain(name), StringComparison.Ordinal)).ToList()
        is [var only] ? only : _dimensions.Contains(name) ? name : throw new MissingInputException(
            $"CBS {_table.Id} has no single dimension {name}: {string.Join(", ", _dimensions)}.");

    private CbsItem Category(string dimension, string wanted)
    {
        var (items, plain) = (_table.Dimensions[dimension], Plain(wanted));
        return items.FirstOrDefault(i => i.Key == wanted) ?? items.FirstOrDefault(i => Plain(i.Title) == plain)
            ?? (items.Where(i => Plain(i.Title).StartsWith(plain, StringComparison.Ordinal)).ToList() is [var only] ? only
                : throw new MissingInputException($"CBS {_table.Id}, {dimension}, has no single \"{wanted}\": "
                    + $"{string.Join("; ", items.Take(30).Select(i => i.Title.Trim()))}."));
    }

    private CbsItem Total(string dimension) => _table.Dimensions[dimension] is [var only] ? only : _table.Dimensions[dimension]
        .FirstOrDefault(i => Plain(i.Title) is "nederland" or "totaal")
        ?? (_table.Dimensions[dimension].Where(i => Plain(i.Title).StartsWith("totaal", StringComparison.Ordinal)).ToList() is [var total]
            ? total : throw new MissingInputException(
                $"CBS {_table.Id}, {dimension}, has no single total, and adding up would count twice."));

    // "Voortgezet speciaal ondewijs " is CBS's own spelling
    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Replace("ondewijs", "onderwijs",
        StringComparison.Ordinal).Where(char.IsLetterOrDigit));
}
