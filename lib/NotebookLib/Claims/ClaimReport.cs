namespace NotebookLib.Claims;

/// <summary>All claims together: one status each, and what is wrong with the list.</summary>
public sealed class ClaimReport
{
    private ClaimReport(IReadOnlyList<ClaimOutcome> outcomes, IReadOnlyList<string> errors, IReadOnlyList<string> unaccounted, IReadOnlyList<ClaimOutcome> unexpected) =>
        (Outcomes, Errors, Unaccounted, UnexpectedDeviations) = (outcomes, errors, unaccounted, unexpected);

    /// <summary>One outcome per claim that has one, in the order of the register.</summary>
    public IReadOnlyList<ClaimOutcome> Outcomes { get; }

    /// <summary>What is wrong: claims without a status, with two, of no register; deviations that are listed but are none. Empty is right.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Claims that nothing settles.</summary>
    public IReadOnlyList<string> Unaccounted { get; }

    /// <summary>Claims that deviate without being listed in <c>data/claims/known-deviations</c>.</summary>
    public IReadOnlyList<ClaimOutcome> UnexpectedDeviations { get; }

    /// <summary>Whether there are no errors and no unexpected deviations.</summary>
    public bool IsClean => Errors.Count == 0 && UnexpectedDeviations.Count == 0;

    /// <summary>How many claims have each status, every status present.</summary>
    public IReadOnlyDictionary<ClaimStatus, int> Summary => Enum.GetValues<ClaimStatus>().ToDictionary(s => s, s => Outcomes.Count(o => o.Status == s));

    /// <summary>Brings together what the notebooks settled and what the register gives a reason for.</summary>
    /// <param name="register">The register, with its reasons and known deviations.</param>
    /// <param name="settled">The outcomes from the notebooks, in any order.</param>
    /// <param name="themes">The themes to account for; none means all.</param>
    public static ClaimReport Combine(ClaimRegister register, IEnumerable<ClaimOutcome> settled, params int[] themes)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(themes);
        var claims = register.Claims.Where(c => themes.Length == 0 || themes.Contains(c.Theme)).ToList();
        var (errors, unaccounted, outcomes) = (new List<string>(), new List<string>(), new List<ClaimOutcome>());
        var found = settled.GroupBy(o => o.Id).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var known = register.Claims.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        errors.AddRange(found.Keys.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).Select(id => $"{id}: a notebook settles it, but it is not in the register."));
        foreach (var claim in claims)
        {
            var reason = register.Reasons.FirstOrDefault(r => r.Id == claim.Id);
            if (!found.TryGetValue(claim.Id, out var answers))
            {
                if (reason is not null)
                {
                    outcomes.Add(reason);
                    continue;
                }

                unaccounted.Add(claim.Id);
                errors.Add($"{claim.Id}: no notebook settles it and data/claims/reasons gives no reason.");
                continue;
            }

            if (reason is not null)
            {
                errors.Add($"{claim.Id}: a notebook settles it and data/claims/reasons gives a reason; remove one.");
            }

            if (answers.Find(a => !a.Agrees(answers[0])) is { } other)
            {
                errors.Add($"{claim.Id}: settled twice with different answers: \"{answers[0]}\" and \"{other}\".");
            }

            outcomes.Add(Explained(answers[0], register, errors));
        }

        return new ClaimReport(outcomes, errors, unaccounted,
            [.. outcomes.Where(o => o.Status == ClaimStatus.Deviates && !register.KnownDeviations.ContainsKey(o.Id))]);
    }

    private static ClaimOutcome Explained(ClaimOutcome outcome, ClaimRegister register, List<string> errors)
    {
        if (!register.KnownDeviations.TryGetValue(outcome.Id, out var explanation))
        {
            return outcome;
        }

        if (outcome.Status != ClaimStatus.Deviates)
        {
            errors.Add($"{outcome.Id}: listed in data/claims/known-deviations, but its status is {outcome.Status.Code()}; remove the row.");
            return outcome;
        }

        return outcome with { Reason = explanation };
    }
}
