using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Kernel;
using static NotebookLib.Cli.DoctorCommand;

namespace NotebookLib.Cli;

/// <summary>What <c>doctor</c> says about Jupyter and the kernel, one line each. None of it is needed to run the notebooks.</summary>
internal static partial class DoctorKernel
{
    private const string Install = "dotnet run --project lib/NotebookLib.Cli -c Release -- kernel install";
    private static readonly Version Tried = new(7, 0);

    public static IEnumerable<Check> All()
    {
        yield return Jupyter();
        yield return Spec(Path.Combine(KernelSpec.UserFolder(), "kernels", KernelSpec.DefaultName));
        var packages = DotnetInteractive.PackagesFolder();
        yield return File.Exists(DotnetInteractive.Tool(packages))
            ? new(".NET Interactive, the tool", Ok, DotnetInteractive.ToolVersion, "")
            : new(".NET Interactive, the tool", Optional, $"{DotnetInteractive.ToolVersion} is not restored", "dotnet tool restore");
        yield return Interactive(Path.Combine(KernelSpec.UserFolder(), "kernels", DotnetInteractive.DefaultName), packages);
        yield return Named(Path.Combine(KernelSpec.UserFolder(), "kernels", ".net-csharp", "kernel.json"));
        yield return Connections(Environment.GetEnvironmentVariable("JUPYTER_RUNTIME_DIR") is { Length: > 0 } own ? own
            : Path.Combine(KernelSpec.UserFolder(), "runtime"));
        yield return Ports();
    }

    private static Check Jupyter()
    {
        var told = VersionOf("jupyter", "--version") is { } all && ClientLine().Match(all) is { Success: true } line ? line.Groups[1].Value
            : VersionOf("/usr/bin/python3", "-c", "import jupyter_client; print(jupyter_client.__version__)");
        return !Version.TryParse(told is null ? null : Leading().Match(told).Value, out var version)
            ? new("Jupyter", Optional, "not found", "apt-get install python3-jupyter-client jupyter-notebook")
            : version < Tried ? new("Jupyter", Optional, $"jupyter_client {told} is older than {Tried}, from which on this kernel is tried",
                "pip install --upgrade jupyter_client")
            : new("Jupyter", Ok, $"jupyter_client {told}", "");
    }

    private static Check Spec(string folder)
    {
        var file = Path.Combine(folder, "kernel.json");
        if (!File.Exists(file))
        {
            return Refusal(folder) is { } refusal ? new("Jupyter kernel", Optional, $"not installed, and {refusal}", Install
                + " --prefix DIR, or set JUPYTER_DATA_DIR")
                : new("Jupyter kernel", Optional, "not installed", Install);
        }

        try
        {
            string[] command = [.. (JsonNode.Parse(File.ReadAllText(file))?["argv"] as JsonArray ?? []).Select(a => (string?)a ?? "")];
            return command.Length == 0 ? new("Jupyter kernel", Optional, $"{file} names no command", Install)
                : command.Take(1).Concat(command.Where(p => p.EndsWith(".dll", StringComparison.Ordinal))).FirstOrDefault(p =>
                    !File.Exists(p)) is { } gone ? new("Jupyter kernel", Optional, $"{file} starts {gone}, which is not there", Install)
                : new("Jupyter kernel", Ok, "installed", "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return new("Jupyter kernel", Optional, $"{file} cannot be read: {error.Message.Split('\n')[0]}", Install);
        }
    }

    private static Check Interactive(string folder, string packages)
    {
        const string Name = ".NET Interactive, for Deedle 8 and Plotly.NET 6";
        const string Mend = Install + " --dotnet-interactive";
        return !File.Exists(Path.Combine(folder, "kernel.json")) ? new(Name, Optional, "not installed", Mend)
            : DotnetInteractive.Problem(folder, packages) is { } problem ? new(Name, Optional, $"{folder}: {problem}", Mend)
            : new(Name, Ok, $"installed, with FSharp.Core {DotnetInteractive.FSharpCoreVersion}", "");
    }

    // The notebooks name the kernel .net-csharp; whoever installs one under that name need not choose.
    private static Check Named(string file)
    {
        const string Name = "the kernel that the notebooks name, .net-csharp";
        const string Mend = Install + " --name .net-csharp, or with --dotnet-interactive, or: dotnet interactive jupyter install";
        try
        {
            return !File.Exists(file) ? new(Name, Optional, "not installed: Jupyter asks which kernel to use", Mend)
                : (string?)JsonNode.Parse(File.ReadAllText(file))?["display_name"] is { } shown ? new(Name, Ok, shown, "")
                : new(Name, Optional, $"{file} has no display_name", Mend);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return new(Name, Optional, $"{file} cannot be read: {error.Message.Split('\n')[0]}", Mend);
        }
    }

    private static Check Connections(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "kernel-*.json") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                ConnectionFile.Load(file);
            }
            catch (KernelException error)
            {
                return new("connection files", Optional, error.Message, $"Remove {file} when no kernel uses it; Jupyter writes a new one.");
            }
        }

        return new("connection files", Ok, "none that is broken", "");
    }

    private static Check Ports()
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return new("ports for a kernel", Ok, "127.0.0.1 can be listened on", "");
        }
        catch (SocketException error)
        {
            return new("ports for a kernel", Optional, $"127.0.0.1 cannot be listened on: {error.Message}",
                "Allow programs to listen on 127.0.0.1, or let Jupyter use files: --KernelManager.transport=ipc");
        }
    }

    // Why a folder cannot be made there; null when it can. Nothing is left behind.
    private static string? Refusal(string folder)
    {
        var nearest = folder;
        while (!Path.Exists(nearest))
        {
            nearest = Path.GetDirectoryName(nearest)!;
        }

        try
        {
            using var probe = new FileStream(Path.Combine(nearest, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write,
                FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{nearest} cannot be written";
        }
    }

    [GeneratedRegex(@"jupyter_client\s*:\s*(\S+)")]
    private static partial Regex ClientLine();

    [GeneratedRegex(@"^\d+\.\d+")]
    private static partial Regex Leading();
}
