namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// The folders that an edition is made in: the nearest folder upwards that holds <c>notebooks/</c> and <c>data/</c>; where there is none,
/// a folder with notebooks of one's own, which has no register of claims and takes the shipped figures from beside the library.
/// </summary>
/// <param name="Root">That folder.</param>
public sealed record Workspace(string Root)
{
    /// <summary>The folder of the notebooks, shipped and own.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks") is var folder && Directory.Exists(folder) ? folder : Root;

    /// <summary>The folder of the data that ship.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>Every notebook, sorted by name; what an editor keeps beside one while saving (a name that starts with a dot) is
    /// none.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Notebooks, "*.ipynb").Where(f => !Path.GetFileName(f).StartsWith('.'))
        .Order(StringComparer.Ordinal)];

    /// <summary>Finds the workspace from a folder upwards.</summary>
    /// <param name="start">The folder; null for the working directory.</param>
    /// <exception cref="UsageException">No folder above holds both, and this one holds no notebook.</exception>
    public static Workspace Find(string? start = null)
    {
        var here = start ?? Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(here); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks")) && Directory.Exists(Path.Combine(folder.FullName, "data")))
            {
                return new Workspace(folder.FullName);
            }
        }

        var loose = new Workspace(here);
        return loose.Files.Count > 0 ? loose
            : throw new UsageException("No folder here or above holds notebooks/ and data/, and there is no notebook here.",
            "Run this from the folder that README.md is in, or from one that holds notebooks of your own (*.ipynb).");
    }

    /// <summary>The notebooks asked for, or all of them; sorted by name.</summary>
    /// <param name="asked">Files, numbers, or beginnings of names, see <see cref="NotebookNames"/>.</param>
    /// <exception cref="UsageException">One does not exist, or could be more than one; or there is none at all.</exception>
    public IReadOnlyList<string> Select(IReadOnlyList<string> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var all = Files;
        if (asked.Count > 0)
        {
            return [.. asked.Select(name => NotebookNames.Find(name, all)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return all.Count > 0 ? all : throw new UsageException($"There is no notebook in {Notebooks}.", "Put one there, or name a file.");
    }
}
