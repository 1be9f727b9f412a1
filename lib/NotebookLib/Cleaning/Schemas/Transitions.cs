namespace NotebookLib.Cleaning;

/// <summary>One institution, site or board that goes over into another.</summary>
/// <param name="From">The number that ends or gives.</param>
/// <param name="To">The number that goes on or gets.</param>
/// <param name="Function">DUO's kind of number: U institution, D site, B board, O and S others.</param>
/// <param name="Date">The day of the transition.</param>
/// <param name="Kind">Fusie, Overdracht, Splitsing …</param>
/// <param name="IsComplete">Whether all of it went over; a part only is reported and never followed.</param>
/// <param name="Line">The line in the file.</param>
public sealed record Transition(string From, string To, char Function, DateOnly Date, string Kind, bool IsComplete, long Line);

/// <summary>What became of a school, or what it came from.</summary>
/// <param name="Start">The number asked for.</param>
/// <param name="Ends">The numbers at the end; the start itself where nothing happened.</param>
/// <param name="Steps">The transitions followed, in order of date.</param>
/// <param name="Splits">Dutch lines on splits met on the way; the path stops there.</param>
/// <param name="Cycles">Dutch lines on numbers that return to themselves; the path stops there.</param>
/// <param name="Partial">Transitions of a part only, met on the way and not followed.</param>
public sealed record Lineage(string Start, IReadOnlyList<string> Ends, IReadOnlyList<Transition> Steps, IReadOnlyList<string> Splits,
    IReadOnlyList<string> Cycles, IReadOnlyList<Transition> Partial)
{
    /// <summary>Whether the answer needs no guess: no split and no cycle.</summary>
    public bool IsCertain => Splits.Count == 0 && Cycles.Count == 0;
}

/// <summary>
/// DUO's OVERGANGEN: mergers, hand-overs and splits of institutions, followed forwards and backwards in time, so that a series per
/// school does not break at a merger. Splits and cycles are reported, not guessed.
/// </summary>
public sealed class Transitions
{
    private readonly Dictionary<string, Transition[]> _forward;
    private readonly Dictionary<string, Transition[]> _backward;

