using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Kernel;

/// <summary>The kernel as Jupyter's own programs see it: jupyter_client, nbclient and nbconvert from Debian.</summary>
public sealed class KernelTests : IDisposable
{
    private readonly Jupyter _jupyter = new();

    public static TheoryData<string> Protocol => [.. File.ReadAllLines(Jupyter.Script("protocol.py"))
        .Where(l => l.StartsWith("def test_", StringComparison.Ordinal)).Select(l =>
            l["def test_".Length..l.IndexOf('(', StringComparison.Ordinal)])];

    public static TheoryData<string> Notebooks => [.. CommandLine.Notebooks.Select(f => Path.GetFileName(f)!)];

    public void Dispose() => _jupyter.Dispose();

    [Theory]
    [MemberData(nameof(Protocol))]
    public async Task The_protocol_as_jupyter_client_speaks_it(string name)
    {
        await InstallAsync("jupyter_client");
        await _jupyter.RunAsync(Jupyter.Python, Jupyter.Script("protocol.py"), name);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task The_notebooks_give_on_the_kernel_what_they_give_in_the_runner(string notebook)
    {
        await InstallAsync("nbclient");
        await _jupyter.RunAsync(Jupyter.Python, Jupyter.Script("notebooks.py"),
            Path.Combine(CommandLine.Repository, "notebooks", notebook));
    }

    [Fact]
    public async Task Nbconvert_executes_with_it()
    {
        await InstallAsync("nbconvert");
        using var workspace = new CommandLine();
        var file = workspace.Notebook("proef.ipynb", "var x = 1;", "$\"{x + 1} van nbconvert\"");
        await _jupyter.RunAsync(Jupyter.Python, "-m", "nbconvert", "--to", "notebook", "--execute",
            "--ExecutePreprocessor.kernel_name=notebooklib", "--ExecutePreprocessor.startup_timeout=600",
            "--ExecutePreprocessor.iopub_timeout=600", "--KernelManager.transport=ipc", $"--KernelManager.ip={_jupyter.Data}/k", file,
            "--output-dir", _jupyter.Data);
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_jupyter.Data, "proef.ipynb"),
            TestContext.Current.CancellationToken))!["cells"]!;
        Assert.Contains("2 van nbconvert", cells[1]!["outputs"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_writes_the_kernelspec_where_it_was_asked_to()
    {
        using var workspace = new CommandLine();
        var answer = await workspace.Run("kernel", "install", "--prefix", _jupyter.Data, "--name", ".net-csharp", "--json");
        Assert.Equal(0, answer.Code);
        var folder = (string)JsonNode.Parse(answer.Output)!["folder"]!;
        Assert.Equal(Path.Combine(_jupyter.Data, "share", "jupyter", "kernels", ".net-csharp"), folder);
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kernel.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(("C#", "message", "{connection_file}"), ((string?)spec["language"], (string?)spec["interrupt_mode"],
            (string?)spec["argv"]!.AsArray()[^1]));
    }

    [Theory]
    [InlineData("a/b", "is no kernel name")]
    [InlineData("", "is no kernel name")]
    public async Task A_name_that_Jupyter_would_refuse_is_refused(string name, string expected)
    {
        using var workspace = new CommandLine();
        var answer = await workspace.Run("kernel", "install", "--prefix", _jupyter.Data, "--name", name);
        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var workspace = new CommandLine();
        await File.WriteAllTextAsync(Path.Combine(_jupyter.Data, "share"), "een bestand", TestContext.Current.CancellationToken);
        var answer = await workspace.Run("kernel", "install", "--prefix", _jupyter.Data);
        Assert.Equal(2, answer.Code);
        Assert.Contains("cannot be written", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_connection_file_and_a_port_in_use_are_one_line_each()
    {
        using var workspace = new CommandLine();
        var missing = await workspace.Run("kernel", "run", "--connection-file", Path.Combine(_jupyter.Data, "geen.json"));
        Assert.Equal(2, missing.Code);
        Assert.Contains("there is no such connection file", Assert.Single(missing.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);

        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var file = Path.Combine(_jupyter.Data, "kernel.json");
        await File.WriteAllTextAsync(file,
            $$"""{"shell_port":{{port}},"control_port":{{port}},"stdin_port":{{port}},"iopub_port":{{port}},"hb_port":{{port}},"key":"k"}""", TestContext.Current.CancellationToken);
        var used = await workspace.Run("kernel", "run", "--connection-file", file);
        Assert.Equal(2, used.Code);
        Assert.Contains($"tcp://127.0.0.1:{port} is in use", Assert.Single(used.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_of_the_kernel_what_is_wrong_and_how_to_mend_it()
    {
        var folder = Path.Combine(_jupyter.Data, "kernels", "notebooklib");
        Assert.Equal(("optional", "not installed"), await _jupyter.DoctorAsync("Jupyter kernel"));

        Directory.CreateDirectory(folder);
        var spec = Path.Combine(folder, "kernel.json");
        foreach (var (text, expected) in (IEnumerable<(string, string)>)
            [
                ("{", spec + " cannot be read: "),
                ("{}", spec + " names no command"),
                ("""{"argv":["/weg/dotnet"]}""", spec + " starts /weg/dotnet, which is not there"),
                ($$"""{"argv":["{{Jupyter.Script("protocol.py")}}","/weg/NotebookLib.Cli.dll"]}""",
                    spec + " starts /weg/NotebookLib.Cli.dll, which is not there"),
            ])
        {
            await File.WriteAllTextAsync(spec, text, TestContext.Current.CancellationToken);
            var (state, found) = await _jupyter.DoctorAsync("Jupyter kernel");
            Assert.Equal("optional", state);
            Assert.StartsWith(expected, found, StringComparison.Ordinal);
        }

        var runtime = Directory.CreateDirectory(Path.Combine(_jupyter.Data, "runtime")).FullName;
        await File.WriteAllTextAsync(Path.Combine(runtime, "kernel-1.json"), "{", TestContext.Current.CancellationToken);
        Assert.StartsWith(Path.Combine(runtime, "kernel-1.json") + ": it is no JSON", (await _jupyter.DoctorAsync("connection files"))
            .Found, StringComparison.Ordinal);

        var jupyter = Path.Combine(_jupyter.Data, "jupyter");
        await File.WriteAllTextAsync(jupyter, "#!/bin/sh\necho 'jupyter_client   : 5.3.4'\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(jupyter, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.Equal(("optional", "jupyter_client 5.3.4 is older than 7.0, from which on this kernel is tried"),
                await _jupyter.DoctorAsync("Jupyter"));
        }

        Directory.Delete(folder, recursive: true);
        Directory.Delete(Path.Combine(_jupyter.Data, "kernels"));
        await File.WriteAllTextAsync(Path.Combine(_jupyter.Data, "kernels"), "een bestand", TestContext.Current.CancellationToken);
        Assert.Equal(("optional", $"not installed, and {Path.Combine(_jupyter.Data, "kernels")} cannot be written"),
            await _jupyter.DoctorAsync("Jupyter kernel"));
    }

    private async Task InstallAsync(string module)
    {
        await Jupyter.NeedAsync(module);
        await _jupyter.CommandAsync("kernel", "install");
    }
}
