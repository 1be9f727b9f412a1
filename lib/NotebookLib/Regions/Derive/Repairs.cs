using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>One kind of step between an original and a table that ships: how often, and the first time.</summary>
/// <param name="Table">The table that it was done for.</param>
/// <param name="Id">A short name.</param>
/// <param name="About">What was done and why, in Dutch.</param>
/// <param name="Count">How many rows, cells, sites or municipalities.</param>
/// <param name="Example">The first one, in Dutch.</param>
public sealed record RepairStep(string Table, string Id, string About, long Count, string Example);

/// <summary>What was done while tables were derived, in the order in which it came up.</summary>
internal sealed class Repairs
{
    private readonly List<(string Table, string Id)> _order = [];
    private readonly Dictionary<(string Table, string Id), RepairStep> _steps = [];
    private readonly List<Original> _read = [];

    /// <summary>The steps; those that never came up are not there.</summary>
    public IReadOnlyList<RepairStep> Steps => [.. _order.Select(key => _steps[key])];

    /// <summary>The cleaning rules that hit, per file and rule.</summary>
    public IEnumerable<(string File, Finding Finding)> Cleaned => _read.SelectMany(o => o.Record.Findings.Select(f => (o.Name, f)));

    /// <summary>Opens an original and keeps what cleaning did to it.</summary>
    public Original Open(string folder, string file)
    {
        var original = Original.Open(folder, file);
        _read.Add(original);
        return original;
    }

    public void Note(string table, string id, string about, string example, long count = 1)
    {
        if (_steps.TryGetValue((table, id), out var step))
        {
            _steps[(table, id)] = step with { Count = step.Count + count };
        }
        else
        {
            _order.Add((table, id));
            _steps[(table, id)] = new RepairStep(table, id, about, count, example);
        }
    }
}
