namespace NotebookLib.Cleaning.Audit;

/// <summary>Sites whose number of pupils at least doubles or halves from one year to the next.</summary>
public sealed class Jumps : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        if (table.YearColumns.Count < 2)
        {
            return null;
        }

        var found = new List<(long Size, string Text)>();
        var explained = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var y = 1; y < table.YearColumns.Count; y++)
            {
                var (before, after) = (table.Rows[r][table.YearColumns[y - 1].Index], table.Rows[r][table.YearColumns[y].Index]);
                if (!before.TryCount(out var old) || !after.TryCount(out var now) || old.High == 0 || now.High == 0)
                {
                    continue;
                }

                // with masked cells only what is a jump for every possible value counts
                var change = Math.Max(now.Low - old.High, old.Low - now.High);
                if (change >= options.JumpPupils && (now.Low >= options.JumpFactor * old.High || old.Low >= options.JumpFactor * now.High))
                {
                    var year = table.YearColumns[y].Year!.Value;
                    var merger = options.Transitions is { } t && IsMerger(t, table.Text(r, "brin"), year);
                    explained += merger ? 1 : 0;
                    found.Add((change, $"{table.Describe(r)}: van {old} naar {now} in {year}{(merger ? ", bij een fusie of "
                        + "overdracht" : "")}"));
                }
            }
        }

        var meaning = found.Count == 0 ? "Geen school verdubbelt of halveert in een jaar."
            : options.Transitions is null ? "Een fusie, een verhuizing of een fout: vraag het na voor u een trend ziet."
            : $"{Dutch.Number(explained)} vallen samen met een fusie of overdracht; vraag de andere na voor u een trend ziet.";
        return new AuditFinding("sprongen", "Sprongen bij een school", found.Count, Severity.Warning, meaning,
            [.. found.OrderByDescending(f => f.Size).ThenBy(f => f.Text, StringComparer.Ordinal).Take(QualityAudit.MaxExamples)
            .Select(f => f.Text)]);
    }

    private static bool IsMerger(Transitions transitions, string brin, SchoolYear year)
    {
        var (from, until) = ((year + -1).Peildatum, year.Peildatum);
        return transitions.Around(brin).Any(t => t.Date > from && t.Date <= until);
    }
}
