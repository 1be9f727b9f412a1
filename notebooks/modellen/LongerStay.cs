using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// A provision with the same intake every year, where a part of the pupils begins to stay longer. Everybody stays whole years; the rule
/// holds either for those who
/// enter from then on, or for everyone present. A model in closed form, no observation: in the end the stock is Little's law.
/// </summary>
/// <param name="Stay">Years that pupils stayed before, at least 1.</param>
/// <param name="Longer">The part that stays longer, 0 to 1.</param>
/// <param name="Extra">How many years longer, at least 1.</param>
public sealed record LongerStay(int Stay, double Longer, int Extra = 1)
{
    /// <summary>Years that pupils stayed before.</summary>
    public int Stay { get; } = Stay >= 1 ? Stay : throw new ArgumentOutOfRangeException(nameof(Stay), Stay, "A stay is at least 1 year.");

    /// <summary>The part that stays longer.</summary>
    public double Longer { get; } = Longer is >= 0 and <= 1 ? Longer
        : throw new ArgumentOutOfRangeException(nameof(Longer), Longer, "The part lies from 0 to 1.");

    /// <summary>How many years longer.</summary>
    public int Extra { get; } = Extra >= 1 ? Extra
        : throw new ArgumentOutOfRangeException(nameof(Extra), Extra, "Longer is at least 1 year.");

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"elk jaar evenveel instroom, {Dutch.Number(Stay)} jaar verblijf, {Dutch.Number(100 * Longer)} % blijft {Dutch.Number(Extra)} "
            + "jaar langer", "zonder toeval", "", null, "EUPL-1.2");

    /// <summary>
    /// How much larger the stock is in the end, in per cent: by Little's law the growth of the mean stay, part × extra / stay.
    /// </summary>
    public Quantity End => new(100 * ((Little.Present(1, Stay + (Longer * Extra)) / Little.Present(1, Stay)) - 1), "% meer leerlingen",
        Origin.Arithmetic("wet van Little: aanwezig = instroom × verblijf"));

    /// <summary>How much larger the stock is some years after the rule began, in per cent.</summary>
    /// <param name="years">0 or more.</param>
    /// <param name="everyone">Whether the rule holds at once for all who are present; otherwise for those who enter from then on.</param>
    public double After(int years, bool everyone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        // who would have left a year ago stays: cohorts that are in their extra years now
        var cohorts = Math.Clamp(everyone ? years : years - Stay + 1, 0, Extra);
        return 100 * Longer * cohorts / Stay;
    }
}
