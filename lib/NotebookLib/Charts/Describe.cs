namespace NotebookLib.Charts;

/// <summary>Writes the alt text of a figure from its data, in short Dutch sentences.</summary>
internal static class Describe
{
    private const int Most = 6;

    public static string Lines(IReadOnlyList<YearSeries> all)
    {
        if (all.Count == 0)
        {
            return "";
        }

        var sentences = all.Take(Most).Select(s => s.Count == 1
            ? $"{s.Label}: {Decimals.WithUnit(s.First.Value, s.Unit, Decimals.For(s.Select(v => v.Value)))} in {s.First.Year}."
            : $"{s.Label}: van {Decimals.WithUnit(s.First.Value, s.Unit, Decimals.For(s.Select(v => v.Value)))} in {s.First.Year} naar {Decimals.WithUnit(s.Last.Value, s.Unit, Decimals.For(s.Select(v => v.Value)))} in {s.Last.Year}, per saldo {Way(s.First.Value, s.Last.Value)}.");
        return $"Lijngrafiek met {Number(all.Count, "lijn", "lijnen")}. {string.Join(" ", sentences)}{More(all.Count)}";
    }

    public static string Rows(string kind, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        return $"{kind} met {Number(all.Count, "rij", "rijen")}. {string.Join(" ", all.Take(Most).Select(r => r + "."))}{More(all.Count)}";
    }

    public static string Number(int count, string one, string many) => count == 1 ? $"één {one}" : $"{Dutch.Number(count)} {many}";

    private static string Way(double first, double last) => last > first ? "een stijging" : last < first ? "een daling" : "geen verschil";

    private static string More(int count) => count > Most ? $" Nog {Dutch.Number(count - Most)} staan in de tabel." : "";
}
