using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>A notebook that a kernel of .NET Interactive executed through nbclient: its code cells in order.</summary>
internal sealed class Executed
{
    private readonly List<(string Id, int? Count, List<JsonNode> Outputs)> _cells;

    private Executed(string file) => _cells = [.. JsonNode.Parse(File.ReadAllText(file))!["cells"]!.AsArray()
        .Where(c => (string?)c!["cell_type"] == "code")
        .Select(c => ((string)c!["id"]!, (int?)c["execution_count"], Outputs(c["outputs"]!.AsArray())))];

    /// <summary>Executes it in the folder that it is in; a cell that fails does not stop the next.</summary>
    public static async Task<Executed> RunAsync(Jupyter jupyter, string kernel, string notebook)
    {
        await Jupyter.NeedAsync("nbclient");
        var result = Path.Combine(jupyter.Data, Path.GetRandomFileName() + ".ipynb");
        await jupyter.RunAsync(Jupyter.Python, Jupyter.Script("interactive.py"), kernel, notebook, result);
        return new Executed(result);
    }

    /// <summary>What the cell printed and showed as plain text.</summary>
    public string Text(int cell) =>
        string.Concat(_cells[cell].Outputs.Select(o => (string?)o["text"] ?? (string?)o["data"]?["text/plain"]));

    /// <summary>What the cell showed as HTML.</summary>
    public string Html(int cell) => string.Concat(_cells[cell].Outputs.Select(o => (string?)o["data"]?["text/html"]));

    /// <summary>The message that the cell failed with; null when it did not.</summary>
    public string? Error(int cell) => _cells[cell].Outputs.Where(o => (string?)o["output_type"] == "error").Select(o =>
        (string?)o["evalue"]).FirstOrDefault();

    /// <summary>The cells that failed.</summary>
    public IEnumerable<string> Failed => _cells.Where((_, i) => Error(i) is not null).Select(c => c.Id);

    /// <summary>What differs from the outputs that the notebook is stored with, the accepted differences apart; an accepted one that does
    /// not occur is one too.</summary>
    public IEnumerable<string> DifferencesFrom(string notebook)
    {
        var stored = new Executed(notebook);
        Assert.Equal(stored._cells.Select(c => c.Id), _cells.Select(c => c.Id));
        Assert.True(stored._cells.Sum(c => c.Outputs.Count) > 5, notebook);
        var accepted = Accepted(Path.GetFileName(notebook));
        foreach (var (i, ((id, count, ours), (_, countHere, here))) in stored._cells.Zip(_cells).Index())
        {
            var theirs = here;
            foreach (var rule in accepted.Where(r => r.Cell == (i == 0 && r.Cell == "first" ? "first" : id)))
            {
                var rest = rule.Extra is null ? ours
                    : [.. theirs.Where(o => (string?)o["data"]?["text/html"] is not { } html
                    || !html.Contains(rule.Extra, StringComparison.Ordinal))];
                if (rest.Count == theirs.Count && Same(rest, theirs))
                {
                    yield return $"{id}: the accepted difference no longer occurs: {rule.Reason}";
                }

                theirs = rest;
            }

            if (count != countHere || !Same(ours, theirs))
            {
                yield return $"{id} [{countHere}]: {Show(theirs)}\ninstead of [{count}]: {Show(ours)}";
            }
        }
    }

    private static List<(string Cell, string? Extra, string Reason)> Accepted(string notebook) =>
        [.. JsonNode.Parse(File.ReadAllText(Jupyter.Script("accepted-differences.json")))!.AsArray()
            .Where(r => (string?)r!["notebook"] is { } of && (of == "*" || of == notebook))
            .Select(r => ((string)r!["cell"]!, (string?)r["extra"], (string)r["reason"]!))];

    private static bool Same(List<JsonNode> one, List<JsonNode> other) => one.Count == other.Count
        && one.Zip(other).All(p => JsonNode.DeepEquals(p.First, p.Second));

    private static string Show(List<JsonNode> outputs) => string.Concat(outputs.Select(o => o.ToJsonString())) is var all
        && all.Length > 1500 ? all[..1500] + " …" : all;

    // Texts whole instead of by line, and what is printed in pieces one after the other as one: a page shows no difference.
    private static List<JsonNode> Outputs(JsonArray outputs)
    {
        var joined = new List<JsonNode>();
        foreach (var output in outputs.Select(o => Whole(o!)))
        {
            if ((string?)output["name"] is { } name && joined.LastOrDefault() is { } before && (string?)before["name"] == name)
            {
                before["text"] = (string?)before["text"] + (string?)output["text"];
            }
            else
            {
                joined.Add(output);
            }
        }

        return joined;
    }

    private static JsonNode Whole(JsonNode node) => node switch
    {
        JsonArray { Count: > 0 } lines when lines.All(l => l?.GetValueKind() == System.Text.Json.JsonValueKind.String) =>
            JsonValue.Create(string.Concat(lines.Select(l => (string?)l))),
        JsonObject all => new JsonObject(all.Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Whole(p.Value)))),
        _ => node.DeepClone(),
    };
}
