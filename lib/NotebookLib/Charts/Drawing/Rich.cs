namespace NotebookLib.Charts.Drawing;

using Runs = IReadOnlyList<(string Text, bool Bold)>;

/// <summary>Breaks text with bold parts into lines that fit.</summary>
internal static class Rich
{
    public static IReadOnlyList<Runs> Wrap(string? markup, double width, double size = Canvas.Size) =>
        Wrap(Markup.Runs(markup), width, size);

    public static IReadOnlyList<Runs> Wrap(Runs runs, double width, double size)
    {
        var lines = new List<List<(string Text, bool Bold)>>();
        var used = 0.0;
        var words = runs.SelectMany(r => r.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w =>
            TextWidth.Wrap(w, width, size, r.Bold).Select(p => (Text: p, r.Bold))));
        foreach (var word in words)
        {
            var space = TextWidth.Of(" ", size, word.Bold);
            var own = TextWidth.Of(word.Text, size, word.Bold);
            if (lines.Count > 0 && used + space + own <= width)
            {
                var line = lines[^1];
                if (line[^1].Bold == word.Bold)
                {
                    line[^1] = ($"{line[^1].Text} {word.Text}", word.Bold);
                }
                else
                {
                    line.Add((" " + word.Text, word.Bold));
                }

                used += space + own;
            }
            else
            {
                lines.Add([word]);
                used = own;
            }
        }

        return lines;
    }

    public static double Width(Runs line, double size = Canvas.Size) => line.Sum(r => TextWidth.Of(r.Text, size, r.Bold));

    public static double Width(IReadOnlyList<Runs> lines, double size = Canvas.Size) => lines.Select(l => Width(l, size)).Append(0).Max();
}
