using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Claims;

/// <summary>How a computed number is compared with a published one. Each rule prints itself, in Dutch.</summary>
public abstract partial record ClaimRule
{
    private ClaimRule()
    {
    }

    /// <summary>Whether a number on the claim's own scale satisfies the rule.</summary>
    /// <param name="computed">The computed number, already converted.</param>
    /// <param name="published">The published number or range.</param>
    /// <param name="scale">The claim's scale.</param>
    /// <exception cref="ClaimException">The rule is no rule for numbers.</exception>
    public abstract bool Accepts(double computed, PublishedValue? published, Scale scale);

    /// <summary>
    /// Reads the register's tolerance. Empty and "exact" mean: equal after rounding to the printed decimals, half away from
    /// zero, where the value is a number; an empty tolerance with a value in words is <see cref="Judged"/>.
    /// </summary>
    /// <param name="tolerance">The register's text.</param>
    /// <param name="value">The register's value.</param>
    /// <exception cref="FormatException">The text is no known rule.</exception>
    public static ClaimRule Parse(string tolerance, string value)
    {
        var head = (tolerance ?? "").Split(';')[0].Trim();
        PublishedValue.Refuse(value);
        if (head.Length == 0 || head is "exact" or "bound")
        {
            return PublishedValue.TryParse(value) is { IsNumber: true } number ? new Rounded(number.Decimals)
                : PublishedValue.TryParse(value) is not null ? new InRange(0, false)
                    : new Judged(head.Length == 0 ? "geen regel in het register" : "exact");
        }

        if (Plus().Match(head) is { Success: true } plus)
        {
            var width = Read(plus.Groups[1].Value);
            return PublishedValue.TryParse(value) is { IsNumber: false } ? new InRange(width, IsPoints(plus.Groups[2].Value))
                : new Within(width, IsPoints(plus.Groups[2].Value), plus.Groups[2].Value.Trim());
        }

        if (Limit().Match(head) is { Success: true } limit)
        {
            return limit.Groups[1].Value == ">" ? new MoreThan(Read(limit.Groups[2].Value)) : new LessThan(Read(limit.Groups[2].Value));
        }

        if (Over().Match(head) is { Success: true } over)
        {
            return new Exceeding(Read(over.Groups[1].Value.Replace(",", "", StringComparison.Ordinal)));
        }

        if (RatioBand().Match(head) is { Success: true } band)
        {
            return new RatioBetween(Read(band.Groups[1].Value), Read(band.Groups[2].Value));
        }

        if (Relative().Match(head) is { Success: true } relative)
        {
            return new RelativeTo(Read(relative.Groups[1].Value));
        }

        return head switch
        {
            "range" => new InRange(0, false),
            "rounded down" => new RoundedTo(PublishedValue.TryParse(value)?.Decimals ?? 0, false),
            "rounded up" => new RoundedTo(PublishedValue.TryParse(value)?.Decimals ?? 0, true),
            "nearest word" => new InWord(NumberWords.Nearest(Whole(value))),
            "nearly nil" => new InWord(NumberWords.Of("bijna nihil")),
            "direction" or "direction only" => new Judged("richting"),
            "ordering" => new Judged("volgorde"),
            "sign" => new Judged("teken per schoolsoort"),
            "definition" => new Judged("definitie"),
            "exact list" => new Judged("lijst gelijk"),
            "1 page" => new Within(1, false, "page"),
            "indicative" => new Judged("indicatief"),
            "straight-line" => new Judged("hemelsbreed"),
            "no number printed" => new Judged("het rapport noemt geen getal"),
            "see INCONSISTENCIES" => new Judged("het rapport noemt geen eenheid"),
            _ => throw new FormatException($"\"{tolerance}\" is not a rule. Known: exact, +/- x, > x percent, < x percent, ratio a-b, "
                + $"range, x percent, rounded up, rounded down, nearest word, nearly nil, direction, ordering, sign, definition."),
        };
    }

    private static double Whole(string value) => PublishedValue.TryParse(value) is { IsNumber: true } number ? number.Low
        : throw new FormatException($"\"{value}\" is no single number, which the rule \"nearest word\" needs.");

    private static bool IsPoints(string unit) => unit.Trim() is "point" or "points";

    private static double Read(string text) => double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Print(double value) => NotebookLib.Dutch.Number(value, value == Math.Round(value) ? 0
        : value == Math.Round(value, 1) ? 1 : value == Math.Round(value, 2) ? 2 : 4);

    private static double Scaled(double width, bool points, Scale scale) => points && scale == Scale.Share ? width / 100 : width;

    private static PublishedValue Need(PublishedValue? published) =>
        published ?? throw new ClaimException("The register has no number to compare with: settle this claim with Direction, Ordering or "
        + "Holds.");

    // far below any printed decimal, far above the noise of a division
    private const double Noise = 1e-9;

