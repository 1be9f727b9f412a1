namespace NotebookLib.Cleaning;

/// <summary>Why a cell holds no number or text. None of these ever becomes a number by itself. The default is <see cref="None"/>: not
/// missing.</summary>
public enum Missing : byte
{
    /// <summary>Not missing: there is a value.</summary>
    None,

    /// <summary>Nothing between the delimiters, or only blanks.</summary>
    Empty,

    /// <summary>Masked because it is small, such as <c>&lt;5</c>; known between bounds.</summary>
    Suppressed,

    /// <summary>Secret at CBS: <c>x</c>.</summary>
    Secret,

    /// <summary>Unknown or too unreliable at CBS: <c>.</c></summary>
    Unreliable,

    /// <summary>Nil at CBS: <c>-</c>. The publisher says that there are none; it becomes 0 only when asked for.</summary>
    Nil,

    /// <summary>Not applicable: <c>N.v.t.</c></summary>
    NotApplicable,

    /// <summary>The school or site did not exist then, so an empty cell is not a 0.</summary>
    DidNotExist,

    /// <summary>DUO's <c>-1</c>: no value given.</summary>
    DuoMinusOne,
}

/// <summary>Dutch words for <see cref="Missing"/>.</summary>
public static class MissingWords
{
    /// <summary>The reason in Dutch, as in "afgeschermd".</summary>
    public static string InDutch(this Missing missing) => missing switch
    {
        Missing.None => "aanwezig",
        Missing.Empty => "leeg",
        Missing.Suppressed => "afgeschermd",
        Missing.Secret => "geheim",
        Missing.Unreliable => "onbekend of onbetrouwbaar",
        Missing.Nil => "nihil",
        Missing.NotApplicable => "niet van toepassing",
        Missing.DidNotExist => "bestond niet",
        Missing.DuoMinusOne => "-1 van DUO",
        _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "Unknown reason."),
    };
}
