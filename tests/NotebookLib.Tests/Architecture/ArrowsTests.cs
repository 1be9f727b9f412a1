using System.Text.RegularExpressions;

namespace NotebookLib.Tests.Architecture;

/// <summary>Which part of the library may name which, read from its <c>using</c> lines: down, or sideways without a circle.</summary>
public sealed partial class ArrowsTests
{
    /// <summary>From the ground up. What stands in one line is one storey. Domain, Tables and Published are the root namespace, which all
    /// see.</summary>
    private static readonly string[][] Storeys =
    [
        ["Display"],
        ["Domain"],
        ["Cleaning", "Tables"],
        ["Sources", "Published"],
        ["Statistics", "Measures", "Models"],
        ["Charts", "Claims", "Hypotheses"],
        ["Regions"],
        ["Sql"],
    ];

    // a picture of values stands beside the values' own storey until the notebook that shows it has it
    private static readonly string[] Allowed = ["Measures -> Charts", "Models -> Charts"];

    [Fact]
    public void Arrows_run_down_or_sideways_and_never_in_a_circle()
    {
        var arrows = Arrows();
        Assert.NotEmpty(arrows);
        Assert.All(arrows.SelectMany(a => new[] { a.From, a.To }), part => Assert.Contains(part, Storeys.SelectMany(s => s)));
        Assert.Empty(arrows.Where(a => Height(a.To) > Height(a.From)).Select(a => $"{a.From} -> {a.To}").Except(Allowed));
        foreach (var storey in Storeys)
        {
            Assert.All(storey, part =>
                Assert.DoesNotContain(part, Reached(part, arrows.Where(a => storey.Contains(a.From) && storey.Contains(a.To)).ToLookup(a =>
                a.From, a => a.To))));
        }
    }

    [Fact]
    public void Every_folder_of_the_library_has_its_storey() =>
        Assert.Equal(Storeys.SelectMany(s => s).Order(StringComparer.Ordinal),
            Directory.GetDirectories(Library).Select(d => Path.GetFileName(d)!).Where(d => char.IsUpper(d[0]))
                .Order(StringComparer.Ordinal));

    private static string Library => Path.Combine(Repository.Root, "lib", "NotebookLib");

    private static int Height(string part) => Array.FindIndex(Storeys, s => s.Contains(part));

    private static List<(string From, string To)> Arrows() =>
    [
        .. Directory.GetDirectories(Library).Where(d => char.IsUpper(Path.GetFileName(d)[0]))
            .SelectMany(d => Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories)
                .SelectMany(f => Using().Matches(File.ReadAllText(f)).Select(m => (From: Path.GetFileName(d), To: m.Groups[1].Value))))
            .Where(a => a.From != a.To).Distinct().Order(),
    ];

    /// <summary>What a part reaches in one or more steps; itself too when there is a circle.</summary>
    private static HashSet<string> Reached(string part, ILookup<string, string> steps)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>(steps[part]);
        while (next.TryPop(out var here))
        {
            if (seen.Add(here))
            {
                foreach (var to in steps[here])
                {
                    next.Push(to);
                }
            }
        }

        return seen;
    }

    [GeneratedRegex(@"^(?:global )?using (?:static |\w+ = )?NotebookLib\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
