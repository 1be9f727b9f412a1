namespace NotebookLib.Charts;

/// <summary>
/// The colours of the figures: the colour-blind-safe set of Okabe and Ito (2008), and greys for what is not pointed at.
/// Colour never carries meaning alone: labels stand beside the lines, dashes mean simulated, hatching means unknown.
/// </summary>
public static class Palette
{
    /// <summary>The accent of a figure, and of the step Overzicht.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Second colour; darkens differently from blue in print.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>Third colour.</summary>
    public const string Green = "#009E73";

    /// <summary>Fourth colour.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>Fifth colour.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>Sixth colour.</summary>
    public const string Orange = "#E69F00";

    /// <summary>The colour for what the reader should look at, first, second, and so on.</summary>
    public static IReadOnlyList<string> Accents { get; } = [Blue, Vermillion, Green, Sky, Purple, Orange];

    /// <summary>Greys for the other series, from dark to light.</summary>
    public static IReadOnlyList<string> Greys { get; } = ["#6b6b6b", "#8a8a8a", "#a6a6a6", "#777777", "#999999", "#b3b3b3"];

    /// <summary>The fill of what is not known; always hatched.</summary>
    public const string Unknown = "#8a8a8a";

    internal static string Accent(int index) => Accents[index % Accents.Count];

    internal static string Grey(int index) => Greys[index % Greys.Count];
}
