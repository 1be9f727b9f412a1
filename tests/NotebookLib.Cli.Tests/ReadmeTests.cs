using System.Text.RegularExpressions;

namespace NotebookLib.Cli.Tests;

/// <summary>What README says, runs: its snippet, its commands and its options.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(CommandLine.Repository, "README.md"));

    [Fact]
    public async Task The_snippet_runs_as_a_notebook_and_shows_a_trend_and_a_picture()
    {
        using var here = new CommandLine();
        var code = Snippet().Matches(Readme)[^1].Groups[1].Value.Trim();
        here.Notebook("a.ipynb", code);
        var run = await here.Run("run");
        Assert.True(run.Code == 0, run.Error);
        var page = File.ReadAllText(Path.Combine(here.Out, "site", "a.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("nl-test", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_question_leads_to_the_lines_that_README_shows_and_they_run()
    {
        using var here = new CommandLine();
        var commands = Fenced().Matches(Readme).SelectMany(m => m.Groups[1].Value.Trim().Split('\n'))
            .Where(c => c.StartsWith("dotnet", StringComparison.Ordinal) && c.Contains("H-mijn-vraag", StringComparison.Ordinal))
            .Select(c => c.Split(" -- ")[1].Split(' ').Where(a => a != "--ask").ToArray()).ToList();
        Assert.Equal(3, commands.Count);
        foreach (var command in commands)
        {
            var answer = await here.Run(command);
            Assert.True(answer.Code == 0, answer.Error);
        }

        var made = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(here.Root, "notebooks",
            "hypothese-H-mijn-vraag.ipynb")))!;
        var code = string.Concat(made["cells"]!.AsArray().SelectMany(c => c!["source"]!.AsArray()).Select(l => (string?)l + "\n"));
        Assert.All(Snippet().Match(Readme).Groups[1].Value.Trim().Split('\n'), line =>
            Assert.Contains(line, code, StringComparison.Ordinal));
        Assert.Contains("De bronnen steunen de verwachting", File.ReadAllText(Path.Combine(here.Out, "notebooks",
            "hypothese-H-mijn-vraag.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_command_runs_the_main_job_and_the_second_all_tests()
    {
        var commands = Fenced().Matches(Readme).Select(m => m.Groups[1].Value.Trim()).Where(c =>
            c.StartsWith("dotnet ", StringComparison.Ordinal)).ToList();
        Assert.Equal("dotnet run --project lib/NotebookLib.Cli -c Release -- run", commands[0]);
        Assert.Equal("dotnet test NotebookLib.sln -c Release", commands[1]);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("verify")]
    [InlineData("doctor")]
    [InlineData("data")]
    [InlineData("hypothesis")]
    [InlineData("workshop")]
    [InlineData("kernel")]
    public async Task Every_option_that_README_names_is_in_the_help(string command)
    {
        using var here = new CommandLine();
        var help = await here.Run(command, "--help");
        Assert.Equal(0, help.Code);
        var line = Readme.Split('\n').First(l => l.StartsWith($"| `{command}", StringComparison.Ordinal));
        foreach (Match option in Option().Matches(line.Split('|')[1]))
        {
            Assert.Contains(option.Value, help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_path_that_README_names_exists() =>
        Assert.All(PathName().Matches(Readme).Select(m => m.Groups[1].Value), p =>
            Assert.True(Path.Exists(Path.Combine(CommandLine.Repository, p)), p));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("[`(]((?:data|lib|tests|notebooks|\\.github)/[\\w./-]+)[`)]")]
    private static partial Regex PathName();
}
