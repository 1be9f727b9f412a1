using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Preview;

/// <summary>The page follows the file: what runs, what it shows, and what it never does.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_save_runs_from_the_first_changed_cell_and_shows_what_a_clean_run_shows()
    {
        var file = _here.Notebook("90-volgt.ipynb", "var a = 2;\na", "var b = a * 10;\nb", "b -= 1;\n$\"samen {a + b}\"",
            "var later = b;\nlater");
        await using var preview = await PreviewProcess.Start(_here, "90");
        await preview.Settled();
        Assert.Contains("samen 21", preview.Page, StringComparison.Ordinal);

        Change(file, "a * 10", "a * 100");
        var ran = await preview.Wait(s => ((string)s["text"]!).StartsWith("3 cellen uitgevoerd vanaf cel 2", StringComparison.Ordinal));
        Assert.Contains("samen 201", preview.Page, StringComparison.Ordinal);
        var settled = (string?)ran["phase"] == "checked" ? ran : await preview.Settled();
        Assert.Empty(settled["differs"]!.AsArray());

        // the third cell alone: the second one's variable has the value it had before, not the one that the third had given it
        Change(file, "b -= 1", "b -= 2");
        await preview.Wait(s => ((string)s["text"]!).StartsWith("2 cellen uitgevoerd vanaf cel 3", StringComparison.Ordinal));
        Assert.Contains("samen 200", preview.Page, StringComparison.Ordinal);
        var values = JsonNode.Parse(await preview.Http.GetStringAsync(new Uri(preview.Root, "values/90-volgt")))!["values"]!.AsArray();
        Assert.Contains(values, v => (string?)v!["name"] == "b" && (string?)v["kind"] == "int" && (string?)v["text"] == "198");
        Assert.Equal(130, await preview.Stop(CommandLine.Signal("INT")));
    }

    [Fact]
    public async Task An_error_stands_with_its_cell_and_line_and_a_half_written_file_leaves_what_was_there()
    {
        var file = _here.Notebook("91-fout.ipynb", "\"eerste uitkomst\"", "var x = 1;\nx.ToString()", "\"laatste uitkomst\"");
        await using var preview = await PreviewProcess.Start(_here, "91");
        await preview.Settled();
        var good = await File.ReadAllTextAsync(file);

        Change(file, "x.ToString()", "y.ToString()");
        var wrong = await preview.Wait(s => s["fault"] is not null);
        Assert.Equal("Cel 2 (cel-2), regel 2", (string?)wrong["fault"]!["place"]);
        Assert.Contains("'y' does not exist", (string?)wrong["fault"]!["sentence"], StringComparison.Ordinal);
        Assert.Contains("Cel 2 (cel-2), regel 2", preview.Page, StringComparison.Ordinal);
        Assert.Contains("laatste uitkomst", preview.Page, StringComparison.Ordinal);

        Change(file, "y.ToString()", "int.Parse(\\\"geen getal\\\")");
        wrong = await preview.Wait(s => s["fault"] is { } f && ((string?)f["sentence"])!.Contains("geen getal", StringComparison.Ordinal));
        Assert.Equal("Cel 2 (cel-2), regel 2", (string?)wrong["fault"]!["place"]);

        await File.WriteAllTextAsync(file, good[..(good.Length / 2)]);
        var broken = await preview.Wait(s => ((string)s["problem"]!).Length > 0);
        Assert.Contains("91-fout.ipynb is nu niet te lezen: regel 1", (string?)broken["problem"], StringComparison.Ordinal);
        Assert.Contains("eerste uitkomst", preview.Page, StringComparison.Ordinal);
        File.Delete(file);
        await preview.Wait(s => ((string)s["problem"]!).Contains("is er niet meer", StringComparison.Ordinal));
        PreviewProcess.Save(file, good);
        await preview.Wait(s => ((string)s["problem"]!).Length == 0 && s["fault"] is null && (string?)s["phase"] != "running");
        Assert.Equal(good, await File.ReadAllTextAsync(file));
        Assert.Equal(130, await preview.Stop("-TERM"));
    }

    [Fact]
    public async Task What_a_cell_changed_inside_an_object_is_put_right_by_the_clean_run_and_said()
    {
        var file = _here.Notebook("92-lijst.ipynb", "var lijst = new List<int>();", "lijst.Add(1);\n$\"er zijn er {lijst.Count}\"");
        await using var preview = await PreviewProcess.Start(_here, "92");
        await preview.Settled();
        Change(file, "Add(1)", "Add(2)");
        var settled = await preview.Wait(s => (string?)s["phase"] == "checked" && s["differs"]!.AsArray().Count > 0);
        Assert.Equal(2, (int)settled["differs"]![0]!);
        Assert.Contains("er zijn er 1", preview.Page, StringComparison.Ordinal);
        Assert.Contains("Een schone run gaf iets anders in cel 2", (string?)settled["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_write_outputs_go_into_the_file_and_a_changed_data_file_runs_everything_again()
    {
        var data = Path.Combine(_here.Root, "data", "proef.txt");
        await File.WriteAllTextAsync(data, "een");
        var file = _here.Notebook("93-schrijft.ipynb", "System.IO.File.ReadAllText(\"../data/proef.txt\")");
        await using var preview = await PreviewProcess.Start(_here, "93", "--write");
        await preview.Wait(s => ((string)s["written"]!).Length > 0);
        Assert.Contains("een", Stored(file), StringComparison.Ordinal);
        PreviewProcess.Save(data, "twee");
        await preview.Wait(s => ((string)s["written"]!).Length > 0 && Stored(file).Contains("twee", StringComparison.Ordinal));
        var refused = await preview.Http.PostAsync(new Uri(preview.Root, "own/inspect?name=eigen.csv"),
            new StringContent("jaar;soort;aantal\n2020;so;9\n"));
        Assert.Contains("--write", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(130, await preview.Stop(CommandLine.Signal("HUP")));
    }

    private static string Stored(string file) => JsonNode.Parse(File.ReadAllText(file))!["cells"]![0]!["outputs"]!.ToJsonString();

    private static void Change(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        PreviewProcess.Save(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
