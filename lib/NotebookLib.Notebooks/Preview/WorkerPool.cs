using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>Gives workers, and keeps one warm for the next that is wanted.</summary>
internal sealed class WorkerPool(RunOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private WorkerCommand _command = options.Worker;
    private WorkerProcess? _spare;
    private bool _disposed;

    /// <summary>From now on workers are started in another way, with another build of the library.</summary>
    public void Use(WorkerCommand command)
    {
        lock (_gate)
        {
            _command = command;
            _spare?.Dispose();
            _spare = null;
        }
    }

    /// <summary>A worker; the caller ends it.</summary>
    /// <exception cref="WorkerException">It cannot be started.</exception>
    public WorkerProcess Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var worker = _spare ?? WorkerProcess.Start(_command, options.MemoryLimit);
            _spare = null;
            return worker;
        }
    }

    /// <summary>Sees to it that the next one is warm; called when nothing runs.</summary>
    public void Refill()
    {
        lock (_gate)
        {
            _spare ??= _disposed ? null : WorkerProcess.Start(_command, options.MemoryLimit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _spare?.Dispose();
            _spare = null;
        }
    }
}
