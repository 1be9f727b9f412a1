using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Kernel;

namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>A data folder of Jupyter's of its own, and Debian's Python programs and the command with it.</summary>
internal sealed class Jupyter : IDisposable
{
    public const string Python = "/usr/bin/python3";

    private static readonly Lazy<string> Packages = new(DotnetInteractive.PackagesFolder);

    /// <summary>The folder that kernelspecs stand in; also where the programs start.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("nl-jupyter-").FullName;

    /// <summary>What the programs find in their environment besides.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public void Dispose() => Directory.Delete(Data, recursive: true);

    public static string Script(string name) => Path.Combine(CommandLine.Repository, "tests", "NotebookLib.Cli.Tests", "Kernel", name);

    /// <summary>Skips the test where Python or a module is missing.</summary>
    public static async Task NeedAsync(string module)
    {
        Assert.SkipUnless(File.Exists(Python), Python + " is not there.");
        using var import = Process.Start(new ProcessStartInfo(Python, ["-c", "import " + module]) { RedirectStandardError = true })!;
        await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(import.ExitCode == 0, $"{Python} has no {module}: apt-get install python3-{module.Replace('_', '-')}");
    }

    /// <summary>Skips the test where .NET Interactive, or the FSharp.Core that our libraries are made for, is not in NuGet's
    /// folder.</summary>
    public static void NeedTool() => Assert.SkipUnless(File.Exists(DotnetInteractive.Tool(Packages.Value))
        && File.Exists(DotnetInteractive.FSharpCore(Packages.Value)),
        ".NET Interactive is not there: dotnet tool restore");

    /// <summary>The command <c>notebooklib</c>; it has to end well.</summary>
    public Task<string> CommandAsync(params string[] arguments) =>
        RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"), .. arguments]);

    /// <summary>The state and the one line that doctor gives of one of its checks.</summary>
    public async Task<(string? State, string Found)> DoctorAsync(string name)
    {
        var (_, output, _) = await FinishAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"),
            "doctor", "--json"]);
        var check = JsonNode.Parse(output)!["checks"]!.AsArray().Single(c => (string?)c!["name"] == name)!;
        var (state, found, mend) = ((string?)check["state"], (string)check["found"]!, (string?)check["mend"]);
        Assert.True(state == "ok" || mend is { Length: > 0 }, name);
        Assert.DoesNotContain('\n', found);
        return (state, found);
    }

    /// <summary>Runs a program that has to end well, and gives what it printed.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output, error) = await FinishAsync(program, arguments);
        Assert.True(code == 0, error + output);
        return output;
    }

    public async Task<(int Code, string Output, string Error)> FinishAsync(string program, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = folder ?? Data };
        start.Environment["JUPYTER_DATA_DIR"] = Data;
        start.Environment["NOTEBOOKLIB_DATA"] = "";
        start.Environment["PATH"] = Data + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        var patience = TimeSpan.FromMinutes(1); // a child that was left behind keeps the pipes open
        return (process.ExitCode, await output.WaitAsync(patience), await error.WaitAsync(patience));
    }
}
