namespace NotebookLib.Charts;

/// <summary>
/// An estimate of how wide a text is set, without a font: advances per group of letters in thousandths of the size, taken
/// a little wide (Inter, the widest of the stack), so that what fits here fits on paper.
/// </summary>
internal static class TextWidth
{
    private static readonly (string Letters, int Advance)[] Groups =
    [
        ("ijl.,:;'|!", 290), ("I ft()[]/-·’", 370), ("r\"*", 420), ("sczJ", 560), ("aekvxyJLFT?", 590),
            ("bdghnopqu0123456789+=<>_#$~", 635),
        ("EPSZBRKXYVAC", 690), ("wDGHNUOQ%&", 780), ("mMW@→←—", 960),
    ];

    private static readonly int[] Table = Build();

    public static double Of(string text, double size, bool bold = false)
    {
        var sum = 0;
        foreach (var c in text)
        {
            sum += c < 256 ? Table[c] : c is '→' or '←' or '—' ? 960 : c is '–' or '−' or '≥' or '≤' ? 640 : c is '’' or '‘' or '\u202f'
                ? 300 : char.IsHighSurrogate(c) ? 0 : c < 0x2E80 ? 700 : 1050;
        }

        return sum * size * (bold ? 1.06 : 1) / 1000;
    }

    /// <summary>Breaks a text at spaces so that each line fits; a word that is wider than a line is cut, with an ellipsis when it is the
    /// last line allowed.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false, int maxLines = 99)
    {
        var lines = new List<string>();
        var line = "";
        var words = new Queue<string>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            var tried = line.Length == 0 ? word : line + " " + word;
            if (Of(tried, size, bold) <= width)
            {
                line = tried;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
                line = "";
            }

            while (Of(word, size, bold) > width && word.Length > 2)
            {
                var keep = word.Length - 1;
                while (keep > 1 && Of(word[..keep] + "-", size, bold) > width)
                {
                    keep--;
                }

                keep -= char.IsHighSurrogate(word[keep - 1]) && keep > 1 ? 1 : 0;
                lines.Add(word[..keep] + (char.IsLetterOrDigit(word[keep - 1]) ? "-" : ""));
                word = word[keep..];
            }

            line = word;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        if (lines.Count > maxLines)
        {
            var last = lines[maxLines - 1];
            while (last.Length > 1 && Of(last + "…", size, bold) > width)
            {
                last = last[..^1];
            }

            lines = [.. lines[..(maxLines - 1)], last.TrimEnd() + "…"];
        }

        return lines;
    }

    private static int[] Build()
    {
        var table = new int[256];
        Array.Fill(table, 640);
        foreach (var (letters, advance) in Groups)
        {
            foreach (var c in letters)
            {
                if (c < 256)
                {
                    table[c] = advance;
                }
            }
        }

        table[0xA0] = 300;
        return table;
    }
}
