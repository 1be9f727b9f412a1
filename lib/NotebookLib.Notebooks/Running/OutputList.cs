using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Running;

/// <summary>The outputs of one cell while they come in.</summary>
internal sealed class OutputList
{
    private readonly List<CellOutput> _items = [];
    private bool _clearNext;

    internal IReadOnlyList<CellOutput> Items => _items;

    internal void Clear(bool wait)
    {
        _clearNext = wait;
        if (!wait)
        {
            _items.Clear();
        }
    }

    internal void Add(CellOutput output, string? displayId)
    {
        if (_clearNext)
        {
            Clear(wait: false);
        }

        _ = output switch
        {
            StreamOutput next when _items is [.., StreamOutput last] && last.Name == next.Name => Join(last, next),
            DisplayOutput display => Append(display with { DisplayId = displayId }),
            _ => Append(output),
        };
    }

    /// <summary>Replaces what is shown under an id; whether there was any.</summary>
    internal bool Update(string displayId, MimeBundle data)
    {
        var found = false;
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i] is DisplayOutput d && d.DisplayId == displayId)
            {
                _items[i] = d with { Data = data };
                found = true;
            }
        }

        return found;
    }

    private bool Join(StreamOutput last, StreamOutput next)
    {
        _items[^1] = last with { Text = last.Text + next.Text };
        return true;
    }

    private bool Append(CellOutput output)
    {
        _items.Add(output);
        return true;
    }
}
