namespace NotebookLib.Notebooks.Session;

/// <summary>Where the session runs: here a process of its own, that can do what a cell asks. The browser has its own class of this name in
/// <c>NotebookLib.Browser</c>.</summary>
internal static class Home
{
    /// <summary>The kind of error of what this place cannot do.</summary>
    internal const string NotHere = "NotHere";

    /// <summary>Why an assembly that a cell names cannot be had here; null where it only is not there.</summary>
    internal static string? Refusal(string assembly) => null;

    /// <summary>What to say beside an error that this place causes, in one line; null where it causes none.</summary>
    internal static string? Hint(Exception exception) => null;
}
