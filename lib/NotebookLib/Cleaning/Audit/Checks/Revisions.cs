namespace NotebookLib.Cleaning.Audit;

/// <summary>Cells that differ between two vintages of a table, matched by site or by the columns of codes and text before the
/// numbers.</summary>
public sealed class Revisions : IAuditCheck
{
    /// <inheritdoc/>
    public AuditFinding? Run(AuditTable table, AuditOptions options)
    {
        if (options.Earlier is not { } earlier)
        {
            return null;
        }

        var shared = table.Columns.Where(c => c.IsNumeric).Select(c =>
            (New: c, Old: earlier.Columns.FirstOrDefault(o => o.Name.Equals(c.Name, StringComparison.OrdinalIgnoreCase)))).Where(p =>
            p.Old is not null).ToList();
        var old = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var r = 0; r < earlier.Rows.Count; r++)
        {
            old.TryAdd(Key(earlier, r), r);
        }

        var (examples, changed, added, seen) = (new List<string>(), 0L, 0L, new HashSet<int>());
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (!old.TryGetValue(Key(table, r), out var before))
            {
                added++;
                continue;
            }

            seen.Add(before);
            foreach (var (column, was) in shared)
            {
                var (now, then) = (table.Rows[r][column.Index], earlier.Rows[before][was!.Index]);
                if (now.Text != then.Text || now.Missing != then.Missing)
                {
                    changed++;
                    if (examples.Count < QualityAudit.MaxExamples - 1)
                    {
                        examples.Add($"{table.Describe(r)}, {column.Name}: eerst {then}, nu {now}");
                    }
                }
            }
        }

        examples.Insert(0, $"{Dutch.Number(added)} rijen zijn nieuw, {Dutch.Number(earlier.Rows.Count - seen.Count)} zijn verdwenen");
        return new AuditFinding("herzien", "Cijfers die zijn herzien", changed, Severity.Warning, changed == 0
            ? "Wat in beide versies staat, is gelijk." : "De uitgever heeft cijfers veranderd. Noem de versie die u gebruikt.", examples);
    }

    private static string Key(AuditTable table, int row) => SiteCode.TryParse(table.Text(row, "brin"), table.Text(row, "vestiging"),
        out var site)
        ? $"{site}/{string.Join('/', table.Columns.Where(c => c.Known is "soort" or "elementcode" or "onderwijstype" or "cluster"
            or "geslacht" or "jaar").Select(c => table.Rows[row][c.Index].Text))}"
        : string.Join('\u001F', table.Columns.Where(c => !c.IsNumeric).Select(c => table.Rows[row][c.Index].Text));
}
