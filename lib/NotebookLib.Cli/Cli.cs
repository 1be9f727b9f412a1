using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookLib.Cli;

/// <summary>What all commands share: exit codes, errors in two lines, JSON.</summary>
internal static class Cli
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>A cell failed, a claim deviates unexpectedly, or a check fell short.</summary>
    public const int FellShort = 1;

    /// <summary>Wrong usage or unreadable input.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by the user.</summary>
    public const int Interrupted = 130;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The <c>--json</c> option, the same on every command that reports.</summary>
    public static Option<bool> JsonOption() =>
        new("--json") { Description = "Write one JSON document to standard output and nothing else." };

    /// <summary>Runs a command line and turns what goes wrong into an exit code and two lines: what, and what to do.</summary>
    public static async Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync("See --help for what is possible.").ConfigureAwait(false);
            return Unusable;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            });
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null }, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; the last good result is still in place.").ConfigureAwait(false);
            return Interrupted;
        }
        catch (UsageException error)
        {
            return Refuse(error.Message, error.WayOut);
        }
        catch (NotebookLib.Notebooks.Site.DisclosureException error)
        {
            return Refuse(error.Message.Split(". Count ")[0] + ".", "Count " + error.Message.Split(". Count ")[^1]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(error.Message, "Check that the file exists, can be read, and that there is room on the disk.");
        }
    }

    /// <summary>Two lines on standard error, and exit code 2.</summary>
    public static int Refuse(string what, string wayOut)
    {
        Console.Error.WriteLine(what);
        Console.Error.WriteLine(wayOut);
        return Unusable;
    }

    /// <summary>The value as indented JSON.</summary>
    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);
}
