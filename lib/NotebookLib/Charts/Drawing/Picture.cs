using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Draws the state of a figure at a width.</summary>
internal static class Picture
{
    public static string Draw(Figure figure, JsonObject state, int width)
    {
        var canvas = new Canvas(figure.Id, width);
        canvas.Text(0, 16, "De cijfers staan in de tabel.");
        return canvas.Finish(figure.Title, figure.AltText);
    }
}
