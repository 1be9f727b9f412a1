using System.Text.Json;

namespace NotebookLib.Notebooks.Editions;

/// <summary>What the result of one notebook depends on.</summary>
/// <param name="Key">Names the content of all of it, see <see cref="ContentKey"/>; empty for a result that has to be made again.</param>
/// <param name="Reads">What it read, as <see cref="ReadList"/> says it, with paths seen from the workspace.</param>
public sealed record NotebookState(string Key, IReadOnlyList<string> Reads)
{
    /// <summary>Of a result that has to be made again.</summary>
    public static NotebookState None { get; } = new("", []);
}

/// <summary><c>out/state.json</c>: what the last good results depend on.</summary>
/// <param name="Site">What the pages were made of; empty where that is not known.</param>
/// <param name="Notebooks">Per notebook, by the name of its file.</param>
public sealed record EditionState(string Site, IReadOnlyDictionary<string, NotebookState> Notebooks)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
        IndentSize = 1, NewLine = "\n" };

    /// <summary>Nothing stands.</summary>
    public static EditionState None { get; } = new("", new Dictionary<string, NotebookState>());

    /// <summary>Reads the file; one that is not there, or is of another version of this program, says that nothing stands.</summary>
    public static EditionState Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<EditionState>(File.ReadAllBytes(path), Json) is { Site: not null, Notebooks: not null } state
                && state.Notebooks.Values.All(n => n is { Key: not null, Reads: not null }) ? state : None;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return None;
        }
    }

    /// <summary>The text of the file.</summary>
    public string ToText() =>
        JsonSerializer.Serialize(this with { Notebooks = new SortedDictionary<string,
        NotebookState>(Notebooks.ToDictionary(), StringComparer.Ordinal) }, Json) + "\n";
}
