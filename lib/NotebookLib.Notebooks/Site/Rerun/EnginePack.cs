using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// Makes of a published engine (<c>dotnet publish lib/NotebookLib.Browser</c>) scripts that a page opened from disk can load: a page may
/// load scripts, and nothing else. Each file in it is compressed by itself (gzip, what every browser reads) and written as base64. The same
/// files give the same bytes.
/// </summary>
internal static class EnginePack
{
    /// <summary>The name of the script with the engine.</summary>
    internal const string Engine = "motor.js";

    /// <summary>The name of the script with what ships: data and models.</summary>
    internal const string Data = "motor-gegevens.js";

    /// <summary>The name of the script with the libraries of data frames, for notebooks that use them.</summary>
    internal const string Frames = "motor-frames.js";

    /// <summary>Where notebooks name those libraries, below the root.</summary>
    internal const string FramesFolder = "lib/NotebookLib.Frames/bin/Release/net10.0";

    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The engine as a script.</summary>
    /// <param name="published">The folder that <c>dotnet publish</c> wrote.</param>
    /// <param name="worker">The script that runs it, apart from the page.</param>
    /// <returns>The script, and how many bytes it is compressed.</returns>
    /// <exception cref="DirectoryNotFoundException">Nothing was published there.</exception>
    internal static (string Script, long Bytes) OfEngine(string published, string worker)
    {
        var framework = Path.Combine(published, "wwwroot", "_framework");
        var files = Directory.GetFiles(framework).Where(f => Path.GetExtension(f) is ".js" or ".wasm" or ".dll" or ".dat")
            .Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileName(f), f => Packed(File.ReadAllBytes(f)));
        var bytes = files.Values.Sum(f => (long)f.Length);
        var script = new StringBuilder("globalThis.nlMotor={\"bytes\":").Append(bytes.ToString(CultureInfo.InvariantCulture))
            .Append(",\"worker\":").Append(JsonSerializer.Serialize(worker)).Append(",\"files\":{");
        foreach (var (i, (name, packed)) in files.Index())
        {
            script.Append(i > 0 ? "," : "").Append('"').Append(name).Append("\":\"").Append(Convert.ToBase64String(packed)).Append('"');
        }

        return (script.Append("}};\n").ToString(), bytes);
    }

    /// <summary>Files as an archive in a script.</summary>
    /// <param name="global">The name that the script gives it.</param>
    /// <param name="root">Where the paths in the archive start.</param>
    /// <param name="files">The files.</param>
    internal static (string Script, long Bytes) OfFiles(string global, string root, IEnumerable<string> files)
    {
        var packed = Archive(root, files);
        return ($"globalThis.{global}=\"{Convert.ToBase64String(packed)}\";\n", packed.Length);
    }

    /// <summary>Files as a zip, compressed as a whole: that takes less room than each by itself.</summary>
    internal static byte[] Archive(string root, IEnumerable<string> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(Path.GetRelativePath(root, file).Replace('\\', '/'), CompressionLevel.NoCompression);
                entry.LastWriteTime = Fixed;
                using var target = entry.Open();
                target.Write(File.ReadAllBytes(file));
            }
        }

        return Packed(zip.ToArray());
    }

    /// <summary>Compressed as a browser can read it.</summary>
    internal static byte[] Packed(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
