using System.Reflection;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>A package that a language is made of; fetched when its first cell comes, through the same lock as the packages that cells
/// name.</summary>
/// <param name="Language">What a reader calls the language.</param>
/// <param name="Package">The package, in one version.</param>
/// <param name="Size">What it takes on disk once unpacked.</param>
internal sealed record Tool(string Language, PackageRequest Package, string Size)
{
    /// <summary>F#: the compiler whose FSharp.Core is that of Deedle and Plotly.NET here.</summary>
    internal static Tool FSharp { get; } = new("F#", new PackageRequest("FSharp.Compiler.Service", "43.12.403"), "40 MB");

    /// <summary>SQL: the database with its native library for every system.</summary>
    internal static Tool DuckDb { get; } = new("SQL", new PackageRequest("DuckDB.NET.Data.Full", "1.5.6.1"), "420 MB");

    /// <summary>Adds the package to the session and loads one of its assemblies.</summary>
    /// <exception cref="CellCompileException">It cannot be had.</exception>
    internal async Task<Assembly> LoadAsync(LanguageContext context, string assembly, string cell)
    {
        try
        {
            await context.Packages.AddAsync([Package], [], CancellationToken.None);
        }
        catch (PackageException e)
        {
            throw new CellCompileException("PackageError",
                [$"{Language} cells need the package {Package.Id} {Package.Range}, fetched once ({Size} unpacked). {e.Message}"], cell);
        }

        return context.Assemblies.LoadFromAssemblyName(new AssemblyName(assembly));
    }
}
