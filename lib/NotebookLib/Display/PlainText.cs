using System.Collections;
using System.Globalization;
using System.Reflection;

namespace NotebookLib.Display;

/// <summary>What a notebook shows as <c>text/plain</c>, for a program without a notebook around it.</summary>
public static class PlainText
{
    /// <summary>The text of a value: for types of this library what a cell stores as <c>text/plain</c>.</summary>
    /// <param name="value">
    /// Anything. Null gives <c>&lt;null&gt;</c>; a sequence that has no text of its own gives a line per item; other values
    /// give what <see cref="object.ToString"/> gives under the invariant culture.
    /// </param>
    public static string Of(object? value) => value switch
    {
        null => "<null>",
        string text => text,
        _ when Formatter(value.GetType()) is { } format => Written(format, value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType == typeof(object)
            => string.Join('\n', items.Cast<object?>().Select(Of)),
        _ => value.ToString() ?? "",
    };

    private static object? Formatter(Type type)
    {
        var source = new[] { type }.Concat(type.GetInterfaces()).Select(t => t.GetCustomAttribute<TypeFormatterSourceAttribute>())
            .FirstOrDefault(a => a is not null)?.FormatterSourceType;
        return source is null ? null
            : ((IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!)
            .FirstOrDefault(f => (string?)f.GetType().GetProperty("MimeType")!.GetValue(f) == "text/plain");
    }

    private static string Written(object formatter, object value)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var done = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!;
        return done ? writer.ToString() : value.ToString() ?? "";
    }
}
