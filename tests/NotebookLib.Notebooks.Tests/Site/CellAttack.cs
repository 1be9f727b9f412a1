using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>
/// Someone who wants the counts that a site withholds, and has every file of it: reads all tables, downloads, traces of plotly.js and
/// coordinates of pictures, writes each number down as an equation between counts, and narrows every count down until nothing changes any
/// more.
/// </summary>
internal sealed partial class CellAttack
{
    private readonly Dictionary<(string Type, int Year), (long Low, long High)> _cells = [];
    private readonly HashSet<Equation> _equations = [];

    /// <summary>Takes everything under a folder.</summary>
    /// <param name="folder">The output to attack.</param>
    /// <param name="region">The name of the region: lines of others are not of interest.</param>
    /// <param name="types">The school types of the region.</param>
    /// <param name="years">The school years.</param>
    /// <param name="known">What is known of a count beforehand: one to four.</param>
    public CellAttack(string folder, string region, IReadOnlyList<string> types, IReadOnlyList<int> years, Func<string, int,
        (long Low, long High)> known)
    {
        foreach (var (type, year) in types.SelectMany(t => years.Select(y => (t, y))))
        {
            _cells[(type, year)] = known(type, year);
        }

        var reader = new Reader(region, types, years);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            _equations.UnionWith(Path.GetExtension(file) switch
            {
                ".html" => reader.Page(text),
                ".svg" => reader.Page(text),
                ".csv" => reader.Csv(text),
                ".ipynb" => Notebook(text).SelectMany(reader.Page),
                _ => [],
            });
        }

