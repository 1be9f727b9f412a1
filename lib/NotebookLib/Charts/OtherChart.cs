using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>Charts that another library made, as figures: what a figure cannot do without is added, all else is carried along.</summary>
internal static class OtherChart
{
    /// <summary>A chart as a figure with title, subtitle and sources.</summary>
    /// <exception cref="ArgumentException">One of these is empty, or a simulation whose title does not say so.</exception>
    public static Figure Of(JsonObject state, string title, string subtitle, IReadOnlyList<Origin> origins)
    {
        Draft.Check(title, subtitle, origins);
        return Dress(state, title, subtitle, Origin.Cite(origins));
    }

    /// <summary>A chart that nobody dressed: as it is where it carries what a figure needs, else marked as without origin.</summary>
    /// <param name="json">plotly.js JSON: data and layout.</param>
    /// <exception cref="ArgumentException">The text is no such JSON.</exception>
    public static Figure Bare(string json)
    {
        try
        {
            return Figure.FromPlotlyJson(json);
        }
        catch (ArgumentException)
        {
            var state = JsonNode.Parse(json) as JsonObject ?? throw new ArgumentException("A chart is a JSON object with data and layout.",
                nameof(json));
            var title = Markup.Plain(state.Str("layout", "title", "text") ?? state.Str("layout", "title"));
            return Dress(state, title.Length > 0 ? title : "Grafiek zonder titel",
                "Titel, eenheid en bron geef je met Figure.Of(grafiek, titel, ondertitel, herkomst)", [Display.SmallTable.WithoutOrigin]);
        }
    }

    private static Figure Dress(JsonObject state, string title, string subtitle, IEnumerable<string> sources)
    {
        foreach (var packed in state.List("data").OfType<JsonObject>().SelectMany(t =>
            t.Where(m => m.Value.Str("bdata") is not null && m.Value.At("shape") is null).Select(m => (Trace: t, m.Key, m.Value))).ToList())
        {
            packed.Trace[packed.Key] = Numbers(packed.Value) ?? packed.Trace[packed.Key]!.DeepClone();
        }

        var layout = state.Sub("layout");
        if (layout["meta"] is { } other and not JsonObject)
        {
            layout.Remove("meta");
            layout.Sub("meta")["meta"] = other.DeepClone();
        }

        var meta = layout.Sub("meta");
        meta.Remove("table"); // of the chart that this one was made from
        (meta["title"], meta["subtitle"], meta["sources"]) = (title, subtitle, PlotJson.Arr(sources));
        meta["alt"] = $"{title}{(title.EndsWith('?') ? "" : ".")} {subtitle}. {Words(state)}";
        return Figure.Make(state);
    }

    /// <summary>A list of numbers that plotly.js takes in base64; null where it is not such a list.</summary>
    private static JsonArray? Numbers(JsonNode? packed)
    {
        var bytes = new byte[packed.Str("bdata")!.Length];
        if (!Convert.TryFromBase64String(packed.Str("bdata")!, bytes, out var length))
        {
            return null;
        }

        (int Size, Func<int, double>? At) read = packed.Str("dtype") switch
        {
            "f8" => (8, i => BitConverter.ToDouble(bytes, i)),
            "f4" => (4, i => BitConverter.ToSingle(bytes, i)),
            "i4" => (4, i => BitConverter.ToInt32(bytes, i)),
            "u4" => (4, i => BitConverter.ToUInt32(bytes, i)),
            "i2" => (2, i => BitConverter.ToInt16(bytes, i)),
            "u2" => (2, i => BitConverter.ToUInt16(bytes, i)),
            "i1" => (1, i => (sbyte)bytes[i]),
            "u1" => (1, i => bytes[i]),
            _ => (1, null),
        };
        return read.At is { } at && length % read.Size == 0
            ? PlotJson.Arr(Enumerable.Range(0, length / read.Size).Select(i => at(i * read.Size))) : null;
    }

    private static string Words(JsonObject state)
    {
        var kinds = state.List("data").GroupBy(t => t.Str("type") ?? "scatter").Select(g => g.Count() == 1 ? g.Key
            : $"{g.Key} ({Dutch.Number(g.Count())} keer)").ToList();
        var rows = TraceTable.Rows(state).Count;
        return kinds.Count == 0 ? "Er staan geen gegevens in."
            : $"Soort grafiek: {string.Join(", ", kinds)}; {Describe.Number(rows, "regel", "regels")} in de tabel.";
    }
}
