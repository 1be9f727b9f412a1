using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests;

/// <summary>A workspace of its own in a temporary folder, and the real command run in it as a process.</summary>
internal sealed class CommandLine : IDisposable
{
    public CommandLine()
    {
        Root = Directory.CreateTempSubdirectory("nl-").FullName;
        Copy(Path.Combine(Repository, "data"), Path.Combine(Root, "data"));
        Copy(Path.Combine(Repository, "notebooks", "modellen"), Path.Combine(Root, "notebooks", "modellen"));
    }

    /// <summary>The folder that holds NotebookLib.sln.</summary>
    public static string Repository { get; } = FindUp(AppContext.BaseDirectory);

    /// <summary>The notebooks of this edition.</summary>
    public static IReadOnlyList<string> Notebooks => [.. Directory.GetFiles(Path.Combine(Repository, "notebooks"), "*.ipynb")
        .Where(f => File.ReadAllText(f).Contains("\"edition\": ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Root { get; }

    public string Out => Path.Combine(Root, "out");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a notebook of an edition, with these code cells.</summary>
    public string Notebook(string name, params string[] code) =>
        Write(name, new JsonObject { ["notebooklib"] = new JsonObject { ["edition"] = Path.GetFileNameWithoutExtension(name) } }, code);

    /// <summary>Writes somebody's own notebook, with these code cells.</summary>
    public string Own(string name, params string[] code) => Write(name, [], code);

    /// <summary>Copies a notebook of this repository, by the beginning of its name.</summary>
    public string Copy(string start)
    {
        var from = Directory.GetFiles(Path.Combine(Repository, "notebooks"), start + "*.ipynb").Single();
        var to = Path.Combine(Root, "notebooks", Path.GetFileName(from));
        File.Copy(from, to);
        return to;
    }

    private string Write(string name, JsonObject metadata, string[] code)
    {
        metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        var cells = new JsonArray([.. code.Select((source, i) => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = $"cel-{i + 1}",
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        })]);
        var file = Path.Combine(Root, "notebooks", name);
        File.WriteAllText(file, new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = metadata,
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString());
        return file;
    }

    public Process Start(params string[] arguments) => StartIn(Root, arguments);

    public Task<Answer> Run(params string[] arguments) => Finish(StartIn(Root, arguments));

    /// <summary>The command with somebody at the keyboard, who stops after these lines.</summary>
    public async Task<Answer> RunWith(string input, params string[] arguments)
    {
        var process = StartIn(Root, arguments, asks: true);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await Finish(process);
    }

    /// <summary>The same command on this repository's own notebooks and data.</summary>
    public static Task<Answer> RunInRepository(params string[] arguments) => Finish(StartIn(Repository, arguments));

    private static Process StartIn(string folder, string[] arguments, bool asks = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = asks,
        };
        start.Environment.Remove("NOTEBOOKLIB_DATA");
        return Process.Start(start)!;
    }

    private static async Task<Answer> Finish(Process started)
    {
        using var process = started;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await process.WaitForExitAsync(limit.Token);
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>Every file below a folder with its content, to see whether anything changed.</summary>
    public static Dictionary<string, string> Snapshot(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(folder, f), f =>
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string FindUp(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : FindUp(Path.GetDirectoryName(folder)!);

    /// <summary>A signal as <c>kill</c> takes it: INT or HUP, or TERM where this test was itself started with that one ignored, as a shell
    /// does in the background and nohup does.</summary>
    internal static string Signal(string name)
    {
        var bit = 1UL << (name == "INT" ? 1 : 0);
        var ignored = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        return ignored is not null && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & bit) != 0 ? "-TERM" : "-" + name;
    }
}

internal sealed record Answer(int Code, string Output, string Error);
