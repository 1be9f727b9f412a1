using System.Text;
using NotebookLib.Charts;

namespace NotebookLib.Notebooks.Site;

/// <summary>The downloads beside each figure: its data as CSV with origin, and its picture as SVG. A file is named after its content.</summary>
internal sealed class FigureFiles(string folder)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The folder, as a part of an address.</summary>
    public const string Name = "cijfers";

    /// <summary>Writes the two files of a figure and gives their addresses.</summary>
    public (string Csv, string Svg) Write(Figure figure)
    {
        var (csv, svg) = ($"{Name}/{figure.Id}.csv", $"{Name}/{figure.Id}.svg");
        if (_written.Add(figure.Id))
        {
            Directory.CreateDirectory(Path.Combine(folder, Name));
            File.WriteAllText(Path.Combine(folder, csv), figure.ToCsv(), new UTF8Encoding(true));
            File.WriteAllText(Path.Combine(folder, svg), figure.ToSvg(800), new UTF8Encoding(false));
        }

        return (csv, svg);
    }
}
