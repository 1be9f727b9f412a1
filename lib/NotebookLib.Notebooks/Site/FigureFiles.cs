using System.Text;
using NotebookLib.Charts;

namespace NotebookLib.Notebooks.Site;

/// <summary>The downloads beside each figure: its data as CSV with origin, and its picture as SVG. A file is named after its
/// content.</summary>
/// <param name="folder">Where they are written; null keeps the figures, for a page that asks for a file when somebody wants it.</param>
internal sealed class FigureFiles(string? folder)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Figure> _written = new(StringComparer.Ordinal);

    /// <summary>The folder, as a part of an address.</summary>
    public const string Name = "cijfers";

    /// <summary>Writes the two files of a figure and gives their addresses.</summary>
    public (string Csv, string Svg) Write(Figure figure)
    {
        var (csv, svg) = ($"{Name}/{figure.Id}.csv", $"{Name}/{figure.Id}.svg");
        if (_written.TryAdd(figure.Id, figure) && folder is not null)
        {
            Directory.CreateDirectory(Path.Combine(folder, Name));
            File.WriteAllBytes(Path.Combine(folder, csv), Csv(figure));
            File.WriteAllBytes(Path.Combine(folder, svg), Svg(figure));
        }

        return (csv, svg);
    }

    /// <summary>The bytes of a file by its name; null where no figure has it.</summary>
    public byte[]? Find(string name) => !_written.TryGetValue(Path.GetFileNameWithoutExtension(name), out var figure) ? null
        : Path.GetExtension(name) switch { ".csv" => Csv(figure), ".svg" => Svg(figure), _ => null };

    private static byte[] Csv(Figure figure) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(figure.ToCsv())];

    private static byte[] Svg(Figure figure) => Encoding.UTF8.GetBytes(figure.ToSvg(800));
}
