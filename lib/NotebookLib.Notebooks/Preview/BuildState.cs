namespace NotebookLib.Notebooks.Preview;

/// <summary>How the build of the library stands.</summary>
/// <param name="IsRunning">Whether it builds now.</param>
/// <param name="Text">What happens or happened; empty when nothing did.</param>
/// <param name="Errors">What the compiler objects to: file, line and message.</param>
internal sealed record BuildState(bool IsRunning, string Text, IReadOnlyList<string> Errors)
{
    /// <summary>Nothing was built.</summary>
    public static BuildState None { get; } = new(false, "", []);
}
