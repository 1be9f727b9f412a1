using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Cli;

/// <summary>
/// A file of one's own beside the nation for as long as this process runs, without <c>data add</c>: <c>run --param bestand=FILE --param
/// kaart=MAP</c>. Notebooks find it where they find added files, in <see cref="SourceCache"/>; nothing of it is stored.
/// </summary>
internal static class OwnFile
{
    private const string File = "bestand", Map = "kaart";

    /// <summary>Takes the file out of the parameters and uses it; the rest is for the notebooks.</summary>
    /// <param name="parameters">As given.</param>
    /// <param name="inPlace">Whether outputs will be stored in the notebooks; own data never go there.</param>
    /// <exception cref="UsageException">The file or its map is not there, cannot be read, or is about single pupils.</exception>
    public static IReadOnlyDictionary<string, string> Take(IReadOnlyDictionary<string, string> parameters, bool inPlace)
    {
        var (file, map) = (parameters.GetValueOrDefault(File), parameters.GetValueOrDefault(Map));
        if (file is null)
        {
            return map is null ? parameters : throw new UsageException($"--param {Map}={map} says what columns mean, and there is no file.",
                $"Add --param {File}=FILE");
        }

        if (inPlace)
        {
            throw new UsageException("Own data never go into the notebooks themselves.", $"Leave out --in-place, or --param {File}");
        }

        Use(file, map);
        return parameters.Where(p => p.Key is not (File or Map)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Uses a file from now on, in this process and the workers it starts; an earlier one goes.</summary>
    /// <param name="file">The export; a CSV with counts.</param>
    /// <param name="map">What its columns mean; null to guess.</param>
    /// <exception cref="UsageException">The file or its map is not there, cannot be read, or is about single pupils.</exception>
    public static void Use(string file, string? map)
    {
        foreach (var path in new[] { file, map }.OfType<string>().Where(p => !System.IO.File.Exists(p)))
        {
            throw new UsageException($"{path} does not exist.", "Name a file from here, or with its whole path.");
        }

        try
        {
            OwnData.Load(file, map is null ? null : OwnMapping.Load(map));
        }
        catch (UnreadableFileException error)
        {
            throw new UsageException(error.What + ".", error.WayOut + ".");
        }
        catch (SourceException error)
        {
            throw new UsageException(error.What + ".", error.WayOut + ".");
        }

        Environment.SetEnvironmentVariable(SourceCache.OwnFile, Path.GetFullPath(file));
        Environment.SetEnvironmentVariable(SourceCache.OwnMap, map is null ? null : Path.GetFullPath(map));
    }
}
