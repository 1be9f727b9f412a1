using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NotebookLib.Charts;

namespace NotebookLib.Notebooks.Site;

/// <summary>What a page adds to a figure of the library: a picture for a phone, a description, the downloads; and what it leaves
/// out.</summary>
internal static class FigureHtml
{
    /// <summary>Charts that stay pictures in <c>live.js</c>, and so need no data for plotly.js.</summary>
    private static readonly HashSet<string> Still = ["alluvial", "paired", "matrix"];
    private static readonly HtmlParser Parser = new();

    /// <summary>Completes a figure in place.</summary>
    public static void Complete(IElement element, IElement wide, IElement data, FigureFiles? files)
    {
        var figure = Figure.FromPlotlyJson(data.TextContent);
        var narrow = Parser.ParseDocument("<!doctype html><body>" + figure.ToSvg(340)).Body!.FirstElementChild!;
        wide.ClassList.Add("wide");
        narrow.ClassList.Add("narrow");
        Rename(narrow, "-smal");
        wide.Parent!.InsertBefore(narrow, wide.NextSibling);
        foreach (var part in element.QuerySelectorAll("svg, svg *"))
        {
            part.RemoveAttribute("data-w");
        }

        Lighten(element, data, figure);
        if (files is not null)
        {
            var (csv, svg) = files.Write(figure);
            var tools = element.Owner!.CreateElement("div");
            tools.ClassName = "tools";
            tools.InnerHtml = $"<details class=\"alt\"><summary>Beschrijving</summary><p>{WebUtility.HtmlEncode(
                figure.AltText)}</p></details>"
                + $"<a href=\"{csv}\" download>CSV<span class=\"vh\"> van {WebUtility.HtmlEncode(figure.Title)}</span></a><a "
                    + $"href=\"{svg}\" download>SVG<span class=\"vh\"> van {WebUtility.HtmlEncode(figure.Title)}</span></a>";
            element.AppendChild(tools);
        }
    }

    /// <summary>The table stands in the page already; what stays a picture needs no data.</summary>
    private static void Lighten(IElement element, IElement data, Figure figure)
    {
        if (Still.Contains(figure.Kind))
        {
            data.Remove();
            foreach (var picture in element.QuerySelectorAll("svg[data-placement]"))
            {
                picture.RemoveAttribute("data-placement");
            }

            return;
        }

        var state = JsonNode.Parse(figure.ToPlotlyJson())!;
        (state["layout"]?["meta"] as JsonObject)?.Remove("table");
        data.TextContent = state.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    /// <summary>Two pictures of one figure on one page need ids of their own.</summary>
    private static void Rename(IElement picture, string suffix)
    {
        foreach (var named in picture.QuerySelectorAll("[id]").Append(picture).Where(e => e.Id is not null).ToList())
        {
            var old = named.Id!;
            named.Id = old + suffix;
            foreach (var user in picture.QuerySelectorAll("*").Append(picture))
            {
                foreach (var attribute in user.Attributes.Where(a => a.Name != "id" && ReferTo(a.Value, old)).ToList())
                {
                    attribute.Value = attribute.Value.Replace(old, old + suffix, StringComparison.Ordinal);
                }
            }
        }
    }

    private static bool ReferTo(string value, string id) =>
        value == "#" + id || value.Contains($"url(#{id})", StringComparison.Ordinal) || value.Split(' ').Contains(id);
}
