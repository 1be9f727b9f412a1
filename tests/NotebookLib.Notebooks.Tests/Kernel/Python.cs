using System.Diagnostics;

namespace NotebookLib.Notebooks.Tests.Kernel;

/// <summary>Debian's Python with the real ZeroMQ and Jupyter packages.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Runs a script; its last words are the failure message when it does not end well.</summary>
    internal static async Task<string> RunAsync(string script, IEnumerable<string> arguments, int minutes = 20)
    {
        var start = new ProcessStartInfo(Program, ["-c", script, .. arguments]) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, await error + await output);
        return await output;
    }

    /// <summary>Skips the test where a module is missing.</summary>
    internal static void Need(string module)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["-c", "import " + module]) { RedirectStandardError = true })!;
            process.WaitForExit();
            Assert.SkipUnless(process.ExitCode == 0, $"{Program} has no {module}: apt-get install python3-{module.Replace('_', '-')}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(Program + " is not there.");
        }
    }
}
