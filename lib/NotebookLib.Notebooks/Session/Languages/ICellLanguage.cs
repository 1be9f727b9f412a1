using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>One language of cells in a session. It is made when the first cell in that language comes, and keeps its state from cell to
/// cell.</summary>
internal interface ICellLanguage
{
    /// <summary>The names of its variables, the newest of each; empty where it has none.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Why the process cannot go on to another notebook, or back to before a cell; null where it can.</summary>
    string? Taint { get; }

    /// <summary>Runs a part of a cell; what it shows as the cell's result, or null.</summary>
    /// <exception cref="CellCompileException">The part has errors; nothing of it has run.</exception>
    Task<Shown?> RunAsync(CellPart part);

    /// <summary>The value of a variable; false where there is none with that name.</summary>
    bool TryGet(string name, out object? value);

    /// <summary>Declares a variable with a value that another language made.</summary>
    /// <exception cref="SharingException">This language cannot hold it.</exception>
    Task SetAsync(string name, object? value);
}

/// <summary>What a part shows.</summary>
/// <param name="Data">The same thing in one or more mime types.</param>
/// <param name="IsResult">Whether it is the cell's result, with its number, or a display.</param>
internal readonly record struct Shown(MimeBundle Data, bool IsResult);

/// <summary>A value that one language has and another cannot take.</summary>
internal sealed class SharingException(string message) : Exception(message);
