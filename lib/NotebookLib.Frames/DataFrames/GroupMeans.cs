using System.Globalization;
using Microsoft.Data.Analysis;

namespace NotebookLib.Frames;

/// <summary>The mean of one group.</summary>
/// <param name="Group">The group, as text in the invariant culture; null for rows that have none.</param>
/// <param name="Mean">The mean of the values that are there; null where there are none.</param>
/// <param name="Present">How many values are there.</param>
/// <param name="Missing">How many are missing; they take no part.</param>
public sealed record GroupMean(string? Group, double? Mean, long Present, long Missing);

/// <summary>
/// Means by group in which a missing value is missing. Microsoft.Data.Analysis' own <c>GroupBy(…).Mean(…)</c> divides by all rows of the
/// group and so counts null as zero: of 10, null the mean becomes 5.
/// </summary>
public static class GroupMeans
{
    /// <summary>The mean per group, groups in order of first appearance. Means are summed in row order.</summary>
    /// <param name="frame">The data frame.</param>
    /// <param name="group">The column that names the group.</param>
    /// <param name="value">A column of numbers.</param>
    /// <exception cref="ArgumentException">A column is not there, or the values are no numbers; the message names it.</exception>
    public static IReadOnlyList<GroupMean> Of(DataFrame frame, string group, string value)
    {
        var (groups, values) = (Find(frame, group), Numbers(frame, value));
        return [.. Enumerable.Range(0, (int)frame.Rows.Count).GroupBy(row => groups[row] is { } key
            ? Convert.ToString(key, CultureInfo.InvariantCulture) : null).Select(rows =>
        {
            var present = rows.Select(row => values[row]).Where(v => v is not null).Select(v =>
                Convert.ToDouble(v, CultureInfo.InvariantCulture)).ToList();
            return new GroupMean(rows.Key, present.Count == 0 ? null : present.Sum() / present.Count, present.Count,
                rows.Count() - present.Count);
        })];
    }

    /// <summary>That library's own group mean, but only where it is right: refused where a value is null.</summary>
    /// <exception cref="InvalidOperationException">A value is null; the message says in which row and what to do.</exception>
    /// <exception cref="ArgumentException">A column is not there, or the values are no numbers.</exception>
    public static DataFrame Guarded(DataFrame frame, string group, string value)
    {
        var (_, values) = (Find(frame, group), Numbers(frame, value));
        if (values.NullCount > 0)
        {
            var first = Enumerable.Range(0, (int)values.Length).First(row => values[row] is null);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Column \"{value}\" has {values.NullCount} missing values, the first in row {first
                + 1}; GroupBy.Mean would count each as zero. Use GroupMeans.Of, or drop or fill them yourself first."));
        }

        return frame.GroupBy(group).Mean(value);
    }

    private static readonly Type[] NumberTypes = [typeof(double), typeof(float), typeof(long), typeof(int), typeof(short), typeof(sbyte),
        typeof(byte), typeof(ushort), typeof(uint), typeof(ulong), typeof(decimal)];

    private static DataFrameColumn Find(DataFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Columns.FirstOrDefault(c => c.Name == name)
            ?? throw new ArgumentException($"There is no column \"{name}\". There are: "
                + $"{string.Join(", ", frame.Columns.Select(c => c.Name))}.", nameof(name));
    }

    private static DataFrameColumn Numbers(DataFrame frame, string name) => Find(frame, name) is var column
        && Array.IndexOf(NumberTypes, column.DataType) >= 0 ? column
        : throw new ArgumentException($"Column \"{name}\" holds no numbers.", nameof(name));
}
