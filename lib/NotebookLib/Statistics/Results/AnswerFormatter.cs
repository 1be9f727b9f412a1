using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>An answer as a small card, in the dress of a test: the reading first, the numbers folded away.</summary>
internal sealed class AnswerFormatter : FormatterSource<Answer>
{
    protected override string Plain(Answer value) =>
        string.Join('\n', value.Lines.Where(l => l.Shown.Length > 0).Select(l => $"{l.Name}: {l.Shown}").Prepend(value.Method)
            .Prepend(value.Reading.Nl));

    protected override string Html(Answer value)
    {
        var html = Card.Open(value.Reading, [], "Berekening en getallen");
        Card.Row(html, "Berekening", value.Method);
        foreach (var line in value.Lines.Where(l => l.Shown.Length > 0))
        {
            Card.Row(html, line.Name, line.Shown);
        }
        return Card.Close(html, value.Detail);
    }
}

/// <summary>A reading on its own: the Dutch text.</summary>
internal sealed class ReadingFormatter : FormatterSource<Reading>
{
    protected override string Plain(Reading value) => value.Nl;

    protected override string Html(Reading value) => $"<p class=\"nl-test-reading\" lang=\"nl\">{Card.Text(value.Nl)}</p>";
}

/// <summary>An interval on its own: its ends, its level and how it was made.</summary>
internal sealed class IntervalFormatter : FormatterSource<Interval>
{
    protected override string Plain(Interval value) =>
        $"{value} ({Phrases.Short(value.Level * 100, true)} %-interval{(string.IsNullOrEmpty(value.Method) ? "" : ", " + value.Method)})";

    protected override string Html(Interval value) => $"<p class=\"nl-test-reading\" lang=\"nl\">{Card.Text(Plain(value))}</p>";
}
