using Microsoft.DotNet.Interactive.Formatting;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

/// <summary>Turns values into mime types with .NET Interactive's own formatting library, so that output looks the same there and
/// here.</summary>
internal static class Formats
{
    // what a cell brings in by name or as a package shows itself as it does with us: see ForeignViews
    static Formats() => Display.ForeignViews.Watch((type, mimeType, write) =>
    {
        Formatter.Register(type, write, mimeType);
        Formatter.SetPreferredMimeTypesFor(type, "text/html", "text/plain");
    });

    /// <summary>A value in the mime types asked for, or else in those that its type prefers.</summary>
    internal static MimeBundle Bundle(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is string text && mimeTypes is [var only] && only is not ("text/html" or "text/plain" or "application/json"))
        {
            return new MimeBundle(only, text);
        }

        var types = mimeTypes.Count > 0 ? mimeTypes : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType())];
        return new MimeBundle(types.Select(mime => KeyValuePair.Create(mime, value.ToDisplayString(mime))));
    }

    /// <summary>Forgets every formatter that a notebook registered.</summary>
    internal static void Reset()
    {
        Formatter.ResetToDefault();
        Display.ForeignViews.RegisterLoaded();
    }
}
