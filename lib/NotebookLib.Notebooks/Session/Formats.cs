using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

/// <summary>Turns values into mime types with .NET Interactive's own formatting library, so that output looks the same there and
/// here.</summary>
internal static partial class Formats
{
    // what a cell brings in by name or as a package shows itself as it does with us: see ForeignViews
    static Formats() => Display.ForeignViews.Watch((type, mimeType, write) =>
    {
        Formatter.Register(type, write, mimeType);
        Formatter.SetPreferredMimeTypesFor(type, "text/html", "text/plain");
    });

    /// <summary>A value in the mime types asked for, or else in those that its type prefers and as <c>text/plain</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The mime types; empty for those of the type.</param>
    /// <param name="names">The names that the code gives to the parts of a tuple.</param>
    internal static MimeBundle Bundle(object? value, IReadOnlyList<string> mimeTypes, IReadOnlyList<string>? names = null)
    {
        if (value is string text && mimeTypes is [var only] && only is not ("text/html" or "text/plain" or "application/json"))
        {
            return new MimeBundle(only, text);
        }

        if (mimeTypes.Count == 0 && !HasOwnView(value) && Display.ListView.Of(value, names) is var (html, plain))
        {
            return new MimeBundle([new("text/html", html), new("text/plain", plain)]);
        }

        var types = mimeTypes.Count > 0 ? mimeTypes
            : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType()).Append("text/plain").Distinct(StringComparer.Ordinal)];
        return new MimeBundle(types.Select(mime => KeyValuePair.Create(mime, mime == "text/plain" && value is IHtmlContent
            ? WithoutTags(value.ToDisplayString("text/html")) : value.ToDisplayString(mime))));
    }

    private static string WithoutTags(string html) =>
        Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    // what the notebook itself, or a package, registered a formatter for
    private static bool HasOwnView(object? value) => value is null || value is IHtmlContent
        || Formatter.RegisteredFormatters(includeDefaults: false).Any(f => f.Type.IsInstanceOfType(value))
        || value.GetType().GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == "TypeFormatterSourceAttribute");

    /// <summary>Forgets every formatter that a notebook registered.</summary>
    internal static void Reset()
    {
        Formatter.ResetToDefault();
        Display.ForeignViews.RegisterLoaded();
    }
}
