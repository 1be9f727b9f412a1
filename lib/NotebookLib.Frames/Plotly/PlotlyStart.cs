using System.Reflection;

namespace NotebookLib.Frames;

/// <summary>Whether Plotly.NET can start where this runs.</summary>
internal static class PlotlyStart
{
    /// <summary>Starts it, or says why it cannot: a host that came with an older FSharp.Core of its own keeps that one, and Plotly.NET
    /// breaks on it.</summary>
    /// <exception cref="InvalidOperationException">It cannot start; the message names the versions. The figure is as it was.</exception>
    public static void Check()
    {
        try
        {
            _ = Plotly.NET.Defaults.DefaultConfig;
        }
        catch (TypeInitializationException problem) when (problem.InnerException is MissingMemberException or TypeLoadException
            or FileNotFoundException or FileLoadException)
        {
            var needs = typeof(Plotly.NET.GenericChart).Assembly.GetReferencedAssemblies().FirstOrDefault(a =>
                a.Name == "FSharp.Core")?.Version;
            var has = AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == "FSharp.Core").Select(a =>
                a.GetName().Version).Min();
            throw new InvalidOperationException($"Plotly.NET "
                + $"{typeof(Plotly.NET.GenericChart)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} cannot start here: it was made for FSharp.Core {needs}, "
                + $"and this program holds {has}. The figure itself shows without it. Run this in NotebookLib's own kernel, or in .NET "
                    + $"Interactive as kernel install --dotnet-interactive starts it, with FSharp.Core {needs}.", problem);
        }
    }
}
