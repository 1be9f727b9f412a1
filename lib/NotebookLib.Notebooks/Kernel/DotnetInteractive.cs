using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>
/// The kernel of .NET Interactive, started with a later FSharp.Core than the one it brings, so that packages made for that one
/// (Deedle 8.1, Plotly.NET 6) run in it. Nothing is copied: the tool and FSharp.Core stay in NuGet's folder, and a file beside
/// <c>kernel.json</c> tells the .NET host where this FSharp.Core is. The higher assembly version wins there.
/// </summary>
public static class DotnetInteractive
{
    /// <summary>The name of the kernel.</summary>
    public const string DefaultName = "notebooklib-dotnet-interactive";

    /// <summary>The version of the tool, as in <c>.config/dotnet-tools.json</c>.</summary>
    public const string ToolVersion = "1.0.712001";

    /// <summary>The version of FSharp.Core, as in <c>Directory.Packages.props</c>.</summary>
    public const string FSharpCoreVersion = "10.1.403";

    private const string DependenciesFile = "fsharp.core.deps.json";

    /// <summary>The folder that NuGet keeps packages in for this user: <c>NUGET_PACKAGES</c>, or what <c>dotnet nuget locals</c>
    /// says.</summary>
    public static string PackagesFolder()
    {
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own)
        {
            return Path.GetFullPath(own);
        }

        var (_, told) = Dotnet(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list");
        const string Before = "global-packages:";
        return told.Split('\n').FirstOrDefault(l => l.StartsWith(Before, StringComparison.Ordinal)) is { } line
            ? Path.TrimEndingDirectorySeparator(line[Before.Length..].Trim())
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    }

    /// <summary>The program of the tool; the file need not be there.</summary>
    /// <param name="packages">See <see cref="PackagesFolder"/>.</param>
    public static string Tool(string packages) =>
        Path.Combine(packages, "microsoft.dotnet-interactive", ToolVersion, "tools", "net10.0", "any",
            "Microsoft.DotNet.Interactive.App.dll");

    /// <summary>The FSharp.Core that the kernel gets; the file need not be there.</summary>
    /// <param name="packages">See <see cref="PackagesFolder"/>.</param>
    public static string FSharpCore(string packages) =>
        Path.Combine(packages, "fsharp.core", FSharpCoreVersion, "lib", "netstandard2.1", "FSharp.Core.dll");

