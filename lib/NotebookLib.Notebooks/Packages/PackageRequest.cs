using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Packages;

/// <summary>One package as a cell asks for it.</summary>
/// <param name="Id">Its name; upper and lower case are the same.</param>
/// <param name="Range">A version, a range such as <c>[1.0,2.0)</c>, or a pattern such as <c>1.*</c>; <c>*</c> where the cell names
/// none.</param>
internal sealed partial record PackageRequest(string Id, string Range)
{
    /// <summary>The one version that satisfies it, as NuGet writes it; null where more than one may.</summary>
    internal string? Exact => Single().Match(Range) is { Success: true } one ? Normal(one.Groups["version"].Value) : null;

    /// <summary>What stands in the generated project: an exact version as the lowest, so that what NuGet gives instead can be
    /// named.</summary>
    internal string ProjectRange => Exact ?? Range;

    /// <summary>How a cell writes it.</summary>
    public override string ToString() => Range == "*" ? $"#r \"nuget: {Id}\"" : $"#r \"nuget: {Id}, {Range}\"";

    /// <summary>Whether both ask the same.</summary>
    internal bool IsSameAs(PackageRequest other) => IsFor(other.Id) && ProjectRange == other.ProjectRange;

    /// <summary>Whether it is about this package.</summary>
    internal bool IsFor(string id) => Id.Equals(id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads what stands between the quotes of a <c>#r</c>.</summary>
    /// <param name="reference">Such as <c>nuget: Deedle, 8.1.0</c>.</param>
    /// <exception cref="PackageException">It has no name or an impossible version.</exception>
    internal static PackageRequest Parse(string reference)
    {
        var parts = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', 2, StringSplitOptions.TrimEntries);
        var request = new PackageRequest(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
        return !Name().IsMatch(request.Id)
            ? throw new PackageException($"#r \"{reference}\" names no package.", "Write it like this: #r \"nuget: Deedle, 8.1.0\".")
            : !Version().IsMatch(request.Range)
            ? throw new PackageException($"#r \"{reference}\": \"{request.Range}\" is no version.",
                $"Write one version (#r \"nuget: {request.Id}, 1.2.3\"), a range ([1.0,2.0)) or a pattern (1.*).")
            : request;
    }

    /// <summary>A version as NuGet writes it: three or four numbers, no build metadata.</summary>
    internal static string Normal(string version)
    {
        var (core, rest) = version.Split('+')[0] is var v && v.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash
            ? (v[..dash], v[dash..]) : (version.Split('+')[0], "");
        var numbers = core.Split('.').Select(n => n.TrimStart('0') is { Length: > 0 } digits ? digits : "0").ToList();
        while (numbers.Count < 3)
        {
            numbers.Add("0");
        }

        return string.Join('.', numbers is [_, _, _, "0"] ? numbers[..3] : numbers) + rest;
    }

    private const string One = @"(?:\d{1,9}(?:\.\d{1,9}){0,3}(?:\.\*)?(?:-[0-9A-Za-z.*-]+)?(?:\+[0-9A-Za-z.-]+)?|\*(?:-\*)?)";

    [GeneratedRegex(@"^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,99})$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\[?\s*(?<version>\d{1,9}(?:\.\d{1,9}){0,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\s*\]?$")]
    private static partial Regex Single();

    // one version or pattern, or a range between two of them, either of which may be left out
    [GeneratedRegex(@"^(?=.{1,100}$)(?=.*[\d*])[\[(]?\s*" + One + @"?\s*(?:,\s*" + One + @"?\s*)?[\])]?$")]
    private static partial Regex Version();
}
