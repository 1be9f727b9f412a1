using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>doctor</c>: what is installed, what is missing, the command that mends it.</summary>
internal static class DoctorCommand
{
    internal sealed record Check(string Name, string State, string Found, string Mend);

    internal const string Ok = "ok";
    private const string Missing = "missing";
    internal const string Optional = "optional";

    public static Command Create()
    {
        var json = Cli.JsonOption();
        var command = new Command("doctor", "Says what is installed, what is missing, and the command that mends it.") { json };
        command.SetAction(parsed =>
        {
            var checks = All().ToList();
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(Cli.ToJson(new { Checks = checks }));
            }
            else
            {
                Print(checks);
            }

            return checks.Any(c => c.State == Missing) ? Cli.FellShort : Cli.Done;
        });
        return command;
    }

    private static IEnumerable<Check> All()
    {
        var sdk = VersionOf("dotnet", "--version");
        yield return new Check(".NET SDK 10", sdk?.StartsWith("10.", StringComparison.Ordinal) == true ? Ok : Missing, sdk ?? "not found",
            "Install the .NET 10 SDK: https://dotnet.microsoft.com/download");

        var node = VersionOf("node", "--version");
        var bundle = File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "plotly-nl.js"));
        yield return new Check("Node.js with npm, for live charts", node is null ? Optional
            : Ok, node ?? "not found: the site shows the static pictures", "Install Node.js 20 or later, then build again.");
        yield return new Check("live charts", bundle ? Ok : Optional, bundle ? "plotly-nl.js is built"
            : "not built: the site shows the static pictures", "dotnet build -c Release, with Node.js on the path");

        var workspace = Try(() => Workspace.Find());
        yield return new Check("workspace", workspace is null ? Missing : Ok, workspace is null ? "no notebooks/ and data/ here or above"
            : "notebooks/ and data/ found", "cd to the folder that README.md is in");
        if (workspace is not null)
        {
            yield return Notebooks(workspace);
            yield return Data(workspace);
            var library = Path.Combine(workspace.Root, "lib", "NotebookLib", "bin", "Release", "net10.0", "NotebookLib.dll");
            yield return new Check("library for other kernels", File.Exists(library) ? Ok : Optional, File.Exists(library)
                ? "NotebookLib.dll is built" : "not built in Release", "dotnet build lib/NotebookLib -c Release");
        }

        foreach (var check in DoctorKernel.All())
        {
            yield return check;
        }

        var browser = new[] { "chromium", "chromium-browser", "google-chrome" }.FirstOrDefault(name =>
            VersionOf(name, "--version") is not null);
        yield return new Check("Chromium, for the browser tests", browser is null ? Optional
            : Ok, browser ?? "not found: those tests are skipped", "apt-get install chromium");
    }

    private static Check Notebooks(Workspace workspace)
    {
        try
        {
            var files = workspace.Files;
            foreach (var file in files)
            {
                NotebookLib.Notebooks.Format.Notebook.Load(file);
            }

            return new Check("notebooks", Ok, $"{files.Count} readable", "");
        }
        catch (Exception error) when (error is FormatException or IOException or UsageException or InvalidDataException)
        {
            return new Check("notebooks", Missing, error.Message, "git checkout notebooks");
        }
    }

    private static Check Data(Workspace workspace)
    {
        try
        {
            var published = NotebookLib.Published.Load(Path.Combine(workspace.Data, "published"));
            return new Check("shipped figures", Ok, $"{Dutch.Number(published.Observations.Count)} figures, each with an origin", "");
        }
        catch (Exception error) when (error is FormatException or IOException or InvalidDataException)
        {
            return new Check("shipped figures", Missing, error.Message, "git checkout data");
        }
    }

    private static void Print(List<Check> checks)
    {
        var table = Terminal.Table().AddColumns("what", "state", "found");
        foreach (var check in checks)
        {
            var colour = check.State switch { Ok => "green", Missing => "red", _ => "yellow" };
            var mend = check.State == Ok ? "" : $"\n[grey]to mend:[/] {Markup.Escape(check.Mend)}";
            table.AddRow(Markup.Escape(check.Name), $"[{colour}]{check.State}[/]", Markup.Escape(check.Found) + mend);
        }

        Terminal.Out.Write(table);
    }

    internal static string? VersionOf(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true,
                RedirectStandardError = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static T? Try<T>(Func<T> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (UsageException)
        {
            return null;
        }
    }
}
