using System.Reflection;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Packages;

/// <summary>
/// Which copy of an assembly a cell gets when a package brings one that the host runs on as well. The same version: the host's. Another
/// version: the package's own, beside the host's, unless cells and host exchange its types. Of those there is one copy, the host's: it
/// serves what asks for the same version or an earlier one, and a package that needs a later one is refused.
/// </summary>
internal static class HostCopies
{
    private static readonly string? Framework = Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>Assemblies whose types go to and fro between cells and host, beside those of the .NET framework.</summary>
    internal static IReadOnlySet<string> Exchanged { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "NotebookLib", "NotebookLib.Notebooks", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions",
    };

    /// <summary>The version of a package of this project that the host itself holds; null for other packages.</summary>
    internal static string? Own(string id) => id.StartsWith("NotebookLib", StringComparison.OrdinalIgnoreCase)
        && HostAssemblies.VersionOf(id) is { } version
        ? PackageRequest.Normal(version.ToString()) : null;

    /// <summary>The version of an assembly.</summary>
    internal static Version VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version!;

    /// <summary>Whether an assembly of a package gives way to the host's copy, and what to say about it, if anything.</summary>
    /// <exception cref="PackageException">It is one of those exchanged, and later than the host's.</exception>
    internal static (bool Served, string? Said) Serve(Package package, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (References.HostPath(name) is not { } path)
        {
            return (false, null);
        }

        var (wanted, here) = (VersionOf(file), VersionOf(path));
        var framework = Path.GetDirectoryName(path) == Framework;
        if (wanted == here || !(framework || Exchanged.Contains(name)))
        {
            return (wanted == here, null);
        }

        var said = $"Package {package.Id} {package.Version} brings {name} {wanted}, and cells share the host's {name} {here}.";
        return wanted < here ? (true, framework ? null : said)
            : throw new PackageException(said,
                $"Take a version of {package.Id}, or of the package that needs it, that is content with {name} {here}.");
    }
}
