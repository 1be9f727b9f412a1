using System.Text;
using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>A result as a small card: the reading first, the numbers under it, the fine print folded away.</summary>
internal sealed class TestResultFormatter : FormatterSource<TestResult>
{
    protected override string Plain(TestResult value)
    {
        var text = new StringBuilder(value.Reading.Nl.Length > 0 ? value.Reading.Nl + "\n" : "").Append(value);
        foreach (var warning in value.Warnings)
        {
            text.Append("\nLet op: ").Append(warning.Nl);
        }
        return text.ToString();
    }

    protected override string Html(TestResult value)
    {
        var html = Card.Open(value.Reading, value.Warnings, "Toets en getallen");
        Card.Row(html, "Toets", value.Method);
        if (value.StatisticName.Length > 0 && !double.IsNaN(value.Statistic))
        {
            Card.Row(html, value.StatisticName, Phrases.Number(value.Statistic, value.Statistic % 1 == 0 ? 0 : 3, true));
        }
        if (value.Df.Count > 0)
        {
            Card.Row(html, "vrijheidsgraden", string.Join("; ", value.Df.Select(d => Phrases.Number(d, d % 1 == 0 ? 0 : 2, true))));
        }
        Card.Row(html, "p-waarde", value.PText + (value.Side == Side.TwoSided ? " (tweezijdig)"
            : value.Side switch { Side.Less => " (eenzijdig: lager)", Side.Greater => " (eenzijdig: hoger)", _ => " (de grootste van twee "
            + "eenzijdige)" }));
        if (!double.IsNaN(value.Estimate))
        {
            Card.Row(html, value.EstimateName.Nl, value.Unit.Show(value.Estimate));
        }
        if (value.Interval is { } interval)
        {
            Card.Row(html, $"{Phrases.Number(interval.Level * 100, 0, true)} %-interval",
                $"{Phrases.Number(interval.Low * value.Unit.Factor, value.Unit.Decimals,
                true)} tot {value.Unit.Show(interval.High)}{(interval.Method.Length > 0 ? " (" + interval.Method + ")" : "")}");
        }
        if (value.Effect is { } effect && !double.IsNaN(effect.Value))
        {
            var range = effect.Interval is { } i ? $" ({Phrases.Number(i.Low, 2, true)} tot {Phrases.Number(i.High, 2, true)})" : "";
            var word = effect.Size is { Nl.Length: > 0 } size
                ? $": {size.Nl} (regel: {(effect.RuleNl.Length > 0 ? effect.RuleNl : effect.Rule)})" : effect.Rule.Length > 0
                ? $" ({effect.Rule})" : "";
            Card.Row(html, effect.Name, Phrases.Number(effect.Value, 2, true) + range + word);
        }
        Card.Row(html, "aantal", Phrases.Count(value.N, true));
        foreach (var assumption in value.Assumptions)
        {
            var outcome = assumption.Holds switch { Holds.Yes => "in orde", Holds.No => "niet in orde", Holds.Doubtful => "twijfel", _ =>
                "niet te zien in deze gegevens" };
            Card.Row(html, "aanname: " + assumption.Name.Nl,
                $"{outcome}{(assumption.Detail.Nl.Length > 0 ? ": " + assumption.Detail.Nl : "")}");
        }
        return Card.Close(html, []);
    }
}
