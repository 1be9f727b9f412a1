using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>What a preview shows and how.</summary>
public sealed record PreviewSettings
{
    /// <summary>The folder that holds <c>notebooks/</c> and <c>data/</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The notebooks that follow their files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>How cells run.</summary>
    public RunOptions Run { get; init; } = new();

    /// <summary>The port; 0 takes one that is free.</summary>
    public int Port { get; init; }

    /// <summary>Whether outputs go into the files of the notebooks.</summary>
    public bool Write { get; init; }

    /// <summary>Whether a reader may drop a file of their own on the page.</summary>
    public bool TakesOwnFiles { get; init; } = true;

    /// <summary>Accounts for the claims of executed notebooks; null where no register takes part.</summary>
    public Func<IReadOnlyList<Notebook>, ClaimReport?> Settle { get; init; } = _ => null;

    /// <summary>Hears what happens, a line each; may be called from any thread.</summary>
    public Action<string> Say { get; init; } = _ => { };

    internal string Notebooks => Path.Combine(Root, "notebooks");

    internal string Data => Path.Combine(Root, "data");

    /// <summary>The project of the library, where this is a checkout of its sources.</summary>
    internal string Library => Path.Combine(Root, "lib", "NotebookLib", "NotebookLib.csproj");
}
