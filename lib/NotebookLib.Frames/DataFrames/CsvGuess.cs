using System.Globalization;
using Microsoft.Data.Analysis;

namespace NotebookLib.Frames;

/// <summary>A cell that <c>DataFrame.LoadCsv</c> reads as something else than what stands in the file.</summary>
/// <param name="Column">The column.</param>
/// <param name="Row">The row, from 1, the header not counted.</param>
/// <param name="Text">What stands in the file.</param>
/// <param name="Became">What it became.</param>
public sealed record GuessedCell(string Column, long Row, string Text, string Became);

/// <summary>
/// A look at what Microsoft.Data.Analysis' CSV reader makes of a file by guessing types from its first rows: codes lose their zeros
/// (<c>0285</c> is 285), decimal commas vanish (<c>3,5</c> is 35), thousands points become decimals (<c>1.234</c>), and text further
/// down becomes null. <c>Table.Read</c> keeps as text what can be read in two ways.
/// </summary>
public static class CsvGuess
{
    /// <summary>The cells that the guess changes, or may have changed the meaning of (a point with three digits behind it); empty where it
    /// is safe.</summary>
    /// <param name="path">A CSV file with a header and commas between the fields.</param>
    /// <exception cref="ArgumentException">The reader stops on the file; its own words come along.</exception>
    public static IReadOnlyList<GuessedCell> Changes(string path)
    {
        var text = File.ReadAllText(path);
        DataFrame guessed, plain;
        try
        {
            guessed = DataFrame.LoadCsvFromString(text, cultureInfo: CultureInfo.InvariantCulture);
            plain = DataFrame.LoadCsvFromString(text, dataTypes: [.. guessed.Columns.Select(_ => typeof(string))],
                cultureInfo: CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IndexOutOfRangeException
            or InvalidOperationException)
        {
            throw new ArgumentException($"{Path.GetFileName(path)}: DataFrame.LoadCsv stops on this file ({error.Message}). Read it with "
                + $"Table.Read.", nameof(path), error);
        }

        return [.. guessed.Columns.Zip(plain.Columns).SelectMany(pair => Enumerable.Range(0, (int)pair.Second.Length)
            .Select(row => new GuessedCell(pair.First.Name, row + 1, (string?)pair.Second[row] ?? "",
                Convert.ToString(pair.First[row], CultureInfo.InvariantCulture) ?? ""))
            .Where(cell => pair.First.DataType != typeof(string) && cell.Text.Length > 0 && (!Same(cell) || IsThousands(cell.Text))))];
    }

    /// <summary>Loads the file with that library, but only where its guess changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The guess would change a cell; the message names the first.</exception>
    /// <exception cref="ArgumentException">The reader stops on the file.</exception>
    public static DataFrame Guarded(string path) => Changes(path) is [var first, ..] changes
        ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(path)}: LoadCsv would change {changes.Count} cells, the first in column \"{first.Column}\", row {
            first.Row}: \"{first.Text}\" becomes {(first.Became.Length == 0 ? "null" : first.Became)}. Use Table.Read(…).ToDataFrame()."))
        : DataFrame.LoadCsvFromString(File.ReadAllText(path), cultureInfo: CultureInfo.InvariantCulture);

    private static bool Same(GuessedCell cell) => string.Equals(cell.Text, cell.Became, StringComparison.OrdinalIgnoreCase);

    private static bool IsThousands(string text)
    {
        var parts = text.TrimStart('-').Split('.');
        return parts.Length > 1 && parts[0].Length is >= 1 and <= 3 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit))
            && parts.Skip(1).All(p => p.Length == 3);
    }
}
