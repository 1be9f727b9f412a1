using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib;

/// <summary>
/// A Dutch school year, written 2018/'19: it starts on 1 August and pupils are counted on 1 October, the
/// <em>peildatum</em>. The default value is 2000/'01. Range: 1900/'01 to 2100/'01.
/// </summary>
[Display.TypeFormatterSource(typeof(Display.TextFormatter<SchoolYear>))]
public readonly partial record struct SchoolYear : IComparable<SchoolYear>, IFormattable
{
    private const int Origin = 2000;
    private readonly int _offset;

    /// <summary>The school year that starts in <paramref name="startYear"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1900-2100.</exception>
    public SchoolYear(int startYear)
    {
        if (startYear is < 1900 or > 2100)
        {
            throw new ArgumentOutOfRangeException(nameof(startYear), startYear, "A school year starts between 1900 and 2100.");
        }

        _offset = startYear - Origin;
    }

    /// <summary>The calendar year in which the school year starts; DUO's <em>peiljaar</em>.</summary>
    public int StartYear => Origin + _offset;

    /// <summary>The date on which pupils are counted: 1 October of <see cref="StartYear"/>.</summary>
    public DateOnly Peildatum => new(StartYear, 10, 1);

    /// <summary>
    /// Reads the forms that DUO, CBS, OCW and people use: <c>2018/'19</c>, <c>2018/19</c>, <c>2018-2019</c>,
    /// <c>2018SJ00</c>, <c>20181001</c>, <c>2018-10-01</c>, <c>1-10-2018</c>, and a bare <c>2018</c> (a <em>peiljaar</em>).
    /// A trailing <c>*</c> (provisional at CBS) is accepted; <see cref="IsProvisional"/> tells.
    /// </summary>
    /// <exception cref="FormatException">The text is none of these, or the two years do not follow each other.</exception>
    public static SchoolYear Parse(string text) => TryParse(text, out var year) ? year : throw new FormatException(
        $"\"{text}\" is not a school year. Known forms: 2018/'19, 2018-2019, 2018SJ00, 20181001, 1-10-2018, 2018.");

    /// <summary>As <see cref="Parse"/>, but answers false where that throws. Empty or missing text is false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SchoolYear year)
    {
        year = default;
        var match = Forms().Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            return false;
        }

        var start = Number(match, "start") ?? Number(match, "code") ?? Number(match, "day") ?? Number(match, "date")
            ?? Number(match, "bare")!.Value;
        if (start is < 1900 or > 2100 || (Number(match, "end") is { } end && !Follows(start, end, match.Groups["end"].Length)))
        {
            return false;
        }

        year = new SchoolYear(start);
        return true;
    }

    /// <summary>Whether CBS marks this period as provisional: a title that ends in <c>*</c>, as in <c>2019/'20*</c>.</summary>
    public static bool IsProvisional(string text) => text?.TrimEnd().EndsWith('*') == true;

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static bool Follows(int start, int end, int digits) => digits == 2 ? end == (start + 1) % 100 : end == start + 1;

    [GeneratedRegex("""
        ^(?: (?<start>\d{4})\s?[/\-–]\s?['’"]?(?<end>\d{4}|\d{2})\*?   # 2018/'19  2018-2019  2010/"11*
          | (?<code>\d{4})SJ00                                         # CBS school year
          | (?<day>\d{4})-?10-?01                                      # 20181001  2018-10-01
          | 0?1-10-(?<date>\d{4})                                      # 1-10-2018
          | (?<bare>\d{4})\*? )$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Forms();

    /// <summary>Prints <c>2018/'19</c>, the form of CBS and OCW.</summary>
    public override string ToString() => ToString("G", null);

    /// <summary>Prints in one of the forms <c>G</c> 2018/'19, <c>L</c> 2018-2019, <c>C</c> 2018SJ00 (CBS), <c>D</c> 20181001 (DUO), <c>Y</c> 2018.</summary>
    /// <exception cref="FormatException">Another format letter.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        var (start, next) = (StartYear, StartYear + 1);
        return format switch
        {
            null or "" or "G" => string.Create(CultureInfo.InvariantCulture, $"{start}/'{next % 100:00}"),
            "L" => string.Create(CultureInfo.InvariantCulture, $"{start}-{next}"),
            "C" => string.Create(CultureInfo.InvariantCulture, $"{start}SJ00"),
            "D" => string.Create(CultureInfo.InvariantCulture, $"{start}1001"),
            "Y" => start.ToString(CultureInfo.InvariantCulture),
            _ => throw new FormatException($"A school year prints as G, L, C, D or Y, not as \"{format}\"."),
        };
    }

    /// <inheritdoc/>
    public int CompareTo(SchoolYear other) => _offset.CompareTo(other._offset);

    /// <summary>The number of yearly intervals from <paramref name="earlier"/> to <paramref name="later"/>: six school years are five intervals.</summary>
    public static int operator -(SchoolYear later, SchoolYear earlier) => later._offset - earlier._offset;

    /// <summary>The school year <paramref name="years"/> later.</summary>
    public static SchoolYear operator +(SchoolYear year, int years) => new(year.StartYear + years);

    /// <summary>Earlier than.</summary>
    public static bool operator <(SchoolYear left, SchoolYear right) => left._offset < right._offset;

    /// <summary>Later than.</summary>
    public static bool operator >(SchoolYear left, SchoolYear right) => left._offset > right._offset;

    /// <summary>Not later than.</summary>
    public static bool operator <=(SchoolYear left, SchoolYear right) => left._offset <= right._offset;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(SchoolYear left, SchoolYear right) => left._offset >= right._offset;
}
