using System.Globalization;
using System.Text;
using NotebookLib.Display;

namespace NotebookLib.Charts;

/// <summary>Text, figures and tables next to each other in one output of a notebook; below each other where it is narrow.
/// Immutable.</summary>
[TypeFormatterSource(typeof(PanelFormatter))]
public sealed class Panel
{
    private readonly object[] _parts;

    private Panel(object[] parts) => _parts = parts;

    /// <summary>The parts: <see cref="string"/>, <see cref="Figure"/> or <see cref="DataTable"/>.</summary>
    public IReadOnlyList<object> Parts => _parts;

    /// <summary>
    /// Puts parts side by side. In a text an empty line starts a paragraph, <c>**bold**</c> and <c>*italic*</c> work; anything
    /// else is shown as written.
    /// </summary>
    /// <exception cref="ArgumentException">No parts, or one that is no text, figure or table.</exception>
    public static Panel Of(params object[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Length > 0 && parts.All(p => p is string or Figure or DataTable) ? new Panel([.. parts])
            : throw new ArgumentException("A panel holds texts, figures and tables, at least one.", nameof(parts));
    }

    /// <summary>The panel as HTML; inline styles let it stand in any notebook viewer.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"nl-panel\" style=\"display:flex;flex-wrap:wrap;gap:1em 2em;align-items:flex-start\">");
        var wide = _parts.Count(p => p is Figure) > 1 ? 440 : 640;
        var room = wide.ToString(CultureInfo.InvariantCulture); // a figure takes a line of its own before its text shrinks
        foreach (var part in _parts)
        {
            html.Append(part switch
            {
                Figure figure => $"<div class=\"nl-part nl-part-figure\" style=\"flex:2 1 "
                    + $"{room}px;min-width:0\">{figure.ToHtml(figure.ToSvg(wide))}</div>",
                DataTable table => $"<div class=\"nl-part nl-part-table\" style=\"flex:1 1 16rem;min-width:0\">{table.ToHtml()}</div>",
                _ => $"<div class=\"nl-part nl-part-text\" style=\"flex:1 1 16rem;min-width:0\">{Prose((string)part)}</div>",
            });
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>The parts as text, one below the other.</summary>
    public override string ToString() => string.Join("\n\n", _parts.Select(p => p.ToString()));

    private static string Prose(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(p => $"<p>{Emphasis(Emphasis(Markup.Escape(p), "**", "strong"), "*", "em")}</p>"));

    private static string Emphasis(string text, string mark, string tag)
    {
        var pieces = text.Split(mark);
        return pieces.Length % 2 == 0 ? text : string.Concat(pieces.Select((p, i) => i % 2 == 0 ? p : $"<{tag}>{p}</{tag}>"));
    }
}

/// <summary>Shows a panel in a notebook.</summary>
internal sealed class PanelFormatter : FormatterSource<Panel>
{
    /// <inheritdoc/>
    protected override string Html(Panel value) => value.ToHtml();

    /// <inheritdoc/>
    protected override string Plain(Panel value) => value.ToString();
}
