using System.Globalization;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>The <c>#r</c> lines of a notebook as the directives of a file-based app.</summary>
/// <param name="notebookFolder">Where the notebook's paths start.</param>
/// <param name="appFolder">Where the app's paths start.</param>
internal sealed class AppReferences(string notebookFolder, string appFolder)
{
    private readonly SortedSet<string> _directives = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _sources = new(StringComparer.Ordinal);

    /// <summary>The notebook's folder, seen from the app.</summary>
    internal string NotebookFolder => Relative(notebookFolder);

    /// <summary>The expression for the text of a value: the library's own where the notebook uses the library.</summary>
    internal string PlainText => _directives.Any(d => d.EndsWith("/NotebookLib.csproj", StringComparison.Ordinal))
        ? "NotebookLib.Display.PlainText.Of(value)" : "value ?? \"<null>\"";

    internal string Text() =>
        string.Join('\n', _sources.Count == 0 ? _directives
        : [.. _directives, $"#:property RestoreAdditionalProjectSources={string.Join(';', _sources)}"]);

    /// <summary>Translates a package.</summary>
    /// <exception cref="TranslationException">It has no version.</exception>
    internal void Add(PackageRequest package, string cell) =>
        _directives.Add(package.Range != "*" ? $"#:package {package.Id}@{package.Range}"
        : throw new TranslationException($"{cell}: {package} names no version.", "Write it with one: #r \"nuget: Name, 1.2.3\"."));

    /// <summary>Translates a source of packages: a whole path, or an address.</summary>
    internal void AddSource(string source) => _sources.Add(Path.IsPathRooted(source) ? Relative(source) : source);

    /// <summary>Translates what stands in a <c>#r</c> that names no package.</summary>
    /// <exception cref="TranslationException">It is a dll without a project.</exception>
    internal void Add(string reference, string cell)
    {
        var path = Path.GetFullPath(reference.Replace('\\', '/'), notebookFolder);
        var bin = reference.Replace('\\', '/').Contains("/bin/", StringComparison.Ordinal)
            ? path.LastIndexOf("/bin/", StringComparison.Ordinal) : -1;
        if (bin > 0 && path[..bin] is var project && Directory.Exists(project) && Directory.GetFiles(project, "*.csproj") is [var file])
        {
            _directives.Add("#:project " + Relative(file));
        }
        else if (reference.Contains('/', StringComparison.Ordinal) || reference.Contains('\\', StringComparison.Ordinal)
            || References.Host(Path.GetFileNameWithoutExtension(reference)) is null)
        {
            throw new TranslationException(string.Create(CultureInfo.InvariantCulture,
                $"{cell}: #r \"{reference}\" has no project beside it, and a program can only refer to projects and packages."),
                "Refer to the dll that a project builds in its bin folder, or to a package: #r \"nuget: Name, 1.2.3\".");
        }
    }

    private string Relative(string path) => Path.GetRelativePath(appFolder, path).Replace('\\', '/');
}
