using FsCheck;
using FsCheck.Fluent;
using NotebookLib.Cleaning;

namespace NotebookLib.Frames.Tests;

/// <summary>Tables at random: every kind of column, names in any script, every reason for a missing value, no row, one row, many.</summary>
internal static class RandomTables
{
    public static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20181001UL, 20241001UL);

    private static readonly string[] Pieces = ["leerlingen", "é", "Fryslân", "数", "عدد", "🙂", " ", "(", "reden", "x\ty", "\"", ",", "'19",
        "Ñ", "ß", "a", "A", ".", "\n"];

    private static readonly Missing[] Reasons = [.. Enum.GetValues<Missing>().Where(m => m is not (Missing.None or Missing.Suppressed))];

    private static readonly Gen<string> Word = from size in Gen.Choose(0, 3) from parts in Gen.Elements(Pieces)
        .ArrayOf(size) select string.Concat(parts);

    private static readonly Gen<TableCell> Lacking = Gen.Elements(Reasons).Select(TableCell.Without);

    private static readonly Gen<TableCell> Masked = from low in Gen.Choose(0, 4) from more in Gen.Choose(0,
        9) select TableCell.Suppressed(Count.Suppressed(low, low + more));

    private static readonly Gen<double> Double = Gen.OneOf(Gen.Choose(-1000, 1000).Select(i => i / 7.0),
        Gen.Elements(0d, -0d, double.MaxValue, double.Epsilon, -1e-300, 0.1, 33.2));

    private static readonly Gen<long> Long = Gen.OneOf(Gen.Choose(-5, 5000).Select(i => (long)i),
        Gen.Elements(long.MaxValue, long.MinValue, (1L << 53) + 1));

    private static Gen<TableCell> CellOf(CellKind kind) => kind switch
    {
        CellKind.Text => Gen.Frequency((6, Word.Select(w => TableCell.Of(w))), (1, Lacking)),
        CellKind.Whole => Gen.Frequency((6, Long.Select(l => TableCell.Of(l))), (1, Lacking), (1, Masked)),
        CellKind.Number => Gen.Frequency((6, Double.Select(d => TableCell.Of(d))), (1, Lacking)),
        CellKind.Flag => Gen.Frequency((6, Gen.Elements(true, false).Select(b => TableCell.Of(b))), (1, Lacking)),
        _ => Gen.Frequency((6, Gen.Choose(1900, 2100).Select(y => TableCell.Of(new SchoolYear(y)))), (1, Lacking)),
    };

    private static Gen<TableColumn> Column(string name, int rows) =>
        from kind in Gen.Elements(Enum.GetValues<CellKind>())
        from empty in Gen.Choose(0, 9)
        from cells in (empty == 0 ? Lacking : CellOf(kind)).ArrayOf(rows)
        select new TableColumn(name, kind, cells);

    /// <summary>A table of 0 to 40 rows (often 0 or 1) and 1 to 6 columns, whose names differ from each other.</summary>
    public static readonly Gen<Table> Any =
        from rows in Gen.OneOf(Gen.Constant(0), Gen.Constant(1), Gen.Choose(2, 40))
        from width in Gen.Choose(1, 6)
        from words in Word.ArrayOf(width)
        from columns in Gen.CollectToArray(words.Distinct().Select(name => Column(name, rows)))
        select new Table(columns);

    public static void Holds(Func<Table, bool> law) => Check.One(Fixed, Prop.ForAll(Any.ToArbitrary(), law));

    /// <summary>The same names, kinds, values to the last bit, reasons and bounds.</summary>
    public static bool Same(Table left, Table right) => left.RowCount == right.RowCount && left.Columns.Count == right.Columns.Count
        && left.Columns.Zip(right.Columns).All(pair =>
        pair.First.Name == pair.Second.Name && pair.First.Kind == pair.Second.Kind && pair.First.Cells.Zip(pair.Second.Cells).All(c =>
            Same(c.First, c.Second)));

    /// <summary>100,000 rows of every kind, made by rule.</summary>
    public static Table Large()
    {
        var rows = Enumerable.Range(0, 100_000).ToList();
        return new Table(
            TableColumn.Text("school", rows.Select(r => r % 97 == 0 ? null : $"{r % 1000:0000}é")),
            TableColumn.Year("schooljaar", rows.Select(r => (SchoolYear?)new SchoolYear(2000 + (r % 24)))),
            new TableColumn("leerlingen", CellKind.Whole, rows.Select(r => r % 11 == 0 ? TableCell.Suppressed(Count.Suppressed(1, 4))
                : r % 13 == 0 ? TableCell.Without(Missing.DidNotExist) : TableCell.Of(r))),
            TableColumn.Number("aandeel", rows.Select(r => r % 7 == 0 ? (double?)null : r / 3.0)),
            TableColumn.Flag("voorlopig", rows.Select(r => (bool?)(r % 2 == 0))));
    }

    private static bool Same(TableCell left, TableCell right) => left.Missing == right.Missing && left.Bounds == right.Bounds
        && (left.Value is double a && right.Value is double b ? BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b)
            : Equals(left.Value, right.Value));
}
