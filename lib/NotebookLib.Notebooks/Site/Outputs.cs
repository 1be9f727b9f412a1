using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>What a block's code showed, as HTML for the page: claims go under the narrative, the rest beside it.</summary>
internal sealed partial class Outputs
{
    private static readonly HtmlParser Parser = new();

    private IReadOnlyDictionary<string, string>? _explained;
    private FigureFiles? _files;
    private string _origin = "";
    private bool _isOwn;
    private int _room;
    private readonly List<string> _claims = [];
    private readonly List<string> _shown = [];
    private readonly List<(string Title, string Kind, IElement Svg)> _pictures = [];

    /// <summary>HTML of the claims settled here; more than five are folded under a tally.</summary>
    public string Claims
    {
        get
        {
            var html = string.Join('\n', _claims);
            var statuses = Status().Matches(html).Select(m => ClaimStatusText.Parse(m.Groups[1].Value).Dutch()).GroupBy(s => s).Select(g =>
                $"{g.Count()} {g.Key}").ToList();
            var count = Status().Count(html);
            return count <= 5 || html.Contains("nl-claim-many", StringComparison.Ordinal) ? html
                : $"<details class=\"many\"><summary>{count} uitspraken uit het rapport: "
                + $"{string.Join(", ", statuses)}</summary>{html}</details>";
        }
    }

    /// <summary>Whether what is shown leads to its origin by itself.</summary>
    public bool IsTraced { get; private set; }

    /// <summary>HTML of figures, tables and everything else.</summary>
    public string Shown => string.Join('\n', _shown);

    /// <summary>
    /// One telling figure of a page, with its title, as static SVG for a narrow column: a line or curve where there is one that does not
    /// wait for a prediction, else the first that is not tall; empty when there is none.
    /// </summary>
    public static string Picture(Page page)
    {
        var all = page.Blocks.Where(b => !b.Tags.Contains("voorspel")).SelectMany(b => Of(b)._pictures).Where(p =>
            p.Kind != "specifications").ToList();
        var low = all.Where(p => Height(p.Svg) is >= 120 and <= 290).ToList();
        var (title, _, svg) = low.Find(p => p.Kind is "line" or "index" or "curves") is { Svg: not null } line ? line
            : low.Concat(all).FirstOrDefault();
        return svg is null ? "" : $"<p class=\"nl-title\">{WebUtility.HtmlEncode(title)}</p>{svg.OuterHtml}";
    }

