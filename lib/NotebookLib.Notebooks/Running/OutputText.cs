using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>The outputs of a cell as one text, the same wherever they were made: what a comparison compares.</summary>
internal static class OutputText
{
    /// <summary>The outputs as JSON, as nbformat has them; metadata, which say nothing of the result, are left out.</summary>
    internal static string Of(IEnumerable<CellOutput> outputs) => new JsonArray([.. outputs.Select(o => Bare(o.ToJson()))]).ToJsonString();

    /// <summary>The SHA-256 of a text, in hexadecimals.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonObject Bare(JsonObject output)
    {
        output.Remove("metadata");
        return output;
    }
}
