using CsvHelper;
using NotebookLib.Cleaning;

namespace NotebookLib.Cli;

/// <summary>Writes changes and dropped rows to a CSV file, under a temporary name until all are there.</summary>
internal sealed class ChangeFile : IDisposable
{
    private readonly string _path;
    private readonly CsvWriter _csv;
    private bool _closed;

    public ChangeFile(string path)
    {
        _path = path;
        _csv = CsvWriter.ToFile(path + ".tmp", new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape });
        _csv.WriteRecord(["regel", "kolom", "oud", "nieuw", "waardoor"]);
    }

    public void Write(Change change)
    {
        _csv.WriteField(change.Line);
        _csv.WriteField(change.Column ?? "");
        _csv.WriteField(change.Old);
        _csv.WriteField(change.New ?? "");
        _csv.WriteField(change.Rule);
        _csv.EndRecord();
    }

    /// <summary>All is written: take the final name.</summary>
    public void Keep()
    {
        Close();
        File.Move(_path + ".tmp", _path, overwrite: true);
    }

    public void Dispose()
    {
        Close();
        File.Delete(_path + ".tmp");
    }

    private void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _csv.Dispose();
        }
    }
}
