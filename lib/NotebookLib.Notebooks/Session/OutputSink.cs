using System.Globalization;
using System.Text;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

/// <summary>Who hears what a cell puts out, in order. Calls come one at a time.</summary>
public interface IOutputListener
{
    /// <summary>A new output. A stream may come in pieces; join consecutive ones of the same name.</summary>
    void Add(CellOutput output);

    /// <summary>Replaces what was shown under a display id.</summary>
    void Update(string displayId, MimeBundle data);

    /// <summary>Takes away what the cell has put out so far; with <paramref name="wait"/> only when the next output comes.</summary>
    void Clear(bool wait);

    /// <summary>What the session waits for outside the cell's own work, such as packages; null when the cell goes on.</summary>
    void Busy(string? what)
    {
    }

    /// <summary>What whoever runs the notebook should know, and no output says.</summary>
    void Notice(string text)
    {
    }
}

/// <summary>
/// Collects what the running cell puts out: keeps streams and displays in order, joins console text into pieces, and
/// stops at the limit so that a cell that floods cannot fill memory or disk.
/// </summary>
internal sealed class OutputSink(IOutputListener listener, OutputLimits limits, Func<string, bool, string>? ask = null)
{
    private const int Piece = 16 * 1024;
    private static readonly AsyncLocal<OutputSink?> Flow = new();
    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private string _pendingName = "";
    private long _characters;
    private int _outputs;
    private int _displays;
    private bool _full;

    /// <summary>The sink of the cell that the calling code belongs to; threads and tasks that a cell starts belong to it.</summary>
    internal static OutputSink Current =>
        Flow.Value ?? throw new InvalidOperationException("Nothing can be displayed: no cell is running.");

    /// <summary>The sink that console text goes to, if a cell runs.</summary>
    internal static OutputSink? CurrentOrNone => Flow.Value;

    internal static void Use(OutputSink sink) => Flow.Value = sink;

    /// <summary>Asks whoever runs the notebook for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    internal string Ask(string prompt, bool hidden)
    {
        Flush();
        return ask is null ? throw new InvalidOperationException("This notebook runs unattended: nobody can answer a question. Put the "
            + "value in a cell tagged parameters.") : ask(prompt, hidden);
    }

    /// <summary>How many values have been displayed under a name of their own.</summary>
    internal int Displays
    {
        get => _displays;
        set => _displays = value;
    }

    /// <summary>Starts a new cell: the limits count per cell.</summary>
    internal void StartCell()
    {
        lock (_gate)
        {
            (_characters, _outputs, _full) = (0, 0, false);
        }
    }

    internal string NextDisplayId() => "display-" + Interlocked.Increment(ref _displays).ToString(CultureInfo.InvariantCulture);

    internal void Write(string name, ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (_full || text.IsEmpty)
            {
                return;
            }

            if (_pendingName != name)
            {
                Flush();
                _pendingName = name;
                if (!CountOutput())
                {
                    return;
                }
            }

            var room = limits.Characters - _characters;
            var fits = text.Length <= room ? text : text[..(int)room];
            fits = fits.Length < text.Length && fits.Length > 0 && char.IsHighSurrogate(fits[^1]) ? fits[..^1] : fits;
            _pending.Append(fits);
            _characters += fits.Length;
            if (fits.Length < text.Length)
            {
                Close();
            }
            else if (_pending.Length >= Piece)
            {
                Flush();
            }
        }
    }

    internal void Display(CellOutput output)
    {
        lock (_gate)
        {
            Flush();
            _pendingName = "";
            if (!_full && CountOutput() && CountCharacters(output))
            {
                listener.Add(output);
            }
        }
    }

    internal void Update(string displayId, MimeBundle data)
    {
        lock (_gate)
        {
            Flush();
            if (!_full && CountCharacters(new DisplayOutput(data, null)))
            {
                listener.Update(displayId, data);
            }
        }
    }

    internal void Clear(bool wait)
    {
        lock (_gate)
        {
            Flush();
            _pendingName = "";
            listener.Clear(wait);
        }
    }

    /// <summary>Errors are always let through.</summary>
    internal void Error(ErrorOutput error)
    {
        lock (_gate)
        {
            Flush();
            _pendingName = "";
            listener.Add(error);
        }
    }

    /// <summary>Passes on the console text so far.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            // the first half of an emoji written character by character waits for the second
            var half = _pending.Length > 0 && char.IsHighSurrogate(_pending[^1]) ? 1 : 0;
            if (_pending.Length > half)
            {
                listener.Add(new StreamOutput(_pendingName, _pending.ToString(0, _pending.Length - half)));
                _pending.Remove(0, _pending.Length - half);
            }
        }
    }

    internal void EndCell()
    {
        lock (_gate)
        {
            Flush();
            _pendingName = "";
            _pending.Clear();
        }
    }

    private bool CountOutput()
    {
        if (++_outputs <= limits.Outputs)
        {
            return true;
        }

        Close();
        return false;
    }

    private bool CountCharacters(CellOutput output)
    {
        _characters += output is DisplayOutput d ? d.Data.Values.Sum(v => (long)v.Length) : 0;
        if (_characters <= limits.Characters)
        {
            return true;
        }

        Close();
        return false;
    }

    private void Close()
    {
        Flush();
        _full = true;
        _pendingName = "";
        listener.Add(new StreamOutput("stderr", "\n" + limits.Notice + "\n"));
    }
}

/// <summary>How much one cell may put out.</summary>
/// <param name="Characters">Characters of text, HTML and other content together; at least 1.</param>
/// <param name="Outputs">Separate outputs; at least 1.</param>
public sealed record OutputLimits(long Characters = 2_000_000, int Outputs = 1_000)
{
    /// <summary>What is shown in place of the rest, in Dutch and English.</summary>
    public string Notice => string.Create(CultureInfo.InvariantCulture,
        $"[De rest van de uitvoer van deze cel is weggelaten: meer dan {Characters} tekens of {
            Outputs} onderdelen. / The rest of this cell's output is left out: more than {Characters} characters or {Outputs} items.]");
}
