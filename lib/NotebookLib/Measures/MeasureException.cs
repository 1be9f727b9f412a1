namespace NotebookLib.Measures;

/// <summary>A measure cannot be computed from these figures: a year is missing, or a denominator is zero.</summary>
/// <param name="message">What is missing and what to do.</param>
public sealed class MeasureException(string message) : InvalidOperationException(message);
