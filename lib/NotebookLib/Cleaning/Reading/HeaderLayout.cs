namespace NotebookLib.Cleaning;

/// <summary>Which of the first records of a file are title lines, which are header, and where the data begin.</summary>
/// <param name="First">The first record of the header; equals <paramref name="Data"/> where there is no header.</param>
/// <param name="Names">The record with the names; -1 where there is no header, or where names are joined from more than one record.</param>
/// <param name="Data">The first record of data.</param>
/// <param name="Units">The records of the header that hold units only.</param>
internal sealed record HeaderLayout(int First, int Names, int Data, IReadOnlyList<int> Units)
{
    private const int MostHeaderRows = 6;

    /// <summary>Finds it out.</summary>
    /// <param name="records">The first records, blank lines left out.</param>
    /// <param name="start">The first record that is no title line.</param>
    /// <param name="end">The first record behind a blank line under the table, or the number of records.</param>
    /// <param name="whole">Whether these are all records of the file.</param>
    public static HeaderLayout Of(IReadOnlyList<string[]> records, int start, int end, bool whole)
    {
        var looks = records.Select(r => Array.ConvertAll(r, CellLooks.Of)).ToArray();
        var width = Enumerable.Range(start, end - start).Select(i => records[i].Length).DefaultIfEmpty(1).Max();
        var typed = Enumerable.Range(0, Math.Min(width, 2000)).Select(c => (Column: c, Look: Typical(looks, start, end, c))).Where(c =>
            c.Look is not null).Select(c => (c.Column, Look: c.Look!.Value)).ToList();
        if (typed.Count == 0)
        {
            return new HeaderLayout(start, start, start + 1, []);
        }

        if (IsData(records[start], looks[start], typed, whole && end - start == 1))
        {
            return new HeaderLayout(start, -1, start, []);
        }

        var data = start + 1;
        while (data < end && data - start < MostHeaderRows && ContinuesHeader(records, looks, start, data, typed))
        {
            data++;
        }

        data = data == end && end - start > 1 && data > start + 1 ? start + 1 : data; // words only: nothing tells header from data
        var units = Enumerable.Range(start + 1, Math.Max(0, data - start - 1)).Where(i => IsUnits(records[i])).ToList();
        var columns = Enumerable.Range(0, width).Where(c => Enumerable.Range(data, Math.Max(0, end - data)).Any(i => c < looks[i].Length
            && looks[i][c] != CellLook.Empty)).ToList();
        var candidates = Enumerable.Range(start, data - start).Where(i => !units.Contains(i)).ToList();
        var names = candidates.Count == 1 ? candidates[0] : candidates.FindLastIndex(i => IsComplete(records[i], columns)) is >= 0
            and var at ? candidates[at] : -1;
        return new HeaderLayout(start, names, data, units);
    }

    /// <summary>What most cells of a column look like, words aside; null where they are words, or too few.</summary>
    private static CellLook? Typical(CellLook[][] looks, int start, int end, int column)
    {
        var seen = Enumerable.Range(start, end - start).Where(i => column < looks[i].Length).Select(i => looks[i][column]).Where(l =>
            l is not (CellLook.Empty or CellLook.Mark)).ToList();
        var best = seen.Where(l => l != CellLook.Word).Select(l => l is CellLook.Year && seen.Contains(CellLook.Number) ? CellLook.Number
            : l).GroupBy(l => l)
            // in doubt, what the first record does not have
            .OrderByDescending(g => g.Count()).ThenBy(g => column < looks[start].Length && g.Key == looks[start][column]).FirstOrDefault();
        return best is not null && best.Count() * 5 >= seen.Count * 2 ? best.Key : null;
    }

    private static bool Fits(CellLook look, CellLook typical) => look == typical || (typical == CellLook.Number && look is CellLook.Mark)
        || (typical == CellLook.SchoolYear && look == CellLook.Year) || (typical == CellLook.Year && look == CellLook.SchoolYear);

