using System.IO;

namespace NotebookLib.Tests;

/// <summary>Reference material that stands beside the repository on some machines, and is no part of it.</summary>
internal static class Shared
{
    /// <summary>The path of a file or folder there, or null: the test then skips with a reason.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NotebookLib.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", relative));
                return File.Exists(path) || Directory.Exists(path) ? path : null;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, skipping the running test where the material is absent.</summary>
    public static string FindOrSkip(string relative)
    {
        var path = Find(relative);
        Assert.SkipWhen(path is null, $"reference material ../shared/{relative} is not on this machine");
        return path!;
    }
}
