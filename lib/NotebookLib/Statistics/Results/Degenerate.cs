namespace NotebookLib.Statistics;

/// <summary>What is said where data leave nothing to test; the convention stands with <see cref="TestResult"/>.</summary>
internal static class Degenerate
{
    /// <summary>Said where the spread that a test has to estimate is 0: P is NaN.</summary>
    public static Reading NoSpread { get; } = new("De gegevens laten geen spreiding over om mee te vergelijken: alles ligt precies op de "
        + "lijn of op het gemiddelde. Daarom is er geen toets en geen interval. Dat is geen zekerheid.",
        "The data leave no spread to compare with: everything lies exactly on the line or on the mean. So there is no test and no "
            + "interval. That is no certainty.");

    /// <summary>Said, after the reason, where no other outcome was possible: P is 1.</summary>
    public static Reading OneOutcome(string nl, string en) =>
        new($"{nl} Er was dus maar één uitkomst mogelijk: p is 1.", $"{en} So only one outcome was possible: p is 1.");
}
