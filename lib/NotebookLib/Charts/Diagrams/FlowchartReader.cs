using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLib.Charts.Diagrams;

/// <summary>Reads the flowcharts of Mermaid: nodes with an outline, arrows with a label, chains, <c>&amp;</c>, accTitle and accDescr.
/// Styling is passed over.</summary>
internal sealed partial class FlowchartReader
{
    private static readonly (string Open, string Close, Outline Outline)[] Outlines =
    [
        ("([", "])", Outline.Stadium), ("((", "))", Outline.Circle), ("[[", "]]", Outline.Box), ("{{", "}}", Outline.Diamond),
            ("[", "]", Outline.Box), ("(", ")", Outline.Round), ("{", "}", Outline.Diamond), (">", "]", Outline.Box),
    ];

    private readonly Dictionary<string, FlowNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<FlowArrow> _arrows = [];
    private string _line = "";
    private int _number;
    private int _at;

    /// <summary>Why a text is no flowchart that is drawn here, as far as its first line tells; null for one that is.</summary>
    public static string? Other(string text)
    {
        var lines = Lines(text).ToList();
        return lines.Count == 0 ? "leeg"
            : Head().IsMatch(lines[0].Text) ? lines.Any(l => l.Text.StartsWith("subgraph", StringComparison.Ordinal))
                ? "een flowchart met subgraph" : null
            : lines[0].Text.Split(' ', ';')[0];
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static Flowchart Read(string text)
    {
        var reader = new FlowchartReader();
        var (down, title, description) = (true, "", "");
        foreach (var (number, line) in Lines(text))
        {
            if (Head().Match(line) is { Success: true } head && reader._order.Count == 0)
            {
                down = head.Groups[1].Value is "" or "TD" or "TB" or "BT";
            }
            else if (line.StartsWith("accTitle:", StringComparison.Ordinal))
            {
                title = line["accTitle:".Length..].Trim();
            }
            else if (line.StartsWith("accDescr:", StringComparison.Ordinal))
            {
                description = line["accDescr:".Length..].Trim();
            }
            else if (!Style().IsMatch(line))
            {
                foreach (var statement in line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    (reader._line, reader._number, reader._at) = (statement, number, 0);
                    reader.Statement();
                }
            }
        }

        return new Flowchart(down, title, description, [.. reader._order.Select(id => reader._nodes[id])], reader._arrows);
    }

    private static IEnumerable<(int Number, string Text)> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select((l, i) =>
        (i + 1, l.Trim())).Where(l => l.Item2.Length > 0 && !l.Item2.StartsWith("%%", StringComparison.Ordinal));

    private void Statement()
    {
        var from = Group();
        while (_at < _line.Length)
        {
            var (label, head, dashed, thick) = Arrow();
            var to = Group();
            _arrows.AddRange(from.SelectMany(f => to.Select(t => new FlowArrow(f, t, label, head, dashed, thick))));
            from = to;
        }
    }

    private List<string> Group()
    {
        var ids = new List<string> { Node() };
        while (Next() == '&')
        {
            _at++;
            ids.Add(Node());
        }

        return ids;
    }

    private string Node()
    {
        Next();
        var id = Name().Match(_line, _at);
        if (!id.Success)
        {
            throw Wrong("expected the name of a node, of letters and digits");
        }

        _at += id.Length;
        var name = id.Value;
        foreach (var (open, close, outline) in Outlines)
        {
            if (_line.AsSpan(_at).StartsWith(open, StringComparison.Ordinal))
            {
                var start = _at + open.Length;
                var end = start < _line.Length && _line[start] == '"' && _line.IndexOf('"', start + 1) is var quote and > 0 ? quote + 1
                    : _line.IndexOf(close, start, StringComparison.Ordinal);
                if (end < 0 || !_line.AsSpan(end).StartsWith(close, StringComparison.Ordinal))
                {
                    throw Wrong($"the text of {name} has no end: expected {close}");
                }

                Put(new FlowNode(name, Words(_line[start..end]), outline));
                _at = end + close.Length;
                return name;
            }
        }

        if (!_nodes.ContainsKey(name))
        {
            Put(new FlowNode(name, name, Outline.Box));
        }

        return name;
    }

    private (string Label, bool Head, bool Dashed, bool Thick) Arrow()
    {
        Next();
        var arrow = ArrowMark().Match(_line, _at);
        if (!arrow.Success)
        {
            throw Wrong("expected an arrow, such as --> or -->|ja|");
        }

        _at += arrow.Length;
        var label = arrow.Groups["label"].Success ? arrow.Groups["label"].Value : arrow.Groups["piped"].Value;
        var mark = arrow.Groups["end"].Value;
        return (Words(label), mark.EndsWith('>'), mark.Contains('.', StringComparison.Ordinal),
            mark.Contains('=', StringComparison.Ordinal));
    }

    private void Put(FlowNode node)
    {
        if (!_nodes.ContainsKey(node.Id))
        {
            _order.Add(node.Id);
        }

        _nodes[node.Id] = node;
    }

    private char Next()
    {
        while (_at < _line.Length && _line[_at] == ' ')
        {
            _at++;
        }

        return _at < _line.Length ? _line[_at] : '\0';
    }

    private static string Words(string text) => Break().Replace(text.Trim().Trim('"').Trim(), " ");

    private FormatException Wrong(string problem) =>
        new(string.Create(CultureInfo.InvariantCulture,
        $"({_number},{_at + 1}): {problem}; found \"{(_at < _line.Length ? _line[_at..Math.Min(_line.Length, _at + 20)] : "the end of the "
        + "line")}\"."));

    [GeneratedRegex(@"^(?:flowchart|graph)(?:\s+(TD|TB|BT|LR|RL))?\s*;?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?:classDef|class|style|linkStyle|click|direction)\s")]
    private static partial Regex Style();

    [GeneratedRegex(@"\G[\p{L}\p{Nd}_]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G(?:(?:--|-\.|==)\s+(?<label>[^\-=.|][^|]*?)\s+(?<end>-->|---|\.->|\.-|==>|===)|(?<end>--+>|---+|-\.+->|-\.+-|==+>|===+)(?:\s*\|(?<piped>[^|]*)\|)?)")]
    private static partial Regex ArrowMark();

    [GeneratedRegex(@"\s*<br\s*/?>\s*|\s+")]
    private static partial Regex Break();
}
