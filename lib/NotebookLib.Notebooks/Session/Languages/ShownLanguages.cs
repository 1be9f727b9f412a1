using NotebookLib.Charts;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>Languages that are shown, not run: Markdown, HTML, Mermaid and JavaScript. They have no variables.</summary>
/// <param name="name">The language, for messages.</param>
/// <param name="show">Makes of the text what the reader sees.</param>
internal sealed class ShownLanguage(string name, Func<string, MimeBundle> show) : ICellLanguage
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [];

    /// <inheritdoc/>
    public string? Taint => null;

    internal static ShownLanguage Markdown() => new("Markdown", text => new MimeBundle("text/markdown", text));

    internal static ShownLanguage Html() => new("HTML", text => new MimeBundle("text/html", text));

    /// <summary>A diagram drawn here, without a script; its text where it is of a kind that is not drawn.</summary>
    internal static ShownLanguage Mermaid() => new("Mermaid", text => Formats.Bundle(Diagram.Mermaid(text), []));

    /// <summary>As .NET Interactive hands it to Jupyter; pages of the site show the code and do not run it.</summary>
    internal static ShownLanguage JavaScript() =>
        new("JavaScript", text => new MimeBundle("text/html", $"<script type=\"text/javascript\">{text}</script>"));

    /// <inheritdoc/>
    public Task<Shown?> RunAsync(CellPart part)
    {
        try
        {
            return Task.FromResult<Shown?>(new Shown(show(part.Content), IsResult: false));
        }
        catch (FormatException wrong)
        {
            throw new CellCompileException($"{name}Error", [wrong.Message], part.Name);
        }
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public Task SetAsync(string name1, object? value) =>
        throw new SharingException($"{name} cells have no variables, so nothing can be shared with them. Share with C#, F# or SQL.");
}
