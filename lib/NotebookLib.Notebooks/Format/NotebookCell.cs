using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>A cell of a notebook that is being made.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Source">Its text.</param>
/// <param name="Id">Its id; null for one made from place and source.</param>
/// <param name="Metadata">Its metadata; null for none.</param>
internal sealed record NewCell(CellType Type, string Source, string? Id = null, JsonObject? Metadata = null);

/// <summary>One cell of a notebook.</summary>
public sealed class NotebookCell
{
    private readonly string _text;
    private readonly string _language;

    internal NotebookCell(string text, JsonSpan span, int index, string language)
    {
        (_text, Span, Index, _language) = (text, span, index, language);
        Type = Enum.Parse<CellType>(span["cell_type"]!.Text(text), ignoreCase: true);
        Id = span["id"]?.Text(text) ?? "";
        Source = SourceOf(span, text);
    }

    /// <summary>Its place among all cells, from 0.</summary>
    public int Index { get; }

    /// <summary>What it is.</summary>
    public CellType Type { get; }

    /// <summary>Its id, unique in the notebook.</summary>
    public string Id { get; }

    /// <summary>Its text.</summary>
    public string Source { get; }

    /// <summary>Its number when it last ran; null if it did not, or is no code.</summary>
    public int? ExecutionCount => (int?)Span["execution_count"]?.Node(_text);

    /// <summary>Its metadata, a copy.</summary>
    public JsonObject Metadata => (JsonObject)Span["metadata"]!.Node(_text)!;

    /// <summary>The tags in its metadata, e.g. <c>parameters</c>.</summary>
    public IReadOnlyList<string> Tags => [.. Span["metadata"]!["tags"]?.Items.Select(t => t.Text(_text)) ?? []];

    /// <summary>Files that its Markdown refers to as <c>attachment:NAME</c>.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments =>
        Span["attachments"]?.Members.ToDictionary(m => m.Key, m => MimeBundle.FromJson(m.Value.Node(_text))) ?? [];

    /// <summary>Its outputs as stored; empty for a cell that is no code.</summary>
    public IReadOnlyList<CellOutput> Outputs =>
        [.. Span["outputs"]?.Items.Select(o => CellOutput.FromJson((JsonObject)o.Node(_text)!)) ?? []];

    /// <summary>
    /// What a session runs: the source, with a <c>#!</c> line before it where the cell, or the notebook as a whole, names another
    /// language than C# (as Polyglot Notebooks and VS Code store it).
    /// </summary>
    public string Code => Language is "" or "csharp" or "C#" or "c#" || Session.Languages.CellLanguages.Starts(Source) ? Source
        : $"#!{Session.CellParts.FromMetadata}{Language}\n{Source}";

    internal JsonSpan Span { get; }

    /// <summary>The language that its metadata names; otherwise the notebook's own.</summary>
    internal string Language
    {
        get
        {
            var metadata = Span["metadata"]!;
            var name = metadata["polyglot_notebook"]?["kernelName"] ?? metadata["dotnet_interactive"]?["language"]
                ?? metadata["vscode"]?["languageId"];
            return name is { Kind: JsonKind.String } && name.Text(_text) is { Length: > 0 } found && found != Notebook.Polyglot
                ? found.Replace("dotnet-interactive.", "", StringComparison.Ordinal) : _language;
        }
    }

    internal static string SourceOf(JsonSpan cell, string text) => cell["source"] is { Kind: JsonKind.Array } lines
        ? string.Concat(lines.Items.Select(l => l.Text(text))) : cell["source"]!.Text(text);

    /// <summary>The language that a cell's metadata names; empty for the notebook's own.</summary>
    internal static string LanguageIn(JsonObject metadata) =>
        ((metadata["polyglot_notebook"] as JsonObject)?["kernelName"] ?? (metadata["dotnet_interactive"] as JsonObject)?["language"])
            is JsonValue value && value.TryGetValue<string>(out var name) ? name : "";
}
