namespace NotebookLib.Notebooks.Packages;

/// <summary>Where packages are asked from.</summary>
/// <param name="Directory">The notebook's folder: NuGet's configuration counts from there upwards.</param>
/// <param name="Lock">The lock file; null where there is none to follow or write.</param>
/// <param name="Mode">How it takes part.</param>
/// <param name="Notice">Hears what a reader of the run should know and no output says, a line each.</param>
internal sealed record PackageScope(string Directory, string? Lock, LockMode Mode, Action<string> Notice);
