using System.Text;
using System.Text.Json;

namespace NotebookLib.Cli.Tests;

/// <summary><c>data inspect</c> as others call it.</summary>
public sealed class DataInspectTests : IDisposable
{
    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Json_follows_the_contract_and_is_alone_on_standard_output()
    {
        byte[] windows = [.. "BRIN NUMMER ;NAAM;AANTAL\r\n00AA;Frysl"u8, 0xE2, .. "n;<5\r\n;;\r\n00AB; x ;12\r\n\r\n"u8];
        await File.WriteAllBytesAsync(Path.Combine(_here.Root, "eigen.csv"), windows);
        var answer = await _here.Run("data", "inspect", "eigen.csv", "--json", "--record", "veranderd.csv");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        using var json = JsonDocument.Parse(answer.Output);
        var root = json.RootElement;
        Assert.Equal(("eigen.csv", "cp1252", ";"), (root.GetProperty("file").GetString(), root.GetProperty("encoding").GetString(),
            root.GetProperty("delimiter").GetString()));
        Assert.Equal((3, 3, 2, 1, 1, 1), (root.GetProperty("rows").GetInt32(), root.GetProperty("columns").GetInt32(),
            root.GetProperty("kept").GetInt32(),
            root.GetProperty("dropped").GetInt32(), root.GetProperty("changed").GetInt32(), root.GetProperty("suppressed").GetInt32()));
        Assert.Equal(["regel;kolom;oud;nieuw;waardoor", "3;;;;;lege-rij".Replace(";;;;;", ";;\";;\";;", StringComparison.Ordinal),
            "4;NAAM; x ;x;blanco-eromheen"],
            (await File.ReadAllLinesAsync(Path.Combine(_here.Root, "veranderd.csv"), Encoding.UTF8)).Select(l =>
                l.Replace("\" x \"", " x ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("<!doctype html><p>x", "web page")]
    [InlineData(null, "does not exist")]
    public async Task What_cannot_be_read_gets_two_lines_and_exit_code_2(string? content, string expected)
    {
        if (content is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_here.Root, "eigen.csv"), content);
        }

        var answer = await _here.Run("data", "inspect", "eigen.csv", "--json");
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.StartsWith("eigen.csv: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, answer.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Columns_are_shown_with_kind_unit_and_first_values()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "p.csv"), "BRIN;KANDIDATEN;SLAAGPERC\n00AB;20;70,0%\n01AB;12;,0%\n");
        var answer = await _here.Run("data", "inspect", "p.csv", "--json");
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(["BRIN code  00AB|01AB", "KANDIDATEN count  20|12", "SLAAGPERC number % 70,0|0,0"],
            json.RootElement.GetProperty("fields").EnumerateArray().Select(f =>
            $"{f.GetProperty("name")} {f.GetProperty("kind")} {f.GetProperty("unit")} {string.Join('|', f.GetProperty("first")
                .EnumerateArray())}"));
        var table = (await _here.Run("data", "inspect", "p.csv")).Output;
        Assert.All(["SLAAGPERC", "getal", "70,0 | 0,0", "procentteken", "kop op regel 1"], part =>
            Assert.Contains(part, table, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_advice_about_the_header_works()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "k.csv"), "00AB;De Ster;20\n01AB;De Zon;12\n");
        var first = await _here.Run("data", "inspect", "k.csv", "--json");
        Assert.Contains("Klopt dat: --no-header. Is het toch een kop: --header-row 1", first.Output, StringComparison.Ordinal);
        var none = await _here.Run("data", "inspect", "k.csv", "--json", "--no-header");
        Assert.DoesNotContain("geen-kop", none.Output, StringComparison.Ordinal);
        Assert.Contains("\"rows\": 2", none.Output, StringComparison.Ordinal);
        Assert.Contains("\"rows\": 1", (await _here.Run("data", "inspect", "k.csv", "--json", "--header-row", "1")).Output,
            StringComparison.Ordinal);
        foreach (var wrong in new[] { new[] { "--header-row", "9" }, ["--header-row", "1", "--no-header"], ["--encoding", "ebcdic"],
            ["--delimiter", "ab"], ["--sheet", "2"] })
        {
            var answer = await _here.Run(["data", "inspect", "k.csv", .. wrong]);
            Assert.Equal((2, "", 2), (answer.Code, answer.Output, answer.Error.TrimEnd().Split('\n').Length));
        }
    }

    [Fact]
    public async Task The_audit_does_not_reassure_without_having_looked()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "t.csv"),
            "Schooljaar;Gemeente;aantal so\n2016-2017;Almelo;112\n2016-2017;Hengelo;201\n2016-2017;Totaal;313\n");
        var answer = await _here.Run("data", "audit", "t.csv");
        Assert.Contains("telt dubbel", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("niets gevonden", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_listed()
    {
        using var json = JsonDocument.Parse((await _here.Run("data", "rules", "--json")).Output);
        Assert.Equal(NotebookLib.Cleaning.RuleSet.All.Count, json.RootElement.GetArrayLength());
    }
}
