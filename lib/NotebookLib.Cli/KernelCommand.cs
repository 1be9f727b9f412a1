using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using NotebookLib.Notebooks.Kernel;

namespace NotebookLib.Cli;

/// <summary><c>kernel install</c> and <c>kernel run</c>: the Jupyter kernel.</summary>
internal static class KernelCommand
{
    public static Command Create() =>
        new("kernel", "The Jupyter kernel notebooklib, and .NET Interactive: for Jupyter, VS Code and nbconvert.") { Install(), Run() };

    private static Command Install()
    {
        var prefix = new Option<string?>("--prefix") { Description = "Install under DIR/share/jupyter, e.g. of a virtual environment. "
            + "Unless told: for this user (JUPYTER_DATA_DIR)." };
        var name = new Option<string?>("--name") { Description = "The kernel's name; .net-csharp makes notebooks that name .NET "
            + "Interactive's kernel run unchanged." };
        var interactive = new Option<bool>("--dotnet-interactive") { Description = $"Installs .NET Interactive "
            + $"{DotnetInteractive.ToolVersion} with FSharp.Core {DotnetInteractive.FSharpCoreVersion}, which Deedle 8 and Plotly.NET 6 "
            + $"need; fetches both from NuGet." };
        var json = Cli.JsonOption();
        var command = new Command("install", "Writes the kernelspec, so that Jupyter finds the kernel.") { prefix, name,
            interactive, json };
        command.SetAction(parsed =>
        {
            try
            {
                var data = parsed.GetValue(prefix) is { } at ? KernelSpec.PrefixFolder(at) : KernelSpec.UserFolder();
                var (kernel, folder) = parsed.GetValue(interactive) ? Interactive(data, parsed.GetValue(name))
                    : Own(data, parsed.GetValue(name));
                Console.Out.WriteLine(parsed.GetValue(json) ? Cli.ToJson(new { Name = kernel, Folder = folder })
                    : $"Installed in {folder}\nTry it: jupyter console --kernel {kernel}\nTo remove it: jupyter kernelspec remove "
                        + $"{kernel}, or delete that folder.");
                return Cli.Done;
            }
            catch (KernelException e)
            {
                Console.Error.WriteLine(e.Message);
                return Cli.Unusable;
            }
        });
        return command;
    }

    private static (string Kernel, string Folder) Own(string data, string? name) =>
        (name ?? KernelSpec.DefaultName, KernelSpec.Install(data, name ?? KernelSpec.DefaultName, KernelSpec.ThisProgram()));

    private static (string Kernel, string Folder) Interactive(string data, string? name)
    {
        var packages = DotnetInteractive.PackagesFolder();
        DotnetInteractive.Fetch(packages);
        return (name ?? DotnetInteractive.DefaultName, DotnetInteractive.Install(data, name ?? DotnetInteractive.DefaultName, packages));
    }

    private static Command Run()
    {
        var file = new Option<string>("--connection-file", "-f") { Description = "The connection file that Jupyter wrote.",
            Required = true };
        var command = new Command("run", "Serves one Jupyter client; Jupyter starts this itself.") { file };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                return await ServeAsync(ConnectionFile.Load(parsed.GetValue(file)!)).ConfigureAwait(false);
            }
            catch (KernelException e)
            {
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
                return Cli.Unusable;
            }
        });
        return command;
    }

    // SIGINT means: stop the cell. SIGTERM, and the end of the program that started the kernel, mean: stop.
    private static async Task<int> ServeAsync(ConnectionFile connection)
    {
        using var stop = new CancellationTokenSource();
        var kernel = new KernelServer(connection, Environment.CurrentDirectory, Console.Error);
        await using (kernel.ConfigureAwait(false))
        {
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            });
            using var parent = WatchParent(stop);
            await kernel.RunAsync(stop.Token).ConfigureAwait(false);
        }

        return Cli.Done;
    }

    private static Timer? WatchParent(CancellationTokenSource stop)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var pid) || pid <= 1)
        {
            return null;
        }

        var isChild = !OperatingSystem.IsWindows() && GetParent() == pid;
        return new Timer(_ => StopWithout(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        void StopWithout()
        {
            try
            {
                using var parent = isChild ? null : Process.GetProcessById(pid);
                if (isChild && GetParent() != pid)
                {
                    stop.Cancel();
                }
            }
            catch (ArgumentException)
            {
                stop.Cancel();
            }
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParent();
}
