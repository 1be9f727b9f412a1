using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>Places of flows in columns: each place one column right of the last that feeds it.</summary>
internal sealed class FlowColumns
{
    /// <summary>A place.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Column">Its column, from 0.</param>
    /// <param name="Known">The largest of what is known to flow in and out.</param>
    /// <param name="Unknown">How many flows of unknown size touch its fuller side.</param>
    public sealed record Node(string Name, int Column, double Known, int Unknown);

    /// <summary>The width of a flow of unknown size, in pixels.</summary>
    public const double Stub = 9;

    private FlowColumns(IReadOnlyList<Node> nodes) => (Nodes, Columns) = (nodes, nodes.Select(n => n.Column + 1).Append(2).Max());

    public IReadOnlyList<Node> Nodes { get; }

    public int Columns { get; }

    public double Heaviest => Nodes.GroupBy(n => n.Column).Select(c => c.Sum(n => n.Known)).Append(0).Max();

    public static FlowColumns Of(string title, IReadOnlyList<Flow> flows) =>
        Of(title, [.. flows.Select(f => f.From).Concat(flows.Select(f => f.To)).Distinct()],
        [.. flows.Select(f => (f.From, f.To, f.Value.Value))]);

    public static FlowColumns Of(string title, IReadOnlyList<string> names, IReadOnlyList<(string From, string To, double Value)> flows)
    {
        var column = names.Distinct().ToDictionary(n => n, _ => 0);
        for (var round = 0; flows.Any(f => column[f.To] <= column[f.From]); round++)
        {
            if (round > names.Count)
            {
                var loop = flows.First(f => column[f.To] <= column[f.From]);
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Figure \"{title}\": the flow {loop.From} → {loop.To} runs in a circle. Name the later place differently, e.g. \"{
                    loop.To} (later)\"."));
            }

            foreach (var flow in flows.Where(f => column[f.To] <= column[f.From]))
            {
                column[flow.To] = column[flow.From] + 1;
            }
        }

        return new FlowColumns([.. names.Select(n =>
        {
            var (into, from) = (flows.Where(f => f.To == n).ToList(), flows.Where(f => f.From == n).ToList());
            double Sum(List<(string, string, double Value)> side) => side.Where(f => double.IsFinite(f.Value)).Sum(f => f.Value);
            return new Node(n, column[n], Math.Max(Sum(into), Sum(from)), Math.Max(into.Count(f => double.IsNaN(f.Value)),
                from.Count(f => double.IsNaN(f.Value))));
        })]);
    }

    public int IndexOf(string name) => Nodes.ToList().FindIndex(n => n.Name == name);

    public static double Thick(Node node, double scale) => Math.Max(1, (node.Known * scale) + (node.Unknown * Stub));

    /// <summary>The height in pixels of the fullest column, a gap (with room for a label) above every place.</summary>
    public double Height(double scale, double gap) => Nodes.GroupBy(n => n.Column).Select(c => c.Sum(n => Thick(n, scale) + gap))
        .Append(gap).Max();

    /// <summary>The top of a place in pixels.</summary>
    public double Top(Node node, double scale, double gap) => Nodes.Where(n => n.Column == node.Column).TakeWhile(n => n != node).Sum(n =>
        Thick(n, scale) + gap) + gap;

    /// <summary>The place across, as plotly.js counts it: 0 to 1.</summary>
    public double X(Node node) => Math.Clamp((double)node.Column / (Columns - 1), 0.001, 0.999);

    /// <summary>The middle of a place downward, 0 to 1.</summary>
    public double Y(Node node, double scale, double gap) =>
        Math.Clamp((Top(node, scale, gap) + (Thick(node, scale) / 2)) / Height(scale, gap), 0.001, 0.999);
}
