namespace NotebookLib.Tests.Architecture;

/// <summary>The folder that holds NotebookLib.sln, above the tests.</summary>
internal static class Repository
{
    internal static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No NotebookLib.sln above the tests."));
}
