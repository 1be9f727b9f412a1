using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>One of the publishers' files, read through the cleaning rules. What cleaning did is kept.</summary>
internal sealed class Original
{
    private readonly AuditTable _table;
    private readonly Dictionary<string, int> _columns;

    private Original(AuditTable table)
    {
        _table = table;
        _columns = table.Columns.ToDictionary(c => c.Name.Trim(), c => c.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The file's own name, without a folder: what is written must not differ per machine.</summary>
    public string Name => Path.GetFileName(_table.Name);

    public CleaningRecord Record => _table.Record;

    public IEnumerable<OriginalRow> Rows => Enumerable.Range(0, _table.Rows.Count).Select(row => new OriginalRow(this, row));

    public static Original Open(string folder, string file) => new(AuditTable.Load(DelimitedFile.Open(Path.Combine(folder, file))));

    public DataCell Cell(int row, string column) => _columns.TryGetValue(column, out var index) ? _table.Rows[row][index]
        : throw Error(row, column, $"there is no column {column}");

    public UnreadableFileException Error(int row, string column, string what) =>
        new(Name, what, "Take the file as its publisher gave it", _table.Lines[row], column);
}

/// <summary>A row of an <see cref="Original"/>.</summary>
internal readonly record struct OriginalRow(Original File, int Row)
{
    public string this[string column] => File.Cell(Row, column).Text;

    public DataCell Cell(string column) => File.Cell(Row, column);

    public Count Count(string column) => File.Cell(Row, column).TryCount(out var count) ? count
        : throw Error(column, $"\"{this[column]}\" is not a number of pupils");

    public double Number(string column) => File.Cell(Row, column).AsNumber() ?? throw Error(column, $"\"{this[column]}\" is not a number");

    public SiteCode Site(string brin, string site) => SiteCode.TryParse(this[brin], this[site], out var code) ? code
        : throw Error(site, $"\"{this[brin]}\" and \"{this[site]}\" together are not a site");

    public MunicipalityCode Municipality(string column) => MunicipalityCode.TryParse(this[column], out var code) ? code
        : throw Error(column, $"\"{this[column]}\" is not a municipality");

    public UnreadableFileException Error(string column, string what) => File.Error(Row, column, what);
}
