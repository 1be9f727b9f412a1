namespace NotebookLib.Cleaning;

/// <summary>
/// Finds the delimiter by counting columns, quotes respected: the one under which most records have as many fields as the
/// header, and more than one. Decimal commas and commas in names lose, because headers do not have them.
/// </summary>
internal static class DelimiterDetector
{
    private const int MaxRecords = 2000;

    /// <summary>In order of preference when two fit equally well: the ones that seldom occur inside text come first.</summary>
    private static readonly byte[] Candidates = [(byte)'\t', (byte)';', (byte)'|', (byte)','];

    /// <summary>The delimiter of a sample, or null when every record has one field.</summary>
    public static char? Find(ReadOnlySpan<byte> sample)
    {
        var (best, bestScore) = ((char?)null, 0.0);
        foreach (var candidate in Candidates)
        {
            if (sample.Contains(candidate))
            {
                var score = Math.Max(Score(sample, candidate, acrossLines: true), 0.99 * Score(sample, candidate, acrossLines: false));
                if (score > bestScore + 1e-9)
                {
                    (best, bestScore) = ((char)candidate, score);
                }
            }
        }

        return best;
    }

    /// <summary>Field counts per record; blank lines are left out.</summary>
    internal static List<int> CountFields(ReadOnlySpan<byte> text, byte delimiter, bool acrossLines, List<int>? starts = null)
    {
        var (counts, begin) = (new List<int>(), 0);
        var (fields, quoted, start, blank) = (1, false, true, true);
        for (var i = 0; i < text.Length && counts.Count < MaxRecords; i++)
        {
            var b = text[i];
            if (quoted && (acrossLines || b is not ((byte)'\n' or (byte)'\r')))
            {
                if (b == '"')
                {
                    if (i + 1 < text.Length && text[i + 1] == '"')
                    {
                        i++;
                    }
                    else
                    {
                        quoted = false;
                    }
                }
            }
            else if (b is (byte)'\n' or (byte)'\r')
            {
                if (!blank)
                {
                    counts.Add(fields);
                    starts?.Add(begin);
                }

                begin = i + 1;
                (fields, quoted, start, blank) = (1, false, true, true);
            }
            else
            {
                if (b == delimiter)
                {
                    fields++;
                    start = true;
                }
                else if (start)
                {
                    quoted = b == '"';
                    start = false;
                }

                blank = false;
            }
        }

        if (!blank)
        {
            counts.Add(fields);
            starts?.Add(begin);
        }

        return counts;
    }

    private static double Score(ReadOnlySpan<byte> sample, byte delimiter, bool acrossLines)
    {
        var starts = new List<int>();
        var counts = CountFields(sample, delimiter, acrossLines, starts);
        var first = counts.FindIndex(n => n > 1);
        if (first < 0)
        {
            return 0;
        }

        // under title lines that hold the delimiter too, the header is the first record as wide as most
        var usual = counts.Where(n => n > 1).GroupBy(n => n).MaxBy(g => g.Count())!.Key;
        var wide = counts.IndexOf(usual, 0, Math.Min(counts.Count, 20));
        return Math.Max(Score(sample, counts, starts, first), wide > first ? Score(sample, counts, starts, wide) : 0);
    }

    private static double Score(ReadOnlySpan<byte> sample, List<int> counts, List<int> starts, int header)
    {
        if (header > 0 && !StartsWithWord(sample[starts[header]..]))
        {
            return 0;
        }

        var (expected, rest) = (counts[header], counts.Count - header - 1);
        var agree = 0;
        for (var i = header + 1; i < counts.Count; i++)
        {
            // a trailing delimiter on the rows, or one cell too few, is still the same table
            agree += counts[i] == expected ? 4 : expected > 3 && Math.Abs(counts[i] - expected) == 1 ? 3 : 0;
        }

        var agreement = rest == 0 ? 1 : agree / (4.0 * rest);
        return (0.02 + agreement * agreement) * (expected - 1) / expected * (header == 0 ? 1 : 0.5);
    }

    /// <summary>A header under a title starts with a word; a first row of data under a one-column header often with a number.</summary>
    private static bool StartsWithWord(ReadOnlySpan<byte> record)
    {
        var first = record.TrimStart(" \"\t"u8);
        return !first.IsEmpty && (char.IsAsciiLetter((char)first[0]) || first[0] >= 0x80);
    }
}
