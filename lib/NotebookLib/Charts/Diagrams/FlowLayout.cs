namespace NotebookLib.Charts.Diagrams;

/// <summary>Something with a place in a layer: a node, the label of an arrow, or a point where a long arrow passes.</summary>
internal sealed class Spot(int layer, double length, double depth)
{
    /// <summary>The layer, from 0.</summary>
    public int Layer { get; set; } = layer;

    /// <summary>What it takes along its layer.</summary>
    public double Length { get; } = length;

    /// <summary>What it takes across.</summary>
    public double Depth { get; } = depth;

    /// <summary>Its middle along the layer.</summary>
    public double Along { get; set; }

    /// <summary>Its middle across the layers.</summary>
    public double Across { get; set; }

    public List<Spot> Before { get; } = [];

    public List<Spot> After { get; } = [];
}

/// <summary>
/// Gives nodes a place in layers (Sugiyama, Tagawa and Toda 1981): arrows that close a circle are turned round, a layer is the longest way
/// to it, neighbours are sorted by the middle of theirs, and places are the nearest to that middle which leave room. No chance takes part:
/// the same text gives the same picture.
/// </summary>
internal sealed class FlowLayout
{
    private const int Sweeps = 12;
    private readonly double _gap;
    private readonly double _between;

    private FlowLayout(double gap, double between) => (_gap, _between) = (gap, between);

    /// <summary>The spots by layer.</summary>
    public List<List<Spot>> Layers { get; } = [];

    /// <summary>The spots of each node, in the order of the flowchart.</summary>
    public List<Spot> Nodes { get; } = [];

    /// <summary>The spots that each arrow passes, from its start to its end.</summary>
    public List<List<Spot>> Ways { get; } = [];

    /// <summary>Lays out.</summary>
    /// <param name="sizes">What each node takes: along its layer, and across.</param>
    /// <param name="arrows">From, to, and what its label takes; null for none.</param>
    /// <param name="gap">Room between neighbours in a layer.</param>
    /// <param name="between">Room between layers.</param>
    public static FlowLayout Of(IReadOnlyList<(double Length, double Depth)> sizes,
        IReadOnlyList<(int From, int To, (double Length, double Depth)? Label)> arrows, double gap, double between)
    {
        var layout = new FlowLayout(gap, between);
        layout.Nodes.AddRange(sizes.Select(s => new Spot(0, s.Length, s.Depth)));
        var turned = Turned(sizes.Count, arrows);
        layout.Rank(arrows, turned);
        layout.Chain(arrows, turned);
        layout.Sort();
        layout.Place();
        return layout;
    }

    // an arrow to a node that is still being followed closes a circle
    private static bool[] Turned(int nodes, IReadOnlyList<(int From, int To, (double, double)? Label)> arrows)
    {
        var (turned, state) = (new bool[arrows.Count], new int[nodes]);
        for (var node = 0; node < nodes; node++)
        {
            Follow(node);
        }

        return turned;

        void Follow(int node)
        {
            if (state[node] != 0)
            {
                return;
            }

            state[node] = 1;
            foreach (var (i, arrow) in arrows.Index().Where(a => a.Item.From == node))
            {
                turned[i] = state[arrow.To] == 1 && arrow.To != node;
                Follow(arrow.To);
            }

            state[node] = 2;
        }
    }

    private void Rank(IReadOnlyList<(int From, int To, (double, double)? Label)> arrows, bool[] turned)
    {
        for (var (again, rounds) = (true, 0); again && rounds <= Nodes.Count; rounds++)
        {
            again = false;
            foreach (var (i, arrow) in arrows.Index().Where(a => a.Item.From != a.Item.To))
            {
                var (from, to) = turned[i] ? (arrow.To, arrow.From) : (arrow.From, arrow.To);
                if (Nodes[to].Layer < Nodes[from].Layer + (arrow.Label is null ? 1 : 2))
                {
                    Nodes[to].Layer = Nodes[from].Layer + (arrow.Label is null ? 1 : 2);
                    again = true;
                }
            }
        }
    }

