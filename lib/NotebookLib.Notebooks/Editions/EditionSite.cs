using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// The pages of all notebooks, whatever part of them was run now: those of this run, those that stand from an earlier run, and for the rest
/// what is stored in their files. So a run of one notebook makes the pages of claims, origins and search as whole as a run of all.
/// </summary>
public sealed class EditionSite
{
    private const string Stored = "Deze pagina is gemaakt van uitkomsten die in het notebook bewaard zijn. Het notebook is nu niet "
        + "uitgevoerd.";
    private const string Earlier = "Deze pagina is van een eerdere run. Het notebook, of wat het leest, is daarna veranderd. Voer het "
        + "opnieuw uit.";

    private readonly Workspace _workspace;
    private readonly Edition _edition;
    private readonly List<Part> _parts;
    private SiteEngine? _engine;

    private EditionSite(Workspace workspace, Edition edition, List<Part> parts, string key) =>
        (_workspace, _edition, _parts, Key) = (workspace, edition, parts, key);

    /// <summary>Names everything that the pages are made of: with the same key they would come out the same.</summary>
    public string Key { get; }

    /// <summary>The notebooks whose pages are made of what their files hold.</summary>
    public IReadOnlyList<string> FromStored => [.. _parts.Where(p => p.Note == Stored).Select(p => p.Name)];

    /// <summary>The results of earlier runs that are not part of this one: name and file.</summary>
    public IReadOnlyList<(string Name, string File)> Standing => [.. _parts.Where(p => p.IsStanding).Select(p => (p.Name, p.File))];

    /// <summary>Whether pages cannot be rerun in the browser, and could be.</summary>
    /// <param name="workspace">Where the sources of the engine would be.</param>
    public bool HasNoEngine(Workspace workspace) => _engine is null && EngineBuild.CanMake(workspace);

    /// <summary>Brings the pages together; nothing is written yet.</summary>
    /// <param name="workspace">Where notebooks and data are.</param>
    /// <param name="edition">What was run now.</param>
    /// <param name="folder">The executed notebooks of the last good run.</param>
    /// <param name="state">What those depend on.</param>
    /// <param name="engine">What reruns pages in the browser; null leaves that out.</param>
    public static EditionSite Of(Workspace workspace, Edition edition, string folder, EditionState state, SiteEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(state);
        var key = new ContentKey(workspace);
        var made = edition.Entries.Select(e => new Part(e.Name, e.Source, e.Executed, e.State.Key.Length > 0 ? e.State.Key
            : ContentKey.Of(e.Executed.ToBytes()), "", IsStanding: false));
        var names = edition.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var others = workspace.Files.Where(f => !names.Contains(Path.GetFileName(f))).Select(f =>
            Other(f, Path.Combine(folder, Path.GetFileName(f)), state, key)).OfType<Part>();
        List<Part> parts = [.. made.Concat(others).OrderBy(p => p.Name, StringComparer.Ordinal)];
        return new EditionSite(workspace, edition, parts, key.OfSite(parts.Select(p => (p.Name, p.Key + p.Note))
            .Append(("engine", engine?.Key ?? "")))) { _engine = engine };
    }

    /// <summary>Writes the pages.</summary>
    /// <param name="folder">A folder that is empty or does not exist.</param>
    /// <returns>What could not be shown of own notebooks, a line each.</returns>
    public IReadOnlyList<string> Build(string folder)
    {
        List<Notebook> notebooks = [.. _parts.Select(p => p.Notebook ?? Read(p))];
        var claims = _parts.Count == _edition.Entries.Count ? _edition.Claims : Edition.Settle(_workspace, notebooks);
        var notes = _parts.Zip(notebooks).Where(p => p.First.Note.Length > 0 && p.Second.IsRunHere).ToDictionary(p => p.First.Name, p =>
            p.First.Note, StringComparer.Ordinal);
        return SiteBuilder.Build(notebooks, claims, folder, notes, _engine);
    }

    private static Part? Other(string file, string standing, EditionState state, ContentKey key)
    {
        var name = Path.GetFileName(file);
        if (File.Exists(standing))
        {
            var known = state.Notebooks.GetValueOrDefault(name);
            var isCurrent = known is not null
                && (known.Key.Length == 0 || key.Of(name, File.ReadAllBytes(file), known.Reads, []) == known.Key);
            return new Part(name, standing, null, known is { Key.Length: > 0 } ? known.Key : ContentKey.Of(File.ReadAllBytes(standing)),
                isCurrent ? "" : Earlier, IsStanding: true);
        }

        return new Part(name, file, null, ContentKey.Of(File.ReadAllBytes(file)), Stored, IsStanding: false);
    }

    /// <summary>A notebook that is not part of this run; where it cannot be read its page says so.</summary>
    private Notebook Read(Part part)
    {
        try
        {
            return Entry.Guarded(Notebook.Parse(File.ReadAllBytes(part.File), Path.Combine(_workspace.Notebooks, part.Name)));
        }
        catch (NotebookFormatException error)
        {
            return Entry.OfUnreadable(part.Name, Entry.ProblemOf(error)).Executed;
        }
    }

    /// <param name="Name">The name of the notebook.</param>
    /// <param name="File">Where it is read from.</param>
    /// <param name="Notebook">The notebook, where this run made it.</param>
    /// <param name="Key">Names its content.</param>
    /// <param name="Note">What its page says about where it comes from.</param>
    /// <param name="IsStanding">Whether it is a result of an earlier run.</param>
    private sealed record Part(string Name, string File, Notebook? Notebook, string Key, string Note, bool IsStanding);
}
