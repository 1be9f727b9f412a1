using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace NotebookLib.Notebooks.Packages;

/// <summary>
/// The smallest project that asks for a set of packages. NuGet itself reads it, with the user's own configuration from the notebook's
/// folder upwards; it stands in a folder of its own in the user's cache, named by its content, and imports nothing from the folders above
/// it.
/// </summary>
internal sealed class PackageProject
{
    private const string Framework = "net10.0";

    // where the user has no folder that can be written: one for this process, in which nobody else can have put an answer
    private static readonly Lazy<string> Own = new(() => Directory.CreateTempSubdirectory("notebooklib-packages-").FullName);

    internal PackageProject(IEnumerable<PackageRequest> requests, IEnumerable<string> sources, string directory)
    {
        Requests = [.. requests.OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)];
        var packages = Requests.Select(r =>
            $"    <PackageReference Include=\"{Literal(r.Id)}\" Version=\"{Literal(r.ProjectRange)}\" />\n");
        Text = $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RestoreRootConfigDirectory>{Literal(directory)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{string.Join(';', sources.Select(Literal))}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
            {string.Concat(packages)}  </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>

            """.ReplaceLineEndings("\n");
        var unpacked = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "";
        Folder = Path.Combine(Cache, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text + unpacked)))[..32]);
    }

    /// <summary>What it asks for, by name.</summary>
    internal IReadOnlyList<PackageRequest> Requests { get; }

    /// <summary>Its text.</summary>
    internal string Text { get; }

    /// <summary>Its folder; may not be there yet.</summary>
    internal string Folder { get; }

    /// <summary>The project file.</summary>
    internal string File => Path.Combine(Folder, "packages.csproj");

    /// <summary>NuGet's lock file of the last resolution.</summary>
    internal string Lock => Path.Combine(Folder, "packages.lock.json");

    /// <summary>NuGet's answer.</summary>
    internal string Assets => Path.Combine(Folder, "obj", "project.assets.json");

    private static string Cache
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
                : OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } own ? Path.Combine(own, ".cache") : "";
            try
            {
                return home.Length > 0 ? Directory.CreateDirectory(Path.Combine(home, "notebooklib", "packages")).FullName : Own.Value;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Own.Value;
            }
        }
    }

    // $, %, @ and ; mean something to MSBuild
    private static string Literal(string text) => SecurityElement.Escape(text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal));
}
