using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NotebookLib.Notebooks.Running;

/// <summary>One worker as the runner sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int ErrorTail = 4_000;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly Channel<JsonObject> _messages = Channel.CreateUnbounded<JsonObject>();
    private readonly StringBuilder _errors = new();
    private readonly Stream _input;

    private WorkerProcess(Process process)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(e.Data);
                _errors.Remove(0, Math.Max(0, _errors.Length - ErrorTail));
            }
        };
        process.BeginErrorReadLine();
        new Thread(Listen) { IsBackground = true, Name = "worker" }.Start();
    }

    /// <summary>What arrives; null when the process has ended or closed the line.</summary>
    /// <exception cref="OperationCanceledException">Nothing arrived in time.</exception>
    internal async Task<JsonObject?> ReceiveAsync(CancellationToken cancellation) =>
        await _messages.Reader.WaitToReadAsync(cancellation) && _messages.Reader.TryRead(out var message) ? message : null;

    /// <summary>Starts the process; it reports <c>ready</c> when it is.</summary>
    /// <exception cref="WorkerException">The program cannot be started.</exception>
    internal static WorkerProcess Start(WorkerCommand command, long memoryLimit)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };

        // Short runs: profile-guided instrumentation costs more than it gives, and memory is better kept small.
        start.Environment.TryAdd("DOTNET_TieredPGO", "0");
        start.Environment.TryAdd("DOTNET_gcConcurrent", "0");
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = memoryLimit.ToString("x", CultureInfo.InvariantCulture);
        try
        {
            return new WorkerProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new WorkerException($"The worker program {command.FileName} cannot be started: {e.Message}. Check that it is there and "
                + $"may be executed.", e);
        }
    }

    /// <summary>Whether it has reported ready.</summary>
    internal bool IsReady { get; set; }

    /// <summary>Says something; a process that has gone is noticed when receiving.</summary>
    internal void Send(JsonObject message)
    {
        try
        {
            Frames.Write(_input, message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _messages.Writer.TryComplete();
        }
    }

    /// <summary>Ends the process now; what it had said until then can still be received.</summary>
    internal void Stop()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // it had ended by itself
        }
    }

    /// <summary>How the process ended, in words.</summary>
    internal async Task<string> ObituaryAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(LastWords);
            await _process.WaitForExitAsync(patience.Token); // and until all of its last words are here
        }
        catch (OperationCanceledException) when (!_process.HasExited)
        {
            return "closed its line to the runner";
        }
        catch (OperationCanceledException)
        {
            // something that it started keeps the line open
        }
        catch (InvalidOperationException)
        {
            return "ended";
        }

        string errors;
        lock (_errors)
        {
            errors = _errors.ToString();
        }

        var code = _process.ExitCode;
        var cause = errors.Contains("Stack overflow", StringComparison.Ordinal) ? "a stack overflow: a method calls itself without end"
            : errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
                || errors.Contains("OutOfMemory", StringComparison.Ordinal) || code == 137 ? "no memory left"
            : errors.Contains("FailFast", StringComparison.Ordinal) || errors.Contains("Process terminated", StringComparison.Ordinal)
                ? "Environment.FailFast or a broken runtime"
            : errors.Contains("Unhandled exception", StringComparison.Ordinal) ? "an exception on another thread that nothing caught: "
                + FirstException(errors)
            : "Environment.Exit, or something outside stopped it";
        return string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code} ({cause})");
    }

    public void Dispose()
    {
        Stop();
        try
        {
            _process.WaitForExit(5_000);
        }
        catch (InvalidOperationException)
        {
            // disposed of before
        }

        _process.Dispose();
    }

    private static string FirstException(string errors) =>
        errors.Split('\n').First(l => l.Contains("Unhandled exception", StringComparison.Ordinal)).Replace("Unhandled exception.", "",
            StringComparison.Ordinal).Trim();

    private void Listen()
    {
        try
        {
            var output = _process.StandardOutput.BaseStream;
            while (Frames.Read(output) is { } message)
            {
                _messages.Writer.TryWrite(message);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException or System.Text.Json.JsonException)
        {
            // a broken line is a line that ended
        }

        _messages.Writer.TryComplete();
    }
}

/// <summary>Workers cannot be started at all; nothing is wrong with the notebook.</summary>
public sealed class WorkerException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public WorkerException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
