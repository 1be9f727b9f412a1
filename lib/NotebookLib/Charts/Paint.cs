using System.Text.Json.Nodes;

namespace NotebookLib.Charts;

/// <summary>Gives a trace its colour, in every place where plotly.js keeps one.</summary>
internal static class Paint
{
    public static void Trace(JsonObject trace, string color, bool strong)
    {
        if (trace.Str("type") == "bar")
        {
            trace.Sub("marker")["color"] = color;
            if (trace.At("marker", "pattern") is JsonObject pattern)
            {
                pattern["fgcolor"] = color;
            }

            return;
        }

        if (trace.Str("fill") == "toself")
        {
            trace["fillcolor"] = color;
            return;
        }

        var line = trace.Sub("line");
        line["color"] = color;
        line["width"] = strong ? 2.6 : 1.6;
        trace.Sub("marker")["color"] = color;
    }
}
