namespace NotebookLib.Claims;

/// <summary>What kind of number a unit makes it. Two numbers are compared only when their scales fit.</summary>
public enum Scale
{
    /// <summary>A unit of its own, such as pupils or years; compared as it is.</summary>
    Other,

    /// <summary>A share between 0 and 1; becomes a percentage times 100.</summary>
    Share,

    /// <summary>Per cent.</summary>
    Percent,

    /// <summary>Percentage points; never the same as per cent.</summary>
    Points,

    /// <summary>An index, base 100.</summary>
    Index,

    /// <summary>A ratio of two numbers.</summary>
    Ratio,
}

/// <summary>Reads scales from units and converts between share and per cent, the only conversion there is.</summary>
public static class Scales
{
    /// <summary>The scale of a unit in the register's English or a quantity's Dutch.</summary>
    public static Scale Of(string unit)
    {
        var key = (unit ?? "").Trim().ToLowerInvariant();
        return key switch
        {
            _ when key.StartsWith("percentage point", StringComparison.Ordinal) || key.StartsWith("procentpunt", StringComparison.Ordinal)
                || key.Contains("points", StringComparison.Ordinal) && !key.StartsWith("iq", StringComparison.Ordinal) => Scale.Points,
            _ when key.StartsWith('%') || key.StartsWith("procent", StringComparison.Ordinal)
                || key.StartsWith("percent", StringComparison.Ordinal) => Scale.Percent,
            _ when key.StartsWith("index", StringComparison.Ordinal) => Scale.Index,
            _ when key.StartsWith("ratio", StringComparison.Ordinal) || key.StartsWith("verhouding", StringComparison.Ordinal) =>
                Scale.Ratio,
            _ when key.StartsWith("share", StringComparison.Ordinal) || key.StartsWith("aandeel", StringComparison.Ordinal)
                || key.StartsWith("relative growth", StringComparison.Ordinal)
                || key.StartsWith("relatieve groei", StringComparison.Ordinal) || key is "yearly rate" or "probability"
                    or "variance share" => Scale.Share,
            _ => Scale.Other,
        };
    }

    /// <summary>A value on another scale.</summary>
    /// <exception cref="ClaimException">The scales do not fit; the message says which they are.</exception>
    public static double Convert(double value, Scale from, Scale to, string what) => (from, to) switch
    {
        _ when from == to => value,
        (Scale.Percent, Scale.Share) => value / 100,
        (Scale.Share, Scale.Percent) => value * 100,
        _ => throw new ClaimException($"{what}: the computed number is a {Name(from)} and the claim wants a {Name(to)}. Give the quantity "
            + $"the unit that it has."),
    };

    private static string Name(Scale scale) => scale switch
    {
        Scale.Share => "share (aandeel)",
        Scale.Percent => "percentage (%)",
        Scale.Points => "difference in percentage points (procentpunt)",
        Scale.Index => "index",
        Scale.Ratio => "ratio (verhouding)",
        _ => "number with a unit of its own",
    };
}
