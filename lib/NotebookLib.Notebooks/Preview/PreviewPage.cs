using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Preview;

/// <summary>A part of the page as it is sent.</summary>
/// <param name="Section">The opening tag of its step; empty outside the steps.</param>
/// <param name="Hash">Names the content.</param>
/// <param name="Html">The content.</param>
/// <param name="State"><c>error</c>, <c>running</c>, <c>stale</c> or nothing.</param>
internal sealed record SentPart(string Section, string Hash, string Html, string State);

/// <summary>A rendered page.</summary>
/// <param name="Page">What it shows.</param>
/// <param name="Parts">Its parts in order.</param>
/// <param name="Definitions">What marked words refer to, after the parts.</param>
/// <param name="Frame">Names what is around the parts: title, steps, script.</param>
internal sealed record RenderedPage(Page Page, IReadOnlyList<SentPart> Parts, string Definitions, string Frame);

/// <summary>Renders a live notebook with the site's own code, and keeps what did not change.</summary>
/// <param name="others">The pages of the site, for links from one to the next.</param>
/// <param name="forms">The exercises that the page links to.</param>
/// <param name="glossary">The words that are explained.</param>
/// <param name="known">Explanations of deviations that were expected, by claim.</param>
internal sealed class PreviewPage(IReadOnlyList<Page> others, IReadOnlyList<Form> forms, Glossary glossary, IReadOnlyDictionary<string,
    string> known)
{
    private readonly KeptOutputs _kept = new();
    private readonly ConditionalWeakTable<ErrorOutput, DisplayOutput> _faults = [];
    private readonly ConditionalWeakTable<CellOutput, (string Id, string Reason)[]> _deviations = [];
    private IReadOnlyDictionary<string, string> _explained = new Dictionary<string, string>();

    /// <summary>The downloads of its figures.</summary>
    public FigureFiles Files { get; } = new(null);

    /// <summary>What went wrong, if anything did.</summary>
    public static CellFault? Fault(LiveState state) => state.Failed is >= 0 and var at && state.Cells[at].Outputs.OfType<ErrorOutput>()
        .LastOrDefault() is { } error
        ? CellFault.Of(error, at + 1, state.Cells[at].Id) : null;

    /// <summary>The page.</summary>
    public RenderedPage Render(LiveState state)
    {
        var at = state.Notebook.Cells.Where(c => c.Type == CellType.Code).Select((c, i) => (c.Index, i)).ToDictionary(p =>
            p.Index, p => p.i);
        var page = Page.Read(state.Notebook, c =>
            [.. state.Cells[at[c.Index]].Outputs.Select(o => o is ErrorOutput error
            ? Shown(error, at[c.Index] + 1, state.Cells[at[c.Index]]) : o)]);
        var states = States(page, state);
        page = page with { Blocks = [.. page.Blocks.Select((b, i) => states[i] == "error"
            ? b with { Tags = [.. b.Tags.Where(t => t != "voorspel")] } : b)] };
        var byBlock = page.Blocks.Zip(states).ToDictionary(p => p.First, p =>
            p.Second, (IEqualityComparer<Block>)ReferenceEqualityComparer.Instance);
        _kept.Begin();
        var pages = others.Select(p => p.File == page.File ? page : p).ToList();
        var (parts, definitions) = PageHtml.Parts(page, new SiteContext(pages, Explained(page), glossary, Files, forms, _kept));
        return new RenderedPage(page,
            [.. parts.Select(p => new SentPart(p.Section, Hash(p.Section + p.Html), p.Html, p.Block is null ? "" : byBlock[p.Block]))],
            definitions,
            Hash(string.Join('\n', page.Title, page.Kicker, string.Join(' ', page.Headings.Keys))));
    }

    /// <summary>The whole document: the site's page with a mark before each part, and the script that follows changes.</summary>
    public static string Document(RenderedPage rendered, string head)
    {
        var parts = rendered.Parts.Select(p => (Part: new PagePart(p.Section, p.Html), p.Hash)).ToDictionary(p => p.Part, p =>
            p.Hash, (IEqualityComparer<PagePart>)ReferenceEqualityComparer.Instance);
        return PageHtml.Render(rendered.Page, PageHtml.Join(parts.Keys, p => $"<!--nl {parts[p]}-->{p.Html}")
            + $"<div id=\"nl-uitleg\">{rendered.Definitions}</div>", head, "'self'");
    }

    /// <summary>A block is as its least settled cell; blocks hold the code cells in order.</summary>
    private static List<string> States(Page page, LiveState state)
    {
        var (states, next) = (new List<string>(), 0);
        foreach (var block in page.Blocks)
        {
            var cells = state.Cells.Skip(next).Take(block.Code.Count).ToList();
            states.Add(cells.Exists(c => c.Stops) ? "error" : state.Running >= next && state.Running < next + cells.Count ? "running"
                : state.Notebook.IsRunHere && cells.Exists(c => c.State == CellState.NotRun) ? "stale" : "");
            next += cells.Count;
        }

        return states;
    }

    private DisplayOutput Shown(ErrorOutput error, int number, LiveCell cell) =>
        _faults.GetValue(error, e =>
        new DisplayOutput(new MimeBundle("text/html", CellFault.Of(e, number, cell.Id).ToHtml(e, Session.CellParts.AsWritten(cell.Code))),
        null));

    /// <summary>The same explanations as on the site: those of the register, else those of the cell.</summary>
    private IReadOnlyDictionary<string, string> Explained(Page page)
    {
        var found = page.Blocks.SelectMany(b => b.Outputs).SelectMany(o => _deviations.GetValue(o, Deviations)).DistinctBy(d => d.Id)
            .ToDictionary(d => d.Id, d => known.GetValueOrDefault(d.Id, d.Reason));
        return _explained = found.Count == _explained.Count && found.All(f => _explained.GetValueOrDefault(f.Key) == f.Value)
            ? _explained : found;
    }

    private static (string, string)[] Deviations(CellOutput output)
    {
        try
        {
            return output is DisplayOutput { Data: var data } && data.TryGetValue("text/html", out var html)
                && html.Contains("nl-claim-deviates", StringComparison.Ordinal)
                ? [.. ClaimOutcome.ParseAll(html).Where(o => o.Status == ClaimStatus.Deviates).Select(o => (o.Id, o.Reason))] : [];
        }
        catch (FormatException)
        {
            return []; // a cell may show whatever it wants
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
