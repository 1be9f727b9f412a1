using System.Text.RegularExpressions;

namespace NotebookLib.Cli.Tests;

/// <summary>What README promises a newcomer with a file of their own, and what happens to local data elsewhere.</summary>
public sealed partial class OwnRegionTests : IDisposable
{
    private const string Prefix = "dotnet run --project lib/NotebookLib.Cli -c Release -- ";
    private const string Sample = "tests/NotebookLib.Cli.Tests/Samples";
    private const string Theme = "03-gezamenlijke-betekenisgeving";
    private readonly CommandLine _here = new();

    public OwnRegionTests()
    {
        _here.Copy("03-");
        Directory.CreateDirectory(Path.Combine(_here.Root, Sample));
        foreach (var file in Directory.GetFiles(Path.Combine(CommandLine.Repository, Sample)))
        {
            File.Copy(file, Path.Combine(_here.Root, Sample, Path.GetFileName(file)));
        }
    }

    private string Page => File.ReadAllText(Path.Combine(_here.Out, "site", Theme + ".html"));

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task The_three_commands_of_README_put_the_region_beside_the_nation()
    {
        var section = File.ReadAllText(Path.Combine(CommandLine.Repository, "README.md")).Split("## Your own region")[1].Split("\n## ")[0];
        var commands = Fenced().Match(section).Groups[1].Value.Trim().Split('\n');
        Assert.Equal(3, commands.Length);
        foreach (var command in commands)
        {
            Assert.StartsWith(Prefix, command, StringComparison.Ordinal);
            var answer = await _here.Run(command[Prefix.Length..].Split(' '));
            Assert.True(answer.Code == 0, answer.Error);
        }

        // 240 of 19.800 pupils in 2018, 346 of 19.250 in 2022: 1,21 and 1,80 per 100, index 144,2
        Assert.Contains("<strong>regio Voorbeeld</strong>: van 1,21 so per 100 bao in 2018/'19 naar 1,80 in 2022/'23; Nederland van 2,20 "
            + "naar 2,48.", Plain(Page), StringComparison.Ordinal);
        Assert.Contains("Het so ging van 100 naar 144,2", Plain(Page), StringComparison.Ordinal);
        Assert.Contains("Niet getoond: 2020/'21.", Plain(Page), StringComparison.Ordinal);
        Assert.Contains("Deelnamepercentage so, regio Voorbeeld en Nederland", Plain(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_data_make_the_last_result_stale_and_never_reach_stored_outputs()
    {
        Assert.Equal(0, (await _here.Run("run")).Code);
        Assert.Contains("zodra er een eigen bestand is", Page, StringComparison.Ordinal);
        Assert.Contains("up to date", (await _here.Run("run")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _here.Run("data", "add", $"{Sample}/eigen-export.csv", "--map", $"{Sample}/eigen-kaart.yml")).Code);
        Assert.DoesNotContain("up to date", (await _here.Run("run")).Output, StringComparison.Ordinal);
        Assert.Contains("regio Voorbeeld", Page, StringComparison.Ordinal);

        Assert.Contains("byte for byte", (await _here.Run("verify", "--outputs")).Output, StringComparison.Ordinal);
        await _here.Run("run", "--in-place");
        Assert.DoesNotContain("regio Voorbeeld", File.ReadAllText(Path.Combine(_here.Root, "notebooks", Theme + ".ipynb")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_given_to_one_run_stands_beside_the_nation_and_files_that_differ_in_a_withheld_count_give_the_same_bytes()
    {
        // 2020/'21 has 3 pupils in so in one file and 1 in the other
        using var other = new CommandLine();
        File.Copy(Directory.GetFiles(Path.Combine(_here.Root, "notebooks"))[0], Path.Combine(other.Root, "notebooks", Theme + ".ipynb"));
        foreach (var (workspace, few) in new[] { (_here, 3), (other, 1) })
        {
            await File.WriteAllTextAsync(Path.Combine(workspace.Root, "eigen.csv"),
                $"jaar;soort;aantal\n2018;so;240\n2019;so;260\n2020;so;{
                few}\n2021;so;301\n2018;bao;19800\n2019;bao;19700\n2020;bao;19400\n2021;bao;19310\n",
                TestContext.Current.CancellationToken);
            var run = await workspace.Run("run", "03", "--param", "bestand=eigen.csv");
            Assert.True(run.Code == 0, run.Error);
        }

        Assert.Contains("<strong>eigen regio</strong>: van 1,21 so per 100 bao in 2018/'19 naar 1,56 in 2021/'22", Plain(Page),
            StringComparison.Ordinal);
        Assert.Contains("Niet getoond: 2020/'21.", Plain(Page), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Snapshot(Path.Combine(_here.Out, "notebooks")),
            CommandLine.Snapshot(Path.Combine(other.Out, "notebooks")));
        Assert.Equal(CommandLine.Snapshot(Path.Combine(_here.Out, "site")), CommandLine.Snapshot(Path.Combine(other.Out, "site")));
        Assert.Equal(32, new FileInfo(Path.Combine(_here.Root, ".cache", "salt")).Length);

        // nothing of it stays
        Assert.DoesNotContain("up to date", (await _here.Run("run", "03")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eigen regio</strong>", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bestand=nergens.csv", "nergens.csv does not exist.")]
    [InlineData("kaart=kaart.yml", "there is no file.")]
    [InlineData("bestand=leerlingen.csv", "leerlingen.csv, line 1, column Leerlingnummer: column \"Leerlingnummer\" says that each row is "
        + "about one pupil")]
    public async Task A_file_that_cannot_be_taken_is_refused_before_anything_runs(string parameter, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "leerlingen.csv"), "Leerlingnummer;jaar;soort\n1;2018;so\n",
            TestContext.Current.CancellationToken);
        var answer = await _here.Run("run", "--param", parameter);
        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_here.Out, "site")));
    }

    [Theory]
    [InlineData("gemeente=Almeloo", "Er is geen gemeente “Almeloo”. Bedoel je Almelo,")]
    [InlineData("provincie=Holland", "Er is geen provincie “Holland”. Kies uit: Groningen, Fryslân,")]
    [InlineData("gemeente=Almelo", "Almelo (één school")]
    [InlineData("provincie=Friesland", "In de provincie Fryslân wijzen de twee grafieken een andere kant op bij ")]
    public async Task A_name_that_is_not_known_is_answered_with_names_and_the_rest_goes_on(string parameter, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "06.-historisch-klein.csv"),
            "BRIN;VESTIGING;SOORT_VESTIGING;GEMEENTECODE;GEMEENTE;LEERLINGEN_2018;LEERLINGEN_2023\n"
            + "00AA;00;SO;141;ALMELO;100;120\n00AB;00;SO;80;LEEUWARDEN;50;60\n00AC;00;SO;80;LEEUWARDEN;40;41\n00AD;00;BO;141;ALMELO;5000;4900\n00AE;00;BO;80;LEEUWARDEN;6000;6100\n");
        Assert.Equal(0, (await _here.Run("data", "add", "06.-historisch-klein.csv")).Code);
        var run = await _here.Run("run", "--param", parameter);
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains(expected, Plain(Page), StringComparison.Ordinal);
        Assert.Contains("Twee titels bij elk beeld", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_to_a_column_that_is_not_there_is_refused_with_file_and_column()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "kaart.yml"), "year: Teldag\ntype: Soort plek\ncount: Leerlingen\n");
        var answer = await _here.Run("data", "add", $"{Sample}/eigen-export.csv", "--map", "kaart.yml");
        Assert.Equal(2, answer.Code);
        Assert.Contains("eigen-export.csv, line 1: there is no column Leerlingen", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Kinderen", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_here.Root, ".cache")));
    }

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(html);

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
