using System.Security.Cryptography;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// Says which files of some folders have another content. The system's own watcher is only the alarm clock: what counts is what is read, so
/// it makes no difference how an editor saves, and a file that is written again with the same content is no change. Where the system cannot
/// watch, it looks every second.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _alarm = new(0, 1);
    private readonly Dictionary<string, (DateTime Time, long Length, string Hash)> _seen;
    private readonly Func<IEnumerable<string>> _files;

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders; those that do not exist are looked at when they do.</param>
    /// <param name="files">The files that count, now.</param>
    public FileWatch(IEnumerable<string> folders, Func<IEnumerable<string>> files)
    {
        _files = files;
        foreach (var folder in folders.Where(Directory.Exists))
        {
            try
            {
                var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 64 << 10 };
                watcher.Changed += (_, _) => Ring();
                watcher.Created += (_, _) => Ring();
                watcher.Deleted += (_, _) => Ring();
                watcher.Renamed += (_, _) => Ring();
                watcher.Error += (_, _) => Ring();
                watcher.EnableRaisingEvents = true;
                _watchers.Add(watcher);
            }
            catch (Exception e) when (e is IOException or ArgumentException)
            {
                // no more watches on this system: the round sees it
            }
        }

        _seen = Look([]);
    }

    /// <summary>Waits for an alarm, or a round.</summary>
    public Task WaitAsync(TimeSpan? atMost, CancellationToken cancellation) => _alarm.WaitAsync(atMost ?? Round, cancellation);

    /// <summary>The files that have another content than the last time, that are new or that are gone.</summary>
    public IReadOnlyList<string> Changes()
    {
        var now = Look(_seen);
        List<string> changed = [.. now.Where(n => !_seen.TryGetValue(n.Key, out var before) || before.Hash != n.Value.Hash).Select(n =>
            n.Key), .. _seen.Keys.Where(k => !now.ContainsKey(k))];
        _seen.Clear();
        foreach (var (file, seen) in now)
        {
            _seen[file] = seen;
        }

        return changed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watchers.ForEach(w => w.Dispose());
        _alarm.Dispose();
    }

    private void Ring()
    {
        try
        {
            _alarm.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // it rings already, or nobody listens any more
        }
    }

    private Dictionary<string, (DateTime Time, long Length, string Hash)> Look(Dictionary<string,
        (DateTime Time, long Length, string Hash)> before)
    {
        var found = new Dictionary<string, (DateTime Time, long Length, string Hash)>(StringComparer.Ordinal);
        foreach (var file in _files())
        {
            try
            {
                var info = new FileInfo(file);
                var (time, length) = (info.LastWriteTimeUtc, info.Length);
                found[file] = before.TryGetValue(file, out var seen) && seen.Time == time && seen.Length == length ? seen
                    : (time, length, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (before.TryGetValue(file, out var seen))
                {
                    found[file] = seen; // being written: the next round
                }
            }
        }

        return found;
    }
}
