using System.Globalization;
using Microsoft.Data.Analysis;

namespace NotebookLib.Frames;

/// <summary>
/// Tables to a <see cref="DataFrame"/> and back, in nullable columns. A missing or suppressed value is null; the columns that
/// <see cref="Companions"/> names say why, and between which bounds. A school year is the date of its count, 1 October.
/// </summary>
/// <remarks>
/// Two habits of that library cost numbers silently. <c>GroupBy(…).Mean(…)</c> counts null as zero in a group, so that a masked school
/// pulls the mean down: use <see cref="GroupMeans"/>. <c>LoadCsv</c> guesses types from the first rows: <c>0285</c> becomes 285 and
/// <c>3,5</c> becomes 35: use <c>Table.Read</c>, or look first with <see cref="CsvGuess"/>.
/// </remarks>
public static class DataFrames
{
    /// <summary>A data frame with nullable columns.</summary>
    /// <exception cref="ArgumentException">A column is named as a companion of another.</exception>
    public static DataFrame ToDataFrame(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new DataFrame(FlatColumn.From(table).Select(Column));
    }

    /// <summary>One row per published figure, see <see cref="ObservationTable"/>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Observation> observations) => observations.ToTable().ToDataFrame();

    /// <summary>A table from a data frame, companions folded back. The data frame is not changed.</summary>
    /// <param name="frame">The data frame.</param>
    /// <param name="origin">Where the data come from; null leaves the table without origin, and it says so.</param>
    /// <exception cref="ArgumentException">A column has a type that a table does not know, a date is no 1 October, or a companion
    /// contradicts its column; the message names column and row.</exception>
    public static Table AsTable(this DataFrame frame, Origin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return FlatColumn.ToTable(origin, [.. frame.Columns.Select(column =>
        {
            var values = new object?[column.Length];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = column[row];
            }

            return column.DataType == typeof(DateTime)
                ? new FlatColumn(column.Name, typeof(SchoolYear),
                [.. values.Select((v, row) => v is DateTime date ? (object)Year(date, column.Name, row) : null)])
                : new FlatColumn(column.Name, column.DataType, values);
        })]);
    }

    private static DataFrameColumn Column(FlatColumn column) => column.Type == typeof(string)
        ? new StringDataFrameColumn(column.Name, column.Values.Cast<string?>())
        : column.Type == typeof(long) ? new Int64DataFrameColumn(column.Name, column.Values.Cast<long?>())
        : column.Type == typeof(double) ? new DoubleDataFrameColumn(column.Name, column.Values.Cast<double?>())
        : column.Type == typeof(bool) ? new BooleanDataFrameColumn(column.Name, column.Values.Cast<bool?>())
        : new DateTimeDataFrameColumn(column.Name, column.Values.Select(v => v is SchoolYear year
            ? year.Peildatum.ToDateTime(TimeOnly.MinValue) : (DateTime?)null));

    private static SchoolYear Year(DateTime date, string column, int row) =>
        date is { Month: 10, Day: 1, TimeOfDay.Ticks: 0, Year: >= 1900 and <= 2100 } ? new SchoolYear(date.Year)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Column \"{column}\", row {row
            + 1}: {date:yyyy-MM-dd} is not the date of a count (1 October), so it is no school year. Convert the column to text first; nothing was changed."));
}
