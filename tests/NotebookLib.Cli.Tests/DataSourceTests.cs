using System.Text.Json;

namespace NotebookLib.Cli.Tests;

/// <summary><c>data list | add | status | fetch | audit</c>, without a network.</summary>
public sealed class DataSourceTests : IDisposable
{
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task An_own_file_is_added_and_stays_whole()
    {
        Assert.Equal(0, (await _here.Run("data", "status")).Code);
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "Onze regio.csv"), "SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2023;sbo;7\n");
        Assert.Equal(0, (await _here.Run("data", "add", "Onze regio.csv")).Code);
        var status = await _here.Run("data", "status", "--json");
        using var json = JsonDocument.Parse(status.Output);
        var source = json.RootElement.GetProperty("sources")[0];
        Assert.Equal((0, "onze-regio", "own"), (status.Code, source.GetProperty("id").GetString(), source.GetProperty("state")
            .GetString()));

        var stored = Directory.GetFiles(Path.Combine(_here.Root, ".cache", "sources"), "*.csv").Single();
        await File.WriteAllTextAsync(stored, "SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2023;sbo;9\n");
        var damaged = await _here.Run("data", "status");
        Assert.Equal(1, damaged.Code);
        Assert.Contains("damaged", damaged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_are_listed_with_unit_years_versions_and_origin()
    {
        var answer = await _here.Run("data", "series", "aandeel", "so");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("po.so_aandeel", answer.Output, StringComparison.Ordinal);
        Assert.Contains("% van po", answer.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _here.Run("data", "series", "so", "--json")).Output);
        var so = json.RootElement.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("name").GetString() == "po.so");
        Assert.Equal(2010, so.GetProperty("years")[0].GetInt32());
        Assert.NotEqual("", so.GetProperty("origins")[0].GetProperty("producer").GetString());
        var none = await _here.Run("data", "series", "aandeell");
        Assert.Equal((1, "", 2), (none.Code, none.Output, none.Error.TrimEnd().Split('\n').Length));
        Assert.Contains("Nearest: ", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_file_says_what_was_found_and_keeps_how_it_is_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "kop.csv"),
            "versie;3;x\nSCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018/'19;sbo;200\n2019/'20;Totaal;210\n");
        Assert.Equal(2, (await _here.Run("data", "add", "kop.csv", "--header-row", "2")).Code); // Totaal is no school type
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "kop.csv"),
            "versie;3;x\nSCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018/'19;sbo;200\n2019/'20;sbo;1-4\n2020/'21;sbo;210\n");
        var answer = await _here.Run("data", "add", "kop.csv", "--header-row", "2");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("afgeschermd-bereik", answer.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _here.Run("data", "beside", "kop")).Code);
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "los.csv"), "00AB;De Ster;20\n01AB;De Zon;12\n");
        var bare = await _here.Run("data", "add", "los.csv");
        Assert.Equal(0, bare.Code);
        Assert.Contains("geen-kop", bare.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _here.Run("data", "add", "los.csv", "--no-header")).Code); // what its columns mean cannot be told
    }

    [Fact]
    public async Task What_is_unknown_or_no_file_is_refused_in_two_lines()
    {
        foreach (var answer in new[] { await _here.Run("data", "fetch", "bestaat-niet"),
            await _here.Run("data", "add", "bestaat-niet.csv") })
        {
            Assert.Equal((2, "", 2), (answer.Code, answer.Output, answer.Error.TrimEnd().Split('\n').Length));
        }
    }

    [Fact]
    public async Task A_page_cannot_be_fetched_and_says_what_to_do()
    {
        var answer = await _here.Run("data", "fetch", "ocw-leerlingstromen", "--json");
        Assert.Equal(1, answer.Code);
        Assert.Contains("data add FILE", answer.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal("failed", json.RootElement.GetProperty("sources")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_own_file_stands_beside_the_nation_in_three_commands()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "eigen.csv"),
            "SCHOOLJAAR;SCHOOLSOORT;AANTAL\n2018/'19;sbo;200\n2019/'20;sbo;210\n2020/'21;sbo;<5\n2021/'22;sbo;190\n");
        Assert.Equal(0, (await _here.Run("data", "inspect", "eigen.csv")).Code);
        Assert.Equal(0, (await _here.Run("data", "add", "eigen.csv")).Code);
        var answer = await _here.Run("data", "beside", "eigen");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        var page = await File.ReadAllTextAsync(Path.Combine(_here.Root, "naast-nederland.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("Nederland", page, StringComparison.Ordinal);
        Assert.Contains("2020/&#39;21 staat er niet in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_is_listed()
    {
        using var json = JsonDocument.Parse((await _here.Run("data", "list", "--json")).Output);
        Assert.Contains(json.RootElement.GetProperty("sources").EnumerateArray(), s => s.GetProperty("id").GetString() == "duo-weccluster"
            && !s.GetProperty("here").GetBoolean());
    }

    [Fact]
    public async Task A_table_is_audited_to_text_json_and_a_page()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "t.csv"), "naam;n\n<b>;1\n<b>;1\n");
        var answer = await _here.Run("data", "audit", "t.csv", "--html", "t.html");
        Assert.Equal(0, answer.Code);
        Assert.Contains("Rijen die twee keer voorkomen: 1 (fout)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("<table>", await File.ReadAllTextAsync(Path.Combine(_here.Root, "t.html")), StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _here.Run("data", "audit", "t.csv", "--json")).Output);
        Assert.Equal(2, json.RootElement.GetProperty("rows").GetInt32());
    }
}
