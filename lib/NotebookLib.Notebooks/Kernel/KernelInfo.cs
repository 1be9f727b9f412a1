using System.Reflection;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    internal static string Version { get; } =
        (typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0")
            .Split('+')[0];

    internal static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = JupyterMessage.Protocol,
        ["implementation"] = "notebooklib",
        ["implementation_version"] = Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"NotebookLib {Version}, C# on .NET {Environment.Version.Major}",
        ["help_links"] = new JsonArray(),
        ["debugger"] = false,
    };
}
