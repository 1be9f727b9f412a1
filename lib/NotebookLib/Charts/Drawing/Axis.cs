using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>An axis: from values in the state to pixels, and the ticks that fit.</summary>
internal sealed class Axis
{
    private readonly JsonNode? _spec;
    private readonly List<string> _names = [];

    /// <summary>Reads the axis and what is drawn along it.</summary>
    /// <param name="spec">The axis in the layout; may be missing.</param>
    /// <param name="values">All values along it.</param>
    /// <param name="zero">Whether it must include zero when it has no range of its own.</param>
    public Axis(JsonNode? spec, IEnumerable<JsonNode?> values, bool zero)
    {
        _spec = spec;
        var all = values.ToList();
        IsCategory = spec.Str("type") == "category"
            || (spec.Str("type") is null
            && all.Exists(v => v.AsText() is { } t && !double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
        if (IsCategory)
        {
            _names = [.. spec.List("categoryarray").Concat(all).Select(Name).Where(n => n.Length > 0).Distinct()];
        }

        var range = spec.List("range").Select(r => r.AsNumber()).OfType<double>().ToList();
        var numbers = all.Select(v => Value(v)).OfType<double>().Concat(zero ? [0] : []).DefaultIfEmpty(0).ToList();
        (From, To) = range.Count == 2 && range[0] != range[1] ? (range[0], range[1]) : IsCategory ? (-0.5, _names.Count - 0.5)
            : Padded(numbers.Min(), numbers.Max(), zero);
        (From, To) = spec.Str("autorange") == "reversed" && From < To ? (To, From) : (From, To);
    }

    public bool IsCategory { get; }

    public IReadOnlyList<string> Names => _names;

    public double From { get; }

    public double To { get; }

    public double Low => Math.Min(From, To);

    public double High => Math.Max(From, To);

    /// <summary>The pixels of <see cref="From"/> and <see cref="To"/>.</summary>
    public (double From, double To) Pixels { get; set; } = (0, 1);

    public bool Shown => _spec.Flag("showticklabels") != false;

    public bool Grid => _spec.Flag("showgrid") != false && !IsCategory;

    public bool OnTop => _spec.Str("side") == "top";

    public bool IsYears => _spec.Str("tickformat") == "d";

    /// <summary>What the axis counts; empty where the subtitle says it.</summary>
    public string Title => Markup.Plain(_spec.Str("title", "text"));

    public string Suffix => Markup.Plain(_spec.Str("ticksuffix"));

    public double Band => Math.Abs(Pixels.To - Pixels.From) / Math.Max(1e-9, High - Low);

    public double At(double value) => Pixels.From + ((value / 2 - From / 2) / (To / 2 - From / 2) * (Pixels.To - Pixels.From));

    public double? Value(JsonNode? node)
    {
        if (IsCategory)
        {
            return _names.IndexOf(Name(node)) is var index and >= 0 ? index : node.AsNumber();
        }

        return node.AsNumber() ?? (double.TryParse(node.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
            && double.IsFinite(n) ? n : null);
    }

    /// <summary>About <paramref name="wanted"/> round values inside the axis, with their labels.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks(int wanted)
    {
        var given = _spec.List("tickvals");
        if (given.Count > 0)
        {
            return [.. given.Select((v, i) =>
                (Value: Value(v), Label: Markup.Plain(_spec.Each(i, "ticktext").AsText() ?? _spec.Each(i, "tickvals").AsText()))).Where(t =>
                t.Value is not null).Select(t => (t.Value!.Value, t.Label))];
        }

        var (step, decimals) = Step((High / Math.Max(1, wanted)) - (Low / Math.Max(1, wanted)));
        if (IsYears && step < 1)
        {
            (step, decimals) = (1, 0);
        }

        var ticks = new List<(double, string)>();
        for (var k = Math.Ceiling((Low / step) - 1e-9); k * step <= High + (1e-9 * step) && ticks.Count < 40; k++)
        {
            ticks.Add((k * step, Label(k * step, decimals)));
        }

        return ticks;
    }

    public string Label(double value, int decimals)
    {
        var largest = Math.Max(Math.Abs(Low), Math.Abs(High));
        var (unit, word) = largest >= 1e15 ? (0, "") : largest >= 2e12 ? (1e12, " bln") : largest >= 2e9 ? (1e9, " mld") : largest >= 2e6
            ? (1e6, " mln") : (1, "");
        return (IsYears ? value.ToString("0", CultureInfo.InvariantCulture)
            : unit == 0 ? value == 0 ? "0" : value.ToString("0.#E0", Dutch.Format)
            : value == 0 && word.Length > 0 ? "0"
            : unit > 1 ? Dutch.Number(value / unit, Decimals.For([value / unit])) + word : Dutch.Number(value, decimals)) + Suffix;
    }

    private static string Name(JsonNode? node) =>
        node.AsText() ?? (node.AsNumber() is { } n ? n.ToString("R", CultureInfo.InvariantCulture) : "");

    private static (double, double) Padded(double low, double high, bool zero)
    {
        var pad = high > low ? (high / 20) - (low / 20) : Math.Max(1, Math.Abs(high) / 10);
        return (zero && low == 0 ? 0 : low - pad, zero && high == 0 ? 0 : high + pad);
    }

    /// <summary>The round step (1, 2 or 5 times a power of ten) at or above a size, and the decimals it needs.</summary>
    internal static (double Step, int Decimals) Step(double size)
    {
        if (!(size > 0) || !double.IsFinite(size))
        {
            return (1, 0);
        }

        var (power, decimals) = (1.0, 0);
        for (; power > size && decimals < 320; power /= 10)
        {
            decimals++;
        }

        while (power * 10 <= size && power < 1e307)
        {
            power *= 10;
        }

        var step = size <= power * 1.0001 ? power : size <= 2 * power ? 2 * power : size <= 5 * power ? 5 * power : 10 * power;
        return (step, Math.Min(15, step >= power * 10 ? Math.Max(0, decimals - 1) : decimals));
    }
}
