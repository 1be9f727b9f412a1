namespace NotebookLib.Cleaning;

/// <summary>
/// Which code page the bytes of a file are in that is no UTF-8. Every word with a byte beyond ASCII is read in each page; letters where
/// letters are expected speak for a page, marks and capitals inside a word against it, a name that is known decides.
/// </summary>
/// <param name="Encoding">The page that is used: cp1252 unless another one is clearly better.</param>
/// <param name="Rival">A page in which the same words are plausible too, and differ; null where there is none.</param>
/// <param name="Word">The first word that shows the difference, as used.</param>
/// <param name="Other">The same word in cp1252 where another page is used, else in <paramref name="Rival"/>.</param>
internal sealed record CodePageGuess(TextEncoding Encoding, TextEncoding? Rival, string Word, string Other)
{
    private const int MostBytes = 16 << 20;
    private const int MostWords = 1000;

    /// <summary>Letters that Dutch, Frisian and French names have.</summary>
    private const string Usual = "éèëêïíóöüúûâäáçàôñîÉËÏÖÜÁÓÚÇÈ";

    /// <summary>Letters that western names have now and then; most stand where central European letters stand in cp1250.</summary>
    private const string Seldom = "õøìùòãþðæåÿýÕØÌÙÒÃÞÐÆÅÝÊÎÂÔÛÄÀÍÑŒœŠšŽžß";

    private static readonly TextEncoding[] Pages = [TextEncoding.Cp1252, TextEncoding.Cp1250, TextEncoding.Cp850, TextEncoding.Cp437,
        TextEncoding.MacRoman];

    public static CodePageGuess Of(Stream stream)
    {
        var words = Words(stream);
        var scores = Pages.Select(p => words.Sum(w => Score(p, w))).ToArray();
        var best = Enumerable.Range(0, Pages.Length).MaxBy(i => (scores[i], -i));
        if (best > 0 && scores[best] > 0 && scores[best] - scores[0] >= 2)
        {
            return Between(words, Pages[best], TextEncoding.Cp1252, words, sure: true);
        }

        // only central European letters stand in the same places as western ones
        var odd = words.Where(w => Score(TextEncoding.Cp1250, w) > 0 && Read(TextEncoding.Cp1252, w).Any("õøìùòãþðæåýÿ".Contains)).ToList();
        return Between(words, TextEncoding.Cp1252, TextEncoding.Cp1250, odd, sure: false);
    }

    private static CodePageGuess Between(List<byte[]> words, TextEncoding used, TextEncoding other, List<byte[]> among, bool sure)
    {
        var differs = among.Find(w => Read(used, w) != Read(other, w));
        return differs is null ? new(used, null, words.Count > 0 ? Read(used, words[0]) : "", "")
            : new(used, sure ? null : other, Read(used, differs), Read(other, differs));
    }

    private static string Read(TextEncoding page, byte[] word) => page.Decoder().GetString(word);

    private static double Score(TextEncoding page, byte[] word)
    {
        var text = Read(page, word);
        var score = KnownNames.In(text) ? 6.0 : 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                continue;
            }

            var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            score += char.IsControl(c) || c == '\uFFFD' ? -3
                : !char.IsLetter(c) ? (char.IsLetter(before) && char.IsLetter(after) && c != '’' ? -2 : c is '’' or '‘' or '“' or '”' or '–'
                    or '€' or '°' or '²' or '½' or '«' or '»' or '´' or '·' or '…' ? 0.5 : -1)
                : char.IsUpper(c) && char.IsLower(before) ? -2
                : char.IsUpper(c) && char.IsUpper(before) && char.IsLower(after) ? -1
                : c == 'ñ' && char.IsAsciiLetter(after) && !"aeiouAEIOU".Contains(after) ? -2
                : Usual.Contains(c) ? 2 : Seldom.Contains(c) ? 0.2 : 1;
        }

        return score;
    }

    /// <summary>The distinct words with a byte beyond ASCII, in the order of the file.</summary>
    private static List<byte[]> Words(Stream stream)
    {
        var (words, seen, word, high) = (new List<byte[]>(), new HashSet<string>(StringComparer.Ordinal), new List<byte>(), false);
        var buffer = new byte[1 << 16];
        var total = 0;
        for (int read; total < MostBytes && words.Count < MostWords && (read = stream.Read(buffer)) > 0; total += read)
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b >= 0x80 || char.IsAsciiLetter((char)b) || b is (byte)'-' or (byte)'\'')
                {
                    high |= b >= 0x80;
                    if (word.Count < 60)
                    {
                        word.Add(b);
                    }

                    continue;
                }

                Take();
            }
        }

        Take();
        return words;

        void Take()
        {
            if (high && words.Count < MostWords && seen.Add(System.Text.Encoding.Latin1.GetString(word.ToArray())))
            {
                words.Add([.. word]);
            }

            word.Clear();
            high = false;
        }
    }
}