    /// <summary>A picture as an address that holds all of it; null where the bundle has none.</summary>
    public static string? Picture(MimeBundle data)
    {
        foreach (var mime in new[] { "image/png", "image/jpeg", "image/gif", "image/webp" }.Where(data.ContainsKey))
        {
            var base64 = string.Concat(data[mime].Where(c => !char.IsWhiteSpace(c)));
            if (Convert.TryFromBase64String(base64, new byte[base64.Length], out _))
            {
                return $"data:{mime};base64,{base64}";
            }
        }

        return data.TryGetValue("image/svg+xml", out var svg) ? "data:image/svg+xml;base64,"
            + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)) : null;
    }

    /// <summary>The titles of the figures and tables that a block shows.</summary>
    public static IEnumerable<string> Titles(Block block) => block.Outputs.OfType<DisplayOutput>()
        .SelectMany(o => o.Data.TryGetValue("text/html", out var html)
            ? Title().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)) : []);

    /// <summary>Sorts the outputs of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="explained">Explanations of deviations, by claim; they stand on the claim's card.</param>
    /// <param name="files">Where the downloads of figures go; null where the page offers none.</param>
    public static Outputs Of(Block block, IReadOnlyDictionary<string, string>? explained = null, FigureFiles? files = null)
    {
        var sorted = new Outputs { _explained = explained, _room = RowsBeside(block), _files = files, _isOwn = block.IsOwn };
        foreach (var (i, output) in block.Outputs.Index())
        {
            sorted._origin = i < block.From.Count ? "herkomst.html#" + block.From[i] : "";
            sorted.Add(output);
        }

        return sorted;
    }

    /// <summary>HTML of a figure made by the site itself, completed as those of a notebook.</summary>
    public static string Tidy(string html)
    {
        var tidy = new Outputs { _room = 16 };
        tidy.AddHtml(html);
        return tidy.Shown;
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
                else if (Picture(data) is { } picture)
                {
                    _shown.Add($"<img class=\"out\" alt=\"{WebUtility.HtmlEncode(data.TryGetValue("text/plain", out var alt) ? alt
                        : "afbeelding")}\" src=\"{picture}\">");
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
        Harmless.Make(body);
        Disclosure.Withhold(body);
        Explain(body);
        foreach (var figure in body.QuerySelectorAll("figure.nl-figure"))
        {
            if (figure.QuerySelector("svg") is { } wide && figure.QuerySelector("script.nl-plotly") is { } data)
            {
                FigureHtml.Complete(figure, wide, data, _files);
                _pictures.Add((figure.QuerySelector(".nl-title")?.TextContent ?? "", figure.GetAttribute("data-kind") ?? "",
                    figure.QuerySelector("svg.narrow")!));
            }

            OpenShortTable(figure);
        }

        foreach (var cell in body.QuerySelectorAll(".nl-table th[style], .nl-table td[style]"))
        {
            cell.RemoveAttribute("style"); // the style sheet says the same
        }

        foreach (var corner in body.QuerySelectorAll("thead th").Where(h => string.IsNullOrWhiteSpace(h.TextContent)))
        {
            corner.InnerHtml = "<span class=\"vh\">rij</span>"; // a head without words has no name
        }

        foreach (var command in body.QuerySelectorAll("p").Where(p => Terminal().IsMatch(p.TextContent)).ToList())
        {
            Folds.Aside(command, Terminal().Match(command.TextContent).Index);
        }

        foreach (var table in body.QuerySelectorAll(".nl-table-wrap"))
        {
            table.SetAttribute("tabindex", "0");
            table.SetAttribute("role", "region");
            table.SetAttribute("aria-label", table.QuerySelector("caption")?.TextContent is { Length: > 0 } caption ? caption
                : "Tabel: " + (table.Closest("figure")?.QuerySelector(".nl-title")?.TextContent ?? string.Join(", ",
                    table.QuerySelectorAll("thead th").Take(4).Select(h => h.TextContent.Trim()))));
        }

        foreach (var card in body.QuerySelectorAll("aside.nl-claim"))
        {
            Dress(card);
        }

        Trace(body);
        Folds.Fold(body);

        foreach (var node in body.ChildNodes.Where(n => n is not IText text || !string.IsNullOrWhiteSpace(text.Data)).ToList())
        {
            var isClaim = node is IElement element && (element.ClassList.Contains("nl-claim") || element.ClassList.Contains("nl-claim-list")
                || element.QuerySelector("aside.nl-claim") is not null);
            (isClaim ? _claims : _shown).Add(node is IElement shown ? shown.OuterHtml
                : $"<pre class=\"out\">{WebUtility.HtmlEncode(node.TextContent)}</pre>");
        }
    }

    /// <summary>A card takes its looks from the style sheet, which saves a third of its weight, and leads to how sure its status
    /// is.</summary>
    private void Dress(IElement card)
    {
        foreach (var styled in card.QuerySelectorAll("[style]").Append(card))
        {
            styled.RemoveAttribute("style");
            styled.RemoveAttribute("title"); // stands on the page of claims, where everyone can read it
        }

        if (_isOwn)
        {
            card.RemoveAttribute("id"); // the name of the edition's own card
        }
        else if (card.QuerySelector("small") is { } id && card.Id == "claim-" + id.TextContent)
        {
            // the number leads to its origin; where there is none, the name of the claim does
            var said = card.QuerySelector("p + p")?.FirstChild as IText;
            var number = said is not null && Computed().Match(said.Data) is { Success: true } found ? said.Split(found.Length) : null;
            INode from = number is null ? id.FirstChild! : said!;
            var link = card.Owner!.CreateElement("a");
            link.SetAttribute("href", "herkomst.html#" + id.TextContent);
            from.Parent!.InsertBefore(link, from);
            link.AppendChild(from);
            if (number is not null)
            {
                link.AppendChild(number);
            }
        }

        if (card.QuerySelector("details") is { } details)
        {
            var link = card.Owner!.CreateElement("a");
            (link.ClassName, link.TextContent) = ("sure", "Hoe zeker is dit?");
            link.SetAttribute("href", "zekerheid.html#" + Status().Match(card.OuterHtml).Groups[1].Value);
            details.AppendChild(link);
        }
    }

    /// <summary>The line of sources under a figure or table leads to its entry among the origins.</summary>
    private void Trace(IElement body)
    {
        foreach (var source in _origin.Length == 0 ? [] : body.QuerySelectorAll(".nl-source").Where(s =>
            s.PreviousElementSibling?.ClassList.Contains("nl-source") != true))
        {
            var link = source.Owner!.CreateElement("a");
            (link.ClassName, link.TextContent) = ("from", "Herkomst");
            link.SetAttribute("href", _origin);
            source.Prepend(link, source.Owner!.CreateTextNode(" "));
            IsTraced = true;
        }
    }

    /// <summary>Narrative beside figure beside table: a table of twelve years stands open, a longer one where the narrative is long
    /// enough.</summary>
    private void OpenShortTable(IElement figure)
    {
        if (figure.QuerySelector("details.nl-data") is { } data && data.QuerySelectorAll("tbody tr").Length <= _room)
        {
            data.SetAttribute("open", "");
        }
    }

    /// <summary>How many rows of a table fit under a picture, beside this narrative: lines of text and of claim cards less the picture's
    /// height.</summary>
    private static int RowsBeside(Block block)
    {
        const int LettersPerLine = 42, LinesPerClaim = 5, LinesOfPicture = 16, Always = 12, AtMost = 16;
        var claims = block.Outputs.OfType<DisplayOutput>().Sum(o => o.Data.TryGetValue("text/html", out var html)
            ? html.Split("<aside class=\"nl-claim ").Length - 1 : 0);
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

    [GeneratedRegex("<aside class=\"nl-claim nl-claim-([a-z-]+)\"")]
    private static partial Regex Status();

    private static double Height(IElement svg) =>
        double.TryParse(svg.GetAttribute("height"), NumberStyles.Float, CultureInfo.InvariantCulture, out var height) ? height
        : double.MaxValue;

    [GeneratedRegex("<(?:strong class=\"nl-title\"|caption)>(.*?)</")]
    private static partial Regex Title();

    [GeneratedRegex("^(?:Berekend|Geteld): ")]
    private static partial Regex Computed();

    /// <summary>From the sentence on that tells what to type in a terminal.</summary>
    [GeneratedRegex(@"(?<=[.:] |^)[^.:]*: (?:dotnet run|data (?:fetch|add)) ")]
    private static partial Regex Terminal();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Ansi();
}
