using System.Globalization;
using System.Text.RegularExpressions;
using NotebookLib.Hypotheses;

namespace NotebookLib.Cli;

/// <summary>An expectation as somebody types it: <c>&gt; 0</c>, <c>boven 0</c>, <c>&lt; -0,1</c>, <c>0,1 tot 0,5</c>, <c>0 ±
/// 0,05</c>.</summary>
internal static partial class ExpectationText
{
    /// <exception cref="UsageException">It is none of these.</exception>
    public static Expectation Read(string text)
    {
        var clean = text.Trim().ToLowerInvariant().Replace('−', '-');
        try
        {
            return Above().Match(clean) is { Success: true } above ? Expectation.Above(Number(above, 1))
                : Below().Match(clean) is { Success: true } below ? Expectation.Below(Number(below, 1))
                : Around().Match(clean) is { Success: true } around ? Expectation.EquivalentTo(Number(around, 1), Number(around, 2))
                : Between().Match(clean) is { Success: true } between ? Expectation.Within(Number(between, 1), Number(between, 2))
                : throw new UsageException($"\"{text}\" is no expectation.",
                    "Write \"> 0\", \"< -0,1\", \"0,1 tot 0,5\", or \"0 ± 0,05\" for "
                    + "the same up to a margin.");
        }
        catch (HypothesisException error)
        {
            throw new UsageException(error.Message, "Write \"> 0\", \"< -0,1\", \"0,1 tot 0,5\" or \"0 ± 0,05\".");
        }
    }

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].Value.Replace(',', '.'), CultureInfo.InvariantCulture);

    private const string N = @"(-?\d+(?:[.,]\d+)?)";

    [GeneratedRegex("^(?:>|boven|above|meer dan|more than)\\s*" + N + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Above();

    [GeneratedRegex("^(?:<|onder|below|minder dan|less than)\\s*" + N + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Below();

    [GeneratedRegex("^=?\\s*" + N + "\\s*(?:±|\\+/-|\\+-|marge|margin)\\s*" + N + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex("^(?:tussen|between|van)?\\s*" + N + "\\s*(?:tot|en|to|and|\\.\\.)\\s*" + N + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
