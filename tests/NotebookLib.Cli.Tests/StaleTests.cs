using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests;

/// <summary>What makes a notebook run again is what it read; and a run of one leaves the pages of all the others whole.</summary>
public sealed class StaleTests : IDisposable
{
    private const string Using = "using NotebookLib; using NotebookLib.Hypotheses;\n";
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Each_notebook_runs_again_when_what_it_read_is_another_and_only_then()
    {
        Write("notebooks/modellen/model.cs", "static class Model { public static int Zes => 6; }");
        Write("notebooks/mijn.csv", "a\n");
        Write("notebooks/map/1.txt", "een");
        _here.Notebook("01-verwachting.ipynb", Using + "Hypothesis.Registered(\"T03-so-groeit\")");
        _here.Notebook("02-cijfers.ipynb", Using + "Published.Load().Names.Count()");
        _here.Notebook("03-model.ipynb", "#load \"modellen/model.cs\"\nModel.Zes");
        _here.Own("20-bestand.ipynb", "File.ReadAllText(\"mijn.csv\").Length");
        _here.Own("21-map.ipynb", "string.Join(\",\", Directory.GetFiles(\"map\", \"*.txt\").Select(Path.GetFileName))");
        _here.Own("22-alles.ipynb", "new FileInfo(\"mijn.csv\").Length");
        Assert.Equal(["01", "02", "03", "20", "21", "22"], await Fresh());
        Assert.Empty(await Fresh());

        Assert.Equal(0, (await _here.Run("hypothesis", "new", "H-elders")).Code);
        Assert.Equal(["22", "hypothese"], await Fresh()); // a draft elsewhere: only what may read anything runs with it

        Write("notebooks/modellen/model.cs", "static class Model { public static int Zes => 7; }");
        Assert.Equal(["03", "22"], await Fresh());
        Assert.Contains("7", File.ReadAllText(Path.Combine(_here.Out, "site", "03-model.html")), StringComparison.Ordinal);

        Write("notebooks/mijn.csv", "ab\n");
        Assert.Equal(["20", "22"], await Fresh());
        Write("notebooks/map/2.txt", "twee");
        Assert.Equal(["21", "22"], await Fresh());
        Assert.Contains("1.txt,2.txt", File.ReadAllText(Path.Combine(_here.Out, "site", "eigen-21-map.html")), StringComparison.Ordinal);

        var hypothesis = Path.Combine(_here.Root, "data", "hypotheses", "T03-so-groeit.json");
        File.AppendAllText(hypothesis, "\n");
        Assert.Equal(["01", "22"], await Fresh());
        File.SetLastWriteTimeUtc(Path.Combine(_here.Root, "data", "published", "deelname.csv"), DateTime.UtcNow);
        Assert.Empty(await Fresh()); // written again, with the same content
        _here.Own("20-bestand.ipynb", "File.ReadAllText(\"mijn.csv\").Length + 1");
        Assert.Equal(["20", "22"], await Fresh());
    }

