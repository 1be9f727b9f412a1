using NotebookLib.Charts;

namespace NotebookLib.Notebooks.Workshop;

/// <summary>What a group answered to one question.</summary>
/// <param name="Page">The page or exercise.</param>
/// <param name="Part">The step, or the figure that was predicted.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Answers">How many participants answered.</param>
/// <param name="Lowest">The lowest number; null for words.</param>
/// <param name="Median">The middle number; null for words.</param>
/// <param name="Highest">The highest number; null for words.</param>
/// <param name="Seen">What the data showed.</param>
/// <param name="Text">The words, one row each; empty for numbers.</param>
public sealed record GroupRow(string Page, string Part, string Question, int Answers, double? Lowest, double? Median, double? Highest,
    double? Seen, string Text);

/// <summary>
/// Participants' files merged into one table, without names. Numbers become lowest, middle and highest; equal words become one row with
/// their count. Rows stand in alphabetical order, so that their order tells nothing about who wrote what.
/// </summary>
public static class GroupTable
{
    /// <summary>Merges files. No files give no rows.</summary>
    public static IReadOnlyList<GroupRow> Merge(IEnumerable<WorkshopFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.SelectMany(f => f.Answers).GroupBy(a => (a.Page, a.Part, a.Question))
            .OrderBy(g => g.Key.Page, StringComparer.Ordinal).ThenBy(g => g.Key.Part, StringComparer.Ordinal).ThenBy(g =>
                g.Key.Question, StringComparer.Ordinal)
            .SelectMany(g => Rows(g.Key, [.. g]))];
    }

    /// <summary>The table, to print or to write as CSV; texts that a spreadsheet could read as a formula are made harmless there.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="files">How many files were merged.</param>
    public static DataTable ToTable(IReadOnlyList<GroupRow> rows, int files)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new DataTable("Antwoorden van de groep",
            [new Column("pagina"), new Column("onderdeel"), new Column("vraag"), new Column("antwoorden", "", 0), new Column("laagste"),
                new Column("midden"), new Column("hoogste"), new Column("gezien"), new Column("tekst")],
            rows.Select(r => (IReadOnlyList<object?>)[r.Page, r.Part, r.Question, (double)r.Answers, r.Lowest, r.Median, r.Highest,
                r.Seen, r.Text]),
            new Origin(OriginKind.Local, "deelnemers", $"{Dutch.Number(files)} bestanden uit de werkplaats, zonder namen", "", "", null,
                "eigen gegevens"));
    }

    private static IEnumerable<GroupRow> Rows((string Page, string Part, string Question) key, List<WorkshopAnswer> answers)
    {
        var numbers = answers.Where(a => a.Number is not null).Select(a => a.Number!.Value).Order().ToList();
        if (numbers.Count > 0)
        {
            var half = numbers.Count / 2;
            var median = numbers.Count % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
            yield return new GroupRow(key.Page, key.Part, key.Question, numbers.Count, numbers[0], median, numbers[^1],
                answers.Select(a => a.Seen).FirstOrDefault(s => s is not null), "");
        }

        foreach (var text in answers.Where(a => a.Number is null).GroupBy(a => a.Text).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return new GroupRow(key.Page, key.Part, key.Question, text.Count(), null, null, null, null, text.Key);
        }
    }
}
