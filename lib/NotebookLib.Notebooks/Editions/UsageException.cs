namespace NotebookLib.Notebooks.Editions;

/// <summary>What was asked cannot be done, or what has to be read cannot be read.</summary>
/// <param name="message">What is wrong: the first line that a user sees.</param>
/// <param name="wayOut">What to do: the second.</param>
public sealed class UsageException(string message, string wayOut) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string WayOut { get; } = wayOut;
}