    [Fact]
    public async Task A_parameter_makes_those_stale_that_declare_it()
    {
        var file = _here.Notebook("01-knop.ipynb", "var jaar = 2018;", "jaar");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"id\":\"cel-1\",\"metadata\":{}",
            "\"id\":\"cel-1\",\"metadata\":{\"tags\":[\"parameters\"]}", StringComparison.Ordinal));
        _here.Notebook("02-zonder.ipynb", "1");
        Assert.Equal(["01", "02"], await Fresh());
        Assert.Equal(["01"], await Fresh("--param", "jaar=2019"));
        Assert.Empty(await Fresh("--param", "jaar=2019"));
        Assert.Equal(["01"], await Fresh());
        var wrong = await _here.Run("run", "--param", "maand=2");
        Assert.Equal((2, "No notebook has a parameter maand.\nKnown: jaar.\n"), (wrong.Code, wrong.Error));
    }

    [Fact]
    public async Task A_run_of_one_notebook_in_a_fresh_clone_gives_pages_that_cover_all()
    {
        foreach (var start in new[] { "03-", "10-" })
        {
            _here.Copy(start);
        }

        _here.Own("20-eigen.ipynb", "\"nog nooit uitgevoerd\"");
        var run = await _here.Run("run", "10");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("2 pages are made of stored outputs", run.Output, StringComparison.Ordinal);
        Assert.Equal(["10-gespecialiseerde-ondersteuning.ipynb"], Directory.GetFiles(Path.Combine(_here.Out, "notebooks"))
            .Select(Path.GetFileName));
        var partly = Pages();
        Assert.Contains("Deze pagina is gemaakt van uitkomsten die in het notebook bewaard zijn.",
            partly["03-gezamenlijke-betekenisgeving.html"], StringComparison.Ordinal);
        Assert.Contains("Deze pagina is gemaakt van uitkomsten die in het notebook bewaard zijn.", partly["eigen-20-eigen.html"],
            StringComparison.Ordinal);
        Assert.DoesNotContain("Deze pagina is gemaakt van uitkomsten", partly["10-gespecialiseerde-ondersteuning.html"],
            StringComparison.Ordinal);
        Assert.Contains("Van één notebook staan hier bewaarde of eerdere uitkomsten", partly["claims.html"], StringComparison.Ordinal);
        Assert.Contains("Van één notebook staan hier bewaarde of eerdere uitkomsten", partly["certificaat.html"], StringComparison.Ordinal);

        // all of it: the same pages, without the lines that say that they were not made now
        Assert.Equal(0, (await _here.Run("run")).Code);
        var whole = Pages();
        Assert.Equal(whole.Keys.Order(StringComparer.Ordinal), partly.Keys.Order(StringComparer.Ordinal));
        foreach (var name in new[] { "claims.html", "herkomst.html", "zoeken.html", "certificaat.html",
            "03-gezamenlijke-betekenisgeving.html", "10-gespecialiseerde-ondersteuning.html", "assets/zoek-index.js" })
        {
            Assert.Equal(whole[name], System.Text.RegularExpressions.Regex.Replace(partly[name], "<p class=\"note\">(?:Van één "
                + "notebook|Deze pagina is gemaakt)[^\n]*</p>\n", ""));
        }

        Assert.Empty(await Fresh("10")); // nothing to do, and the pages stand
        Assert.Equal(whole, Pages());

        // one that changed and was not asked for says so
        var theme = Path.Combine(_here.Root, "notebooks", "03-gezamenlijke-betekenisgeving.ipynb");
        File.WriteAllText(theme, File.ReadAllText(theme).Replace("# ", "#  ", StringComparison.Ordinal));
        Assert.Empty(await Fresh("10"));
        Assert.Contains("Deze pagina is van een eerdere run.", Pages()["03-gezamenlijke-betekenisgeving.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_names_the_notebook_for_every_command()
    {
        _here.Notebook("03-drie.ipynb", "3");
        _here.Notebook("07-zeven.ipynb", "7");
        _here.Own("30-dertig.ipynb", "30");
        Assert.Equal(["03", "07"], await Fresh("3", "7"));
        Assert.Equal(["30"], await Fresh("30-der"));
        Assert.Equal(0, (await _here.Run("convert", "3", "--to", "dib")).Code);
        Assert.True(File.Exists(Path.Combine(_here.Root, "notebooks", "03-drie.dib")));
        Assert.Equal(0, (await _here.Run("new", "--from", "7")).Code);
        foreach (var command in new[] { "run", "preview" })
        {
            var answer = await _here.Run(command, "8");
            Assert.Equal((2, "Notebook 8 does not exist.\nNear it: 03-drie.ipynb, 07-zeven.ipynb, 30-dertig.ipynb.\n"),
                (answer.Code, answer.Error));
        }
    }

    /// <summary>The beginnings of the names of the notebooks that a run executes.</summary>
    private async Task<IEnumerable<string>> Fresh(params string[] arguments)
    {
        var run = await _here.Run(["run", "--json", .. arguments]);
        Assert.True(run.Code == 0, run.Error);
        return JsonNode.Parse(run.Output)!["notebooks"]!.AsArray().Where(n => (bool)n!["fresh"]!).Select(n =>
            ((string)n!["file"]!).Split('-', '.')[0]);
    }

    private Dictionary<string, string> Pages()
    {
        var site = Path.Combine(_here.Out, "site");
        return Directory.GetFiles(site, "*.html").Append(Path.Combine(site, "assets", "zoek-index.js")).ToDictionary(f =>
            Path.GetRelativePath(site, f).Replace('\\', '/'), File.ReadAllText);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_here.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
