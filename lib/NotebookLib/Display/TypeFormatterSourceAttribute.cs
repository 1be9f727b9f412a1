namespace NotebookLib.Display;

/// <summary>
/// Tells a notebook how a type shows itself. Kernels that format with Microsoft.DotNet.Interactive.Formatting find this
/// attribute by its name, so the library needs no reference to any of them.
/// </summary>
/// <param name="formatterSourceType">A type with a public parameterless constructor and
/// <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>; derive it from <see cref="FormatterSource{T}"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The media types that a cell stores, in order of preference: those of <see cref="FormatterSource{T}"/> unless
    /// told.</summary>
    public string[]? PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
