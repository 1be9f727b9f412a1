namespace NotebookLib.Notebooks.Running;

/// <summary>Writes a file whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a new name in the same folder, flushes to disk, then takes the place of the old file in one step. A run
    /// that is interrupted leaves the old file as it was. Missing folders are made.
    /// </summary>
    /// <returns>Whether the content differed from what was there; a file that is the same already is left alone.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) && content.SequenceEqual(File.ReadAllBytes(full)))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
            return true;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