    /// <summary>Lets NuGet fetch what is not in its folder yet, with the configuration of this user; what is there is not asked for
    /// again.</summary>
    /// <param name="packages">See <see cref="PackagesFolder"/>.</param>
    /// <exception cref="KernelException">A package could not be had; the message is NuGet's.</exception>
    public static void Fetch(string packages)
    {
        if (File.Exists(Tool(packages)) && File.Exists(FSharpCore(packages)))
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("notebooklib-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "fetch.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup>
                    <PackageDownload Include="Microsoft.dotnet-interactive" Version="[{ToolVersion}]" />
                    <PackageDownload Include="FSharp.Core" Version="[{FSharpCoreVersion}]" />
                  </ItemGroup>
                </Project>
                """);
            var (code, told) = Dotnet(folder.FullName, "restore");
            if (code != 0 || !File.Exists(Tool(packages)) || !File.Exists(FSharpCore(packages)))
            {
                var why = told.Split('\n').FirstOrDefault(l => l.Contains("error ", StringComparison.Ordinal)) is { } line
                    ? line[(line.IndexOf("error ", StringComparison.Ordinal) + "error ".Length)..].Trim() : told.Trim();
                throw new KernelException($"Microsoft.dotnet-interactive {ToolVersion} and FSharp.Core {FSharpCoreVersion} are not in "
                    + $"{packages}, "
                    + $"and NuGet cannot fetch them: {why}\nTry again with a network, or with a package source that has them (dotnet nuget "
                        + $"list source).");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes the kernelspec, over one of the same name: first what <c>kernel.json</c> needs, then <c>kernel.json</c>, each whole
    /// or not at all.</summary>
    /// <param name="dataFolder">Jupyter's data folder, see <see cref="KernelSpec.UserFolder"/> and
    /// <see cref="KernelSpec.PrefixFolder"/>.</param>
    /// <param name="name">The kernel's name, see <see cref="KernelSpec.Install"/>.</param>
    /// <param name="packages">See <see cref="PackagesFolder"/>; both packages are there, see <see cref="Fetch"/>.</param>
    /// <returns>The folder of the kernelspec; who removes it has removed the kernel.</returns>
    /// <exception cref="KernelException">The name is not allowed, or the folder cannot be written.</exception>
    public static string Install(string dataFolder, string name, string packages)
    {
        var folder = KernelSpec.Folder(dataFolder, name);
        var dependencies = Path.Combine(folder, DependenciesFile);
        var spec = new
        {
            argv = (string[])[Host(), "exec", "--additional-deps", dependencies, "--additionalprobingpath", packages, Tool(packages),
                "jupyter", "--default-kernel", "csharp", "{connection_file}", "--http-local-only", "--http-port-range", "2048-3000"],
            display_name = $".NET Interactive (C#, FSharp.Core {Version.Parse(FSharpCoreVersion).ToString(2)})",
            language = "C#",
            env = new { DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT = "1" },
        };
        KernelSpec.Write(dependencies, Dependencies(packages));
        KernelSpec.Write(Path.Combine(folder, "kernel.json"), spec);
        return folder;
    }

    /// <summary>What is wrong with an installed kernel: a file that is gone, or another version than this program installs; null when it is
    /// whole.</summary>
    /// <param name="folder">The folder of the kernelspec, with <c>kernel.json</c>.</param>
    /// <param name="packages">See <see cref="PackagesFolder"/>.</param>
    public static string? Problem(string folder, string packages)
    {
        try
        {
            string[] command = [.. (JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))?["argv"] as JsonArray ?? [])
                .Select(a => (string?)a ?? "")];
            var dependencies = Path.Combine(folder, DependenciesFile);
            return command.FirstOrDefault(p => Path.IsPathFullyQualified(p) && !Path.Exists(p)) is { } gone
                ? $"it starts {gone}, which is not there"
                : !File.Exists(FSharpCore(packages)) ? $"it needs {FSharpCore(packages)}, which is not there"
                : !command.Contains(Tool(packages)) || !command.Contains(packages) || !command.Contains(dependencies)
                    || !JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(dependencies)),
                        JsonSerializer.SerializeToNode(Dependencies(packages)))
                    ? $"it was made for other versions than {ToolVersion} with FSharp.Core {FSharpCoreVersion}" : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return "it cannot be read: " + error.Message.Split('\n')[0];
        }
    }

    // The host looks beside the tool first, where the older FSharp.Core is: localPath names a place that is not there, so that it goes on
    // to the packages.
    private static JsonObject Dependencies(string packages)
    {
        const string Target = ".NETCoreApp,Version=v10.0";
        var (library, file) = ($"FSharp.Core/{FSharpCoreVersion}", FSharpCore(packages));
        return new JsonObject
        {
            ["runtimeTarget"] = new JsonObject { ["name"] = Target },
            ["targets"] = new JsonObject
            {
                [Target] = new JsonObject
                {
                    [library] = new JsonObject
                    {
                        ["runtime"] = new JsonObject
                        {
                            ["lib/netstandard2.1/FSharp.Core.dll"] = new JsonObject
                            {
                                ["assemblyVersion"] = AssemblyName.GetAssemblyName(file).Version!.ToString(),
                                ["fileVersion"] = FileVersionInfo.GetVersionInfo(file).FileVersion,
                                ["localPath"] = "not-beside-the-tool/FSharp.Core.dll",
                            },
                        },
                    },
                },
            },
            ["libraries"] = new JsonObject
            {
                [library] = new JsonObject { ["type"] = "package", ["serviceable"] = false, ["sha512"] = "",
                    ["path"] = $"fsharp.core/{FSharpCoreVersion}" },
            },
        };
    }

    // The dotnet that runs this program: Jupyter may be started from where no other is on the path.
    private static string Host()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var program = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(program) ? program : "dotnet";
    }

    private static (int Code, string Told) Dotnet(string folder, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(Host(), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true,
                RedirectStandardError = true };
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            start.Environment["DOTNET_NOLOGO"] = "1";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception error)
        {
            return (-1, error.Message);
        }
    }
}
