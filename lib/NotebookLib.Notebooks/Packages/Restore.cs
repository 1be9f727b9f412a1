using System.Diagnostics;
using System.Runtime.InteropServices;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Packages;

/// <summary>Runs NuGet's own restore, from the SDK that this program was built with or another one on the machine.</summary>
internal static class Restore
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);

    /// <summary>Restores a project that is written already.</summary>
    /// <param name="project">The project.</param>
    /// <param name="locked">Whether the graph in its lock file has to be taken as it is.</param>
    /// <param name="cancellation">Stops it; an interrupted cell does as well.</param>
    /// <returns>What NuGet said, and whether it succeeded.</returns>
    /// <exception cref="PackageException">There is no SDK, or it took too long.</exception>
    internal static Task<(bool Ok, string Said)> RunAsync(PackageProject project, bool locked, CancellationToken cancellation) =>
        DotnetAsync(
        ["restore", project.File, "-nologo", "-v:q", "-tl:off", "-noAutoResponse", "-nodeReuse:false", "-m:1",
            .. locked ? new[] { "-p:RestoreLockedMode=true" } : []],
        project.Folder, cancellation);

    /// <summary>The versions of a package that the user's sources have, the newest last; empty where that cannot be found out.</summary>
    internal static async Task<IReadOnlyList<string>> VersionsAsync(string id, string directory, IReadOnlyList<string> sources,
        CancellationToken cancellation)
    {
        var (ok, said) = await DotnetAsync(["package", "search", id, "--exact-match", "--prerelease", "--format", "json"], directory,
            cancellation);
        var versions = sources.Where(Directory.Exists).SelectMany(s => Directory.EnumerateFiles(s, "*.nupkg"))
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(f => f.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(f[id.Length + 1]))
            .Select(f => f[(id.Length + 1)..]).ToList();
        try
        {
            if (ok && said.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
            {
                using var answer = System.Text.Json.JsonDocument.Parse(said[start..]);
                versions.AddRange(answer.RootElement.GetProperty("searchResult").EnumerateArray().Where(s =>
                    s.TryGetProperty("packages", out _))
                    .SelectMany(s => s.GetProperty("packages").EnumerateArray()).Select(p => p.GetProperty("version").GetString()!));
            }
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // only a help: without it the message is shorter
        }

        return [.. versions.Select(PackageRequest.Normal).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Runs the SDK in a folder.</summary>
    internal static async Task<(bool Ok, string Said)> DotnetAsync(IReadOnlyList<string> arguments, string directory,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program(), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = directory,
        };

        // what this program was given for itself, or by a build that started it, is not for the SDK
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
            || k.StartsWith("DOTNET_GC", StringComparison.OrdinalIgnoreCase) || k is "DOTNET_TieredPGO"
                or "DOTNET_DbgEnableMiniDump").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Start(start);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None),
            process.StandardError.ReadToEndAsync(CancellationToken.None));
        var (ended, clock) = (process.WaitForExitAsync(CancellationToken.None), Stopwatch.StartNew());
        while (await Task.WhenAny(ended, Task.Delay(Glance, CancellationToken.None)) != ended)
        {
            if (cancellation.IsCancellationRequested || Interruption.Requested || clock.Elapsed > Longest)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                throw Interruption.Requested ? new OperationCanceledException("The cell was interrupted.")
                    : new PackageException($"NuGet did not finish within {Longest.TotalMinutes:0} minutes.",
                        "Look at the connection, or at the sources: dotnet nuget list source");
            }
        }

        return (process.ExitCode == 0, await output + await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw NoSdk;
        }
    }

    internal static PackageException NoSdk => new("Packages are fetched by the .NET SDK, and there is none here.",
        "Install the .NET 10 SDK: https://dotnet.microsoft.com/download");

    // The dotnet whose runtime runs this process, where that has an SDK; else the one that is known or found by name.
    private static string Program()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var own = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(own) && Directory.Exists(Path.Combine(root, "sdk")) ? own
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }
}
