using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>The cells that this kernel ran, for <c>history_request</c>; outputs are not kept, and nothing is written to disk.</summary>
internal sealed class KernelHistory
{
    private const int Session = 1;
    private const int Most = 10_000;
    private readonly List<(int Line, string Source)> _cells = [];

    internal void Add(int line, string source)
    {
        lock (_cells)
        {
            _cells.Add((line, source));
            if (_cells.Count > Most)
            {
                _cells.RemoveAt(0);
            }
        }
    }

    internal JsonObject Answer(JupyterMessage request)
    {
        (int Line, string Source)[] cells;
        lock (_cells)
        {
            cells = [.. _cells];
        }

        var count = Math.Clamp(request.Number("n", 10), 0, Most);
        IEnumerable<(int Line, string Source)> found = request.Text("hist_access_type", "tail") switch
        {
            "range" => cells.Where(c => c.Line >= request.Number("start", 1) && c.Line < request.Number("stop", int.MaxValue)),
            "search" => Unique(cells.Where(c => FileSystemName.MatchesSimpleExpression(request.Text("pattern", "*"), c.Source,
                ignoreCase: false)), request.Flag("unique", false)).TakeLast(count),
            _ => cells.TakeLast(count),
        };
        var withOutput = request.Flag("output", false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(c =>
                new JsonArray(Session, c.Line, withOutput ? new JsonArray(c.Source, null) : (JsonNode)c.Source))]),
        };
    }

    private static IEnumerable<(int Line, string Source)> Unique(IEnumerable<(int Line, string Source)> cells, bool unique) =>
        unique ? cells.Reverse().DistinctBy(c => c.Source).Reverse() : cells;
}
