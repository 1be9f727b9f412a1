using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Claims;

/// <summary>One row of the claims register: something that the report states, in own words, and how it can be checked.</summary>
/// <param name="Id">The key: "LL-T5-03", "SOOOG-07", "EXP-TB4-11".</param>
/// <param name="Step">overzicht, inzicht, uitzicht or n/a.</param>
/// <param name="Kind">figure, trend, proportion, comparison, hypothesis, expectation, model, definition or method.</param>
/// <param name="StatementNl">The claim in Dutch.</param>
/// <param name="StatementEn">The claim in English.</param>
/// <param name="Value">The value as the register has it; empty where the report prints none.</param>
/// <param name="Unit">Its unit, in the register's English.</param>
/// <param name="Period">The years it speaks of.</param>
/// <param name="Population">Whom it speaks of.</param>
/// <param name="Source">What the report gives as its source.</param>
/// <param name="DataNeeded">What data would settle it.</param>
/// <param name="Test">How the register would test it.</param>
/// <param name="Tolerance">The register's tolerance, as text.</param>
public sealed partial record Claim(string Id, string Step, string Kind, string StatementNl, string StatementEn, string Value, string Unit,
    string Period, string Population, string Source, string DataNeeded, string Test, string Tolerance)
{
    /// <summary>The part of a publication that it stands in, and the name of its file: "LL-T5", "LL-IN", "SOOOG", "EXP-TB4".</summary>
    public string Section { get; } = SectionPattern().Match(Id) is { Success: true } match ? match.Groups[1].Value
        : throw new FormatException($"\"{Id}\" is not the id of a claim, expected for example LL-T5-03, SOOOG-07 or EXP-TB4-11.");

    /// <summary>
    /// The number of the notebook that settles it: the theme, 1 to 10; 11 to 14 for the companion studies (SOOOG, care in school time,
    /// experiments, covering network); 0 for the report's introduction, questions and closing.
    /// </summary>
    public int Theme => Publications.Theme(Section);

    /// <summary>The published value as one number or a range; null where the register has words or nothing.</summary>
    public PublishedValue? Published => PublishedValue.TryParse(Value);

    /// <summary>How the value is compared.</summary>
    public ClaimRule Rule => ClaimRule.Parse(Tolerance, Value);

    /// <summary>What kind of number the unit makes it.</summary>
    public Scale Scale => Scales.Of(Unit);

    [GeneratedRegex(@"^((?:LL|EXP)-[A-Z]+\d*|SOOOG|ZIO|AEF)-\w+(-\w+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SectionPattern();
}

/// <summary>A published value: one number, or a range such as "-3 to -4" or "0.50-0.75".</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; equal to <paramref name="Low"/> for one number.</param>
/// <param name="Decimals">The number of decimals that was printed.</param>
public readonly partial record struct PublishedValue(double Low, double High, int Decimals)
{
    /// <summary>Whether it is one number.</summary>
    public bool IsNumber => Low == High;

    /// <summary>Reads "7.86", "-3.6", "-3 to -4", "0.50-0.75", "crossing 2018"; null for words without exactly one number, or with a &gt;
    /// or &lt;.</summary>
    public static PublishedValue? TryParse(string text)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            var (a, b) = (Read(range.Groups[1].Value), Read(range.Groups[2].Value));
            return new PublishedValue(Math.Min(a, b), Math.Max(a, b),
                Math.Max(Digits(range.Groups[1].Value), Digits(range.Groups[2].Value)));
        }

        var numbers = Number().Matches(text);
        return numbers.Count == 1 && !text.Contains('>', StringComparison.Ordinal) && !text.Contains('<', StringComparison.Ordinal)
            && !text.Contains(';', StringComparison.Ordinal)
            ? new PublishedValue(Read(numbers[0].Value), Read(numbers[0].Value), Digits(numbers[0].Value)) : null;
    }

    private static double Read(string text) => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture);

    private static int Digits(string text) => text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0
        ? text.Length - point - 1 : 0;

    [GeneratedRegex(@"^(-?\d+(?:\.\d+)?)(?:-| to )(-?\d+(?:\.\d+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"-?\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
