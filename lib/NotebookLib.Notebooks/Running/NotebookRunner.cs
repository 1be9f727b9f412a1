using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>
/// Runs notebooks, several at a time, each in a worker process of its own for as long as it runs. A worker goes on to the
/// next notebook only when the last one left no trace in it; one that hangs or dies is replaced. Nothing is written to disk.
/// </summary>
/// <param name="options">How to run.</param>
public sealed class NotebookRunner(RunOptions options) : IDisposable
{
    private readonly ConcurrentBag<WorkerProcess> _idle = [];
    private readonly ConcurrentDictionary<WorkerProcess, bool> _all = [];
    private readonly SemaphoreSlim _places = new(Math.Max(1, options.Workers));
    private int _started;
    private volatile bool _disposed;

    /// <summary>How many worker processes have been started so far.</summary>
    public int WorkersStarted => _started;

    /// <summary>Starts workers now, so that they are warm when the first notebook has been read.</summary>
    /// <param name="notebooks">How many notebooks will come.</param>
    /// <exception cref="WorkerException">The worker program cannot be started.</exception>
    public void Warm(int notebooks)
    {
        for (var i = 0; i < Math.Min(notebooks, options.Workers); i++)
        {
            _idle.Add(Start());
        }
    }

    /// <summary>Runs notebooks, as many at a time as there are workers; results come in the order of the notebooks.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<NotebookRun[]> RunAllAsync(IReadOnlyCollection<Notebook> notebooks, IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        return Task.WhenAll(notebooks.Select(n => RunAsync(n, progress, cancellation)));
    }

    /// <summary>Runs one notebook in the folder of its file. A cell that goes wrong is part of the result, not an exception.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="progress">Hears of each cell as it starts and ends; may be called from any thread.</param>
    /// <param name="cancellation">Stops the run; its worker is ended.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="WorkerException">No worker can be started.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook, IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _places.WaitAsync(cancellation);
        WorkerProcess? worker = null;
        try
        {
            worker = _idle.TryTake(out var idle) ? idle : Start();
            var run = new WorkerRun(worker, options, notebook, progress);
            var result = await run.RunAsync(cancellation);
            if (run.IsReusable && !_disposed)
            {
                _idle.Add(worker);
                worker = null;
            }

            return result;
        }
        finally
        {
            if (worker is not null)
            {
                _all.TryRemove(worker, out _);
                worker.Dispose();
            }

            _places.Release();
        }
    }

    /// <summary>Ends all workers, and whatever their cells have started.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var worker in _all.Keys)
        {
            worker.Dispose();
        }

        _all.Clear();
    }

    private WorkerProcess Start()
    {
        var worker = WorkerProcess.Start(options.Worker, options.MemoryLimit);
        Interlocked.Increment(ref _started);
        _all[worker] = true;
        return worker;
    }
}
