using Microsoft.AspNetCore.Html;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

#pragma warning disable CA1708 // display and Display: the names that notebooks use
/// <summary>What a cell can call without any <c>using</c>: the common subset of .NET Interactive's own helpers.</summary>
public static class CellApi
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Anything; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">Which mime types to give; none means those that its type prefers.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => new(OutputSink.Current, value, mimeTypes);

    /// <summary>Shows this value now.</summary>
    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => new(OutputSink.Current, value, mimeTypes);

    /// <summary>Shows the items of a sequence as a table, a column per property.</summary>
    /// <inheritdoc cref="display"/>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value) => Table(value, []);

    /// <summary>Shows the items of a sequence as a table, in these mime types.</summary>
    /// <inheritdoc cref="display"/>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, string mimeType, params string[] mimeTypes) =>
        Table(value, [mimeType, .. mimeTypes]);

    // .NET Interactive's own method of this name, in the same namespaces, tells its kernel and nobody else; these two are the better match
    private static DisplayedValue Table<T>(IEnumerable<T>? value, string[] mimeTypes) =>
        new(OutputSink.Current, value is null ? value
            : Microsoft.DotNet.Interactive.Formatting.TabularData.TabularDataResourceFormatter.ToTabularDataResource(value), mimeTypes);

    /// <summary>Shows a text as the content of one mime type, unchanged.</summary>
    /// <param name="value">The content, e.g. HTML or SVG.</param>
    /// <param name="mimeType">The mime type, e.g. <c>text/html</c>.</param>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => new(OutputSink.Current, new MimeBundle(mimeType, value));

    /// <summary>Takes away what this cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => OutputSink.Current.Clear(wait);

    /// <summary>Asks for a line of text, in a Jupyter client that can ask.</summary>
    /// <param name="prompt">The question.</param>
    /// <exception cref="InvalidOperationException">The notebook runs unattended.</exception>
    public static string input(string prompt = "") => OutputSink.Current.Ask(prompt, hidden: false);

    /// <summary>Asks for a line of text that is not shown while it is typed.</summary>
    /// <inheritdoc cref="input"/>
    public static string password(string prompt = "") => OutputSink.Current.Ask(prompt, hidden: true);

    /// <summary>Text that is HTML already, for a last expression or <c>display</c>.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}

#pragma warning restore CA1708

/// <summary>A value on the page, which may be replaced while the notebook runs.</summary>
public sealed class DisplayedValue
{
    private readonly OutputSink _sink;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(OutputSink sink, object? value, string[] mimeTypes)
        : this(sink, Formats.Bundle(value, mimeTypes)) => _mimeTypes = mimeTypes;

    internal DisplayedValue(OutputSink sink, MimeBundle bundle)
    {
        (_sink, _mimeTypes) = (sink, []);
        DisplayId = sink.NextDisplayId();
        sink.Display(new DisplayOutput(bundle, null) { DisplayId = DisplayId });
    }

    /// <summary>Its name within the notebook.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? updatedValue) => _sink.Update(DisplayId, Formats.Bundle(updatedValue, _mimeTypes));
}
