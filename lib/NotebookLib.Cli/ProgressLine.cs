using NotebookLib.Notebooks.Running;

namespace NotebookLib.Cli;

/// <summary>One line per running notebook on standard error; nothing at all when that is no terminal.</summary>
internal sealed class ProgressLine : IProgress<RunProgress>, IDisposable
{
    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, RunProgress> _running = new(StringComparer.Ordinal);
    private int _lines;

    public void Report(RunProgress value)
    {
        if (!_shown)
        {
            return;
        }

        lock (_lock)
        {
            _running[Path.GetFileName(value.File)] = value;
            Clear();
            foreach (var (name, at) in _running.Where(r => r.Value.State == CellState.Running || r.Value.Cell < r.Value.Cells))
            {
                Console.Error.WriteLine($"{name}  cell {at.Cell} of {at.Cells}{(at.Busy is { } what ? "  " + what : "")}");
                _lines++;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    private void Clear()
    {
        for (; _lines > 0; _lines--)
        {
            Console.Error.Write("\e[1A\e[2K");
        }
    }
}
