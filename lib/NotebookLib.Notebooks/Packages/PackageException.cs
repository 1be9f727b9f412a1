namespace NotebookLib.Notebooks.Packages;

/// <summary>Packages that cannot be had: what is wrong, and the way out.</summary>
internal sealed class PackageException(string what, string wayOut) : Exception(what + " " + wayOut)
{
    /// <summary>What is wrong; names the package.</summary>
    internal string What { get; } = what;

    /// <summary>What to do.</summary>
    internal string WayOut { get; } = wayOut;

    /// <summary>Whether no source answered, so that an earlier answer may stand in.</summary>
    internal bool IsOffline { get; init; }
}
