using System.Net;
using System.Security.Cryptography;
using System.Text;
using NotebookLib.Charts.Diagrams;
using NotebookLib.Display;

namespace NotebookLib.Charts;

/// <summary>
/// A diagram written in Mermaid. A flowchart is drawn here, as a picture without a script: the same bytes everywhere, also without a
/// network. Other kinds, and flowcharts with <c>subgraph</c>, are shown as their text, and say so. A diagram shows a line of thought, no
/// numbers, so it has no origin. Immutable.
/// </summary>
/// <example><code>
/// Diagram.Mermaid("""
///     flowchart LR
///       accTitle: Van signaal naar besluit
///       A[signaal] --> B{genoeg hulp in de klas?}
///       B -->|ja| C[de klas]
///       B -->|nee| D[aanvraag]
///     """)
/// </code></example>
[TypeFormatterSource(typeof(DiagramFormatter))]
public sealed class Diagram
{
    private readonly Flowchart? _chart;
    private readonly string? _other;

    private Diagram(string text)
    {
        Text = text;
        _other = FlowchartReader.Other(text);
        _chart = _other is null ? FlowchartReader.Read(text) : null;
    }

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary>The title: <c>accTitle</c> in the text, or "Diagram".</summary>
    public string Title => _chart?.Title is { Length: > 0 } title ? title : "Diagram";

    /// <summary>The diagram in words: <c>accDescr</c> in the text, or its arrows one by one.</summary>
    public string AltText => _chart is null ? Text : _chart.Description is { Length: > 0 } description ? description
        : string.Join(". ", Arrows()) + ".";

    /// <summary>Reads a diagram.</summary>
    /// <param name="text">Mermaid, from its first line <c>flowchart TD</c> or <c>LR</c> on.</param>
    /// <exception cref="FormatException">It is a flowchart with a line that cannot be read; the message names it.</exception>
    public static Diagram Mermaid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Diagram(text.ReplaceLineEndings("\n").Trim('\n'));
    }

    /// <summary>The picture; empty for a kind that is not drawn here.</summary>
    public string ToSvg() => _chart is null ? ""
        : FlowDrawing.Draw(_chart, "nl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..8], Title, AltText);

    /// <summary>The diagram for a page or a notebook: title, picture, and what it says in words.</summary>
    public string ToHtml()
    {
        if (_chart is null)
        {
            return $"<div class=\"nl-diagram\"><pre>{WebUtility.HtmlEncode(Text)}</pre><p><small>Dit diagram "
                + $"({WebUtility.HtmlEncode(_other)}) wordt hier niet getekend; dit is zijn tekst in Mermaid.</small></p></div>";
        }

        var head = _chart.Title.Length > 0 ? $"<strong class=\"nl-title\">{Markup.Escape(_chart.Title)}</strong>" : "";
        return $"<div class=\"nl-diagram\">{(head.Length > 0 ? $"<p>{head}</p>" : "")}<div class=\"nl-picture\" "
            + $"style=\"overflow-x:auto\">{ToSvg()}</div>"
            + $"<details class=\"nl-data\"><summary>Het diagram in "
                + $"woorden</summary><ul>{string.Concat(Arrows().Select(a => $"<li>{Markup.Escape(a)}</li>"))}</ul></details></div>";
    }

    /// <summary>The text in Mermaid.</summary>
    public override string ToString() => Text;

    private IEnumerable<string> Arrows()
    {
        var texts = _chart!.Nodes.ToDictionary(n => n.Id, n => n.Text, StringComparer.Ordinal);
        return _chart.Arrows.Count == 0 ? texts.Values
            : _chart.Arrows.Select(a => $"{texts[a.From]} → {(a.Label.Length > 0 ? $"{a.Label}: " : "")}{texts[a.To]}");
    }
}

/// <summary>Shows a diagram in a notebook.</summary>
internal sealed class DiagramFormatter : FormatterSource<Diagram>
{
    /// <inheritdoc/>
    protected override string Html(Diagram value) => value.ToHtml();

    /// <inheritdoc/>
    protected override string Plain(Diagram value) => value.ToString();
}
