using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// A notebook that follows its file: when code changes, cells run again from the first that did. When nothing has changed for a moment, all
/// of them run once more in a new process; that is what stays, so that what a page shows at rest never depends on how it came about.
/// </summary>
internal sealed class LiveNotebook : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private readonly RunOptions _options;
    private readonly WorkerPool _pool;
    private readonly Action<LiveNotebook> _changed;
    private readonly Func<LiveState, string>? _write;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveCell> _last = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();
    private Notebook _goal;
    private bool _fresh;
    private (int Index, string Code, CancellationTokenSource Obsolete)? _running;
    private CancellationTokenSource? _checking;
    private LiveRun? _run;
    private Task? _loop;
    private volatile LiveState _state;

    /// <summary>Begins with a notebook as it was read.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="options">How cells run.</param>
    /// <param name="pool">Where workers come from.</param>
    /// <param name="changed">Hears of each change, from any thread.</param>
    /// <param name="write">Writes a complete clean run to the file and says how that went; null never writes.</param>
    public LiveNotebook(Notebook notebook, RunOptions options, WorkerPool pool, Action<LiveNotebook> changed, Func<LiveState,
        string>? write = null)
    {
        (_goal, _options, _pool, _changed, _write) = (notebook, options, pool, changed, write);
        _state = new LiveState(0, notebook, Cells(notebook, []), -1, LivePhase.Running, "", 0, 0, 0, [], "");
    }

    /// <summary>The file.</summary>
    public string File => _goal.File;

    /// <summary>How it stands now.</summary>
    public LiveState State => _state;

    /// <summary>Begins to run; once is enough.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _loop ??= Task.Run(LoopAsync);
        }

        Wake();
    }

    /// <summary>The file has another content.</summary>
    public void Set(Notebook notebook)
    {
        lock (_gate)
        {
            _goal = notebook;
            if (_running is var (index, code, obsolete) && !_state.Cells.Take(index).Select(c => c.Code).Append(code)
                .SequenceEqual(Wanted(notebook).Take(index + 1).Select(w => w.Code)))
            {
                obsolete.CancelAfter(Patience);
            }
        }

        Problem("");
        Wake();
    }

    /// <summary>The file cannot be used now; what is shown stays. Empty when it can again.</summary>
    public void Problem(string text)
    {
        if (_state.Problem != text)
        {
            Publish(s => s with { Problem = text });
        }
    }

    /// <summary>Runs all cells anew in a new process: data, the library or the reader asks for it.</summary>
    public void RunAll()
    {
        lock (_gate)
        {
            _fresh = true;
            _running?.Obsolete.Cancel();
        }

        Wake();
    }

    /// <summary>The variables as the cells left them; null while there is no session.</summary>
    public async Task<JsonArray?> ValuesAsync(CancellationToken cancellation) => _run is { } run
        ? await run.ValuesAsync(cancellation) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _run?.Dispose();
        if (_loop is not null)
        {
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _run?.Dispose();
        _stop.Dispose();
        _wake.Dispose();
    }

    private static List<(NotebookCell Cell, string Code)> CodeOf(Notebook notebook, RunOptions options) =>
        [.. notebook.Cells.Where(c => c.Type == CellType.Code).Select(c => (c, options.Code(c)))];

    private List<(NotebookCell Cell, string Code)> Wanted(Notebook notebook) => CodeOf(notebook, _options);

    /// <summary>How many cells that ran are still what is wanted.</summary>
    private int Same(List<(NotebookCell Cell, string Code)> wanted) =>
        (_run?.Done ?? []).Zip(wanted).TakeWhile(p => p.First.Code == p.Second.Code).Count();

    private void Wake()
    {
        try
        {
            lock (_gate)
            {
                _checking?.Cancel();
            }

            _wake.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // it is awake, or has ended
        }
    }

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await _wake.WaitAsync(_run is null or { IsClean: true } || _state.Problem.Length > 0 ? Timeout.InfiniteTimeSpan
                    : Rest, _stop.Token))
                {
                    await CatchUpAsync();
                }
                else
                {
                    await CheckAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // stopped, or no longer wanted: the next round decides
            }
            catch (WorkerException e)
            {
                Drop();
                Problem(e.Message);
            }
        }
    }

    private async Task CatchUpAsync()
    {
        _clock.Restart();
        var (from, count) = (-1, 0);
        while (true)
        {
            Notebook goal;
            bool fresh;
            lock (_gate)
            {
                (goal, fresh, _fresh) = (_goal, _fresh, false);
            }

            if (fresh)
            {
                Drop();
            }

            if (!goal.IsRunHere)
            {
                Drop(); // another language: what the file holds is shown, and the page says so
                Publish(s => s with { Notebook = goal, Cells = Cells(goal, []), Running = -1, Phase = LivePhase.Ready, Count = 0,
                    Differs = [] });
                return;
            }

            var wanted = Wanted(goal);
            _run ??= await LiveRun.OpenAsync(_pool.Take(), _options, goal.File, wanted.Select(w => w.Code), _stop.Token);
            var same = Same(wanted);
            if (same < _run.Done.Count && !await _run.BackAsync(same, _stop.Token))
            {
                Drop();
                continue;
            }

            var stopped = _run.Done is [.., { Stops: true }];
            if (stopped || same == wanted.Count)
            {
                Settle(goal, from, count);
                return;
            }

            from = from < 0 ? same : Math.Min(from, same);
            count++;
            await RunCellAsync(goal, wanted[same], same);
        }
    }

    private async Task RunCellAsync(Notebook goal, (NotebookCell Cell, string Code) next, int index)
    {
        using var obsolete = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        lock (_gate)
        {
            if (_fresh)
            {
                return;
            }

            _running = (index, next.Code, obsolete);
        }

        try
        {
            Publish(s => s with { Notebook = goal, Cells = Cells(goal, _run!.Done), Running = index, Phase = LivePhase.Running,
                Differs = [] });
            _last[next.Cell.Id] = await _run!.RunAsync(next.Cell.Id, next.Code, obsolete.Token);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            Drop();
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private void Settle(Notebook goal, int from, int count)
    {
        if (count == 0 && ReferenceEquals(goal, _state.Notebook) && _state.Phase is LivePhase.Ready or LivePhase.Checked)
        {
            return;
        }

        var clean = _run!.IsClean;
        Publish(s => s with
        {
            Notebook = goal, Cells = Cells(goal, _run.Done), Running = -1, Phase = clean ? LivePhase.Checked : LivePhase.Ready,
            From = count > 0 ? from : s.From, Count = count, Seconds = _clock.Elapsed.TotalSeconds,
        });
        Write();
        _pool.Refill();
    }

    /// <summary>All cells once more, in a new process; what that gives is shown from now on. A change meanwhile goes first.</summary>
    private async Task CheckAsync()
    {
        using var changed = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        lock (_gate)
        {
            if (_wake.CurrentCount > 0)
            {
                return;
            }

            _checking = changed;
        }

        var goal = _state.Notebook;
        LiveRun? clean = null;
        try
        {
            Publish(s => s with { Phase = LivePhase.Checking });
            clean = await LiveRun.OpenAsync(_pool.Take(), _options, goal.File, Wanted(goal).Select(w => w.Code), changed.Token);
            foreach (var (cell, code) in Wanted(goal))
            {
                if ((await clean.RunAsync(cell.Id, code, changed.Token)).Stops)
                {
                    break;
                }
            }
        }
        catch
        {
            clean?.Dispose();
            Publish(s => s with { Phase = LivePhase.Ready });
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _checking = null;
            }
        }

        var (before, after) = (_run!.Done, clean.Done);
        List<int> differs = [.. Enumerable.Range(0, Math.Max(before.Count, after.Count)).Where(i => i >= before.Count || i >= after.Count
            || !Says(before[i], after[i]))];
        _run.Dispose();
        _run = clean;
        foreach (var cell in after)
        {
            _last[cell.Id] = cell;
        }

        Publish(s => s with { Cells = Cells(goal, after), Phase = LivePhase.Checked, Differs = differs });
        Write();
        _pool.Refill();
    }

    private void Write()
    {
        if (_write is not null && _run!.IsClean && _state.Failed < 0 && _state.Problem.Length == 0)
        {
            var written = _write(_state);
            Publish(s => s with { Written = written });
        }
    }

    private static bool Says(LiveCell left, LiveCell right) => left.Outputs.Count == right.Outputs.Count
        && left.Outputs.Zip(right.Outputs).All(p => ReferenceEquals(p.First, p.Second)
            || JsonNode.DeepEquals(p.First.ToJson(), p.Second.ToJson()));

    private void Drop()
    {
        _run?.Dispose();
        _run = null;
    }

    /// <summary>The code cells: those that ran as they came out, the others as they were the last time, here or in the file.</summary>
    private List<LiveCell> Cells(Notebook notebook, IReadOnlyList<LiveCell> done) =>
        [.. Wanted(notebook).Select((w, i) => i < done.Count ? done[i] with { Id = w.Cell.Id }
        : _last.TryGetValue(w.Cell.Id, out var last) ? last with { State = CellState.NotRun }
        : _state?.Notebook == notebook && i < _state.Cells.Count ? _state.Cells[i] with { State = CellState.NotRun }
        : new LiveCell(w.Cell.Id, w.Code, CellState.NotRun, w.Cell.Outputs, 0))];

    private void Publish(Func<LiveState, LiveState> change)
    {
        lock (_gate)
        {
            _state = change(_state) with { Version = _state.Version + 1 };
        }

        _changed(this);
    }
}
