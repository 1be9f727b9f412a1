using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Tests.Session.Languages;

/// <summary>Tests of languages that are fetched: they run for real, and skip only where there is no way to the package.</summary>
internal static partial class Fetched
{
    /// <summary>A session in which a first cell of the language ran.</summary>
    internal static async Task<InProcess> SessionAsync(string cell, string? folder = null)
    {
        var session = new InProcess(folder);
        var error = (await session.RunAsync(cell)).OfType<ErrorOutput>().FirstOrDefault();
        if (error is { Name: "PackageError" } && Environment.GetEnvironmentVariable("CI") != "true")
        {
            session.Dispose();
            Assert.Skip(error.Value);
        }

        Assert.True(error is null, error?.Value);
        return session;
    }

    [System.Text.RegularExpressions.GeneratedRegex("<div class=\"dni-plaintext\"><pre>(.*?)</pre>",
        System.Text.RegularExpressions.RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex Value();

    internal static string Text(this IEnumerable<CellOutput> outputs) => string.Join('\n', outputs.Select(o => o switch
    {
        DisplayOutput d => d.Data.TryGetValue("text/plain", out var plain) ? plain
            : Value().Match(d.Data.Values.First()) is { Success: true } value ? value.Groups[1].Value : d.Data.Values.First(),
        StreamOutput s => s.Text,
        ErrorOutput e => $"{e.Name}: {e.Value}",
        _ => "",
    }));

    internal static async Task<string> TextAsync(this InProcess session, string cell) => (await session.RunAsync(cell)).Text();
}