    private Transitions(IReadOnlyList<Transition> all, CleaningRecord? record)
    {
        (All, Record) = (all, record);
        _forward = all.GroupBy(t => t.From, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
            g.OrderBy(t => t.Date).ThenBy(t => t.To, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        _backward = all.GroupBy(t => t.To, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
            g.OrderByDescending(t => t.Date).ThenBy(t => t.From, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All transitions, in the order of the file.</summary>
    public IReadOnlyList<Transition> All { get; }

    /// <summary>What cleaning did; null when not read from a file.</summary>
    public CleaningRecord? Record { get; }

    /// <inheritdoc cref="Of(IEnumerable{Transition})"/>
    public static Transitions Of(params Transition[] transitions) => Of(transitions.AsEnumerable());

    /// <summary>Makes the graph from transitions.</summary>
    public static Transitions Of(IEnumerable<Transition> transitions) => new([.. transitions], null);

    /// <summary>Reads the file of DUO.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or a row has no day.</exception>
    public static Transitions Load(string path, ReadOptions? options = null)
    {
        var file = DelimitedFile.Open(path, options);
        var (from, to, date) = (file.Need("van"), file.Need("naar"), file.Need("datum_overgang"));
        var (function, kind, complete) = (file.Need("CODE_FUNCTIE_VAN"), file.Need("NAAM_OVERGANG"), file.Need("IND_VOLLEDIG"));
        var (all, pool) = (new List<Transition>(), new TextPool());
        using var reader = file.Read();
        while (reader.Read())
        {
            if (!DutchDate.TryParse(reader.Text(date), out var day))
            {
                throw new UnreadableFileException(file.Name, $"\"{reader.Text(date)}\" is not a day", "Expected a day such as 1-8-2005",
                    reader.Line, file.Columns[date].Name);
            }

            all.Add(new Transition(pool.Get(reader.Span(from)), pool.Get(reader.Span(to)), reader.Text(function).FirstOrDefault(' '), day,
                pool.Get(reader.Span(kind)), reader.Text(complete) == "J", reader.Line));
        }

        return new Transitions(all, reader.Record);
    }

    /// <summary>The transitions from and to a number, whether of all of it or a part; empty where there are none.</summary>
    public IEnumerable<Transition> Around(string code) =>
        _forward.GetValueOrDefault(code, []).Concat(_backward.GetValueOrDefault(code, []));

    /// <summary>Follows a number to what it is now.</summary>
    /// <param name="code">A BRIN, site or board number; case-sensitive, as in the file.</param>
    /// <param name="from">Only transitions on or after this day; null for all.</param>
    public Lineage Forward(string code, DateOnly? from = null)
    {
        var walk = new Walk(code);
        var (at, since) = (code, from ?? DateOnly.MinValue);
        while (true)
        {
            var next = _forward.GetValueOrDefault(at, []).Where(t => t.Date >= since).ToArray();
            walk.Partial.AddRange(next.Where(t => !t.IsComplete));
            var complete = next.Where(t => t.IsComplete).ToArray();
            if (complete.Length == 0)
            {
                walk.Ends.Add(at);
                break;
            }

            var first = complete.Where(t => t.Date == complete[0].Date).DistinctBy(t => t.To).ToArray();
            if (first.Length > 1)
            {
                walk.Splits.Add($"{at} ging op {Day(first[0].Date)} over in {string.Join(" en ", first.Select(t => t.To))}");
                walk.Ends.AddRange(first.Select(t => t.To));
                break;
            }

            walk.Steps.Add(first[0]);
            if (!walk.Seen.Add(first[0].To))
            {
                walk.Cycles.Add($"{first[0].To} komt via {at} op {Day(first[0].Date)} terug bij zichzelf");
                walk.Ends.Add(first[0].To);
                break;
            }

            (at, since) = (first[0].To, first[0].Date);
        }

        return walk.Result();
    }

    /// <summary>Finds everything that a number came from: all numbers that went over into it completely, and what those came
    /// from.</summary>
    /// <param name="code">A BRIN, site or board number.</param>
    /// <param name="until">Only transitions on or before this day; null for all.</param>
    public Lineage Backward(string code, DateOnly? until = null)
    {
        var walk = new Walk(code);
        var queue = new Queue<(string Code, DateOnly Until)>([(code, until ?? DateOnly.MaxValue)]);
        while (queue.TryDequeue(out var at))
        {
            var before = _backward.GetValueOrDefault(at.Code, []).Where(t => t.Date <= at.Until).ToArray();
            walk.Partial.AddRange(before.Where(t => !t.IsComplete));
            var found = false;
            foreach (var t in before.Where(t => t.IsComplete).DistinctBy(t => t.From))
            {
                found = true;
                walk.Steps.Add(t);
                var elsewhere = _forward[t.From].Where(o => o.IsComplete && o.Date == t.Date && o.To != t.To).Select(o => o.To)
                    .Distinct().ToArray();
                if (elsewhere.Length > 0)
                {
                    walk.Splits.Add($"{t.From} ging op {Day(t.Date)} ook over in {string.Join(" en ", elsewhere)}");
                }

                if (walk.Seen.Add(t.From))
                {
                    queue.Enqueue((t.From, t.Date));
                }
                else if (t.From == code)
                {
                    walk.Cycles.Add($"{t.From} komt via {at.Code} op {Day(t.Date)} terug bij zichzelf");
                }
            }

            if (!found)
            {
                walk.Ends.Add(at.Code);
            }
        }

        return walk.Result();
    }

    /// <summary>
    /// The number under which a school's series goes on: the end of <see cref="Forward"/> where that is certain, else the number itself
    /// (and then the lineage tells why).
    /// </summary>
    public string Present(string code) => Forward(code) is { IsCertain: true, Ends: [var end] } ? end : code;

    /// <summary>
    /// Joins series per number into series per present number, so that mergers do not break them. A year counts what all
    /// predecessors had together.
    /// </summary>
    /// <param name="series">Counts by number and school year.</param>
    /// <param name="uncertain">Numbers with a split or cycle, which stay on their own.</param>
    public IReadOnlyDictionary<string, SortedDictionary<SchoolYear,
        Count>> Join(IEnumerable<(string Code, SchoolYear Year, Count Pupils)> series, out IReadOnlyList<Lineage> uncertain)
    {
        var (lineages, joined) = (new Dictionary<string, Lineage>(StringComparer.Ordinal), new SortedDictionary<string,
            SortedDictionary<SchoolYear, Count>>(StringComparer.Ordinal));
        foreach (var (code, year, pupils) in series)
        {
            if (!lineages.TryGetValue(code, out var lineage))
            {
                lineages[code] = lineage = Forward(code);
            }

            var key = lineage.IsCertain ? lineage.Ends[0] : code;
            var years = joined.TryGetValue(key, out var known) ? known : joined[key] = [];
            years[year] = years.GetValueOrDefault(year) + pupils;
        }

        uncertain = [.. lineages.Values.Where(l => !l.IsCertain).OrderBy(l => l.Start, StringComparer.Ordinal)];
        return joined;
    }

    private static string Day(DateOnly day) => day.ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Walk(string start)
    {
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal) { start };

        public List<string> Ends { get; } = [];

        public List<Transition> Steps { get; } = [];

        public List<string> Splits { get; } = [];

        public List<string> Cycles { get; } = [];

        public List<Transition> Partial { get; } = [];

        public Lineage Result() => new(start, Ends, [.. Steps.OrderBy(t => t.Date)], Splits, Cycles, Partial);
    }
}
