namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>The languages of cells by their names, as .NET Interactive has them, and those that run elsewhere.</summary>
internal static class CellLanguages
{
    internal const string CSharp = "csharp";

    private static readonly Dictionary<string, (string Name, string Label)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = (CSharp, "C#"),
        ["c#"] = (CSharp, "C#"),
        ["fsharp"] = ("fsharp", "F#"),
        ["f#"] = ("fsharp", "F#"),
        ["sql"] = ("sql", "SQL"),
        ["mermaid"] = ("mermaid", "Mermaid"),
        ["javascript"] = ("javascript", "JavaScript"),
        ["js"] = ("javascript", "JavaScript"),
        ["html"] = ("html", "HTML"),
        ["markdown"] = ("markdown", "Markdown"),
        ["md"] = ("markdown", "Markdown"),
    };

    private static readonly string[] Elsewhere = ["pwsh", "powershell", "kql", "http", "value", "connect"];

    /// <summary>Its one name; null for a word that names no language here.</summary>
    internal static string? Find(string word) => Known.TryGetValue(word, out var found) ? found.Name : null;

    /// <summary>What a reader calls it; the word itself where it is not known here.</summary>
    internal static string Label(string word) => Known.TryGetValue(word, out var found) ? found.Label : word;

    /// <summary>All names, one per language.</summary>
    internal static IEnumerable<string> All => Known.Values.Select(v => v.Name).Distinct();

    /// <summary>The language that a code cell starts in.</summary>
    internal static string Of(Format.NotebookCell cell) => (Starts(cell.Source) ? Find(cell.Source[2..].Split([' ', '\r', '\n'], 2)[0])!
        : Find(cell.Language)) ?? (cell.Language.Length > 0 ? cell.Language : CSharp);

    /// <summary>Whether a source says in its first line which language it is in.</summary>
    internal static bool Starts(string source) => source.StartsWith("#!", StringComparison.Ordinal)
        && Find(source[2..].Split([' ', '\r', '\n'], 2)[0]) is not null;

    /// <summary>What to say about a <c>#!</c> line that is not known here.</summary>
    internal static string Unknown(string command) => Elsewhere.Contains(command, StringComparer.OrdinalIgnoreCase)
        ? $"#!{command} does not run here. It does in the .NET Interactive kernel: dotnet tool restore, then choose .NET (C#) in Jupyter "
            + $"or VS Code."
        : $"#!{command} is not known here.{Nearest(command)} #!lsmagic lists what is.";

    private static string Nearest(string command) => Near.Find(command, All.Concat(Magics.Names).Append("import")) is { } near
        ? $" Did you mean #!{near}?" : "";
}
