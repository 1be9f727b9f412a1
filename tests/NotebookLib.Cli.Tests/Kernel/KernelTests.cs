using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>The kernel as Jupyter's own programs see it: jupyter_client, nbclient and nbconvert from Debian.</summary>
public sealed class KernelTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly string _data = Directory.CreateTempSubdirectory("nl-jupyter-").FullName;

    public static TheoryData<string> Protocol => [.. File.ReadAllLines(Script("protocol.py"))
        .Where(l => l.StartsWith("def test_", StringComparison.Ordinal)).Select(l => l["def test_".Length..l.IndexOf('(', StringComparison.Ordinal)])];

    public static TheoryData<string> Notebooks => [.. CommandLine.Notebooks.Select(f => Path.GetFileName(f)!)];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [MemberData(nameof(Protocol))]
    public async Task The_protocol_as_jupyter_client_speaks_it(string name)
    {
        await InstallAsync("jupyter_client");
        await RunAsync(Python, Script("protocol.py"), name);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task The_notebooks_give_on_the_kernel_what_they_give_in_the_runner(string notebook)
    {
        await InstallAsync("nbclient");
        await RunAsync(Python, Script("notebooks.py"), Path.Combine(CommandLine.Repository, "notebooks", notebook));
    }

    [Fact]
    public async Task Nbconvert_executes_with_it()
    {
        await InstallAsync("nbconvert");
        using var workspace = new CommandLine();
        var file = workspace.Notebook("proef.ipynb", "var x = 1;", "$\"{x + 1} van nbconvert\"");
        await RunAsync(Python, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=notebooklib", "--ExecutePreprocessor.startup_timeout=600", "--ExecutePreprocessor.iopub_timeout=600", "--KernelManager.transport=ipc", file, "--output-dir", _data);
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "proef.ipynb"), TestContext.Current.CancellationToken))!["cells"]!;
        Assert.Contains("2 van nbconvert", cells[1]!["outputs"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_writes_the_kernelspec_where_it_was_asked_to()
    {
        using var workspace = new CommandLine();
        var answer = await workspace.Run("kernel", "install", "--prefix", _data, "--name", ".net-csharp", "--json");
        Assert.Equal(0, answer.Code);
        var folder = (string)JsonNode.Parse(answer.Output)!["folder"]!;
        Assert.Equal(Path.Combine(_data, "share", "jupyter", "kernels", ".net-csharp"), folder);
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kernel.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(("C#", "message", "{connection_file}"), ((string?)spec["language"], (string?)spec["interrupt_mode"], (string?)spec["argv"]!.AsArray()[^1]));
    }

    [Theory]
    [InlineData("a/b", "is no kernel name")]
    [InlineData("", "is no kernel name")]
    public async Task A_name_that_Jupyter_would_refuse_is_refused(string name, string expected)
    {
        using var workspace = new CommandLine();
        var answer = await workspace.Run("kernel", "install", "--prefix", _data, "--name", name);
        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var workspace = new CommandLine();
        await File.WriteAllTextAsync(Path.Combine(_data, "share"), "een bestand", TestContext.Current.CancellationToken);
        var answer = await workspace.Run("kernel", "install", "--prefix", _data);
        Assert.Equal(2, answer.Code);
        Assert.Contains("cannot be written", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_connection_file_and_a_port_in_use_are_one_line_each()
    {
        using var workspace = new CommandLine();
        var missing = await workspace.Run("kernel", "run", "--connection-file", Path.Combine(_data, "geen.json"));
        Assert.Equal(2, missing.Code);
        Assert.Contains("there is no such connection file", Assert.Single(missing.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);

        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var file = Path.Combine(_data, "kernel.json");
        await File.WriteAllTextAsync(file, $$"""{"shell_port":{{port}},"control_port":{{port}},"stdin_port":{{port}},"iopub_port":{{port}},"hb_port":{{port}},"key":"k"}""", TestContext.Current.CancellationToken);
        var used = await workspace.Run("kernel", "run", "--connection-file", file);
        Assert.Equal(2, used.Code);
        Assert.Contains($"tcp://127.0.0.1:{port} is in use", Assert.Single(used.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string Script(string name) => Path.Combine(CommandLine.Repository, "tests", "NotebookLib.Cli.Tests", "Kernel", name);

    private async Task InstallAsync(string module)
    {
        Assert.SkipUnless(File.Exists(Python), Python + " is not there.");
        using (var import = Process.Start(new ProcessStartInfo(Python, ["-c", "import " + module]) { RedirectStandardError = true })!)
        {
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipUnless(import.ExitCode == 0, $"{Python} has no {module}: apt-get install python3-{module.Replace('_', '-')}");
        }

        await RunAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "NotebookLib.Cli.dll"), "kernel", "install");
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _data };
        start.Environment["JUPYTER_DATA_DIR"] = _data;
        start.Environment["NOTEBOOKLIB_DATA"] = "";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, await error + await output);
    }
}
