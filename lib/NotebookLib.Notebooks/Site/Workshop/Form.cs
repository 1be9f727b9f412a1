using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>An exercise of the workshop with a page of its own.</summary>
/// <param name="Slug">Part of its address, and the name under which answers are kept.</param>
/// <param name="Title">Its name.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Theme">The theme it belongs to.</param>
/// <param name="Body">Its HTML.</param>
internal sealed record Form(string Slug, string Title, string Question, int Theme, string Body)
{
    /// <summary>The address.</summary>
    public string Href => $"werkvorm-{Slug}.html";

    /// <summary>All exercises whose data are here.</summary>
    /// <param name="pages">The notebooks, whose outputs carry what some exercises show.</param>
    public static IReadOnlyList<Form> All(IReadOnlyList<Page> pages)
    {
        List<Form> forms = [.. PointForms.All(), ToleranceForm.Make()];
        if (SeatsForm.Make(pages) is { } seats)
        {
            forms.Add(seats);
        }

        try
        {
            forms.Add(StoryForm.Make(Published.Load()));
        }
        catch (DataFileException)
        {
            // without the published series there is nothing to choose from
        }

        return [.. forms.OrderBy(f => f.Theme)];
    }
}

/// <summary>The pages of the exercises and the links to them.</summary>
internal static class FormsHtml
{
    /// <summary>The page of an exercise.</summary>
    public static string Render(Form form, IReadOnlyList<Page> pages)
    {
        var body = new StringBuilder();
        body.Put($"<p class=\"kicker\">Werkvorm bij thema {form.Theme}</p>\n<h1>{PageHtml.Encode(
            form.Title)}</h1>\n<p class=\"lead\">{PageHtml.Encode(form.Question)}</p>\n");
        body.Append(form.Body);
        if (pages.FirstOrDefault(p => p.Number == form.Theme) is { } page)
        {
            body.Put($"<nav class=\"onward\" aria-label=\"Verder lezen\"><a href=\"{PageHtml.Encode(page.Href)}\"><small>{PageHtml.Encode(
                page.Kicker)}</small>{PageHtml.Encode(page.Title)}</a></nav>\n");
        }

        return Shell.Render(form.Title, "Werkvorm", "", body.ToString(), live: false);
    }

    /// <summary>The exercises of a theme, on its page.</summary>
    public static string Links(Page page, IReadOnlyList<Form> forms)
    {
        var own = forms.Where(f => f.Theme == page.Number).ToList();
        return own.Count == 0 ? "" : $"<aside class=\"forms\" aria-label=\"Werkvormen\">{string.Concat(own.Select(Card))}</aside>\n";
    }

    /// <summary>All exercises, as a list of links.</summary>
    public static string Index(IReadOnlyList<Form> forms) => forms.Count == 0 ? ""
        : $"<h2 class=\"shelf\" data-en=\"Exercises\">Werkvormen</h2>\n<div class=\"forms\">{string.Concat(forms.Select(Card))}</div>\n";

    /// <summary>Fields in which a participant writes; hidden until scripts run.</summary>
    public static string Fields(string slug, params (string Field, string Label)[] fields) =>
        $"<div class=\"fields own\" hidden>{string.Concat(fields.Select(f => $"<label>{f.Label}<textarea rows=\"2\" data-form=\"{slug}\" "
            + $"data-field=\"{f.Field}\"></textarea></label>"))}</div>\n";

    private static string Card(Form form) =>
        $"<a href=\"{form.Href}\"><small>Werkvorm</small><b>{PageHtml.Encode(form.Title)}</b><span>{PageHtml.Encode(
        form.Question)}</span></a>";
}
