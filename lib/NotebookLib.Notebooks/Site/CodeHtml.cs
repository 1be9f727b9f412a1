using System.Text;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Site;

/// <summary>The code of a block, folded away; a stretch in another language than C# carries its name, and a file that it loads folds out of
/// it.</summary>
internal static class CodeHtml
{
    internal static string Of(Block block, bool isOwn)
    {
        var cells = block.Code.Select((c, i) => (Code: c.Trim(), Language: i < block.Languages.Count ? block.Languages[i]
            : CellLanguages.CSharp)).Where(c => c.Code.Length > 0).ToList();
        if (cells.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder($"<details class=\"code\"><summary>{(isOwn ? "De code" : block.Step == Step.None ? "Voorbereiding, in "
            + "code" : "De code bij deze stap")}</summary>");
        foreach (var stretch in cells.Chunked(c => c.Language))
        {
            var (language, code) = (stretch[0].Language, PageHtml.Encode(string.Join("\n\n", stretch.Select(c => c.Code))));
            html.Append(language == CellLanguages.CSharp ? $"<pre tabindex=\"0\"><code>{code}</code></pre>"
                : $"<p class=\"language\"><small>{PageHtml.Encode(CellLanguages.Label(language))}{(language == "javascript" ? ": deze code "
                    + "loopt in een notebook, niet op deze "
                    + "pagina" : "")}</small></p><pre tabindex=\"0\"><code class=\"language-{PageHtml.Encode(
                    language)}\">{code}</code></pre>");
        }

        foreach (var (file, code) in block.Loaded)
        {
            html.Append("<details class=\"code\"><summary>").Append(PageHtml.Encode(file))
                .Append("</summary><pre tabindex=\"0\"><code>").Append(PageHtml.Encode(code.Trim())).Append("</code></pre></details>");
        }

        return html.Append("</details>").ToString();
    }
}
