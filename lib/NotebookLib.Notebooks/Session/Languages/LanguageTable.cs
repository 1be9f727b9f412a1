namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>The languages of one session, each made when its first cell comes: a notebook that keeps to C# pays for no other.</summary>
internal sealed class LanguageTable(CSharpLanguage csharp, LanguageContext context)
{
    private readonly Dictionary<string, ICellLanguage> _made = new(StringComparer.Ordinal) { [CellLanguages.CSharp] = csharp };

    /// <summary>A language by its one name, see <see cref="CellLanguages.Find"/>.</summary>
    internal ICellLanguage this[string name] => _made.TryGetValue(name, out var made) ? made : _made[name] = name switch
    {
        "fsharp" => new FSharpLanguage(context),
        "sql" => new SqlLanguage(context, this),
        "mermaid" => ShownLanguage.Mermaid(),
        "javascript" => ShownLanguage.JavaScript(),
        "html" => ShownLanguage.Html(),
        "markdown" => ShownLanguage.Markdown(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The first reason of a language that was used.</summary>
    internal string? Taint => _made.Values.Select(l => l.Taint).FirstOrDefault(t => t is not null);

    /// <summary>A variable by name: what SQL was given, else one of C#, else one of F#.</summary>
    internal bool TryFind(string name, out object? value)
    {
        foreach (var language in new[] { "sql", CellLanguages.CSharp, "fsharp" })
        {
            if (_made.TryGetValue(language, out var made) && made.TryGet(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The names of all variables, each once.</summary>
    internal IEnumerable<string> Names => _made.Values.SelectMany(l => l.Names).Distinct(StringComparer.Ordinal);
}

/// <summary>What a language may ask of its session.</summary>
/// <param name="Directory">The notebook's folder.</param>
/// <param name="Assemblies">What the session has loaded.</param>
/// <param name="Packages">The packages of the session.</param>
internal sealed record LanguageContext(string Directory, SessionAssemblies Assemblies,
    NotebookLib.Notebooks.Packages.SessionPackages Packages);
