namespace NotebookLib.Notebooks.Session;

/// <summary>Where the session runs: in a page, that has no processes, no network, and no files but those that it brought.</summary>
internal static class Home
{
    /// <summary>The kind of error of what this place cannot do; <c>compare.ts</c> knows it by this name.</summary>
    internal const string NotHere = "NotInBrowser";

    private static readonly string[] Frames = ["NotebookLib.Frames", "Deedle", "Microsoft.Data.Analysis", "Plotly.NET", "Plotly.NET.CSharp",
        "FSharp.Core"];

    /// <summary>Why an assembly that a cell names cannot be had here; null where it only is not there.</summary>
    internal static string? Refusal(string assembly) => Frames.Contains(assembly, StringComparer.OrdinalIgnoreCase)
        ? $"Deze cel gebruikt {assembly}, en dat is te groot voor een pagina. Met run of in een kernel loopt zij wel." : null;

    /// <summary>What to say beside an error that this place causes, in one line; null where it causes none.</summary>
    internal static string? Hint(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "In de browser zijn alleen de meegeleverde bestanden er (data/, "
            + "notebooks/modellen/). Met run of in een kernel leest deze cel ook andere.",
        PlatformNotSupportedException or System.Net.Http.HttpRequestException or System.Net.Sockets.SocketException =>
            "Dit kan de browser niet: geen processen, threads of verbindingen. Met run of in een kernel loopt deze cel wel.",
        OutOfMemoryException => "Een pagina heeft minder geheugen dan een programma. Met run of in een kernel is er meer.",
        _ => null,
    };
}
