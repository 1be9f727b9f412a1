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

    /// <summary>The theme or section of the publication, as the register names it.</summary>
    public string Part { get; init; } = "";

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

    /// <summary>
    /// Reads "7.86", "-3.6", "−3.6", ".5", "-3 to -4", "0.50-0.75", and "crossing 2018", "break 2021", "near 0"; null for words, and for
    /// anything that is not wholly a number or a range: see <see cref="Refuse"/>.
    /// </summary>
    public static PublishedValue? TryParse(string text)
    {
        var plain = Plain(text ?? "");
        if (Range().Match(plain) is { Success: true } range)
        {
            var (a, b) = (Read(range.Groups[1].Value), Read(range.Groups[2].Value));
            return new PublishedValue(Math.Min(a, b), Math.Max(a, b),
                Math.Max(Digits(range.Groups[1].Value), Digits(range.Groups[2].Value)));
        }

        return Number().Match(plain) is { Success: true } number ? new PublishedValue(Read(number.Groups[1].Value),
            Read(number.Groups[1].Value), Digits(number.Groups[1].Value)) : null;
    }

    /// <summary>Refuses a text with digits that is no number, range, list, bound or known phrase, so that nothing is compared with half of
    /// it.</summary>
    /// <exception cref="FormatException">The text is not wholly one of these; the message says how to write it.</exception>
    public static void Refuse(string text)
    {
        if ((text ?? "").Any(char.IsDigit) && TryParse(text!) is null && !Other().IsMatch(Plain(text!)))
        {
            throw new FormatException($"\"{text}\" is not wholly a number. Write digits with a point for decimals and nothing between "
                + "thousands (45000; 3.6; -3.6), the unit in its own column, a range as 0.5-0.75, a list as 6;3;4.");
        }
    }

    // the minus of a printed page and the dash of a printed range
    private static string Plain(string text) => Dash().Replace(text.Replace('\u2212', '-'), "-");

    private static double Read(string text) => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture);

    private static int Digits(string text) => text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0
        ? text.Length - point - 1 : 0;

    [GeneratedRegex(@"^(-?(?:\d+(?:\.\d+)?|\.\d+))(?:-| to )(-?(?:\d+(?:\.\d+)?|\.\d+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:crossing |break |near |\+)?(-?(?:\d+(?:\.\d+)?|\.\d+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // bounds (> 0.5), lists (6;3;4), counts (7 of 7, 4 versus 0), months (2024-04..2024-09)
    [GeneratedRegex(@"^(?:[<>]=? ?\d+(?:\.\d+)?|\(?\d[\d-]*\)?(?:; ?\(?\d[\d-]*\)?)+|\d+ (?:of|versus) \d+|\d{4}-\d\d\.\.\d{4}-\d\d)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"(?<=\d)[\u2012\u2013](?=[-.\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
