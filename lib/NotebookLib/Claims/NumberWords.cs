namespace NotebookLib.Claims;

/// <summary>What a number word stands for: the values that it may be said of, and why those.</summary>
/// <param name="Word">The word, in Dutch: "een derde".</param>
/// <param name="Low">The lowest value, included.</param>
/// <param name="High">The highest value, included; infinite where there is none.</param>
/// <param name="Reason">Why, in Dutch.</param>
public sealed record NumberWord(string Word, double Low, double High, string Reason)
{
    /// <summary>Whether the word may be said of a value.</summary>
    public bool Fits(double value) => value >= Low - 1e-9 && value <= High + 1e-9;
}

/// <summary>
/// The number words of the publications as intervals, written once for all claims. A spoken fraction stands for what lies nearer to it than
/// to any other spoken fraction, so that each count of a small group has one word and 4 of 15 is a quarter, never a third.
/// </summary>
public static class NumberWords
{
    // the fractions that the publications speak in; they have no "twee vijfde" or "drie vijfde"
    private static readonly (string Word, double Value)[] Fractions =
    [
        ("geen", 0), ("een tiende", 0.1), ("een vijfde", 0.2), ("een kwart", 0.25), ("een derde", 1.0 / 3), ("de helft", 0.5),
        ("twee derde", 2.0 / 3), ("driekwart", 0.75), ("vier vijfde", 0.8), ("negen tiende", 0.9), ("alle", 1),
    ];

    private static readonly NumberWord[] Others =
    [
        new("bijna nihil", 0, 0.02, "hoogstens 2 procent: wat in een groep van vijftig één keer voorkomt, is niet meer bijna niets"),
        new("heel klein", 0, 0.05, "hoogstens 5 procent: zeldzamer dan een op de twintig"),
        new("bijna de helft", 0.45, 0.5, "tot 5 procentpunt eronder: bij minder zegt men 'twee vijfde', en bij meer is het de helft"),
        new("een fractie", 0, 1.0 / 3, "hoogstens een derde: wie de helft bedoelt, zegt de helft"),
        new("vooral", 0.5, 1, "meer dan de helft"),
        new("aanzienlijk groter", 1.5, double.PositiveInfinity, "minstens anderhalf keer zo groot: een verschil dat zonder rekenen opvalt"),
        new("vele malen groter", 3, double.PositiveInfinity, "minstens drie keer: 'twee keer' heeft een eigen woord"),
        new("bijna even groot", 0.8, 1.25, "hoogstens een vijfde kleiner, of een kwart groter: de band die het register noemt"),
        new("ruim", 1, 1.1, "van het genoemde getal tot een tiende erboven: verder weg ligt een volgend rond getal"),
        new("bijna", 0.9, 1, "tot een tiende onder het genoemde getal"),
    ];

    /// <summary>All words, fractions first.</summary>
    public static IReadOnlyList<NumberWord> All { get; } = [.. Fractions.Select((f, i) => Between(i)), .. Others];

    /// <summary>The interval of a word.</summary>
    /// <exception cref="ArgumentException">The word is not in the list; the message names those that are.</exception>
    public static NumberWord Of(string word) => All.FirstOrDefault(w => w.Word == word) ?? throw new ArgumentException(
        $"\"{word}\" is no number word of this edition. Known: {string.Join(", ", All.Select(w => w.Word))}.", nameof(word));

    /// <summary>The spoken fraction that is nearest to a share.</summary>
    public static NumberWord Nearest(double share) => All.Take(Fractions.Length).First(w => w.Fits(share));

    private static NumberWord Between(int i)
    {
        var (word, value) = Fractions[i];
        var low = i == 0 ? 0 : (Fractions[i - 1].Value + value) / 2;
        var high = i == Fractions.Length - 1 ? 1 : (value + Fractions[i + 1].Value) / 2;
        return new(word, low, high, i == 0 ? $"dichter bij nul dan bij {Fractions[1].Word}" : i == Fractions.Length - 1
            ? $"dichter bij alles dan bij {Fractions[i - 1].Word}"
            : $"dichter bij dit deel dan bij {Fractions[i - 1].Word} of {Fractions[i + 1].Word}");
    }
}
