using System.Text.Json;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Cli;

/// <summary>
/// Notebooks that need more than this project restores everywhere: <c>"requires": "bridges"</c> under <c>notebooklib</c> in their metadata.
/// They run only when asked for by name, so that a run without names is the same on every machine.
/// </summary>
internal static class Bridges
{
    public const string Build = "dotnet build NotebookLib.Bridges.slnf -c Release";

    public const string About = "lib/NotebookLib.Bridges/README.md says which packages that takes and where they can be had";

    /// <summary>Whether the bridges are built here.</summary>
    public static bool AreBuilt(Workspace workspace) => File.Exists(Path.Combine(workspace.Root, "lib", "NotebookLib.Bridges", "bin", "Release", "net10.0", "NotebookLib.Bridges.dll"));

    /// <summary>Whether a notebook asks for them. One that cannot be read does not: whoever reads it next says what is wrong.</summary>
    public static bool AreNeeded(string notebook)
    {
        try
        {
            var bytes = File.ReadAllBytes(notebook);
            return bytes.AsSpan().IndexOf("\"requires\""u8) >= 0 && Notebook.Parse(bytes, notebook).Metadata["notebooklib"]?["requires"]?.ToString() == "bridges";
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>One line for a notebook that a run without names leaves out.</summary>
    public static string Skipped(string notebook) => $"skipped: {Path.GetFileName(notebook)} needs the bridges; `run {Path.GetFileName(notebook).Split('-')[0]}` runs it";

    /// <summary>Stops before a notebook that was asked for and cannot run here.</summary>
    /// <exception cref="UsageException">The bridges are not built.</exception>
    public static void Demand(Workspace workspace, IEnumerable<string> notebooks)
    {
        if (!AreBuilt(workspace) && notebooks.FirstOrDefault(AreNeeded) is { } notebook)
        {
            throw new UsageException($"{Path.GetFileName(notebook)} needs the bridges, which are not built here.", $"{Build}; {About}.");
        }
    }
}
