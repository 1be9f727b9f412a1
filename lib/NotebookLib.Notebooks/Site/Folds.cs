using AngleSharp.Dom;

namespace NotebookLib.Notebooks.Site;

/// <summary>Folds what is long, so that a page reads on: native folds, which open without scripts, and stand open in print.</summary>
internal static class Folds
{
    /// <summary>The most rows of a table that stands open by itself.</summary>
    private const int Rows = 16;

    /// <summary>The most lines of a registered hypothesis that stand open: what is expected, and what would refute it.</summary>
    private const int Lines = 2;

    /// <summary>Folds long tables that belong to no figure, and the small print of hypotheses.</summary>
    public static void Fold(IElement body)
    {
        foreach (var table in body.QuerySelectorAll(".nl-table-wrap").Where(t => t.Closest("figure, details, section") is null
            && t.QuerySelectorAll("tbody tr").Length > Rows).ToList())
        {
            var title = table.QuerySelector("caption")?.TextContent is { Length: > 0 } caption ? caption : "Tabel";
            var fold = Details(body, $"{title}: {Dutch.Number(table.QuerySelectorAll("tbody tr").Length)} rijen");
            table.Replace(fold);
            fold.AppendChild(table);
        }

        foreach (var list in body.QuerySelectorAll("section.nl-hypothesis > dl").ToList())
        {
            var rest = list.QuerySelectorAll("dt").Skip(Lines).ToList();
            if (rest.Count < 2)
            {
                continue;
            }

            var (fold, small) = (Details(body, "Alles wat vooraf is vastgelegd"), body.Owner!.CreateElement("dl"));
            if (list.GetAttribute("style") is { } style)
            {
                small.SetAttribute("style", style);
            }

            foreach (var name in rest)
            {
                var text = name.NextElementSibling;
                small.AppendChild(name);
                if (text is { LocalName: "dd" })
                {
                    small.AppendChild(text);
                }
            }

            fold.AppendChild(small);
            list.InsertAfter(fold);
        }
    }

    /// <summary>Takes what stands from a place in a paragraph on, a command, out of the running text.</summary>
    public static void Aside(IElement paragraph, int from)
    {
        var text = paragraph.TextContent;
        var (fold, how) = (Details(paragraph, "Voor wie de uitgave zelf uitvoert"), paragraph.Owner!.CreateElement("p"));
        how.TextContent = text[from..];
        fold.AppendChild(how);
        paragraph.InsertAfter(fold);
        paragraph.TextContent = text[..from].Trim();
        if (paragraph.TextContent.Length == 0)
        {
            paragraph.Remove();
        }
    }

    private static IElement Details(IElement body, string summary)
    {
        var (fold, head) = (body.Owner!.CreateElement("details"), body.Owner!.CreateElement("summary"));
        fold.ClassName = "long";
        head.TextContent = summary;
        fold.AppendChild(head);
        return fold;
    }
}
