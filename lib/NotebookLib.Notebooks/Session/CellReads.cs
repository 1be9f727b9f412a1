using System.ComponentModel;

namespace NotebookLib.Notebooks.Session;

/// <summary>What <see cref="FileUse"/> puts around the paths in a cell. Nobody writes these by hand; each gives back what it was
/// given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellReads
{
    [ThreadStatic]
    private static string? t_folder;

    /// <summary>A file is about to be read, or looked for.</summary>
    public static string File(string path) => ReadList.File(path);

    /// <summary>All of a folder is about to be listed, or the folder looked for.</summary>
    public static string Folder(string path)
    {
        List(path, "*", deep: false);
        return path;
    }

    /// <summary>A folder is about to be listed; <see cref="Pattern"/> follows.</summary>
    public static string FolderOf(string path) => t_folder = path;

    /// <summary>The names that count in the folder of <see cref="FolderOf"/>.</summary>
    public static string Pattern(string pattern)
    {
        List(t_folder, pattern, deep: false);
        return pattern;
    }

    /// <summary>As <see cref="Pattern"/>, in the folders below it too.</summary>
    public static string DeepPattern(string pattern)
    {
        List(t_folder, pattern, deep: true);
        return pattern;
    }

    private static void List(string? folder, string? pattern, bool deep)
    {
        // what is no folder or no pattern is refused by the call itself, in its own words
        if (!string.IsNullOrWhiteSpace(folder) && !string.IsNullOrEmpty(pattern))
        {
            ReadList.Folder(folder, pattern, deep);
        }
    }
}
