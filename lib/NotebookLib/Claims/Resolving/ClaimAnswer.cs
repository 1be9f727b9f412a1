namespace NotebookLib.Claims;

/// <summary>What a resolver makes of one claim, with data of the reader's own machine. Stands beside the edition's status and is never
/// stored with it.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Computed">What was computed, in Dutch.</param>
/// <param name="Rule">By which rule, in Dutch.</param>
/// <param name="Evidence">What else was found, and what the answer does not say.</param>
public sealed record ClaimAnswer(string Id, ClaimFinding Finding, string Computed, string Rule, string Evidence = "")
{
    /// <summary>The number on the claim's scale; null where it is none, or lies between bounds.</summary>
    public double? Number { get; init; }

    /// <summary>One line: <c>LL-T7-09 gereproduceerd: 6,8 %</c>.</summary>
    public override string ToString() => $"{Id} {Finding.Dutch()}: {Computed}";
}
