using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Site;

/// <summary>A choice: a slider, or a few options.</summary>
/// <param name="Id">Its name in the file of a participant: letters and dashes.</param>
/// <param name="Label">Its name on the page.</param>
/// <param name="Options">What can be chosen, in order.</param>
/// <param name="Start">The option at the start.</param>
internal sealed record Dial(string Id, string Label, IReadOnlyList<string> Options, int Start);

/// <summary>A line of a view.</summary>
/// <param name="Name">Its name, at its end.</param>
/// <param name="X">Where its points are, from left to right.</param>
/// <param name="Y">How high.</param>
/// <param name="Kind"><c>main</c>, <c>other</c> or <c>dash</c> for simulated.</param>
internal sealed record ViewLine(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, string Kind);

/// <summary>What one combination of choices shows.</summary>
/// <param name="Unit">What is shown, with its unit.</param>
/// <param name="From">Where the axis begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Facts">Numbers with their names.</param>
/// <param name="Words">What this choice does, in sentences.</param>
internal sealed record View(string Unit, double From, double To, IReadOnlyList<ViewLine> Lines,
    IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<string> Words);

/// <summary>Choices that move through results which C# computed when the site was built; the page only picks one.</summary>
internal static class Explorer
{
    /// <summary>The HTML: what stands there without scripts, and all results as data.</summary>
    /// <param name="slug">The exercise.</param>
    /// <param name="label">The name of the whole for a screen reader.</param>
    /// <param name="dials">The choices.</param>
    /// <param name="view">The result for a combination of options, by index; null where they do not go together.</param>
    /// <param name="still">What to show without scripts.</param>
    public static string Html(string slug, string label, IReadOnlyList<Dial> dials, Func<IReadOnlyList<int>, View?> view, string still)
    {
        var data = new JsonObject
        {
            ["form"] = slug,
            ["dials"] = new JsonArray([.. dials.Select(d =>
                (JsonNode)new JsonObject { ["id"] = d.Id, ["label"] = d.Label, ["options"] = Texts(d.Options), ["start"] = d.Start })]),
            ["views"] = new JsonArray([.. Combinations(dials).Select(c => view(c) is { } v ? Node(v) : null)]),
        };
        return $"<section class=\"explorer\" aria-label=\"{PageHtml.Encode(label)}\"><div class=\"still\">{still}</div>"
            + $"<script type=\"application/json\" "
                + $"class=\"nl-explorer\">{data.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal)}</script></section>\n";
    }

    /// <summary>All combinations of options; the last choice changes fastest.</summary>
    private static IEnumerable<IReadOnlyList<int>> Combinations(IReadOnlyList<Dial> dials) =>
        dials.Aggregate<Dial, IEnumerable<IReadOnlyList<int>>>([[]],
        (found, dial) => found.SelectMany(c => Enumerable.Range(0, dial.Options.Count).Select(i => (IReadOnlyList<int>)[.. c, i])));

    private static JsonObject Node(View view) => new()
    {
        ["u"] = view.Unit,
        ["from"] = Short(view.From),
        ["to"] = Short(view.To),
        ["s"] = new JsonArray([.. view.Lines.Select(l =>
            (JsonNode)new JsonObject { ["n"] = l.Name, ["x"] = Numbers(l.X), ["y"] = Numbers(l.Y), ["k"] = l.Kind })]),
        ["f"] = new JsonArray([.. view.Facts.Select(f => (JsonNode)Texts([f.Name, f.Value]))]),
        ["p"] = Texts(view.Words),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

    private static JsonArray Numbers(IEnumerable<double> numbers) =>
        new([.. numbers.Select(n => double.IsFinite(n) ? (JsonNode)Short(n) : null)]);

    /// <summary>Four digits after the point are more than a picture shows.</summary>
    private static JsonValue Short(double number) =>
        JsonValue.Create(decimal.Parse(number.ToString("0.####", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
