using System.Globalization;
using Deedle;

namespace NotebookLib.Frames;

/// <summary>
/// Tables and series to Deedle and back with the same types. A missing or suppressed value is missing in the frame; the columns that
/// <see cref="Companions"/> names say why, and between which bounds. Deedle treats NaN as missing, so a frame never gets one from here.
/// </summary>
public static class DeedleFrames
{
    /// <summary>A frame with rows 0, 1, 2, …; whole numbers are <see cref="long"/>, school years stay school years.</summary>
    /// <exception cref="ArgumentException">A column is named as a companion of another.</exception>
    public static Frame<int, string> ToFrame(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        var frame = Frame.FromRowKeys(rows);
        foreach (var column in FlatColumn.From(table))
        {
            frame.AddColumn(column.Name, column switch
            {
                { Type: var t } when t == typeof(string) => Series<string>(rows, column.Values),
                { Type: var t } when t == typeof(long) => Series<long>(rows, column.Values),
                { Type: var t } when t == typeof(double) => Series<double>(rows, column.Values),
                { Type: var t } when t == typeof(bool) => Series<bool>(rows, column.Values),
                _ => Series<SchoolYear>(rows, column.Values),
            });
        }

        return frame;
    }

    /// <summary>One row per published figure, see <see cref="ObservationTable"/>.</summary>
    public static Frame<int, string> ToFrame(this IEnumerable<Observation> observations) => observations.ToTable().ToFrame();

    /// <summary>A table from a frame, companions folded back. The frame is not changed.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="origin">Where the data come from, <see cref="Origin.Derived(string, Origin[])"/> where Deedle computed them; null
    /// leaves the table without origin, and it says so.</param>
    /// <param name="rows">A name for the row keys, which then are the first column; null leaves them behind, their order stays.</param>
    /// <exception cref="ArgumentException">A column has a type that a table does not know, or a companion contradicts its column; the
    /// message names column and row.</exception>
    public static Table AsTable<TRow>(this Frame<TRow, string> frame, Origin? origin = null, string? rows = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var columns = frame.ColumnKeys.Zip(frame.ColumnTypes, (name, type) =>
            new FlatColumn(name, type, [.. frame.GetColumn<object>(name).Vector.ObjectSequence.Select(v => v.HasValue ? v.Value : null)]));
        return FlatColumn.ToTable(origin,
            [.. rows is null ? [] : new[] { new FlatColumn(rows, typeof(TRow), [.. frame.RowKeys.Select(k => (object?)k)]) }, .. columns]);
    }

    /// <summary>The values by school year. Label, unit, origin and what is provisional stay behind; <see cref="ToYearSeries"/> asks for
    /// them again.</summary>
    public static Series<SchoolYear, double> ToSeries(this YearSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new Series<SchoolYear, double>([.. series.Years], [.. series.Select(v => v.Value)]);
    }

    /// <summary>Published figures of one series by school year; figures without a school year are left out.</summary>
    /// <exception cref="ArgumentException">A year occurs twice, as with two versions of a source; the message names them.</exception>
    public static Series<SchoolYear, double> ToSeries(this IEnumerable<Observation> observations, string series)
    {
        var rows = observations.Where(o => o.Series == series && o.Period.Length == 4 && SchoolYear.TryParse(o.Period, out _)).Select(o =>
            (Year: SchoolYear.Parse(o.Period), o.Value, o.Vintage)).ToList();
        if (rows.GroupBy(r => r.Year).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Series \"{series}\" has {twice.Count().ToString(CultureInfo.InvariantCulture)} values for "
                + $"{twice.Key} (versions {string.Join(", ", twice.Select(r => r.Vintage))}); "
                + "a Deedle series has one per key. Choose a version first, with Published.InVintage or Where.", nameof(observations));
        }

        return new Series<SchoolYear, double>([.. rows.Select(r => r.Year)], [.. rows.Select(r => r.Value)]);
    }

    /// <summary>Series beside one another, a row per school year in order, a column per series by its name; a year that a series lacks is
    /// missing.</summary>
    /// <exception cref="ArgumentException">Two series have the same name.</exception>
    public static Frame<SchoolYear, string> ToFrame(this IEnumerable<YearSeries> series)
    {
        var all = series.ToList();
        if (all.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
        {
            throw new ArgumentException($"There are two series named \"{twice}\". Give each a name of its own first.", nameof(series));
        }

        var frame = Frame.FromRowKeys(all.SelectMany(s => s.Years).Distinct().Order());
        foreach (var one in all)
        {
            frame.AddColumn(one.Name, one.ToSeries());
        }

        return frame;
    }

    /// <summary>A series of this project from one of Deedle's; missing years are left out.</summary>
    /// <param name="series">The values.</param>
    /// <param name="name">A key, e.g. "vo.pro".</param>
    /// <param name="label">The name a reader sees.</param>
    /// <param name="unit">The unit in Dutch.</param>
    /// <param name="origin">Where the numbers come from; <see cref="Origin.Derived(string, Origin[])"/> where Deedle computed them.</param>
    /// <param name="provisional">The years that the publisher calls provisional.</param>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static YearSeries ToYearSeries(this Series<SchoolYear, double> series, string name, string label, string unit, Origin origin,
        params SchoolYear[] provisional)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new YearSeries(name, label, unit, origin, series.Observations.Select(o =>
            new YearValue(o.Key, o.Value, provisional.Contains(o.Key))));
    }

    private static Series<int, T> Series<T>(int[] rows, object?[] values)
    {
        var present = rows.Where(r => values[r] is not null).ToArray();
        return new Series<int, T>(present, [.. present.Select(r => (T)values[r]!)]);
    }
}
