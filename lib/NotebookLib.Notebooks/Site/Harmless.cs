using AngleSharp.Dom;

namespace NotebookLib.Notebooks.Site;

/// <summary>What a notebook's output holds is shown on a page and never runs there.</summary>
internal static class Harmless
{
    /// <summary>Takes out what could run: scripts other than data blocks, event handlers, frames.</summary>
    public static void Make(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("script, iframe, object, embed, link, meta, base, form").Where(e => !IsData(e))
            .ToList())
        {
            element.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || Runs(a.Value)).ToList())
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    /// <summary>The data of a figure: a browser runs no script of this type, and one with an address is not ours.</summary>
    private static bool IsData(IElement element) => element is { LocalName: "script", ClassName: "nl-plotly" }
        && element.GetAttribute("type") == "application/json" && element.Attributes.Length == 2;

    /// <summary>Whether an address could run something; browsers skip blanks and control characters in its scheme.</summary>
    private static bool Runs(string value)
    {
        var address = string.Concat(value.Take(200).Where(c => c > ' '));
        return address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                && !address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase));
    }
}
