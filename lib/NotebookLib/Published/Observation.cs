namespace NotebookLib;

/// <summary>One published figure as it stands in <c>data/published</c>.</summary>
/// <param name="Series">The key of the series, e.g. "vo.pro".</param>
/// <param name="Period">The year of 1 October as text (2018 is school year 2018/'19), or what the source has instead of a year.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit in Dutch.</param>
/// <param name="Vintage">Which version of which source: "ocw-2023".</param>
/// <param name="Provisional">Whether the publisher calls it provisional.</param>
/// <param name="Origin">Where it was printed.</param>
public sealed record Observation(string Series, string Period, double Value, string Unit, string Vintage, bool Provisional, Origin Origin)
{
    internal SchoolYear? Year => Period.Length == 4 && SchoolYear.TryParse(Period, out var year) ? year : null;
}

/// <summary>A file of <c>data/</c> as it was when it was read.</summary>
/// <param name="File">Its name relative to the project, with forward slashes.</param>
/// <param name="Rows">The number of rows without the header.</param>
/// <param name="About">What it holds, in Dutch.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
public sealed record DataFile(string File, int Rows, string About, string Sha256);

/// <summary>A series has several versions for the same year and none was chosen.</summary>
/// <param name="message">Which versions there are.</param>
public sealed class AmbiguousVintageException(string message) : InvalidOperationException(message);
