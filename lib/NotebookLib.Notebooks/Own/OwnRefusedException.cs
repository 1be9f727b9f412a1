namespace NotebookLib.Notebooks.Own;

/// <summary>A file of one's own that is not taken; the message says why and what to do, in Dutch.</summary>
/// <param name="message">The message.</param>
/// <param name="inner">The cause, if any.</param>
internal sealed class OwnRefusedException(string message, Exception? inner = null) : Exception(message, inner);
