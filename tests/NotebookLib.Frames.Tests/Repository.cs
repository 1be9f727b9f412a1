namespace NotebookLib.Frames.Tests;

internal static class Repository
{
    /// <summary>The folder that holds NotebookLib.sln.</summary>
    public static string Root { get; } = FindUp(AppContext.BaseDirectory);

    private static string FindUp(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : FindUp(Path.GetDirectoryName(folder)!);
}
