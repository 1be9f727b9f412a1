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

        var sentences = all.Take(Most).Select(Sentence);
        return $"Lijngrafiek met {Number(all.Count, "lijn", "lijnen")}. {string.Join(" ", sentences)}{More(all.Count)}";
    }

    private static string Sentence(YearSeries series)
    {
        var decimals = Decimals.For(series.Select(v => v.Value));
        string Said(YearValue value) => $"{Decimals.WithUnit(value.Value, series.Unit, decimals)} in {value.Year}";
        return series.Count == 1 ? $"{series.Label}: {Said(series.First)}."
            : $"{series.Label}: van {Said(series.First)} naar {Said(series.Last)}, per saldo "
                + $"{Way(Dutch.Round(series.First.Value, decimals), Dutch.Round(series.Last.Value, decimals))}.";
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