        Solve();
    }

    /// <summary>What it read wrongly: numbers that cannot hold together with the others.</summary>
    public List<string> Misread { get; } = [];

    /// <summary>How many numbers it could make something of.</summary>
    public int Equations => _equations.Count;

    /// <summary>What a count can still be.</summary>
    public (long Low, long High) this[string type, int year] => _cells[(type, year)];

    private static IEnumerable<string> Notebook(string json) => JsonNode.Parse(json)!["cells"]!.AsArray().SelectMany(c =>
        c!["outputs"]?.AsArray() ?? []).Select(o => o!["data"]?["text/html"])
        .OfType<JsonNode>().Select(h => h is JsonArray lines ? string.Concat(lines.Select(l => (string)l!)) : (string)h!);

    /// <summary>Narrows every count by every equation until nothing changes.</summary>
    private void Solve()
    {
        for (var (round, changed) = (0, true); changed && round < 60; round++)
        {
            changed = false;
            foreach (var equation in _equations)
            {
                var before = new Dictionary<(string, int), (long, long)>(_cells);
                changed |= equation.Narrow(_cells);
                if (_cells.FirstOrDefault(c => c.Value.Low > c.Value.High) is { Key.Type: not null } empty)
                {
                    Misread.Add($"{empty.Key}: {equation.Over} = {equation.Low:R}..{equation.High:R} x {equation.Of}; before {before[
                        empty.Key]}");
                    _cells[empty.Key] = before[empty.Key];
                }
            }
        }
    }

    /// <summary>over = factor × of, where the factor lies between two bounds: a sum has a constant below, a percentage 100 times the base,
    /// an index the base year.</summary>
    internal sealed record Equation(string Over, string Of, double Low, double High)
    {
        private readonly (string, int)[] _over = Cells(Over), _of = Cells(Of);

        public bool Narrow(Dictionary<(string, int), (long Low, long High)> cells)
        {
            if (_over.Concat(_of).Any(c => !cells.ContainsKey(c)))
            {
                return false;
            }

            // one multiplier for each cell: over counts 1, of counts -factor; a cell can be in both
            var changed = false;
            foreach (var cell in _over.Union(_of))
            {
                var (low, high) = cells[cell];
                while (low <= high && !Possible(cells, cell, low))
                {
                    low = Next(cells, cell, low, high, 1);
                    changed = true;
                }

                while (high >= low && !Possible(cells, cell, high))
                {
                    high = Next(cells, cell, high, low, -1);
                    changed = true;
                }

                cells[cell] = (low, high);
            }

            return changed;
        }

        /// <summary>The nearest value from the end that might be possible; by halves, as the possible values of one cell are a
        /// range.</summary>
        private long Next(Dictionary<(string, int), (long Low, long High)> cells, (string, int) cell, long end, long other, int step)
        {
            for (var jump = Math.Abs(other - end) / 2; jump > 1; jump /= 2)
            {
                if (Side(cells, cell, end + (step * jump)) == Side(cells, cell, end))
                {
                    return end + (step * jump);
                }
            }

            return end + step;
        }

        private bool Possible(Dictionary<(string, int), (long Low, long High)> cells, (string, int) cell, long value) =>
            Side(cells, cell, value) == 0;

        /// <summary>Whether a value is too low (-1), too high (1) or possible (0), given the bounds of all others.</summary>
        private int Side(Dictionary<(string, int), (long Low, long High)> cells, (string, int) cell, long value)
        {
            (long Low, long High) At((string, int) c) => c == cell ? (value, value) : cells[c];
            var (over, of) = (Sum(_over, At), _of.Length == 0 ? (Low: 1L, High: 1L) : Sum(_of, At));
            var (tooLow, tooHigh) = (over.High < (Low * of.Low) - 1e-9, over.Low > (High * of.High) + 1e-9);
            var isOver = _over.Contains(cell);
            return tooLow ? (isOver ? -1 : 1) : tooHigh ? (isOver ? 1 : -1) : 0;
        }

        private static (long Low, long High) Sum((string, int)[] cells, Func<(string, int), (long Low, long High)> at) =>
            (cells.Sum(c => at(c).Low), cells.Sum(c => at(c).High));

        private static (string, int)[] Cells(string text) =>
            [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('@')).Select(c =>
            (c[0], int.Parse(c[1], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Makes equations of what it reads.</summary>
    private sealed class Reader(string region, IReadOnlyList<string> types, IReadOnlyList<int> years)
    {
        private static readonly HtmlParser Parser = new();

        public IEnumerable<Equation> Page(string html)
        {
            var page = Parser.ParseDocument(html);
            foreach (var table in page.QuerySelectorAll("table"))
            {
                var about = (table.QuerySelector("caption")?.TextContent ?? "") + " " + About(table.Closest("figure"));
                var heads = table.QuerySelectorAll("thead th").Select(h => string.Join(' ', h.ChildNodes.Select(n => n.TextContent)))
                    .ToList();
                var rows = table.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToList());
                foreach (var equation in rows.SelectMany(r => Row(about, heads, r, dutch: true)))
                {
                    yield return equation;
                }
            }

            foreach (var figure in page.QuerySelectorAll("figure"))
            {
                var about = About(figure);
                var traces = figure.QuerySelector("script.nl-plotly") is { } data ? JsonNode.Parse(data.TextContent)!["data"]!.AsArray()
                    : [];
                foreach (var trace in traces.Where(t => t!["y"] is JsonArray))
                {
                    foreach (var (x, y) in trace!["x"]!.AsArray().Zip(trace["y"]!.AsArray()).Where(p => p.Second is not null
                        && p.First!.GetValueKind() == System.Text.Json.JsonValueKind.Number))
                    {
                        foreach (var equation in Seen(about, (string?)trace["name"] ?? "", (int)(double)x!, (double)y!, 1e-7))
                        {
                            yield return equation;
                        }
                    }
                }
            }

            foreach (var equation in page.QuerySelectorAll("svg").SelectMany(Picture))
            {
                yield return equation;
            }
        }

        public IEnumerable<Equation> Csv(string text)
        {
            var lines = text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var about = string.Join(' ', lines.Where(l => l.StartsWith('#')));
            var rows = lines.Where(l => !l.StartsWith('#')).Select(l => Field().Matches(l).Select(m => m.Value.Trim(',').Trim('"'))
                .ToList()).ToList();
            return rows.Count == 0 ? [] : rows.Skip(1).SelectMany(r => Row(about, rows[0], r, dutch: false));
        }

        /// <summary>Lines of a picture: the ticks give the scale, the colour of a label the name.</summary>
        private IEnumerable<Equation> Picture(IElement svg)
        {
            var about = (svg.QuerySelector("desc")?.TextContent ?? "") + " " + About(svg.Closest("figure"));
            var texts = svg.QuerySelectorAll("text").Select(t =>
                (Text: t.TextContent.Trim(), X: Number(t.GetAttribute("x")), Y: Number(t.GetAttribute("y")),
                Anchor: t.GetAttribute("text-anchor"), Fill: t.GetAttribute("fill"))).ToList();
            var down = texts.Where(t => t.Anchor == "end" && Dutch(t.Text) is not null).Select(t =>
                (Value: Dutch(t.Text)!.Value.Value, At: t.Y!.Value - 4.5)).Distinct().ToList();
            var across = texts.Where(t => t.Anchor == "middle" && t.Text.Length == 4 && int.TryParse(t.Text, out _)).Select(t =>
                (Year: int.Parse(t.Text, CultureInfo.InvariantCulture), At: t.X!.Value)).ToList();
            if (down.Count < 2 || across.Count < 2)
            {
                yield break;
            }

            var (scale, step) = ((down[^1].Value - down[0].Value) / (down[^1].At - down[0].At),
                (across[^1].At - across[0].At) / (across[^1].Year - across[0].Year));
            foreach (var line in svg.QuerySelectorAll("path[d][stroke]").Where(l => l.GetAttribute("fill") == "none"))
            {
                var name = string.Join(' ', texts.Where(t => t.Fill == line.GetAttribute("stroke")).Select(t => t.Text));
                if (name.Length == 0 || name.Contains("Nederland", StringComparison.Ordinal))
                {
                    continue; // of the nation, or of two lines in one colour
                }

                foreach (Match point in Point().Matches(line.GetAttribute("d")!))
                {
                    var year = across[0].Year + ((Number(point.Groups[1].Value)!.Value - across[0].At) / step);
                    var value = down[0].Value + (scale * (Number(point.Groups[2].Value)!.Value - down[0].At));
                    foreach (var equation in Math.Abs(year - Math.Round(year)) < 0.02
                        ? Seen(about, name, (int)Math.Round(year), value, Math.Abs(scale) * 0.02) : [])
                    {
                        yield return equation;
                    }
                }
            }
        }

        private IEnumerable<Equation> Row(string about, List<string> heads, List<string> cells, bool dutch)
        {
            if (cells.Count != heads.Count || cells.Count < 2)
            {
                yield break;
            }

            var total = cells[0].StartsWith("totaal", StringComparison.Ordinal);
            var year = Year().Match(cells[0]) is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : 0;
            for (var i = 1; i < cells.Count; i++)
            {
                if ((dutch ? Dutch(cells[i]) : Plain(cells[i])) is not { } value)
                {
                    continue;
                }

                var named = Named(heads[i]);
                if (heads[i].StartsWith("totaal", StringComparison.Ordinal) || total)
                {
                    var (over, when) = (heads[i].StartsWith("totaal", StringComparison.Ordinal) ? heads.Skip(1).SelectMany(Named).Distinct()
                        .ToList() : named, total ? years : [year]);
                    yield return new Equation(Cells(over, when), "", value.Value, value.Value);
                }
                else
                {
                    foreach (var equation in Seen(about, heads[i], year, value.Value, value.Error))
                    {
                        yield return equation;
                    }
                }
            }
        }

        /// <summary>One number with a name and a year, under a heading.</summary>
        private IEnumerable<Equation> Seen(string about, string name, int year, double value, double error)
        {
            if (!years.Contains(year) || new[] { name, $"{about} {name}" }.Any(t => t.Contains("Nederland", StringComparison.Ordinal)
                && !t.Contains(region, StringComparison.Ordinal)))
            {
                yield break;
            }

            var named = Named(name);
            var all = $"{about} {name}";
            if (Base().Match(all) is { Success: true } index)
            {
                if (named.Count == 1)
                {
                    yield return new Equation(Cells(named, [year]),
                        Cells(named, [int.Parse(index.Groups[1].Value, CultureInfo.InvariantCulture)]), (value - error) / 100,
                        (value + error) / 100);
                }
            }
            else if (Ratio().Match(about) is { Success: true } ratio)
            {
                var (over, of) = (Named(ratio.Groups[1].Value), Named(ratio.Groups[2].Value));
                if (over.Count > 0 && of.Count > 0)
                {
                    yield return new Equation(Cells(over, [year]), Cells(of, [year]), (value - error) / 100, (value + error) / 100);
                }
            }
            else if (named.Count == 1)
            {
                // a count is whole: only one taken from a picture is not exact
                yield return new Equation(Cells(named, [year]), "", value - (error == 0.5 ? 0 : error), value + (error == 0.5 ? 0 : error));
            }
        }

        private List<string> Named(string text) => [.. Word().Matches(text).Select(m => m.Value).Where(types.Contains).Distinct()];

        private static string Cells(IEnumerable<string> types, IEnumerable<int> years) =>
            string.Join(' ', years.SelectMany(y => types.Select(t => FormattableString.Invariant($"{t}@{y}"))));

        private static string About(IElement? figure) => figure is null ? ""
            : $"{figure.QuerySelector(".nl-title")?.TextContent} {figure.QuerySelector(".nl-subtitle")?.TextContent}";

        private static double? Number(string? text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

        private static (double Value, double Error)? Dutch(string text) =>
            Plain(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-'));

        /// <summary>A number with half a unit of its last digit.</summary>
        private static (double Value, double Error)? Plain(string text) => Number(text) is not { } value ? null
            : (value, text.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? 0.5 * Math.Pow(10, at + 1 - text.Length) : 0.5);
    }

    [GeneratedRegex(@"[ML](-?[\d.]+)[ ,](-?[\d.]+)")]
    private static partial Regex Point();

    [GeneratedRegex("^(19|20)\\d\\d")]
    private static partial Regex Year();

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex("index, (\\d{4})")]
    private static partial Regex Base();

    [GeneratedRegex("([a-z ]+?)(?:-leerlingen)? (?:per 100|als deel van) ([a-z, ]+)")]
    private static partial Regex Ratio();

    [GeneratedRegex("(?:\"[^\"]*\"|[^,]*)(?:,|$)")]
    private static partial Regex Field();
}
