namespace NotebookLib.Claims;

// whole printed tables at once
public sealed partial class ThemeClaims
{
    /// <summary>
    /// Settles every claim of a printed table: per claim the printed value is compared with its cells, and the cells with the checks
    /// (sums, lists, ranks, other tables). Transcribed where everything agrees; deviates where the value or a check does not, with
    /// the arithmetic that shows it. No status is typed.
    /// </summary>
    /// <param name="prefix">How the ids begin: <c>EXP-TB4-</c>. Every claim with it must be met, and no other.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="id">The claim that a row belongs to; rows with the same id are one claim's cells. Null or empty skips the row.</param>
    /// <param name="value">Takes the number from a claim's rows, on the claim's own scale.</param>
    /// <param name="checks">What the cells are checked against; at least one, or a cell is only compared with its own copy.</param>
    /// <exception cref="ClaimException">A claim with the prefix has no row, a row's claim is not in the register, no check, or a value that
    /// is not finite.</exception>
    public ClaimOutcomes TranscribedAll(string prefix, string table, Func<ClaimRow, string> id, Func<IReadOnlyList<ClaimRow>, double> value,
        params TableCheck[] checks)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(value);
        if (checks is null || checks.Length == 0)
        {
            throw new ClaimException($"{prefix}: give at least one check: a cell that is only compared with its own copy proves nothing.");
        }

        var rows = Table(table);
        var cells = rows.Select(r => (Id: id(r), Row: r)).Where(c => !string.IsNullOrEmpty(c.Id)).GroupBy(c => c.Id, c =>
            c.Row, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (cells.Keys.FirstOrDefault(k => !k.StartsWith(prefix, StringComparison.Ordinal)) is { } stranger)
        {
            throw new ClaimException($"Table {table} gives \"{stranger}\", which does not begin with {prefix}.");
        }

        var wanted = All.Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (wanted.Where(c => !cells.ContainsKey(c.Id)).Select(c => c.Id).ToList() is { Count: > 0 } bare)
        {
            throw new ClaimException($"Table {table} has no row for {string.Join(", ", bare)}.");
        }

        foreach (var unknown in cells.Keys)
        {
            _ = Own(unknown);
        }

        return new ClaimOutcomes(wanted.Select(c => Checked(c, rows, cells[c.Id], Finite(c.Id, value(cells[c.Id])), checks)));
    }

    /// <summary>
    /// Compares a printed number with what other printed numbers or lists give: 7 partnerships less 1 in primary education is 6 in
    /// secondary. Transcribed where they agree by the register's rule, deviates where they do not.
    /// </summary>
    /// <param name="id">The claim.</param>
    /// <param name="counted">What the other numbers or the list give, on the claim's own scale.</param>
    /// <param name="against">Which numbers or list, in Dutch.</param>
    public ClaimOutcome Transcribed(string id, double counted, string against)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(against);
        var claim = Own(id);
        var (value, rule) = (Finite(id, counted), CountRule(claim));
        return Made(claim, rule.Accepts(value, claim.Published, claim.Scale) ? ClaimStatus.Transcribed : ClaimStatus.Deviates,
            Counted(value, claim), [against], null) with
        {
            Number = value,
            Difference = claim.Published is { IsNumber: true } published ? value - published.Low : null,
            Rule = rule.ToString(),
        };
    }

    private static ClaimOutcome Checked(Claim claim, ClaimTable table, List<ClaimRow> rows, double value, TableCheck[] checks)
    {
        var rule = CountRule(claim);
        var agrees = rule.Accepts(value, claim.Published, claim.Scale);
        var found = checks.Select(c => c.Run(claim, table, rows)).ToList();
        var faults = found.Where(f => !f.Passes).Select(f => f.Shown).ToList();
        return Made(claim, agrees && faults.Count == 0 ? ClaimStatus.Transcribed : ClaimStatus.Deviates, Counted(value, claim), [],
            table.Origin) with
        {
            Number = value,
            Difference = claim.Published is { IsNumber: true } published ? value - published.Low : null,
            Rule = rule.ToString(),
            Evidence = $"tabel {table.Name}; {string.Join("; ", found.Where(f => f.Passes).Select(f => f.Shown).Distinct())}".TrimEnd(' ',
                ';'),
            Reason = faults.Count == 0 ? "" : string.Join("; ", faults) + ".",
        };
    }

    // a printed number without a rule of its own is compared as printed
    private static ClaimRule CountRule(Claim claim) =>
        claim.Rule is ClaimRule.Judged && claim.Published is { IsNumber: true } stated ? new ClaimRule.Rounded(stated.Decimals)
            : claim.Rule;
}
