using System.Diagnostics;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// Builds the library anew and makes a copy of this program that runs on it: cells run in processes, and those that start from now on have
/// the new library. The build goes where the cells' <c>#r</c> points to; the program that runs now is left alone.
/// </summary>
internal sealed partial class LibraryBuild(string project, string scratch)
{
    private int _generation;

    /// <summary>Builds.</summary>
    /// <returns>How workers start with the new library, or null with what the compiler objects to.</returns>
    public async Task<(WorkerCommand? Command, IReadOnlyList<string> Errors)> RunAsync(CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(project)!;
        var restored = File.Exists(Path.Combine(folder, "obj", "project.assets.json"));
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["build", project, "-c", "Release", "-v:q", "-nologo", "-nodeReuse:false", "-p:RunAnalyzers=false",
                "-p:UseSharedCompilation=false", .. restored ? new[] { "--no-restore" } : []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            var text = await output + await error;
            var built = Path.Combine(folder, "bin", "Release", "net10.0", "NotebookLib.dll");
            return process.ExitCode == 0 && File.Exists(built) ? (Copy(built), []) : (null, Errors(text, folder));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>This program beside the new library. The folder before the last one goes: nothing runs from it any more.</summary>
    private WorkerCommand Copy(string built)
    {
        var target = Directory.CreateDirectory(Path.Combine(scratch, $"program-{++_generation}")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        File.Copy(built, Path.Combine(target, "NotebookLib.dll"), overwrite: true);
        if (Directory.Exists(Path.Combine(scratch, $"program-{_generation - 2}")))
        {
            Directory.Delete(Path.Combine(scratch, $"program-{_generation - 2}"), recursive: true);
        }

        var assembly = Path.Combine(target, Path.GetFileName(System.Reflection.Assembly.GetEntryAssembly()!.Location));
        return new WorkerCommand(WorkerCommand.Self.FileName is var program && Path.GetFileNameWithoutExtension(program)
            .Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? program : "dotnet", [assembly, "worker"]);
    }

    private static List<string> Errors(string text, string folder)
    {
        List<string> found = [.. Problem().Matches(text).Select(m =>
            $"{Path.GetRelativePath(folder, m.Groups["file"].Value).Replace('\\', '/')}, regel {m.Groups["line"].Value}: {m.Groups["text"]
            .Value}").Distinct().Take(10)];
        return found.Count > 0 ? found
            : [text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal))
            ?? "dotnet build is niet gelukt. Draai het zelf om te zien waarom."];
    }

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*)\((?<line>\d+),\d+\): error \w+: (?<text>.*?)(?: \[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
