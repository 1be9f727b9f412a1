using System.Collections;
using System.Data;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NotebookLib.Display;

/// <summary>
/// How plain data show themselves in a notebook: a list of tuples, records or other objects with public properties, a dictionary, groups
/// and
/// a <see cref="System.Data.DataTable"/> as a small table with Dutch numbers; a list of numbers or texts as one line. A list keeps its
/// order; a dictionary or set, which has none, is sorted by key where its keys can be compared.
/// </summary>
internal static class ListView
{
    private const int MostItems = 10_000;
    private const int MostInLine = 50;

    /// <summary>The view; null for what is none of these, such as an empty sequence or objects of different types.</summary>
    /// <param name="value">The value.</param>
    /// <param name="names">The names of the parts of a tuple, where the code gives them.</param>
    public static (string Html, string Plain)? Of(object? value, IReadOnlyList<string>? names = null)
    {
        if (value is System.Data.DataTable data)
        {
            return Small([.. data.Columns.Cast<DataColumn>().Select(c => (c.ColumnName, IsNumber(c.DataType)))], data.Rows.Count,
                (row, column) => data.Rows[row][column] is var cell && cell is DBNull ? null : cell, more: false);
        }

        if (value is DateOnly or TimeOnly or DateTimeOffset or TimeSpan)
        {
            return Line([value], more: false);
        }

        if (value is string or Array { Rank: > 1 } or null || ShowsItself(value) || value is not IEnumerable sequence)
        {
            return value is not null and not Array && IsRecord(value) ? Rows([value], names, more: false) : null;
        }

        var items = Sorted(value, [.. sequence.Cast<object?>().Take(MostItems + 1)]);
        var more = items.Count > MostItems;
        items = more ? items[..MostItems] : items;
        var first = items.Find(i => i is not null);
        if (first is null || ShowsItself(first))
        {
            return null;
        }

        if (items.TrueForAll(i => i is null || IsScalar(i)))
        {
            return Line(items, more);
        }

        return items.TrueForAll(i => i is null || i.GetType() == first.GetType() || IsGroup(i) && IsGroup(first))
            ? Rows(items, names, more) : null;
    }

    private static (string, string)? Rows(List<object?> items, IReadOnlyList<string>? names, bool more) =>
        Columns(items.Find(i => i is not null)!, names) is { Count: > 0 } columns
            ? Small([.. columns.Select(c => (c.Name, c.IsNumber))], items.Count, (row, column) => items[row] is { } item
                ? columns[column].Read(item) : null, more)
            : null;

    // a tuple, a record, an anonymous object: their makers left no doubt about their parts
    private static bool IsRecord(object item) => !ShowsItself(item) && !IsScalar(item) && (item is ITuple
        || item.GetType().Name.Contains("AnonymousType", StringComparison.Ordinal)
        || item.GetType().GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    private static (string, string) Small(IReadOnlyList<(string Name, bool IsNumber)> columns, int rows, Func<int, int, object?> at,
        bool more)
    {
        var table = new SmallTable(columns, rows, (row, column) => Text(at(row, column), columns[column].Name),
            [.. more ? [$"Er zijn er meer dan {Dutch.Number(MostItems)}."] : Array.Empty<string>(), SmallTable.WithoutOrigin]);
        return (table.Html(), table.Plain());
    }

    private static (string, string) Line(List<object?> items, bool more)
    {
        var texts = items.Take(MostInLine).Select(i => Text(i)).ToList();
        var line = string.Join(texts.Exists(t => t.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", texts)
            + (more ? $" … en meer dan {Dutch.Number(MostItems - MostInLine)} andere"
                : items.Count > MostInLine ? $" … en nog {Dutch.Number(items.Count - MostInLine)}" : "");
        return ($"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>", line);
    }

    private static List<Column> Columns(object item, IReadOnlyList<string>? names)
    {
        if (item is ITuple tuple)
        {
            return [.. Enumerable.Range(0, tuple.Length).Select(i => new Column(names?.Count == tuple.Length ? names[i]
                : $"Item{(i + 1).ToString(CultureInfo.InvariantCulture)}", IsNumber(tuple[i]?.GetType()), t => ((ITuple)t)[i]))];
        }

        var type = item.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            var (key, value) = (type.GetProperty("Key")!, type.GetProperty("Value")!);
            return [new("sleutel", IsNumber(key.PropertyType), key.GetValue), new("waarde", IsNumber(value.PropertyType), value.GetValue)];
        }

        if (item is DictionaryEntry)
        {
            return [new("sleutel", false, e => ((DictionaryEntry)e).Key), new("waarde", false, e => ((DictionaryEntry)e).Value)];
        }

        if (IsGroup(item))
        {
            return [new("sleutel", false, g => g.GetType().GetInterfaces().First(i => i.Name == "IGrouping`2").GetProperty("Key")!
                .GetValue(g)), new("aantal", true, g => ((IEnumerable)g).Cast<object?>().Count())];
        }

        return item is IEnumerable ? [] :
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
                .Select(p => new Column(p.Name, IsNumber(p.PropertyType), Safe(p.GetValue))),
            .. type.IsValueType ? type.GetFields(BindingFlags.Public | BindingFlags.Instance)
                .Select(f => new Column(f.Name, IsNumber(f.FieldType), f.GetValue)) : [],
        ];
    }

    // a property of somebody else may throw; its text is then what went wrong
    private static Func<object, object?> Safe(Func<object, object?> read) => item =>
    {
        try
        {
            return read(item);
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException!.GetType().Name})";
        }
    };

    private static List<object?> Sorted(object value, List<object?> items)
    {
        Func<object?, object?>? key = value is IDictionary || value.GetType().GetInterfaces().Any(i => i.IsGenericType
            && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) ? i => i is DictionaryEntry e ? e.Key
                : i!.GetType().GetProperty("Key")?.GetValue(i)
            : value.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISet<>)) ? i => i : null;
        return key is null || items.Count == 0 || !items.TrueForAll(i => key(i) is IComparable k && k.GetType()
            == key(items[0])?.GetType()) ? items
            : [.. items.OrderBy(key, Comparer<object?>.Create((a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y)
                : ((IComparable)a!).CompareTo(b)))];
    }

    private static bool IsGroup(object item) => Array.Exists(item.GetType().GetInterfaces(), i => i.Name == "IGrouping`2");

    private static bool IsScalar(object item) => item is string or IFormattable or bool or char or Enum or Uri or Type or Version
        || Source(item)?.Name == "TextFormatter`1";

    // a figure, a test: each has a view of its own, which a row of properties would take away
    private static bool ShowsItself(object item) => !IsScalar(item) && Source(item) is not null;

    private static Type? Source(object item) => item.GetType().GetInterfaces().Prepend(item.GetType())
        .Select(t => t.GetCustomAttribute<TypeFormatterSourceAttribute>()?.FormatterSourceType).FirstOrDefault(t => t is not null);

    private static bool IsNumber(Type? type) => type is not null && Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is
        >= TypeCode.SByte and <= TypeCode.Decimal && !(Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    private static string Text(object? value, string column = "") => value switch
    {
        null => "–",
        string text => text,
        IEnumerable inner => Line([.. inner.Cast<object?>().Take(MostInLine)], more: false).Item2,
        ITuple tuple => $"({string.Join("; ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i])))})",
        _ => Cells.Text(value, column),
    };

    private sealed record Column(string Name, bool IsNumber, Func<object, object?> Read);
}
