using System.Diagnostics;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// A notebook on disk as an editor leaves it: replaced, written in pieces, gone for a moment. What cannot be read is looked at again soon,
/// and is a problem only when it stays so.
/// </summary>
internal sealed class NotebookFile(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);
    private readonly Lock _gate = new();
    private readonly Stopwatch _unreadable = new();
    private byte[] _bytes = [];

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Whether it has to be looked at again soon.</summary>
    public bool IsUnsettled => _unreadable.IsRunning;

    /// <summary>Reads it: a notebook when its content is another than the last time, a problem when it stays unreadable, or
    /// neither.</summary>
    public (Notebook? Notebook, string? Problem) Read()
    {
        lock (_gate)
        {
            try
            {
                var bytes = File.ReadAllBytes(path);
                if (bytes.AsSpan().SequenceEqual(_bytes))
                {
                    var back = _unreadable.IsRunning;
                    _unreadable.Reset();
                    return (null, back ? "" : null);
                }

                var notebook = Notebook.Parse(bytes, path);
                _bytes = bytes;
                _unreadable.Reset();
                return (notebook, "");
            }
            catch (NotebookFormatException e)
            {
                return (null, Wait($"{System.IO.Path.GetFileName(path)} is nu niet te lezen: regel {Dutch.Number(
                    e.Line)}, {e.Problem}. De laatste goede versie staat er nog. Bewaar het bestand opnieuw."));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return (null, Wait($"{System.IO.Path.GetFileName(
                    path)} is er niet meer. De laatste goede versie staat er nog. Zet het bestand terug."));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return (null, Wait($"{System.IO.Path.GetFileName(path)} mag niet gelezen worden. De laatste goede versie staat er nog."));
            }
        }
    }

    /// <summary>Writes outputs, unless somebody else wrote meanwhile: the file is replaced only where it still has the content that was
    /// run.</summary>
    /// <returns>Whether it was written, or had these bytes already.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public bool Write(Notebook run, byte[] executed)
    {
        lock (_gate)
        {
            var temporary = $"{path}.{System.IO.Path.GetRandomFileName()}.tmp";
            try
            {
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    stream.Write(executed);
                    stream.Flush(flushToDisk: true);
                }

                var there = File.ReadAllBytes(path);
                if (there.AsSpan().SequenceEqual(executed))
                {
                    return true;
                }

                if (!there.AsSpan().SequenceEqual(run.ToBytes()))
                {
                    return false;
                }

                File.Move(temporary, path, overwrite: true);
                return true;
            }
            finally
            {
                File.Delete(temporary);
            }
        }
    }

    private string? Wait(string problem)
    {
        if (!_unreadable.IsRunning)
        {
            _unreadable.Restart();
        }

        return _unreadable.Elapsed > Patience ? problem : null;
    }
}
