using System.Text.Json;

namespace NotebookLib.Tests.Statistics;

/// <summary>
/// Every reference case: inputs and answers of R, SciPy, statsmodels, 60-digit arithmetic or NIST. A case names its function and
/// tolerances; every expected field is compared, and an unknown function or field fails.
/// </summary>
[Trait("Category", "Reference")]
public class ReferenceTests
{
    public static TheoryData<string> Cases => [.. ReferenceFolder.Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    public static TheoryData<string> OwnCases => [.. Directory.EnumerateFiles(ReferenceFolder.Own(), "*.json").Order(StringComparer.Ordinal)
        .Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void MatchesItsReference(string id) => Matches(ReferenceFolder.Find(), id);

    [Theory]
    [MemberData(nameof(OwnCases))]
    public void MatchesTheProjectsOwnCase(string id) => Matches(ReferenceFolder.Own(), id);

    private static void Matches(string folder, string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, id + ".json")));
        var root = json.RootElement;
        var function = root.GetProperty("function").GetString()!;
        var known = ReferenceFunctions.All.TryGetValue(function, out var run);
        Assert.True(known, $"No function {function}.");
        var actual = run!(new Inputs(root.GetProperty("inputs")));
        var rel = root.TryGetProperty("rel_tol", out var r) ? r.GetDouble() : 1e-10;
        var abs = root.TryGetProperty("abs_tol", out var a) ? a.GetDouble() : 1e-300;
        var problems = new List<string>();
        Compare(root.GetProperty("expected"), actual, "", rel, abs, problems);
        Assert.True(problems.Count == 0, $"{id} ({function}):\n" + string.Join('\n', problems));
    }

    [Fact]
    public void EveryFunctionIsCoveredByTheCases()
    {
        // a function without a case could say anything; the project's own cases name every one of them
        var seen = Directory.EnumerateFiles(ReferenceFolder.Own(), "*.json").Select(f =>
            JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("function").GetString()!).Distinct();
        Assert.Equal(ReferenceFunctions.All.Keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1.0", 1.0 + 1e-12, true)]
    [InlineData("1.0", 1.0 + 1e-8, false)]
    [InlineData("\"NaN\"", double.NaN, true)]
    [InlineData("\"NaN\"", 0.0, false)]
    [InlineData("\"Infinity\"", double.PositiveInfinity, true)]
    [InlineData("\"Infinity\"", double.MaxValue, false)]
    [InlineData("null", 1.0, false)]
    public void TheComparerTellsRightFromWrong(string expected, double actual, bool right)
    {
        var problems = new List<string>();
        Compare(JsonDocument.Parse(expected).RootElement, actual, "x", 1e-10, 1e-300, problems);
        Assert.Equal(right, problems.Count == 0);
    }

    private static void Compare(JsonElement expected, object? actual, string path, double rel, double abs, List<string> problems)
    {
        void Wrong(object? got) => problems.Add($"  {path}: expected {expected.GetRawText()}, got {got ?? "nothing"}");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is IReadOnlyDictionary<string, object?> fields:
                foreach (var property in expected.EnumerateObject())
                {
                    if (fields.TryGetValue(property.Name, out var value))
                    {
                        Compare(property.Value, value, path + "/" + property.Name, rel, abs, problems);
                    }
                    else
                    {
                        problems.Add($"  {path}/{property.Name}: unknown field, expected {property.Value.GetRawText()}");
                    }
                }
                break;
            case JsonValueKind.Array when actual is System.Collections.IEnumerable list and not string:
                var items = list.Cast<object?>().ToList();
                if (items.Count != expected.GetArrayLength())
                {
                    problems.Add($"  {path}: expected {expected.GetArrayLength()} items, got {items.Count}");
                    break;
                }
                for (var i = 0; i < items.Count; i++)
                {
                    Compare(expected[i], items[i], $"{path}[{i}]", rel, abs, problems);
                }
                break;
            case JsonValueKind.String when path.EndsWith("/note", StringComparison.Ordinal)
                || path.EndsWith("/note_value", StringComparison.Ordinal):
                if (actual is not string { Length: > 0 })
                {
                    Wrong("no warning"); // prose beside a degenerate answer: the library must say something too
                }
                break;
            case JsonValueKind.True or JsonValueKind.False:
                // R prints a certain p as TRUE
                var flag = actual switch { bool b => b, double d when d is 0 or 1 => d == 1, _ => (bool?)null };
                if (flag != expected.GetBoolean())
                {
                    Wrong(actual);
                }
                break;
            case JsonValueKind.Null:
                if (actual is not null && !(actual is double missing && double.IsNaN(missing)))
                {
                    Wrong(actual);
                }
                break;
            case JsonValueKind.Number or JsonValueKind.String when actual is double or int or long:
                var target = expected.ValueKind == JsonValueKind.Number ? expected.GetDouble() : Inputs.Special(expected.GetString()!);
                var number = Convert.ToDouble(actual, System.Globalization.CultureInfo.InvariantCulture);
                var same = double.IsNaN(target) ? double.IsNaN(number) : target == number
                    || Math.Abs(number - target) <= Math.Max(abs, rel * Math.Abs(target)) && double.IsFinite(target);
                if (!same)
                {
                    problems.Add(FormattableString.Invariant($"  {path}: expected {target:R}, got {number:R} (relative error {Math.Abs(
                        number - target) / Math.Abs(target):0.0e0}, allowed {rel})"));
                }
                break;
            default:
                Wrong(actual);
                break;
        }
    }
}
