using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Preview;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary><c>preview</c>: a local page that follows notebooks while they are written.</summary>
internal static class PreviewCommand
{
    private const string About = """
        Shows notebooks as they will be on the site and follows every save, in any editor.

        Cells run again from the first one that changed. Variables then have the value they had before that cell; what a later cell changed inside an object
        (an item added to a list) stays changed until all cells run anew. That happens by itself shortly after the last save, in a new process, and the page
        then shows what that gave and says if it differed; the r key and the button "Alles opnieuw" do it at once. After a change in data/ or in the library's
        sources (lib/NotebookLib, built first) everything runs anew.

        The page listens on this machine only, behind a random token in its address. Notebooks are never written, unless --write asks for it.
        Stop with Ctrl-C: exit code 130, as with run. Exit code 2: wrong usage, an unreadable notebook, or a port in use.
        """;

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Arity = ArgumentArity.ZeroOrMore,
            Description = "Notebooks by file, or by the start of their name. None: all in notebooks/." };
        var port = new Option<int>("--port") { Description = "The port. Unless told: one that is free." };
        var write = new Option<bool>("--write") { Description = "Store outputs in the notebooks, after a complete run without errors, and "
            + "only while the file is as it was run. Local data are left out, as with run --in-place." };
        var parameters = new Option<string[]>("--param") { Description = "NAME=VALUE for the notebooks' own parameters. May be repeated. "
            + "bestand=FILE, with kaart=MAP, shows your own region as in run.", DefaultValueFactory = _ => [] };
        var timeout = new Option<double>("--timeout") { Description = "Seconds that one cell may take.", DefaultValueFactory = _ => 60 };
        var closed = new Option<bool>("--no-open") { Description = "Do not open a browser." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document with address, port and notebooks to standard output "
            + "once it listens, and nothing else. No browser opens." };
        var command = new Command("preview", About) { notebooks, port, write, parameters, timeout, closed, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(port) is < 0 or > 65535)
            {
                throw new UsageException($"--port {parsed.GetValue(port)} is not a port.",
                    "Give a number from 1024 to 65535, or leave --port out.");
            }

            if (!(parsed.GetValue(timeout) > 0))
            {
                throw new UsageException($"--timeout {parsed.GetValue(timeout)} is not a number of seconds above 0.",
                    "For example: --timeout 60");
            }

            var workspace = Workspace.Find();
            var values = OwnFile.Take(Parameters.Parse(parsed.GetValue(parameters)!), inPlace: parsed.GetValue(write));
            var named = parsed.GetValue(notebooks)!;
            var files = named.Length > 0 ? workspace.Select(named) : Readable(workspace);
            Parameters.Check([.. files.Select(Edition.Read)], values);
            if (parsed.GetValue(write))
            {
                Edition.WithoutLocalData(workspace);
            }

            var quiet = parsed.GetValue(json);
            var settings = new PreviewSettings
            {
                Root = workspace.Root,
                Files = files,
                Port = parsed.GetValue(port),
                Write = parsed.GetValue(write),
                TakesOwnFiles = !parsed.GetValue(write),
                Run = new RunOptions { CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)), Code = cell =>
                    Parameters.Apply(cell, values) },
                Settle = executed => Edition.Settle(workspace, executed),
                Say = quiet ? _ => { } : line => Console.Out.WriteLine(line),
            };
            return await RunAsync(settings, quiet, open: !parsed.GetValue(closed) && !quiet && !Console.IsOutputRedirected, cancellation)
                .ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>All notebooks but those that cannot be read: they are named, and do not keep the others from being shown.</summary>
    private static List<string> Readable(Workspace workspace)
    {
        var readable = new List<string>();
        foreach (var file in workspace.Files)
        {
            try
            {
                Notebook.Load(file);
                readable.Add(file);
            }
            catch (NotebookFormatException error)
            {
                Console.Error.WriteLine($"{error.Message}. It is left out; name it to follow it once it can be read.");
            }
        }

        return readable.Count > 0 ? readable
            : throw new UsageException("No notebook can be read.", "Mend one of them, or take the last good version back.");
    }

    private static async Task<int> RunAsync(PreviewSettings settings, bool json, bool open, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hangup = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true; // the terminal has gone: end as with Ctrl-C, and leave nothing behind
            stop.Cancel();
        });
        var host = new PreviewHost(settings);
        await using (host.ConfigureAwait(false))
        {
            try
            {
                await host.StartAsync(stop.Token).ConfigureAwait(false);
            }
            catch (IOException) when (settings.Port > 0)
            {
                throw new UsageException($"Port {settings.Port} is in use, or may not be used.",
                    "Choose another one, or leave --port out.");
            }
            catch (NotebookFormatException error)
            {
                throw new UsageException(error.Message, "Mend it there, or take the last good version back.");
            }

            if (json)
            {
                Console.Out.WriteLine(Cli.ToJson(new { url = host.Address.ToString(), port = host.Address.Port,
                    notebooks = settings.Files.Select(Path.GetFileName) }));
            }
            else
            {
                Console.Out.WriteLine($"{host.Address}\nSave {(settings.Files.Count == 1 ? Path.GetFileName(settings.Files[0]) : "a "
                    + "notebook")} in any editor; stop with Ctrl-C.");
            }

            if (open)
            {
                Open(host.Address);
            }

            await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return Cli.Interrupted;
    }

    private static void Open(Uri address)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
            }
            else if (OperatingSystem.IsMacOS() || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
                || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 })
            {
                Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open"
                    : "xdg-open", [address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true })?.Dispose();
            }
        }
        catch (Win32Exception)
        {
            // no browser here; the address stands in the terminal
        }
    }
}
