using System.Text.RegularExpressions;

namespace NotebookLib.Claims;

/// <summary>
/// The text of a publication that the reader has: a plain-text file, as a PDF reader or a browser gives it. Only numbers, marks and lists
/// are taken from it; nothing of it is kept.
/// </summary>
public sealed partial class PublicationText
{
    // a word that only one of the five has, tried in this order
    private static readonly (string Prefix, string Mark)[] Marks =
        [("EXP", @"\bTabel 9\."), ("LL", "Lessons Learned"), ("AEF", @"\bAEF\b"), ("ZIO", @"\bZiO\b"), ("SOOOG", "SOOOG|onderinstroom")];

    private readonly string _text;
    private readonly Lazy<HashSet<string>> _lists, _numbers;

    private PublicationText(string prefix, string text)
    {
        (Prefix, _text) = (prefix, text);
        _lists = new(() => [.. Lists().Select(l => string.Join(',', l))]);
        _numbers = new(() => [.. Numbers(text)]);
    }

    /// <summary>Which of the five publications it is: EXP, LL, AEF, ZIO or SOOOG.</summary>
    public string Prefix { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ClaimException">It is none of the five publications, or not plain text.</exception>
    public static PublicationText Load(string path) => Of(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Takes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Its name, for a message.</param>
    /// <exception cref="ClaimException">It is none of the five publications, or not plain text.</exception>
    public static PublicationText Of(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ClaimException($"{name} is not plain text. Save the publication as text first (pdftotext, or a browser's save as "
                + "text).");
        }

        var found = Array.Find(Marks, m => Regex.IsMatch(text, m.Mark, RegexOptions.CultureInvariant));
        return found.Prefix is { } prefix ? new PublicationText(prefix, text.ReplaceLineEndings("\n"))
            : throw new ClaimException($"{name} is none of the publications of the register: no word in it tells which. Give the whole "
                + "text.");
    }

    /// <summary>Whether a list of locations is printed, in this order.</summary>
    public bool HasList(IEnumerable<int> locations) => _lists.Value.Contains(string.Join(',', locations));

    /// <summary>Whether a number is printed somewhere: in digits, Dutch or invariant, or up to twelve as a word.</summary>
    public bool HasNumber(double value) => _numbers.Value.Contains(Key(Math.Abs(value)));

    /// <summary>The part of a table between its caption and the next heading-like caption.</summary>
    internal string Table(int number) => Caption(number).Match(_text) is { Success: true } from
        ? _text.Substring(from.Index, Math.Min(2500, (AnyCaption().Match(_text, from.Index + from.Length) is { Success: true } next
            ? next.Index : _text.Length) - from.Index)) : "";

    /// <summary>The rows of counts of a table, in order; a blank cell is an empty text.</summary>
    internal IEnumerable<string[]> CountRows(int table) => Table(table).Split('\n').Skip(1).Select(l => Cells().Match(l)).Where(m =>
        m.Success && (m.Groups[1].Value.Any(char.IsAsciiDigit) || m.Groups[1].Length >= 3)).Select(m =>
        m.Groups[1].Value[1..].Split(' ').Concat(["", "", ""]).Take(3).ToArray());

    /// <summary>
    /// The marks of a row of Table 1, as x and point. Where the text kept every cell they stand in place (Exact); where it left out the
    /// outer cells their pattern is sure; where it has cells too many (Lost) only their number.
    /// </summary>
    internal (string Marks, bool Exact, bool Lost)? MarkRow(string name)
    {
        var line = Table(1).Split('\n').FirstOrDefault(l =>
            Regex.IsMatch(l, $@"^{Regex.Escape(name)}[234]?\s", RegexOptions.CultureInvariant) || l.TrimEnd() == name);
        if (line is null)
        {
            return null;
        }

        var cells = Regex.Replace(line[name.Length..], "^[234](?= )", "").Split(' ').Select(c => c.Contains('x') ? 'x' : '.').ToList();
        return cells.Count == 10 ? (string.Concat(cells.Skip(2).Take(7)), true, false)
            : (string.Concat(cells).Trim('.'), false, cells.Count > 10);
    }

    private IEnumerable<string[]> Lists() => Locations().Matches(Spaces().Replace(_text, " ")).Select(m =>
        Digits().Matches(m.Groups[1].Value).Select(d => d.Value).ToArray());

    private static IEnumerable<string> Numbers(string text)
    {
        string[] words = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
        foreach (Match m in AnyNumber().Matches(text))
        {
            var raw = m.Value;
            var dutch = Thousands().IsMatch(raw) ? raw.Replace(".", "", StringComparison.Ordinal) : raw;
            if (double.TryParse(dutch.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var value))
            {
                yield return Key(value);
            }
        }

        foreach (Match m in Word().Matches(text))
        {
            if (Array.IndexOf(words, m.Value.ToLowerInvariant().Replace("één", "een", StringComparison.Ordinal)) is >= 0 and var i)
            {
                yield return Key(i);
            }
        }
    }

    private static string Key(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private static Regex Caption(int number) => new($@"^ ?Tabel {number}\. *$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^ ?Tabel \d+\. *$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AnyCaption();

    [GeneratedRegex(@"^.*[^\d\s]((?: \d*)+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Cells();

    [GeneratedRegex(@"\b[Ll]ocaties? (\d+(?:(?:,? en |, |; )\d+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Locations();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})+(,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
