using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookLib.Notebooks.Tests.Packages;

/// <summary>
/// A notebook's folder with a feed of packages beside it as its only source, and a package folder and cache of its own: no test asks the
/// network, or sees what the user has.
/// </summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly (string Name, string? Before)[] _environment;

    internal PackageFeed()
    {
        _environment = [.. new[] { "NUGET_PACKAGES", "XDG_CACHE_HOME" }.Select(n => (n, Environment.GetEnvironmentVariable(n)))];
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", Packages);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", System.IO.Path.Combine(Path, "cache"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "notebooks"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "feed"));
        Configure("feed");
    }

    internal string Path => _folder.Path;

    internal string Notebooks => System.IO.Path.Combine(Path, "notebooks");

    internal string Packages => System.IO.Path.Combine(Path, "packages");

    internal string Lock => System.IO.Path.Combine(Notebooks, "test.packages.lock.json");

    /// <summary>Writes the nuget.config that counts for the notebooks.</summary>
    internal void Configure(string source) => _folder.Write("nuget.config",
        $"<configuration><packageSources><clear /><add key=\"proef\" value=\"{
            source}\" /></packageSources><fallbackPackageFolders><clear /></fallbackPackageFolders></configuration>");

    internal void Write(string name, string content) => _folder.Write(name, content);

    /// <summary>Puts a package into the feed, with one assembly of its own name.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="version">Its version, and with its first two numbers that of the assembly.</param>
    /// <param name="source">The assembly in C#.</param>
    /// <param name="needs">Packages that it needs: name and range.</param>
    /// <param name="framework">The framework that it is made for.</param>
    /// <param name="assembly">The assembly's name, where it is another.</param>
    /// <param name="files">Further files: place in the package, and the file that goes there.</param>
    /// <param name="folder">The feed.</param>
    internal void Add(string id, string version, string source, (string Id, string Range)[]? needs = null, string framework = "net10.0",
        string? assembly = null,
        (string Place, string File)[]? files = null, string folder = "feed")
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, folder));
        using var zip = ZipFile.Open(System.IO.Path.Combine(Path, folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var text = new StreamWriter(zip.CreateEntry(id + ".nuspec").Open()))
        {
            text.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version><authors>proef</authors>
                <description>proef</description><dependencies><group targetFramework="{framework}">
                {string.Concat((needs ?? []).Select(n => $"<dependency id=\"{n.Id}\" version=\"{n.Range}\" />"))}
                </group></dependencies></metadata></package>
                """);
        }

        using (var dll = zip.CreateEntry($"lib/{framework}/{assembly ?? id}.dll").Open())
        {
            dll.Write(Compile(assembly ?? id, version, source));
        }

        foreach (var (place, file) in files ?? [])
        {
            zip.CreateEntryFromFile(file, place);
        }
    }

    internal void Remove(string id, string version) => File.Delete(System.IO.Path.Combine(Path, "feed", $"{id}.{version}.nupkg"));

    /// <summary>Forgets every package that was unpacked, and every answer.</summary>
    internal void Forget()
    {
        foreach (var folder in new[] { Packages, System.IO.Path.Combine(Path, "cache") }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose()
    {
        foreach (var (name, before) in _environment)
        {
            Environment.SetEnvironmentVariable(name, before);
        }

        _folder.Dispose();
    }

    private static byte[] Compile(string name, string version, string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(p => System.IO.Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p =>
                MetadataReference.CreateFromFile(p));
        var attribute = $"[assembly: System.Reflection.AssemblyVersion(\"{string.Join('.', version.Split('-')[0].Split('.')
            .Take(2))}.0.0\")]\n";
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(attribute + source)], references,
            new(OutputKind.DynamicallyLinkedLibrary, deterministic: true)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}

/// <summary>A feed changes this process's environment, which every worker inherits: no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(PackageFeed), DisableParallelization = true)]
public sealed class PackageFeedCollection;