    private void Chain(IReadOnlyList<(int From, int To, (double Length, double Depth)? Label)> arrows, bool[] turned)
    {
        var last = Nodes.Select(n => n.Layer).DefaultIfEmpty().Max();
        Layers.AddRange(Enumerable.Range(0, last + 1).Select(_ => new List<Spot>()));
        Nodes.ForEach(n => Layers[n.Layer].Add(n));
        foreach (var (i, arrow) in arrows.Index())
        {
            var (from, to) = turned[i] ? (Nodes[arrow.To], Nodes[arrow.From]) : (Nodes[arrow.From], Nodes[arrow.To]);
            var way = new List<Spot> { from };
            var middle = (from.Layer + to.Layer) / 2;
            for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            {
                var size = layer == middle && arrow.Label is { } label ? label : (Length: 2, Depth: 0);
                way.Add(new Spot(layer, size.Length, size.Depth));
                Layers[layer].Add(way[^1]);
            }

            way.Add(to);
            foreach (var (one, next) in way.Zip(way.Skip(1)).Where(p => p.First != p.Second))
            {
                one.After.Add(next);
                next.Before.Add(one);
            }

            Ways.Add(turned[i] ? [.. way.AsEnumerable().Reverse()] : way);
        }
    }

    private void Sort()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Number();
            foreach (var i in sweep % 2 == 0 ? Enumerable.Range(0, Layers.Count) : Enumerable.Range(0, Layers.Count).Reverse())
            {
                Layers[i] = [.. Layers[i].Select((s, at) => (Spot: s, Middle: Middle(sweep % 2 == 0 ? s.Before : s.After, s.Along), At: at))
                    .OrderBy(s => s.Middle).ThenBy(s => s.At).Select(s => s.Spot)];
                Number();
            }
        }
    }

    private void Number()
    {
        foreach (var layer in Layers)
        {
            for (var i = 0; i < layer.Count; i++)
            {
                layer[i].Along = i - ((layer.Count - 1) / 2.0);
            }
        }
    }

    private void Place()
    {
        foreach (var layer in Layers)
        {
            Settle(layer, layer.Select(_ => 0.0));
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? Layers : Layers.AsEnumerable().Reverse())
            {
                Settle(layer, layer.Select(s => Middle(sweep == Sweeps - 1 ? [.. s.Before, .. s.After] : sweep % 2 == 0 ? s.Before
                    : s.After, s.Along)));
            }
        }

        var (left, across) = (Layers.SelectMany(l => l).Select(s => s.Along - (s.Length / 2)).DefaultIfEmpty().Min(), 0.0);
        foreach (var layer in Layers)
        {
            var depth = layer.Select(s => s.Depth).DefaultIfEmpty().Max();
            layer.ForEach(s => (s.Along, s.Across) = (s.Along - left, across + (depth / 2)));
            across += depth + (layer.Exists(s => s.Depth > 0) ? _between : 0);
        }
    }

    // The places nearest to the wanted ones, in order and with room: isotonic regression by pooling neighbours that come too close.
    private void Settle(List<Spot> layer, IEnumerable<double> wanted)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
        {
            offsets[i] = offsets[i - 1] + ((layer[i - 1].Length + layer[i].Length) / 2) + _gap;
        }

        var pools = new List<(double Sum, int Count)>();
        foreach (var (i, want) in wanted.ToList().Index())
        {
            pools.Add((want - offsets[i], 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Count > pools[^1].Sum / pools[^1].Count)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var at = 0;
        foreach (var (sum, count) in pools)
        {
            for (var i = 0; i < count; i++, at++)
            {
                layer[at].Along = (sum / count) + offsets[at];
            }
        }
    }

    private static double Middle(List<Spot> spots, double otherwise) => spots.Count == 0 ? otherwise : spots.Average(s => s.Along);
}
