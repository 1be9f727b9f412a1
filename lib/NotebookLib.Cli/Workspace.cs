namespace NotebookLib.Cli;

/// <summary>The folders a command works in: the nearest folder upwards that holds <c>notebooks/</c> and <c>data/</c>.</summary>
internal sealed record Workspace(string Root)
{
    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Data => Path.Combine(Root, "data");

    /// <summary>Finds the workspace from a folder upwards.</summary>
    /// <exception cref="UsageException">No folder above holds both.</exception>
    public static Workspace Find(string? start = null)
    {
        for (var folder = new DirectoryInfo(start ?? Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks")) && Directory.Exists(Path.Combine(folder.FullName, "data")))
            {
                return new Workspace(folder.FullName);
            }
        }

        throw new UsageException("No folder here or above holds notebooks/ and data/.", "Run this from the folder that README.md is in.");
    }

    /// <summary>The notebooks asked for, or all; sorted by name.</summary>
    /// <exception cref="UsageException">One does not exist.</exception>
    public IReadOnlyList<string> Select(IReadOnlyList<string> asked)
    {
        var all = Directory.GetFiles(Notebooks, "*.ipynb").Order(StringComparer.Ordinal).ToList();
        if (asked.Count == 0)
        {
            return all.Count > 0 ? all : throw new UsageException($"There is no notebook in {Notebooks}.", "Put one there, or name a file.");
        }

        return asked.Select(name => Resolve(name, all)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
    }

    private static string Resolve(string name, List<string> all)
    {
        if (File.Exists(name))
        {
            return Path.GetFullPath(name);
        }

        var matches = all.Where(f => Path.GetFileName(f).StartsWith(Path.GetFileName(name), StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Count == 1 ? matches[0] : throw new UsageException(
            matches.Count == 0 ? $"Notebook {name} does not exist." : $"{name} could be {string.Join(" or ", matches.Select(Path.GetFileName))}.",
            $"Known: {string.Join(", ", all.Select(Path.GetFileName))}.");
    }
}

/// <summary>Wrong usage or unreadable input: exit code 2. The first line says what is wrong, the second what to do.</summary>
internal sealed class UsageException(string message, string wayOut) : Exception(message)
{
    public string WayOut { get; } = wayOut;
}
