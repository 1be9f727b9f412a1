namespace NotebookLib.Notebooks.Elsewhere;

/// <summary>A notebook has something that the other form cannot say; the message names cell and line.</summary>
public sealed class TranslationException : Exception
{
    /// <summary>Says what cannot be said, and what to do.</summary>
    /// <param name="message">File, cell, line, and what stands there.</param>
    /// <param name="wayOut">What to do about it.</param>
    public TranslationException(string message, string wayOut) : base(message) => WayOut = wayOut;

    /// <summary>What to do about it.</summary>
    public string WayOut { get; }
}
