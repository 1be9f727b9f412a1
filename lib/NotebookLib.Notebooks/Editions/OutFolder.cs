namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// The folder that <c>run</c> writes. Results are made beside the last good ones and take their place in one move per
/// folder; a run that fails or is killed leaves <c>notebooks/</c>, <c>site/</c> and <c>report.json</c> as they were.
/// </summary>
public sealed class OutFolder : IDisposable
{
    private const string Old = ".previous";
    private readonly FileStream _lock;

    private OutFolder(string path, FileStream held) => (Path, _lock, Staging) = (path, held, System.IO.Path.Combine(path, ".staging"));

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>Where this run builds what will replace the last good result.</summary>
    public string Staging { get; }

    /// <summary>Executed notebooks of the last good run.</summary>
    public string Notebooks => System.IO.Path.Combine(Path, "notebooks");

    /// <summary>Takes the folder for one run.</summary>
    /// <exception cref="UsageException">Another run holds it, or it cannot be written.</exception>
    public static OutFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var held = new FileStream(System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
            var folder = new OutFolder(path, held);
            folder.Recover();
            return folder;
        }
        catch (IOException error) when (error is not DirectoryNotFoundException)
        {
            throw new UsageException($"Another run is writing {path}.",
                "Wait until it is done, or give this run its own folder with --out DIR.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written.", "Choose another folder with --out DIR.");
        }
    }

    /// <summary>Puts the staged <c>notebooks</c>, <c>site</c> and <c>report.json</c> in place of the last good ones.</summary>
    public void Publish()
    {
        foreach (var name in new[] { "notebooks", "site" })
        {
            var (target, previous) = (System.IO.Path.Combine(Path, name), System.IO.Path.Combine(Path, Old + "-" + name));
            if (Directory.Exists(target))
            {
                Directory.Move(target, previous);
            }

            Directory.Move(System.IO.Path.Combine(Staging, name), target);
            Delete(previous);
        }

        foreach (var name in new[] { "state.json", "report.json" })
        {
            File.Move(System.IO.Path.Combine(Staging, name), System.IO.Path.Combine(Path, name), overwrite: true);
        }

        Delete(Staging);
        Delete(System.IO.Path.Combine(Path, "failed"));
    }

    /// <summary>Keeps what a failed run made under <c>failed/</c>, for looking at; the last good result stays.</summary>
    public void KeepAsFailed()
    {
        var failed = System.IO.Path.Combine(Path, "failed");
        Delete(failed);
        Directory.Move(Staging, failed);
    }

    /// <summary>What the last good results depend on.</summary>
    public EditionState State() => EditionState.Read(System.IO.Path.Combine(Path, "state.json"));

    /// <summary>Releases the folder; what was neither published nor kept goes.</summary>
    public void Dispose()
    {
        Delete(Staging);
        _lock.Dispose();
    }

    /// <summary>A killed run may have been between two moves: puts back what it set aside, throws away what it was making.</summary>
    private void Recover()
    {
        Delete(Staging);
        foreach (var name in new[] { "notebooks", "site" })
        {
            var (target, previous) = (System.IO.Path.Combine(Path, name), System.IO.Path.Combine(Path, Old + "-" + name));
            if (Directory.Exists(previous) && !Directory.Exists(target))
            {
                Directory.Move(previous, target);
            }

            Delete(previous);
        }

        Directory.CreateDirectory(Staging);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
