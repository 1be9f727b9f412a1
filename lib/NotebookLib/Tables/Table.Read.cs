using NotebookLib.Cleaning;

namespace NotebookLib;

/// <content>Reading a file.</content>
public sealed partial class Table
{
    // the text stays as it stands in the file, so that a point is judged by the whole column; see ColumnReading
    private static readonly RuleSet AsPrinted = RuleSet.All.Without("punten-in-duizendtallen");
    private readonly IReadOnlyList<string> _remarks;

    // columns with regions of more than one size, see Table.Totals
    private readonly IReadOnlyList<string> _nested;

    // the words by which rows were chosen: a region, a kind of school
    private readonly IReadOnlyList<string> _scope;

    /// <summary>
    /// Reads a delimited file through the project's own cleaning. A column becomes numbers, school years or yes and no only where every
    /// cell of it leaves no doubt; else it stays text, as printed: codes keep their zeros, and <c>1.234</c> is not read before it is clear
    /// what the point means. Masks (<c>&lt;5</c>) keep their bounds, missing cells their reason. Every row with an observation is
    /// there. What was decided and why, and which lines cleaning left out (a header that is repeated, a source line), is in
    /// <see cref="Findings"/>.
    /// </summary>
    /// <param name="path">The file: delimited text, or a workbook (xlsx, xls).</param>
    /// <param name="kinds">Columns of which you know the kind, by the name they have in the file; these are not judged.</param>
    /// <returns>The table, with an origin of kind <see cref="OriginKind.Local"/> that names the file; <see cref="WithOrigin"/> says it
    /// better.</returns>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A column is not there, is named twice, or a cell is not of the kind that you name; the message
    /// names file, line and column.</exception>
    public static Table Read(string path, params (string Column, CellKind Kind)[] kinds) => Read(path, ReadOptions.Default, kinds);

    /// <summary>As <see cref="Read(string, ValueTuple{string, CellKind}[])"/>, with what you know better than detection: the row of the
    /// header, the sheet, the encoding.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, such as <c>new ReadOptions { HeaderRow = 4 }</c>; its rules and kinds are not used
    /// here.</param>
    /// <param name="kinds">Columns of which you know the kind, by the name they have in the file; these are not judged.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A column is not there, is named twice, or a cell is not of the kind that you name; the message
    /// names file, line and column.</exception>
    public static Table Read(string path, ReadOptions options, params (string Column, CellKind Kind)[] kinds)
    {
        ArgumentNullException.ThrowIfNull(options);
        Unique(kinds.Select(k => k.Column), "kind");
        var given = kinds.ToDictionary(k => k.Column, k => k.Kind, StringComparer.Ordinal);
        var opened = DelimitedFile.Open(path, options with { Rules = AsPrinted, Kinds = kinds.ToDictionary(k => k.Column, k =>
            ForCleaning(k.Kind), StringComparer.OrdinalIgnoreCase) });
        var (file, name) = (AuditTable.Load(opened), Path.GetFileName(path));
        var names = file.Columns.Select(c => c.Name).ToList();
        if (kinds.FirstOrDefault(k => !names.Contains(k.Column)) is { Column: { } unknown })
        {
            throw new ArgumentException($"{name} has no column \"{unknown}\".{Near.Hint(unknown, names)} It has: "
                + $"{string.Join(", ", names)}.", nameof(kinds));
        }

        var columns = file.Columns.Select((column, i) =>
        {
            var cells = file.Rows.Select(r => r[i]).ToList();
            return given.TryGetValue(column.Name, out var kind) ? As(name, column, kind, cells, file.Lines)
                : ColumnReading.Judge(column, cells, file.Lines);
        });
        return new Table(columns, new Origin(OriginKind.Local, "deze computer", name, "", name, null, "eigen gegevens"),
            [.. file.Record.Findings.Where(f => f.Rule.Action == RuleAction.Drop || f.Rule.Severity > Severity.Info
                || f.Rule is CellRule { Action: RuleAction.Change } or Cleaning.Rules.HeaderRows or Cleaning.Rules.SheetFacts)
                .Select(f => $"{f.Rule.LooksFor} ({Dutch.Number(f.Count)} keer). {f.Rule.Does}. Eerste keer: {f.Example}")],
            [.. (file.Record.Tally?.Nested ?? []).Select(n => n.Column.Name)], []);
    }

    /// <summary>
    /// What was decided when the file was read: a row per column with its kind, why, how many cells are missing and how many suppressed;
    /// then a row for each finding about the file as a whole, with a dash for what does not apply. For a table that was made otherwise only
    /// the kinds and counts.
    /// </summary>
    public Table Findings
    {
        get
        {
            var none = _remarks.Select(_ => (string?)null).ToList();
            return new Table(
            [
                TableColumn.Text("kolom", [.. Columns.Select(c => c.Name), .. none]),
                TableColumn.Text("soort", [.. Columns.Select(c => c.Kind.InDutch()), .. none]),
                TableColumn.Text("waarom", [.. Columns.Select(c => c.Why.Length > 0 ? c.Why : null), .. _remarks]),
                TableColumn.Whole("ontbreekt",
                    [.. Columns.Select(c => (long?)c.Cells.Count(x => x.Missing is not (Missing.None or Missing.Suppressed))),
                    .. none.Select(_ => (long?)null)]),
                TableColumn.Whole("afgeschermd", [.. Columns.Select(c => (long?)c.Cells.Count(x => x.Missing == Missing.Suppressed)),
                    .. none.Select(_ => (long?)null)]),
            ], Origin is null ? null : Origin.Derived("wat het inlezen besloot", Origin), [], [], []);
        }
    }

    private static TableColumn As(string file, FileColumn from, CellKind kind, List<DataCell> cells, IReadOnlyList<long> lines)
    {
        var column = from.Name;
        if (kind == CellKind.Text)
        {
            return new TableColumn(column, kind, cells.Select(ColumnReading.AsText), "zo gevraagd", from.Unit);
        }

        var read = new TableCell[cells.Count];
        for (var row = 0; row < read.Length; row++)
        {
            read[row] = TableColumn.Clean(kind, cells[row]) ?? throw new ArgumentException(
                $"{file}, line {Number(lines[row])}: Column \"{column}\", row {Number(row + 1)}: \"{cells[row]
                    .Text}\" cannot be read as {kind}. Leave \"{
                    column}\" out of the kinds, and Table.Read keeps it as text; or mend that line.");
        }

        return new TableColumn(column, kind, read, "zo gevraagd", from.Unit);
    }

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ColumnKind ForCleaning(CellKind kind) => kind switch
    {
        CellKind.Whole => ColumnKind.Count,
        CellKind.Number => ColumnKind.Number,
        CellKind.Year => ColumnKind.Year,
        _ => ColumnKind.Text,
    };
}
