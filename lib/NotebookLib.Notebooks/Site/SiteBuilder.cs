using System.Text;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>
/// Writes the site: a page per notebook with a guide for who leads the conversation, an index, the claims, the words, and the workshop.
/// Everything it needs lies in the folder, so it opens from disk, without a network. The same notebooks give the same bytes.
/// </summary>
public static class SiteBuilder
{
    /// <summary>Files that <c>Web/</c> builds with Node.js; they are next to the assembly where that has happened.</summary>
    private static string Web => Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>Whether plotly.js was built, so that the charts come alive.</summary>
    public static bool IsLive => File.Exists(Path.Combine(Web, "plotly-nl.js")) && File.Exists(Path.Combine(Web, "live.js"));

    /// <summary>Whether the script of the pages was built; without it they are for reading.</summary>
    internal static bool HasScripts => File.Exists(Path.Combine(Web, "site.js"));

    /// <summary>Whether the fonts of the pages were brought along; otherwise the reader's own fonts are used.</summary>
    internal static bool HasFonts => File.Exists(Path.Combine(Web, "fonts.css"));

    /// <summary>Builds the site in a folder that is empty or does not exist.</summary>
    /// <param name="executed">The executed notebooks, in the order of the index.</param>
    /// <param name="claims">What became of each claim; null where no register takes part.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="notes">By file name, a line in Dutch about where a page comes from; null for none.</param>
    /// <param name="engine">What reruns pages in the browser; null leaves that out.</param>
    /// <returns>What could not be shown of own notebooks, a line each: the rest of the site is as it should be.</returns>
    /// <exception cref="DisclosureException">A notebook shows rows about single pupils; nothing is written.</exception>
    public static IReadOnlyList<string> Build(IEnumerable<Notebook> executed, ClaimReport? claims, string folder,
        IReadOnlyDictionary<string, string>? notes = null, SiteEngine? engine = null)
    {
        var notebooks = executed.OrderBy(n => !n.IsShipped).ToList(); // the edition first, then what is somebody's own
        var pages = notebooks.Select(n => Page.Read(n) is var page && notes?.GetValueOrDefault(page.File) is { } note
            ? page with { Note = note } : page).ToList();
        pages.ForEach(Disclosure.Refuse);
        var assets = Directory.CreateDirectory(Path.Combine(folder, "assets")).FullName;
        foreach (var sheet in new[] { "site.css", "workshop.css", "deck.css" })
        {
            using var style = typeof(SiteBuilder).Assembly.GetManifestResourceStream(sheet)!;
            using var target = File.Create(Path.Combine(assets, sheet));
            style.CopyTo(target);
        }

        if (Directory.Exists(Web))
        {
            foreach (var file in Directory.EnumerateFiles(Web).Where(f => engine is not null || Path.GetFileName(f) != "reken.js")
                .Order(StringComparer.Ordinal))
            {
                File.Copy(file, Path.Combine(assets, Path.GetFileName(file)));
            }
        }

        var explained = (claims?.Outcomes ?? []).Where(o => o.Status == ClaimStatus.Deviates).ToDictionary(o => o.Id, o => o.Reason);
        var context = new SiteContext(pages, explained, Words(), new FigureFiles(folder), Form.All([.. pages.Where(p => !p.IsOwn)]),
            Sources: SourceList.Read(claims?.Register.Folder), Engine: HasScripts ? engine : null);
        context.Engine?.Place(assets);
        var failed = new List<string>();
        for (var i = 0; i < pages.Count; i++)
        {
            Write(folder, pages[i].Name + ".html", Rendered(notebooks, pages, i, context, failed));
            if (RerunData.IsFor(pages[i]))
            {
                context.Engine?.Place(assets, notebooks[i], pages[i]);
            }

            if (GuideHtml.IsFor(pages[i]))
            {
                Write(folder, $"gids-{pages[i].Name}.html",
                    GuideHtml.Render(pages[i], [.. context.Forms.Where(f => f.Theme == pages[i].Number)]));
            }
        }

        foreach (var page in pages.Where(HandoutHtml.IsFor))
        {
            Write(folder, $"blad-{page.Name}.html", HandoutHtml.Render(page));
        }

        foreach (var form in context.Forms)
        {
            Write(folder, form.Href, FormsHtml.Render(form, pages));
        }

        if (context.Engine is { } runs)
        {
            Write(folder, BlankHtml.Href, BlankHtml.Render(runs));
        }

        var found = claims is null ? [] : ClaimJudgements.Of(claims);
        Write(folder, "index.html", IndexHtml.Render(pages, context.Forms, found));
        Write(folder, "claims.html", ClaimsHtml.Render(claims, found, pages));
        foreach (var (file, html) in claims is null ? [] : ClaimDetailsHtml.Render(claims, found, notebooks))
        {
            Write(folder, file, html);
        }

        Write(folder, "zekerheid.html", CertaintyHtml.Render());
        Write(folder, "woorden.html", context.Glossary.Page());
        Write(folder, "werkplaats.html", WorkshopHtml.Page(context));
        Write(folder, "zoeken.html", SearchHtml.Render(pages));
        Write(assets, "zoek-index.js", SearchHtml.Index(pages, claims, context.Glossary));
        // last: the crate describes every file of the site
        ReviewPages.Write(notebooks, claims, folder, OwnHtml.Partly(pages));
        return failed;
    }

    /// <summary>A page; that of an own notebook whose outputs cannot be shown is made without them, and says so.</summary>
    private static string Rendered(List<Notebook> notebooks, List<Page> pages, int i, SiteContext context, List<string> failed)
    {
        try
        {
            return PageHtml.Render(pages[i], context);
        }
        catch (Exception error) when (pages[i].IsOwn)
        {
            failed.Add($"{pages[i].File}: its outputs cannot be shown on a page ({error.Message.TrimEnd('.')}).");
            notebooks[i] = notebooks[i].WithoutOutputs();
            pages[i] = Page.Read(notebooks[i]) with { Fault = new PageFault(0, new ErrorOutput(PageFault.NotShown, error.Message, [])) };
            return PageHtml.Render(pages[i], context);
        }
    }

    internal static Glossary Words()
    {
        try
        {
            return Glossary.Load(Path.Combine(DataFolder.Find("published"), "..", "woorden.csv"));
        }
        catch (DataFileException error) when (error.Message.StartsWith("data/published", StringComparison.Ordinal))
        {
            return Glossary.Empty;
        }
    }

    private static void Write(string folder, string name, string html) =>
        File.WriteAllText(Path.Combine(folder, name), html, new UTF8Encoding(false));
}
