using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Charts;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>What a block's code showed, as HTML for the page: claims go under the narrative, the rest beside it.</summary>
internal sealed partial class Outputs
{
    private static readonly HtmlParser Parser = new();

    private IReadOnlyDictionary<string, string>? _explained;
    private int _room;
    private readonly List<string> _claims = [];
    private readonly List<string> _shown = [];

    /// <summary>HTML of the claims settled here; more than five are folded under a tally.</summary>
    public string Claims
    {
        get
        {
            var html = string.Join('\n', _claims);
            var statuses = Status().Matches(html).Select(m => ClaimStatusText.Parse(m.Groups[1].Value).Dutch()).GroupBy(s => s).Select(g => $"{g.Count()} {g.Key}").ToList();
            var count = Status().Count(html);
            return count <= 5 || html.Contains("nl-claim-many", StringComparison.Ordinal) ? html : $"<details class=\"many\"><summary>{count} uitspraken uit het rapport: {string.Join(", ", statuses)}</summary>{html}</details>";
        }
    }

    /// <summary>HTML of figures, tables and everything else.</summary>
    public string Shown => string.Join('\n', _shown);

    /// <summary>The first figure with its title, as static SVG for a narrow column; empty when there is none.</summary>
    public string FirstPicture { get; private set; } = "";

    /// <summary>Sorts the outputs of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="explained">Explanations of deviations, by claim; they stand on the claim's card.</param>
    public static Outputs Of(Block block, IReadOnlyDictionary<string, string>? explained = null)
    {
        var sorted = new Outputs { _explained = explained, _room = RowsBeside(block) };
        foreach (var output in block.Outputs)
        {
            sorted.Add(output);
        }

        return sorted;
    }

    private void Add(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                _shown.Add($"<pre class=\"out\">{WebUtility.HtmlEncode(stream.Text)}</pre>");
                break;
            case ErrorOutput error:
                _shown.Add($"<pre class=\"error\">{WebUtility.HtmlEncode(Ansi().Replace(error.Value, ""))}</pre>");
                break;
            case DisplayOutput { Data: var data }:
                if (data.TryGetValue("text/html", out var html))
                {
                    AddHtml(html);
                }
                else if (data.TryGetValue("text/markdown", out var markdown))
                {
                    _shown.Add($"<div class=\"text\">{Narrative.ToHtml(markdown)}</div>");
                }
                else if (data.TryGetValue("text/plain", out var plain))
                {
                    _shown.Add($"<pre class=\"out\">{WebUtility.HtmlEncode(plain)}</pre>");
                }

                break;
        }
    }

    private void AddHtml(string html)
    {
        var body = Parser.ParseDocument("<!doctype html><body>" + html).Body!;
        Disarm(body);
        Explain(body);
        foreach (var figure in body.QuerySelectorAll("figure.nl-figure"))
        {
            DrawForPhone(figure);
            OpenShortTable(figure);
        }

        foreach (var node in body.ChildNodes.Where(n => n is not IText text || !string.IsNullOrWhiteSpace(text.Data)).ToList())
        {
            var isClaim = node is IElement element && (element.ClassList.Contains("nl-claim") || element.ClassList.Contains("nl-claim-list")
                || element.QuerySelector("script.nl-claims") is not null);
            (isClaim ? _claims : _shown).Add(node is IElement shown ? shown.OuterHtml : $"<pre class=\"out\">{WebUtility.HtmlEncode(node.TextContent)}</pre>");
        }
    }

    /// <summary>A chart is drawn anew for a phone, with text at reading size; the style sheet shows one of the two.</summary>
    private void DrawForPhone(IElement figure)
    {
        if (figure.QuerySelector("svg") is not { } wide || figure.QuerySelector("script.nl-plotly") is not { } data)
        {
            return;
        }

        var narrow = Parser.ParseDocument("<!doctype html><body>" + Figure.FromPlotlyJson(data.TextContent).ToSvg(340)).Body!.FirstElementChild!;
        foreach (var (part, suffix) in new[] { (wide, "wide"), (narrow, "narrow") })
        {
            part.ClassList.Add(suffix);
        }

        foreach (var named in narrow.QuerySelectorAll("[id]").Append(narrow).Where(e => e.Id is not null).ToList())
        {
            var old = named.Id!;
            named.Id = old + "-smal";
            foreach (var user in narrow.QuerySelectorAll("*").Append(narrow))
            {
                foreach (var attribute in user.Attributes.Where(a => a.Name != "id" && ReferTo(a.Value, old)).ToList())
                {
                    attribute.Value = attribute.Value.Replace(old, old + "-smal", StringComparison.Ordinal);
                }
            }
        }

        if (FirstPicture.Length == 0)
        {
            FirstPicture = $"<p class=\"nl-title\">{WebUtility.HtmlEncode(figure.QuerySelector(".nl-title")?.TextContent ?? "")}</p>{narrow.OuterHtml}";
        }

        wide.Parent!.InsertBefore(narrow, wide.NextSibling);
    }

    /// <summary>Narrative beside figure beside table: a table of twelve years stands open, a longer one where the narrative is long enough.</summary>
    private void OpenShortTable(IElement figure)
    {
        if (figure.QuerySelector("details.nl-data") is { } data && data.QuerySelectorAll("tbody tr").Length <= _room)
        {
            data.SetAttribute("open", "");
        }
    }

    /// <summary>How many rows of a table fit under a picture, beside this narrative: lines of text and of claim cards less the picture's height.</summary>
    private static int RowsBeside(Block block)
    {
        const int LettersPerLine = 42, LinesPerClaim = 5, LinesOfPicture = 16, Always = 12, AtMost = 16;
        var claims = block.Outputs.OfType<DisplayOutput>().Sum(o => o.Data.TryGetValue("text/html", out var html) ? html.Split("<aside class=\"nl-claim ").Length - 1 : 0);
        return Math.Clamp((block.Markdown.Length / LettersPerLine) + (claims * LinesPerClaim) - LinesOfPicture, Always, AtMost);
    }

    private void Explain(IElement body)
    {
        foreach (var card in body.QuerySelectorAll("aside.nl-claim-deviates"))
        {
            if (_explained?.GetValueOrDefault(card.Id?.Replace("claim-", "", StringComparison.Ordinal) ?? "") is { Length: > 0 } why)
            {
                var line = card.Owner!.CreateElement("p");
                line.TextContent = why;
                card.InsertBefore(line, card.QuerySelector("details"));
            }
        }
    }

    private static bool ReferTo(string value, string id) =>
        value == "#" + id || value.Contains($"url(#{id})", StringComparison.Ordinal) || value.Split(' ').Contains(id);

    /// <summary>Takes out what could run: scripts other than data blocks, event handlers, frames.</summary>
    private static void Disarm(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("script:not([type='application/json']), iframe, object, embed, link, meta, base, form").ToList())
        {
            element.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).ToList())
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    [GeneratedRegex("<aside class=\"nl-claim nl-claim-([a-z-]+)\"")]
    private static partial Regex Status();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Ansi();
}
