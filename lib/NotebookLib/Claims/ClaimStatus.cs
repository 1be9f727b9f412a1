namespace NotebookLib.Claims;

/// <summary>What became of a claim; exactly one each.</summary>
public enum ClaimStatus
{
    /// <summary>Recomputed within its rule.</summary>
    Reproduced,

    /// <summary>Recomputed, and different.</summary>
    Deviates,

    /// <summary>A printed cell or count, checked against its table, sums and lists.</summary>
    Transcribed,

    /// <summary>A hypothesis, model or definition that a cell puts to a test.</summary>
    Examined,

    /// <summary>Open data exist, but not here: the reason names file and columns.</summary>
    NeedsData,

    /// <summary>No open data: the reason says why.</summary>
    NotTestable,
}

/// <summary>Which way a figure goes.</summary>
public enum Direction
{
    /// <summary>Down.</summary>
    Down,

    /// <summary>Neither up nor down.</summary>
    Flat,

    /// <summary>Up.</summary>
    Up,
}

/// <summary>The words for a status: in JSON and in Dutch.</summary>
public static class ClaimStatusText
{
    private static readonly (ClaimStatus Status, string Code, string Dutch)[] All =
    [
        (ClaimStatus.Reproduced, "reproduced", "gereproduceerd"),
        (ClaimStatus.Deviates, "deviates", "wijkt af"),
        (ClaimStatus.Transcribed, "transcribed", "overgenomen en nageteld"),
        (ClaimStatus.Examined, "examined", "onderzocht"),
        (ClaimStatus.NeedsData, "needs-data", "data nodig"),
        (ClaimStatus.NotTestable, "not-testable", "niet toetsbaar"),
    ];

    /// <summary>The code used in JSON and CSV: <c>needs-data</c>.</summary>
    public static string Code(this ClaimStatus status) => Array.Find(All, s => s.Status == status).Code;

    /// <summary>The words a reader sees: <c>data nodig</c>.</summary>
    public static string Dutch(this ClaimStatus status) => Array.Find(All, s => s.Status == status).Dutch;

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">The text is no status.</exception>
    public static ClaimStatus Parse(string code) => Array.FindIndex(All, s => s.Code == code) is var i and >= 0 ? All[i].Status
        : throw new FormatException($"\"{code}\" is not a status. Known: {string.Join(", ", All.Select(s => s.Code))}.");
}

/// <summary>A claim was settled in a way that cannot stand: an unknown id, a number that is none, units that do not fit.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class ClaimException(string message) : InvalidOperationException(message);
