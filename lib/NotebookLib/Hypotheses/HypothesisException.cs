namespace NotebookLib.Hypotheses;

/// <summary>A hypothesis that says too little, or is confronted with something that cannot be evidence for it. The message says which, and
/// the way out.</summary>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class HypothesisException(string message) : InvalidOperationException(message);
