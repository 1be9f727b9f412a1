using NotebookLib.Notebooks.Session;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Packages;

/// <summary>Packages in a page: there are none to be had, and it says where there are.</summary>
internal static class PackageSet
{
    /// <summary>Refuses.</summary>
    /// <exception cref="CellCompileException">Always.</exception>
    internal static Task<PackageGraph> ResolveAsync(IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources,
        PackageScope scope, CancellationToken cancellation) => throw new CellCompileException(Home.NotHere,
        [
            requests.Any(r => r.IsFor(Tool.FSharp.Package.Id)) ? "F# loopt niet in de browser. Met run of in een kernel loopt deze cel wel."
            : requests.Any(r => r.IsFor(Tool.DuckDb.Package.Id)) ? "SQL loopt niet in de browser. Met run --sql of in een kernel loopt "
                + "deze cel wel."
            : $"De browser haalt geen pakketten op ({string.Join(", ", requests)}). Met run of in een kernel loopt deze cel wel.",
        ], "");
}
