using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NotebookLib.Statistics;

namespace NotebookLib.Notebooks.Tests;

/// <summary>Every example in the documentation of the library is a cell that runs.</summary>
public class ExamplesTests
{
    private static readonly ScriptOptions Options = ScriptOptions.Default.WithReferences(typeof(Share).Assembly)
        .WithImports("System", "System.Linq", "System.Collections.Generic", "NotebookLib.Statistics");

    private static IEnumerable<(string Member, string Code)> Examples =>
        XDocument.Load(Path.ChangeExtension(typeof(Share).Assembly.Location, ".xml")).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.Contains("NotebookLib.Statistics", StringComparison.Ordinal))
            .SelectMany(m => m.Elements("example").Select(e => (m.Attribute("name")!.Value, e.Element("code")!.Value)));

    [Fact]
    public async Task EveryExampleRunsAndAnswers()
    {
        var all = Examples.ToList();
        Assert.True(all.Count > 50, $"{all.Count} examples found.");
        // one script session, so that the compiler starts once
        var wrong = new List<string>();
        var state = await CSharpScript.RunAsync("0", Options, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var (member, code) in all)
        {
#pragma warning disable CA1031 // whatever an example throws is what this test reports
            try
            {
                state = await state.ContinueWithAsync(code, cancellationToken: TestContext.Current.CancellationToken);
                if (state.ReturnValue is null || state.ReturnValue is double and double.NaN)
                {
                    wrong.Add($"{member}: {code} gave {state.ReturnValue ?? "nothing"}");
                }
            }
            catch (Exception e)
            {
                wrong.Add($"{member}: {code}: {e.Message}");
            }
#pragma warning restore CA1031
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
