namespace NotebookLib.Sources;

/// <summary>A source that cannot be fetched or found. <see cref="What"/> says what is wrong and names the source, <see cref="WayOut"/> what
/// to do.</summary>
/// <param name="source">The source's id or address.</param>
/// <param name="problem">What is wrong, without a full stop.</param>
/// <param name="wayOut">What to do, without a full stop.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class SourceException(string source, string problem, string wayOut, Exception? inner = null)
    : Exception($"{source}: {problem}. {wayOut}.", inner)
{
    /// <summary>The first line for a user: which source, and what is wrong.</summary>
    public string What { get; } = $"{source}: {problem}";

    /// <summary>The second line for a user: what to do.</summary>
    public string WayOut { get; } = wayOut;
}
