using System.Collections.Concurrent;
using System.Globalization;

namespace NotebookLib;

/// <summary>
/// What has been read since <see cref="Begin"/>: files, listings of folders, environment variables. A result stays good for as long as
/// everything on this list is as it was; so whatever in this library opens a file by its name, says so here. An entry is text: <c>file:</c>
/// and a path, <c>list:</c> or <c>tree:</c> (with the folders below) and a folder, <c>|</c> and a pattern, <c>variable:</c> and a name; or
/// <see cref="Anything"/>.
/// </summary>
public static class ReadList
{
    /// <summary>The entry of who reads in ways that cannot be seen: any file of the project may have been read.</summary>
    public const string Anything = "anything";

    private static ConcurrentDictionary<string, string> s_items = new(StringComparer.Ordinal);

    /// <summary>Begins anew. A session calls this when a notebook begins; cells need not.</summary>
    public static void Begin() => Interlocked.Exchange(ref s_items, new(StringComparer.Ordinal));

    /// <summary>Everything that was read, sorted, each with its <see cref="Stamp"/> at the moment that it was first read.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Items => [.. s_items.OrderBy(i => i.Key, StringComparer.Ordinal)];

    /// <summary>Notes a file that is about to be read, or looked for.</summary>
    /// <param name="path">Its path; seen from the working directory where it is not a whole one.</param>
    /// <returns>The path as it was given.</returns>
    public static string File(string path)
    {
        if (!string.IsNullOrWhiteSpace(path))
        {
            Note("file:" + Path.GetFullPath(path));
        }

        return path;
    }

    /// <summary>Lists the files of a folder, sorted by name, and notes the listing: a file that comes or goes is a change.</summary>
    /// <param name="folder">The folder; one that is not there has no files.</param>
    /// <param name="pattern">Which files, such as <c>*.csv</c>.</param>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        Folder(folder, pattern, deep: false);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Notes that a folder is about to be listed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">Which names, such as <c>*.csv</c>.</param>
    /// <param name="deep">Whether the folders below it are listed too.</param>
    public static void Folder(string folder, string pattern, bool deep)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Note($"{(deep ? "tree" : "list")}:{Path.GetFullPath(folder)}|{pattern}");
    }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public static string? Variable(string name)
    {
        Note("variable:" + name);
        return Environment.GetEnvironmentVariable(name);
    }

    /// <summary>Notes an entry in the form that <see cref="Items"/> gives.</summary>
    public static void Note(string entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry);
        s_items.GetOrAdd(entry, Stamp);
    }

    /// <summary>
    /// How an entry stands now, cheaply: size and time of a file, names in a folder, value of a variable. Two equal stamps say that nothing
    /// was written in between; they say nothing on another machine, or on another day.
    /// </summary>
    public static string Stamp(string entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry);
        var (kind, rest) = entry.Split(':', 2) is [var k, var r] ? (k, r) : (entry, "");
        return kind switch
        {
            "file" => new FileInfo(rest) is { Exists: true } file
                ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "absent",
            "list" or "tree" => string.Join('\n', Names(rest, kind == "tree")),
            "variable" => Environment.GetEnvironmentVariable(rest) ?? "",
            _ => "",
        };
    }

    /// <summary>The names in a folder that an entry <c>list:</c> or <c>tree:</c> stands for, sorted; seen from that folder.</summary>
    /// <param name="listing">Folder, <c>|</c> and pattern.</param>
    /// <param name="deep">Whether the folders below it take part.</param>
    public static IReadOnlyList<string> Names(string listing, bool deep)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var cut = listing.LastIndexOf('|');
        var (folder, pattern) = (listing[..cut], listing[(cut + 1)..]);
        return !Directory.Exists(folder) ? []
            : [.. Directory.EnumerateFileSystemEntries(folder, pattern, new EnumerationOptions { RecurseSubdirectories = deep,
                IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }
}
