using PublicApiGenerator;

namespace NotebookLib.Tests.Architecture;

/// <summary>What a user can call, held against a committed list, so that nothing is opened, renamed or taken away unseen.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "NOTEBOOKLIB_ACCEPT_API";

    [Fact]
    public void The_public_api_is_the_one_that_is_committed()
    {
        var file = Path.Combine(Repository.Root, "tests", "NotebookLib.Tests", "Architecture", "NotebookLib.api.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false,
            ExcludeAttributes = [typeof(System.Diagnostics.DebuggerDisplayAttribute).FullName!] };
        var api = typeof(Table).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, api);
        }

        var (was, now) = (File.ReadAllLines(file), api.TrimEnd('\n').Split('\n'));
        var gone = was.Except(now).Select(l => "- " + l.Trim());
        var added = now.Except(was).Select(l => "+ " + l.Trim());
        Assert.True(was.SequenceEqual(now),
            $"The public API differs. If that is meant, run this test with {Accept}=1 and commit the list.\n"
            + string.Join('\n', gone.Concat(added).Take(40)));
    }
}