    /// <summary>The printed number is the computed one rounded down, or up, to its decimals.</summary>
    /// <param name="Decimals">The printed decimals.</param>
    /// <param name="Up">Whether up.</param>
    public sealed record RoundedTo(int Decimals, bool Up) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale)
        {
            var factor = Math.Pow(10, Decimals);
            var whole = Up ? Math.Ceiling((computed * factor) - Noise) : Math.Floor((computed * factor) + Noise);
            return Math.Abs((whole / factor) - Need(published).Low) < Noise;
        }

        /// <inheritdoc/>
        public override string ToString() => $"naar {(Up ? "boven" : "beneden")} afgerond op {(Decimals == 0 ? "hele getallen"
            : $"{Print(Decimals)} {(Decimals == 1 ? "decimaal" : "decimalen")}")} gelijk";
    }

    /// <summary>A share that the printed number word may be said of, see <see cref="NumberWords"/>.</summary>
    /// <param name="Word">The word.</param>
    public sealed record InWord(NumberWord Word) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            Word.Fits(scale is Scale.Percent ? computed / 100 : computed);

        /// <inheritdoc/>
        public override string ToString() => $"het woord \"{Word.Word}\" past: {Word.Reason}";
    }

    /// <summary>Equal after rounding to the printed decimals, half away from zero.</summary>
    /// <param name="Decimals">The printed decimals.</param>
    public sealed record Rounded(int Decimals) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            NotebookLib.Dutch.Round(computed, Decimals) == Need(published).Low;

        /// <inheritdoc/>
        public override string ToString() => (Decimals switch
        {
            0 => "afgerond op hele getallen gelijk",
            1 => "afgerond op 1 decimaal gelijk",
            _ => string.Create(CultureInfo.InvariantCulture, $"afgerond op {Decimals} decimalen gelijk"),
        }) + " (half van nul af)";
    }

    /// <summary>At most so far from the published number.</summary>
    /// <param name="Width">The largest difference, included.</param>
    /// <param name="InPoints">Whether it is in percentage points, also where the claim is a share.</param>
    /// <param name="Unit">The unit in the register.</param>
    public sealed record Within(double Width, bool InPoints, string Unit) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            Math.Abs(computed - Need(published).Low) <= Scaled(Width, InPoints, scale) + Noise;

        /// <inheritdoc/>
        public override string ToString() =>
            $"hoogstens {Print(Width)} {(InPoints ? "procentpunt " : Unit switch { "index "
            + "point" => "indexpunt ", "year" => "jaar ", "page" => "bladzijde ", _ => "" })}verschil";
    }

    /// <summary>Inside the published range.</summary>
    /// <param name="Width">How far outside still counts.</param>
    /// <param name="InPoints">Whether that is in percentage points.</param>
    public sealed record InRange(double Width, bool InPoints) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale)
        {
            var (range, extra) = (Need(published), Scaled(Width, InPoints, scale) + Noise);
            return computed >= range.Low - extra && computed <= range.High + extra;
        }

        /// <inheritdoc/>
        public override string ToString() => Width == 0 ? "binnen het genoemde bereik"
            : $"binnen het genoemde bereik, plus of min {Print(Width)}{(InPoints ? " procentpunt" : "")}";
    }

    /// <summary>More than a percentage.</summary>
    /// <param name="Percent">The bound, excluded.</param>
    public sealed record MoreThan(double Percent) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            (scale == Scale.Share ? computed * 100 : computed) > Percent;

        /// <inheritdoc/>
        public override string ToString() => $"meer dan {Print(Percent)} %";
    }

    /// <summary>Less than a percentage.</summary>
    /// <param name="Percent">The bound, excluded.</param>
    public sealed record LessThan(double Percent) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            (scale == Scale.Share ? computed * 100 : computed) < Percent;

        /// <inheritdoc/>
        public override string ToString() => $"minder dan {Print(Percent)} %";
    }

    /// <summary>More than a number.</summary>
    /// <param name="Bound">The bound, excluded.</param>
    public sealed record Exceeding(double Bound) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) => computed > Bound;

        /// <inheritdoc/>
        public override string ToString() => $"meer dan {Print(Bound)}";
    }

    /// <summary>A ratio between two bounds, both included.</summary>
    /// <param name="Low">The lower bound.</param>
    /// <param name="High">The upper bound.</param>
    public sealed record RatioBetween(double Low, double High) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) => computed >= Low - Noise
            && computed <= High + Noise;

        /// <inheritdoc/>
        public override string ToString() => $"verhouding tussen {Print(Low)} en {Print(High)}";
    }

    /// <summary>At most so many per cent of difference between two sources; the computed number is that difference in per cent.</summary>
    /// <param name="Percent">The largest difference, included.</param>
    public sealed record RelativeTo(double Percent) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) => Math.Abs(computed) <= Percent + Noise;

        /// <inheritdoc/>
        public override string ToString() => $"hoogstens {Print(Percent)} % verschil";
    }

    /// <summary>No rule for a number: direction, order, sign or definition.</summary>
    /// <param name="What">What is compared, in Dutch.</param>
    public sealed record Judged(string What) : ClaimRule
    {
        /// <inheritdoc/>
        public override bool Accepts(double computed, PublishedValue? published, Scale scale) =>
            throw new ClaimException($"This claim has no rule for a number ({What}): settle it with Direction, Ordering, Holds or "
                + $"Examined.");

        /// <inheritdoc/>
        public override string ToString() => What;
    }

    [GeneratedRegex(@"^\+/- (\d+(?:\.\d+)?)(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Plus();

    [GeneratedRegex(@"^([<>]) (\d+(?:\.\d+)?) percent( together| a year)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex(@"^over ([\d,]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Over();

    [GeneratedRegex(@"^ratio (\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex RatioBand();

    [GeneratedRegex(@"^(\d+(?:\.\d+)?) percent$", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}
