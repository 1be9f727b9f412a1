using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>The comparison with a publication, on a made-up one with the shape of the real: a false mark, cell or list is found.</summary>
public sealed class SourceCheckTests
{
    private static readonly ClaimRegister Register = ClaimRegister.Load();

    [Fact]
    public void A_publication_that_has_the_same_agrees_in_every_mark_cell_and_list()
    {
        var checks = Compare(Made());
        Assert.All(checks.Where(c => c.Transcription.Kind != "number"), c =>
            Assert.True(c.Agrees == true, $"{c.Transcription.Id}: {c.Found}"));
        Assert.Equal((161, 75, 163), (Count(checks, "mark"), Count(checks, "cell"), Count(checks, "list")));
    }

    [Fact]
    public void A_false_mark_is_found_in_its_row()
    {
        var text = Made();
        var row = text.Split('\n').Single(l => l.StartsWith("Locatie 3 ", StringComparison.Ordinal));
        var wrong = Compare(text.Replace(row, "Locatie 3  x x  x    ", StringComparison.Ordinal)).Where(c => c.Agrees == false).ToList();
        Assert.All(wrong, c => Assert.StartsWith("EXP-TB1-Loc3-", c.Transcription.Id, StringComparison.Ordinal));
        Assert.Equal(7, wrong.Count);
        Assert.Contains("xx.x...", wrong[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_cell_and_a_false_list_are_found()
    {
        var text = Made();
        var rows = text.Split('\n');
        var caption = Array.FindIndex(rows, l => l.Trim() == "Tabel 8.");
        var cell = Array.FindIndex(rows, caption, l => l.StartsWith("Rij ", StringComparison.Ordinal));
        rows[cell] = "Rij van tabel  2 9";
        Assert.Contains(Compare(string.Join('\n', rows)), c => c.Agrees == false && c.Transcription.Id == "EXP-TB8-C01");
        var list = Transcription.All(Register).First(t => t.Kind == "list" && t.Content.Contains(','));
        var without = Compare(text.Replace($"(locaties {list.Content.Replace(",", ", ", StringComparison.Ordinal)})", "(locaties 1, 1)",
            StringComparison.Ordinal));
        Assert.Contains(without, c => c.Agrees is null && c.Transcription.Content == list.Content);
    }

    [Fact]
    public void What_was_compared_loses_its_mark_when_it_is_changed_afterwards()
    {
        var folder = Directory.CreateTempSubdirectory("claims").FullName;
        try
        {
            Copy(Register.Folder, folder);
            Directory.CreateDirectory(Path.Combine(folder, "places"));
            var file = Path.Combine(folder, "places", "checked.csv");
            File.WriteAllText(file, SourceCheck.Text(Register, Compare(Made())));
            Assert.Contains("EXP-TB1-Loc3-SO4", SourceCheck.Checked(ClaimRegister.Load(folder)));
            var table = Path.Combine(folder, "tables", "exp_table1_locations.csv");
            File.WriteAllText(table, File.ReadAllText(table).Replace("\"Loc 3\",\"po\",\"bao/sbo\",\"2021\",\"SO4\",\"0\"",
                "\"Loc 3\",\"po\",\"bao/sbo\",\"2021\",\"SO4\",\"1\"", StringComparison.Ordinal));
            var left = SourceCheck.Checked(ClaimRegister.Load(folder));
            Assert.DoesNotContain("EXP-TB1-Loc3-SO4", left);
            Assert.Contains("EXP-TB1-Loc3-SO3", left);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_text_of_no_publication_is_refused() =>
        Assert.Throws<ClaimException>(() => PublicationText.Of("een tekst over iets anders", "brief.txt"));

    [Fact]
    public void Every_claim_has_a_place()
    {
        var places = ClaimPlace.All(Register);
        Assert.Equal(Register.Claims.Count, places.Count);
        Assert.All(places.Values, p => Assert.DoesNotContain("", new[] { p.Publication, p.Part, p.Block, p.Row }));
        Assert.Equal(("48-64", "noot 22"), (places["LL-T7-19"].Pages, places["LL-T7-19"].Block));
        Assert.Equal("tabel 1", places["EXP-TB1-Loc1-BAO"].Block);
    }

    [Theory]
    [InlineData("1.354.181 leerlingen", 1354181)]
    [InlineData("7,3 procent", 7.3)]
    [InlineData("zes regio's", 6)]
    [InlineData("min −3,6", 3.6)]
    public void A_number_is_found_as_the_dutch_print_it(string text, double value)
    {
        var publication = PublicationText.Of("Lessons Learned: " + text, "mini");
        Assert.True(publication.HasNumber(value));
        Assert.False(publication.HasNumber(value + 1));
    }

    private static IReadOnlyList<CopyCheck> Compare(string text) => SourceCheck.Compare(Register, PublicationText.Of(text, "mini"));

    private static int Count(IReadOnlyList<CopyCheck> checks, string kind) => checks.Count(c => c.Transcription.Kind == kind);

    // a publication of our own making: the tables and lists of the register in the layout of an extracted text, no word of the report
    private static string Made()
    {
        var lines = new List<string> { " Tabel 1.  " };
        foreach (var row in Register.Table("exp_table1_locations").GroupBy(r => r["location"]))
        {
            lines.Add(row.Key.Replace("Loc ", "Locatie ", StringComparison.Ordinal) + "  " + string.Join(' ', row.Select(r =>
                r["present"] == "0" ? "" : "x")) + " ");
        }

        foreach (var (number, name) in new[] { (4, "exp_table4_culture"), (5, "exp_table5_attitude"), (6, "exp_table6_competence"),
            (8, "exp_table8_mixing") })
        {
            lines.Add($"Tabel {number}. ");
            lines.AddRange(Register.Table(name).GroupBy(r => (r["panel"], r["category_en"])).Select(g => "Rij van tabel "
                + string.Join(' ', g.Select(r => r["locations"] == "0" ? "" : r["locations"]))));
        }

        lines.Add("Tabel 9. ");
        lines.AddRange(Transcription.All(Register).Where(t => t.Kind == "list").Select(t =>
            $"zo ook (locaties {t.Content.Replace(",", ", ", StringComparison.Ordinal)})"));
        return string.Join('\n', lines);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
