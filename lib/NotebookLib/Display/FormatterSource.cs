namespace NotebookLib.Display;

/// <summary>
/// Base for the source named in a <see cref="TypeFormatterSourceAttribute"/>: a value shows itself as <c>text/html</c> and as
/// <c>text/plain</c>. Give the derived class a public parameterless constructor.
/// </summary>
/// <typeparam name="T">The type that is shown.</typeparam>
internal abstract class FormatterSource<T>
{
    /// <summary>Called by the kernel, by name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new MimeFormatter("text/html", value => Html((T)value)), new MimeFormatter("text/plain", value => Plain((T)value))];

    /// <summary>The value as an HTML fragment, every text in it encoded.</summary>
    protected abstract string Html(T value);

    /// <summary>The value as plain text.</summary>
    protected abstract string Plain(T value);

    /// <summary>Writes one media type. It never throws, because a formatter that throws fails the whole cell.</summary>
    internal sealed class MimeFormatter(string mimeType, Func<object, string> render)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not T || writer is null)
            {
                return false;
            }
#pragma warning disable CA1031 // whatever goes wrong, the kernel's own formatting is the answer
            try
            {
                writer.Write(render(instance));
                return true;
            }
            catch (Exception)
            {
                return false;
            }
#pragma warning restore CA1031
        }
    }
}
