namespace NotebookLib.Notebooks.Editions;

/// <summary>What a parameter takes.</summary>
internal enum ParameterKind
{
    /// <summary>A number, with decimals.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Text.</summary>
    Text,

    /// <summary>True or false.</summary>
    YesNo,
}

/// <summary>A parameter of a notebook as a reader meets it.</summary>
/// <param name="Cell">The number of the code cell that declares it, from 1.</param>
/// <param name="Name">Its name in code.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Value">What the edition chose: text without quotes, numbers with a point for decimals.</param>
/// <param name="Label">What a reader calls it, in Dutch.</param>
/// <param name="Hint">The comment beside its declaration, in Dutch; empty where there is none.</param>
internal sealed record ParameterField(int Cell, string Name, ParameterKind Kind, string Value, string Label, string Hint);