    /// <summary>The first record is data when every cell fits its column, and at least one of them is what no header is.</summary>
    private static bool IsData(string[] record, CellLook[] looks, List<(int Column, CellLook Look)> typed, bool alone)
    {
        var cells = typed.Where(t => t.Column < looks.Length && looks[t.Column] != CellLook.Empty).Select(t =>
            (t.Look, Own: looks[t.Column], Text: record[t.Column])).ToList();
        if (cells.Count == 0 || cells.Any(c => !Fits(c.Own, c.Look) && c.Own != CellLook.Year))
        {
            return false;
        }

        var sure = cells.Where(c => Fits(c.Own, c.Look) && c.Own is CellLook.Number or CellLook.Day or CellLook.Code or CellLook.Truth)
            .ToList();
        if (sure.Count == 0)
        {
            return !alone && cells.Any(c => c.Own is CellLook.SchoolYear or CellLook.Year && c.Look is CellLook.SchoolYear or CellLook.Year)
                && cells.Count(c => c.Look is CellLook.SchoolYear or CellLook.Year) == 1;
        }

        var others = sure.Exists(c => c.Own is not CellLook.Number || c.Text.Contains(',', StringComparison.Ordinal));
        return others || !IsProgression(sure.ConvertAll(c => c.Text));
    }

    /// <summary>Ages or grades as headers: <c>&lt;4</c>, <c>4</c>, <c>5</c>.</summary>
    private static bool IsProgression(List<string> texts)
    {
        var values = texts.Select(t => t.StartsWith('<') && long.TryParse(t[1..], out var below) ? below - 1 : long.TryParse(t, out var v)
            ? v : (long?)null).ToList();
        return values.Count > 1 && values.TrueForAll(v => v is not null) && values[1] > values[0]
            && (values.Count > 2 || values[1] - values[0] == 1)
            && Enumerable.Range(1, values.Count - 1).All(i => values[i] - values[i - 1] == values[1] - values[0]);
    }

    private static bool ContinuesHeader(IReadOnlyList<string[]> records, CellLook[][] looks, int start, int at,
        List<(int Column, CellLook Look)> typed)
    {
        var own = looks[at];
        var cells = typed.Where(t => t.Column < own.Length && own[t.Column] != CellLook.Empty).Select(t =>
            (t.Look, Own: own[t.Column], Text: records[at][t.Column].Trim())).ToList();
        if (cells.Count == 0 || IsUnits(records[at]))
        {
            return cells.Count > 0;
        }

        var gaps = HasGaps(records[start], records[at]);
        var years = cells.Where(c => c.Look == CellLook.Number).ToList();
        if (gaps && years.Count > 0 && years.TrueForAll(c => c.Own is CellLook.Year or CellLook.SchoolYear)
            && (years.Count == 1 ? years[0].Own == CellLook.SchoolYear : years.Select(c => c.Text).Distinct().Count() > 1))
        {
            return true;
        }

        var words = cells.Where(c => c.Own is CellLook.Word or CellLook.SchoolYear && !Fits(c.Own, c.Look)).ToList();
        if (words.Count != cells.Count)
        {
            return false;
        }

        var keys = Enumerable.Range(0, records[at].Length).Where(c => typed.TrueForAll(t => t.Column != c) && own[c] != CellLook.Empty)
            .ToList();
        return gaps || (words.Count >= 2 && words.Count * 3 >= typed.Count * 2 && keys.Count == 0 && words.Select(w => w.Text).Distinct()
            .Count() > 1);
    }

    /// <summary>Whether a record stands over groups of columns: some cells are empty over a filled one, or say the same as their
    /// neighbour.</summary>
    private static bool HasGaps(string[] top, string[] below) =>
        Enumerable.Range(0, below.Length).Any(c => below[c].Trim().Length > 0 && (c >= top.Length || top[c].Trim().Length == 0))
        || Enumerable.Range(1, Math.Max(0, top.Length - 1)).Any(c => top[c].Trim().Length > 0
            && string.Equals(top[c].Trim(), top[c - 1].Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool IsUnits(string[] record)
    {
        var filled = record.Where(c => c.Trim().Length > 0).ToList();
        return filled.Count > 0 && filled.TrueForAll(c => HeaderWords.IsUnit(c.Trim().Trim('(', ')', '[', ']')))
            && (filled.Count > 1 || record.Length <= 3) && record[0].Trim().Length == 0;
    }

    private static bool IsComplete(string[] record, List<int> columns) =>
        columns.TrueForAll(c => c < record.Length && record[c].Trim().Length > 0)
        && columns.Select(c => record[c].Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == columns.Count;
}
