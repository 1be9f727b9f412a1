using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Format;

/// <summary>One output of a cell, as nbformat 4.5 has it.</summary>
public abstract record CellOutput
{
    /// <summary>The output as nbformat JSON, keys in Jupyter's order, texts split into lines as Jupyter splits them.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Reads an output back; texts may be one string or a list of lines.</summary>
    /// <exception cref="ArgumentException">It is no nbformat output; the notebook reader gives the place of such an error.</exception>
    public static CellOutput FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return (string?)json["output_type"] switch
        {
            "stream" => new StreamOutput((string?)json["name"] ?? "stdout", Multiline.Join(json["text"])),
            "error" => new ErrorOutput(
                (string?)json["ename"] ?? "", (string?)json["evalue"] ?? "",
                [.. (json["traceback"] as JsonArray ?? []).Select(l => (string?)l ?? "")]),
            "execute_result" => new DisplayOutput(MimeBundle.FromJson(json["data"]),
                (int?)json["execution_count"]) { Metadata = Copy(json["metadata"]) },
            "display_data" => new DisplayOutput(MimeBundle.FromJson(json["data"]), null) { Metadata = Copy(json["metadata"]) },
            var other => throw new ArgumentException($"\"{other}\" is no output_type: expected stream, display_data, execute_result or "
                + $"error.", nameof(json)),
        };
    }

    private static JsonObject Copy(JsonNode? node) => node?.DeepClone() as JsonObject ?? [];
}

/// <summary>Text that a cell wrote to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, as written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput
{
    /// <inheritdoc/>
    public override JsonObject ToJson() => new() { ["name"] = Name, ["output_type"] = "stream", ["text"] = Multiline.Split(Text) };
}

/// <summary>Something a cell showed: the value of its last expression, or an explicit <c>display</c>.</summary>
/// <param name="Data">The same thing in one or more mime types.</param>
/// <param name="ExecutionCount">The number of the cell when it is its result; null for an explicit display.</param>
public sealed record DisplayOutput(MimeBundle Data, int? ExecutionCount) : CellOutput
{
    /// <summary>By which a later update finds it; not stored in the file.</summary>
    public string? DisplayId { get; init; }

    /// <summary>nbformat's metadata of the output; usually empty.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <inheritdoc/>
    public override JsonObject ToJson() => ExecutionCount is { } count
        ? new() { ["data"] = Data.ToJson(), ["execution_count"] = count, ["metadata"] = Metadata.DeepClone(),
            ["output_type"] = "execute_result" }
        : new() { ["data"] = Data.ToJson(), ["metadata"] = Metadata.DeepClone(), ["output_type"] = "display_data" };
}

/// <summary>An exception or compile error that ended a cell.</summary>
/// <param name="Name">The kind of error: the type of the exception without namespace, <c>CompilationError</c>, <c>Timeout</c>,
/// <c>ProcessEnded</c>.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Lines for a reader: message, then cell and line.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput
{
    /// <inheritdoc/>
    public override JsonObject ToJson() => new()
    {
        ["ename"] = Name,
        ["evalue"] = Value,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. Traceback.Select(l => (JsonNode)l)]),
    };
}
