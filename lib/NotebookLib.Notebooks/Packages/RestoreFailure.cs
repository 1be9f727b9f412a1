using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Packages;

/// <summary>What NuGet objects to, in the words of a cell: which package, and the way out.</summary>
internal static partial class RestoreFailure
{
    private const int Shown = 5;

    /// <summary>Reads what a restore that failed has said.</summary>
    /// <param name="said">Its whole output.</param>
    /// <param name="project">What was asked.</param>
    /// <param name="versions">Finds the versions that exist.</param>
    internal static async Task<PackageException> ReadAsync(
        string said, PackageProject project, Func<string, Task<IReadOnlyList<string>>> versions)
    {
        List<(string Code, string Text)> errors = [.. Error().Matches(said).Select(m => (m.Groups["code"].Value,
            Trim(m.Groups["text"].Value)))];
        if (errors.Count == 0)
        {
            return said.Contains("No .NET SDKs were found", StringComparison.Ordinal)
                ? Restore.NoSdk
                : new PackageException("NuGet failed: " + (said.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0)
                    ?? "it said nothing") + ".", "Try it in a project: dotnet add package NAME");
        }

        // a source that does not answer explains the packages that were not found in it
        var code = errors.Select(e => e.Code).FirstOrDefault(c => c is "NU1301" or "NU1300") ?? errors[0].Code;
        var lines = errors.Where(e => e.Code == code).Select(e => e.Text).ToList();
        var all = string.Join(" ", lines.Take(6));
        switch (code)
        {
            case "NU1101" when Missing().Match(lines[0]) is { Success: true } m:
                return new PackageException($"There is no package {m.Groups["id"]}{Unasked(m.Groups["id"]
                    .Value)} in {Sources(m.Groups["sources"].Value)}.",
                    "Correct the name, or add the source that has it: #i \"nuget:FOLDER-OR-ADDRESS\".");
            case "NU1102" or "NU1103" when Missing().Match(lines[0]) is { Success: true } m:
                var id = m.Groups["id"].Value;
                var there = string.Join("; ", lines.Skip(1).Select(l => Found().Match(l)).Where(f => f.Success
                    && f.Groups["nearest"].Length > 0)
                    .Select(f => $"{f.Groups["nearest"].Value.Trim()} is the nearest in {f.Groups["source"]}"));
                return await NoVersionAsync(id, project.Requests.FirstOrDefault(r => r.IsFor(id))?.Exact
                    ?? m.Groups["range"].Value, there, versions);
            case "NU1605" or "NU1107" or "NU1106" or "NU1108":
                return new PackageException($"Packages do not agree on a version. {Plain(all)}",
                    "Ask for a version of the package named first that suits all of them, in a #r of its own, or for other versions of "
                        + "those that need it.");
            case "NU1202" or "NU1201" or "NU1213" or "NU1212":
                return new PackageException($"A package is not made for .NET 10. {all}", "Take a version that is, or another package.");
            case "NU1301" or "NU1300":
                return new PackageException($"A source of packages does not answer. {all}",
                    "What was fetched before needs no network when its exact version is asked for. Else look at the connection, or at the "
                        + "sources: dotnet nuget list source") { IsOffline = true };
            case "NU1403":
                return new PackageException($"A package is not the one that the lock file names. {all}",
                    "Find out why it changed. If the new content is the right one: run --update-packages.");
            case "NU1004":
                return new PackageException($"The lock file does not fit these packages. {all}", "Renew it: run --update-packages.");
            case var _ when said.Contains("NuGet.Config", StringComparison.OrdinalIgnoreCase):
                return new PackageException($"NuGet's configuration cannot be read. {all}",
                    "Mend that file; nuget.config files count from the notebook's folder upwards, and then the user's own.");
            default:
                return new PackageException($"NuGet says {(code.Length > 0 ? code + ": " : "")}{all}",
                    "Try it in a project for the whole story: dotnet add package NAME");
        }

        string Unasked(string id) => project.Requests.Any(r => r.IsFor(id)) ? "" : ", which another package needs,";
    }

    /// <summary>A version that no source has.</summary>
    internal static async Task<PackageException> NoVersionAsync(
        string id, string asked, string there, Func<string, Task<IReadOnlyList<string>>> versions)
    {
        var nearest = Nearest(await versions(id), asked);
        var instead = nearest.Count > 0 ? $"; there are {string.Join(", ", nearest)}" : there.Length > 0 ? $"; {there}" : "";
        return new PackageException($"Package {id} has no version {asked}{instead}.",
            nearest.Count > 0 ? $"Ask for one of those: #r \"nuget: {id}, {nearest[^1]}\"." : "Ask for another version.");
    }

    /// <summary>The versions around the one that was asked for, in order.</summary>
    internal static IReadOnlyList<string> Nearest(IReadOnlyList<string> versions, string asked)
    {
        var sorted = versions.OrderBy(Key, StringComparer.Ordinal).ToList();
        var place = sorted.Count(v => string.CompareOrdinal(Key(v), Key(asked.Trim('(', ')', '[', ']', '>', '<', '=', ' '))) < 0);
        var from = Math.Clamp(place - (Shown / 2), 0, Math.Max(0, sorted.Count - Shown));
        return [.. sorted.Skip(from).Take(Shown)];
    }

    // numbers padded, so that text compares as versions do; a version before its release comes first
    private static string Key(string version)
    {
        var parts = version.Split('-', 2);
        return string.Join('.', parts[0].Split('.').Select(n => n.PadLeft(9, '0'))) + (parts.Length > 1 ? "-" + parts[1] : "~");
    }

    // NuGet speaks to who writes a project there
    private static string Plain(string text) => text.Replace("Warning As Error: ", "", StringComparison.Ordinal)
        .Replace(" Reference the package directly from the project to select a different version.", "", StringComparison.Ordinal);

    private static string Trim(string text) => Project().Replace(text, "").Trim().TrimEnd('.') + ".";

    private static string Sources(string names) => names.Trim().TrimEnd('.') is { Length: > 0 } sources ? sources : "any source";

    [GeneratedRegex(@"^.*?: (?:error|warning as error) (?<code>\w*)\s*: ?(?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Error();

    [GeneratedRegex(@"\s*\[[^\[\]]*packages\.csproj[^\[\]]*\]\s*$")]
    private static partial Regex Project();

    [GeneratedRegex(@"package '?(?<id>[\w.-]+?)'?(?:\.\s|\s+with version (?<range>\([^)]*\))).*?(?:source\(s\): (?<sources>.*))?$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"in (?<source>.+?)\s*\[ Nearest version: (?<nearest>[^\]]*)\]")]
    private static partial Regex Found();
}
