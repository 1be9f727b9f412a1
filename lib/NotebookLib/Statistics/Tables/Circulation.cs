namespace NotebookLib.Statistics;

/// <summary>
/// Whole numbers on the edges of a network, each between two bounds, such that as much leaves every node as enters it (Ford and Fulkerson
/// 1962). With it the bounds of a withheld cell under known totals are exact: the linear programme of rows and columns has whole-number
/// corners.
/// </summary>
internal sealed class Circulation(int nodes)
{
    private readonly List<int> ends = []; // edge e goes to ends[2e] and its reverse to ends[2e + 1]
    private readonly List<long> room = [];
    private readonly List<long> lows = [];
    private readonly List<int>[] out_ = [.. Enumerable.Range(0, nodes + 2).Select(_ => new List<int>())];
    private readonly long[] excess = new long[nodes];

    /// <summary>Adds an edge with its bounds and gives its number.</summary>
    public int Add(int from, int to, long low, long high)
    {
        excess[to] += low;
        excess[from] -= low;
        lows.Add(low);
        return Edge(from, to, high - low);
    }

    /// <summary>Looks for numbers within all bounds; call it once, after the edges.</summary>
    public bool Solve()
    {
        if (room.Any(v => v < 0))
        {
            return false;
        }
        int source = nodes, sink = nodes + 1;
        long needed = 0;
        for (var v = 0; v < nodes; v++)
        {
            needed += Math.Max(0, excess[v]);
            if (excess[v] != 0)
            {
                Edge(excess[v] > 0 ? source : v, excess[v] > 0 ? v : sink, Math.Abs(excess[v]));
            }
        }
        return Push(source, sink, long.MaxValue, -1) == needed;
    }

    /// <summary>The number on an edge, in the solution found last.</summary>
    public long On(int edge) => lows[edge] + room[2 * edge + 1];

    /// <summary>The smallest and the largest number an edge can have.</summary>
    public (long Low, long High) Range(int edge) => (Move(edge, up: false), Move(edge, up: true));

    /// <summary>Takes an edge to its smallest or largest number, and the others with it.</summary>
    public long Move(int edge, bool up)
    {
        int forth = 2 * edge, back = forth + 1, here = ends[back], there = ends[forth];
        var most = room[up ? forth : back];
        var moved = up ? Push(there, here, most, edge) : Push(here, there, most, edge);
        room[up ? forth : back] -= moved;
        room[up ? back : forth] += moved;
        return On(edge);
    }

    private int Edge(int from, int to, long capacity)
    {
        out_[from].Add(ends.Count);
        ends.Add(to);
        room.Add(capacity);
        out_[to].Add(ends.Count);
        ends.Add(from);
        room.Add(0);
        return ends.Count / 2 - 1;
    }

    /// <summary>As much as fits from one node to another, along shortest ways that leave one edge alone (Edmonds and Karp 1972).</summary>
    private long Push(int from, int to, long most, int without)
    {
        long pushed = 0;
        while (pushed < most && Way(from, to, without) is { } way)
        {
            var amount = most - pushed;
            for (var v = to; v != from; v = ends[way[v] ^ 1])
            {
                amount = Math.Min(amount, room[way[v]]);
            }
            for (var v = to; v != from; v = ends[way[v] ^ 1])
            {
                room[way[v]] -= amount;
                room[way[v] ^ 1] += amount;
            }
            pushed += amount;
        }
        return pushed;
    }

    private int[]? Way(int from, int to, int without)
    {
        var by = Enumerable.Repeat(-1, out_.Length).ToArray();
        var queue = new Queue<int>([from]);
        by[from] = int.MaxValue;
        while (queue.TryDequeue(out var v))
        {
            foreach (var e in out_[v])
            {
                if (e / 2 != without && room[e] > 0 && by[ends[e]] == -1)
                {
                    by[ends[e]] = e;
                    if (ends[e] == to)
                    {
                        return by;
                    }
                    queue.Enqueue(ends[e]);
                }
            }
        }
        return null;
    }
}
