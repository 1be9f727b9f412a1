namespace NotebookLib;

/// <summary>
/// Finds the folder <c>data/</c>: the environment variable <c>NOTEBOOKLIB_DATA</c> where it is set, else the nearest one
/// above the working directory, else above the folder of this assembly.
/// </summary>
public static class DataFolder
{
    /// <summary>The name of the environment variable that overrides the search.</summary>
    public const string Variable = "NOTEBOOKLIB_DATA";

    /// <summary>The full path of a folder inside <c>data/</c>.</summary>
    /// <param name="part">The part that must exist: "published" or "claims".</param>
    /// <exception cref="DataFileException">There is no such folder; the message says where was looked.</exception>
    public static string Find(string part)
    {
        if (ReadList.Variable(Variable) is { Length: > 0 } named)
        {
            var folder = Path.Combine(Path.GetFullPath(named), part);
            return Directory.Exists(folder) ? folder : throw new DataFileException($"data/{part}", 0, "",
                $"{Variable} is set to \"{named}\", and that folder has no folder \"{part}\"",
                    $"Let {Variable} point to the folder data of the project, or clear it");
        }

        return Above(Directory.GetCurrentDirectory(), part) ?? Above(AppContext.BaseDirectory, part)
            ?? Above(Path.GetDirectoryName(typeof(DataFolder).Assembly.Location) ?? "", part)
            ?? throw new DataFileException($"data/{part}", 0, "",
                "there is no such folder above the working directory or above the library",
                $"Start in the folder of the project, or let {Variable} point to its folder data");
    }

    private static string? Above(string start, string part)
    {
        for (var folder = start.Length == 0 ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "data", part);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
