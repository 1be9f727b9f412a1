namespace NotebookLib.Claims;

/// <summary>What was done with a claim and what came of it: one of fifteen, finer than <see cref="ClaimStatus"/>.</summary>
public enum ClaimFinding
{
    /// <summary>Recomputed from data of another origin, within the rule.</summary>
    Reproduced,

    /// <summary>Recomputed from data of another origin, and different.</summary>
    Deviates,

    /// <summary>Other data exist, but their period, population or denominator is not that of the claim, or masked cells leave both
    /// answers open.</summary>
    NotComparable,

    /// <summary>Tested on data, which support it.</summary>
    Supported,

    /// <summary>Tested on data, which contradict it.</summary>
    Contradicted,

    /// <summary>Tested on data, which leave it open.</summary>
    Undecided,

    /// <summary>Shown at work in a model or simulation; says nothing about pupils.</summary>
    Illustrated,

    /// <summary>A definition or way of working, put into words or code.</summary>
    Defined,

    /// <summary>Agrees with other sums, lists or numbers of the same publication.</summary>
    Consistent,

    /// <summary>Disagrees with other sums, lists or numbers of the same publication.</summary>
    Inconsistent,

    /// <summary>Taken over, and compared with the publication.</summary>
    Copied,

    /// <summary>Taken over; nobody with the publication at hand compared it here.</summary>
    CopiedUnchecked,

    /// <summary>A number of this edition, derived from theirs.</summary>
    Derived,

    /// <summary>Open data exist, but not here.</summary>
    NeedsData,

    /// <summary>No open data would settle it.</summary>
    NotTestable,
}

/// <summary>The words for a finding, and the question that it answers.</summary>
public static class ClaimFindingText
{
    private static readonly (ClaimFinding Finding, string Code, string Dutch, string Question)[] All =
    [
        (ClaimFinding.Reproduced, "reproduced", "gereproduceerd", Others),
        (ClaimFinding.Deviates, "deviates", "wijkt af", Others),
        (ClaimFinding.NotComparable, "not-comparable", "niet vergelijkbaar", Others),
        (ClaimFinding.Supported, "tested-supported", "getoetst: steun", Tests),
        (ClaimFinding.Contradicted, "tested-contradicted", "getoetst: tegenspraak", Tests),
        (ClaimFinding.Undecided, "tested-undecided", "getoetst: blijft open", Tests),
        (ClaimFinding.Illustrated, "illustrated", "verbeeld met een model", Thought),
        (ClaimFinding.Defined, "defined", "omschreven", Thought),
        (ClaimFinding.Consistent, "consistent", "klopt met zichzelf", Within),
        (ClaimFinding.Inconsistent, "inconsistent", "spreekt zichzelf tegen", Within),
        (ClaimFinding.Copied, "copied", "overgenomen en vergeleken", Within),
        (ClaimFinding.CopiedUnchecked, "copied-unchecked", "overgenomen, niet vergeleken", Within),
        (ClaimFinding.Derived, "derived", "door ons afgeleid", Thought),
        (ClaimFinding.NeedsData, "needs-data", "data nodig", Open),
        (ClaimFinding.NotTestable, "not-testable", "niet toetsbaar", Open),
    ];

    private const string Others = "Wat zeiden andere data?", Tests = "Wat zei een toets?", Thought = "Wat is doorgerekend of omschreven?",
        Within = "Klopt de publicatie met zichzelf?", Open = "Wat blijft open?";

    /// <summary>The questions, in the order in which a headline puts them.</summary>
    public static IReadOnlyList<string> Questions { get; } = [Others, Tests, Within, Thought, Open];

    /// <summary>The code used in JSON and CSV: <c>tested-supported</c>.</summary>
    public static string Code(this ClaimFinding finding) => Array.Find(All, s => s.Finding == finding).Code;

    /// <summary>The words a reader sees: <c>getoetst: steun</c>.</summary>
    public static string Dutch(this ClaimFinding finding) => Array.Find(All, s => s.Finding == finding).Dutch;

    /// <summary>The question that it answers: <c>Wat zeiden andere data?</c></summary>
    public static string Question(this ClaimFinding finding) => Array.Find(All, s => s.Finding == finding).Question;
}
