using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Preview;

/// <summary>A live notebook with its file, its page, and those who look at it.</summary>
internal sealed class LivePage(NotebookFile file, LiveNotebook notebook, PreviewPage page)
{
    private readonly Lock _gate = new();
    private (int Version, RenderedPage Page)? _rendered;
    private (int From, int Count, double Seconds) _told;

    /// <summary>The file on disk.</summary>
    public NotebookFile File => file;

    /// <summary>The notebook.</summary>
    public LiveNotebook Notebook => notebook;

    /// <summary>The name in the address, as on the site.</summary>
    public string Name { get; } = Page.Read(notebook.State.Notebook).Name;

    /// <summary>Changes of this page.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Whether this result has not been told yet.</summary>
    public bool Says(LiveState state)
    {
        lock (_gate)
        {
            var told = (state.From, state.Count, state.Seconds);
            var isNew = told != _told;
            _told = told;
            return isNew;
        }
    }

    /// <summary>A file of its downloads; null where there is none of that name.</summary>
    public byte[]? Download(string name) => page.Files.Find(name);

    /// <summary>The page as it is now, rendered once per state.</summary>
    public (LiveState State, RenderedPage Page) Render()
    {
        lock (_gate)
        {
            var state = notebook.State;
            if (_rendered?.Version != state.Version)
            {
                _rendered = (state.Version, page.Render(state));
            }

            return (state, _rendered!.Value.Page);
        }
    }
}
