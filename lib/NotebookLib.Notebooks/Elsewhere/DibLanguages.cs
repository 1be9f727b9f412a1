namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>The names that start a cell in a <c>.dib</c> file: those that Polyglot Notebooks knew, and those that the file
/// declares.</summary>
internal sealed class DibLanguages
{
    internal const string CSharp = "csharp";
    internal const string Markdown = "markdown";

    /// <summary>No language of Polyglot Notebooks: nbformat's raw cells, so that they come back as such.</summary>
    internal const string Raw = "raw";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    internal DibLanguages()
    {
        Add(CSharp, "cs", "C#", "c#");
        Add("fsharp", "fs", "F#", "f#");
        Add("pwsh", "powershell");
        Add("javascript", "js");
        Add(Markdown, "md");
        foreach (var name in (string[])["html", "mermaid", "sql", "kql", "http", "value", Raw])
        {
            Add(name);
        }
    }

    /// <summary>Declares a language; one that is known already gets more names.</summary>
    internal void Add(string name, params string[] aliases)
    {
        foreach (var alias in aliases.Append(name))
        {
            _names.TryAdd(alias, name);
        }
    }

    /// <summary>The language that a <c>#!</c> line starts; null for a line of the cell itself, such as a magic command.</summary>
    internal string? Start(string line) => line.StartsWith("#!", StringComparison.Ordinal) ? _names.GetValueOrDefault(line[2..]) : null;

    /// <summary>The name of a language by any of its names.</summary>
    internal string Name(string name) => _names.GetValueOrDefault(name, name);
}
