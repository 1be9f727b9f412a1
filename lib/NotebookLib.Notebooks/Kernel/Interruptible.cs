using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>How a cell ended.</summary>
internal enum Ending
{
    /// <summary>By itself, and well.</summary>
    Done,

    /// <summary>By itself, with an error that it has shown.</summary>
    Failed,

    /// <summary>It was stopped; what it had done until then stays.</summary>
    Interrupted,

    /// <summary>It is no longer waited for: what it awaits, or a call that cannot be stopped, goes on in the background.</summary>
    LeftBehind,
}

/// <summary>
/// Runs a cell so that it can be stopped while the session lives on: loops of its own end at their next
/// <see cref="Interruption.Point"/>, sleeping and waiting is woken, and what awaits or sits in a long call of a library is no
/// longer waited for.
/// </summary>
internal static class Interruptible
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static async Task<Ending> RunAsync(Func<Task<bool>> cell, CancellationToken interrupt)
    {
        Interruption.Requested = false;
        var started = new TaskCompletionSource<Task<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => started.SetResult(cell()), maxStackSize: 16 << 20) { IsBackground = true, Name = "cell" };
        thread.Start();
        var whole = started.Task.Unwrap();
        try
        {
            return await whole.WaitAsync(interrupt) ? Ending.Done : Ending.Failed;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return await StopAsync(started.Task, whole, thread);
        }
    }

    private static async Task<Ending> StopAsync(Task started, Task whole, Thread thread)
    {
        Interruption.Requested = true; // until the next cell starts: what goes on in the background stops at its next loop
        if (await Task.WhenAny(whole, Task.Delay(Moment)) != whole)
        {
            thread.Interrupt();
            await Task.WhenAny(whole, Task.Delay(started.IsCompleted ? Moment : Patience));
        }

        return whole.IsCompleted ? Ending.Interrupted : Ending.LeftBehind;
    }
}
