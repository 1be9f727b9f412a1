namespace NotebookLib.Claims;

/// <summary>An outcome with the place that settled it.</summary>
/// <param name="Outcome">What became of the claim.</param>
/// <param name="Notebook">The notebook's file name; empty where that is not known.</param>
/// <param name="Cell">The id of its cell.</param>
/// <param name="Theme">The theme that the notebook says it is about; null where it says nothing.</param>
public sealed record SettledClaim(ClaimOutcome Outcome, string Notebook = "", string Cell = "", int? Theme = null)
{
    /// <summary>The place for a message: <c>05-ketens.ipynb, cell direct-aandeel</c>.</summary>
    public string Where => Notebook.Length == 0 ? "a notebook" : $"{Notebook}, cell {Cell}";
}

/// <summary>All claims together: one status each, and what is wrong with the list.</summary>
public sealed partial class ClaimReport
{
    private ClaimReport(IReadOnlyList<ClaimOutcome> outcomes, IReadOnlyList<string> errors, IReadOnlyList<string> unaccounted,
        IReadOnlyList<ClaimOutcome> unexpected) =>
        (Outcomes, Errors, Unaccounted, UnexpectedDeviations) = (outcomes, errors, unaccounted, unexpected);

    /// <summary>One outcome per claim that has one, in the order of the register.</summary>
    public IReadOnlyList<ClaimOutcome> Outcomes { get; }

    /// <summary>What is wrong: claims without a status, with two, of no register; deviations that are listed but are none. Empty is
    /// right.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Claims that nothing settles.</summary>
    public IReadOnlyList<string> Unaccounted { get; }

    /// <summary>Claims that deviate without being listed in <c>data/claims/known-deviations</c>.</summary>
    public IReadOnlyList<ClaimOutcome> UnexpectedDeviations { get; }

    /// <summary>The register that was accounted for.</summary>
    public required ClaimRegister Register { get; init; }

    /// <summary>The notebook and cell that settled a claim, by claim; one settled by a reason is not in it.</summary>
    public required IReadOnlyDictionary<string, SettledClaim> Places { get; init; }

    /// <summary>Whether there are no errors and no unexpected deviations.</summary>
    public bool IsClean => Errors.Count == 0 && UnexpectedDeviations.Count == 0;

    /// <summary>How many claims have each status, every status present.</summary>
    public IReadOnlyDictionary<ClaimStatus, int> Summary => Enum.GetValues<ClaimStatus>().ToDictionary(s => s, s =>
        Outcomes.Count(o => o.Status == s));

    /// <summary>Brings together what the notebooks settled and what the register gives a reason for.</summary>
    /// <param name="register">The register, with its reasons and known deviations.</param>
    /// <param name="settled">The outcomes from the notebooks, in any order.</param>
    /// <param name="themes">The themes to account for; none means all.</param>
    public static ClaimReport Combine(ClaimRegister register, IEnumerable<ClaimOutcome> settled, params int[] themes)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return Account(register, [.. settled.Select(o => new SettledClaim(o))], themes);
    }

    /// <summary>As <see cref="Combine(ClaimRegister, IEnumerable{ClaimOutcome}, int[])"/>, with the place that settled each, so that a
    /// mistake is named with its notebook and cell.</summary>
    /// <param name="register">The register, with its reasons and known deviations.</param>
    /// <param name="settled">The outcomes from the notebooks with their places, in any order.</param>
    /// <param name="themes">The themes to account for; none means all.</param>
    public static ClaimReport Account(ClaimRegister register, SettledClaim[] settled, params int[] themes)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(themes);
        var claims = register.Claims.Where(c => themes.Length == 0 || themes.Contains(c.Theme)).ToList();
        var (errors, unaccounted, outcomes) = (new List<string>(), new List<string>(), new List<ClaimOutcome>());
        var found = settled.GroupBy(o => o.Outcome.Id).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var places = new Dictionary<string, SettledClaim>(StringComparer.Ordinal);
        var known = register.Claims.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        errors.AddRange(found.Keys.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).Select(id =>
            $"{id}: {found[id][0].Where} settles it, but it is not in the register."));
        errors.AddRange(settled.Where(s => s.Theme is { } theme && known.Contains(s.Outcome.Id) && register[s.Outcome.Id].Theme != theme)
            .Select(s =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{s.Outcome.Id}: belongs to theme {register[s.Outcome.Id]
                .Theme}, and {s.Where} is of theme {s.Theme}. Settle it in its own notebook.")).Distinct());
        errors.AddRange(settled.Where(s => s.Outcome.Number is { } number && !double.IsFinite(number)
            || NotFinite().IsMatch(s.Outcome.Computed)).Select(s => $"{s.Outcome.Id}: {s.Where} computed \"{s.Outcome.Computed}\", which "
            + $"is not finite. Check the years and the denominator."));
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
                errors.Add($"{claim.Id}: {answers[0]
                    .Where} settles it and data/claims/reasons/{claim.Section}.csv gives a reason; remove one.");
            }

            if (answers.Find(a => !a.Outcome.Agrees(answers[0].Outcome)) is { } other)
            {
                errors.Add($"{claim.Id}: settled twice with different answers: \"{answers[0].Outcome}\" ({answers[0]
                    .Where}) and \"{other.Outcome}\" ({other.Where}).");
            }

            outcomes.Add(Explained(answers[0].Outcome, register, errors));
            places[claim.Id] = answers[0];
        }

        return new ClaimReport(outcomes, errors, unaccounted,
            [.. outcomes.Where(o => o.Status == ClaimStatus.Deviates
                && !register.KnownDeviations.ContainsKey(o.Id))]) { Register = register, Places = places };
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

    [System.Text.RegularExpressions.GeneratedRegex(@"\bNaN\b|∞|\bInfinity\b", System.Text.RegularExpressions.RegexOptions.CultureInvariant)]
    private static partial System.Text.RegularExpressions.Regex NotFinite();
}
