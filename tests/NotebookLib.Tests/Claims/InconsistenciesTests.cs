using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>Every recorded inconsistency is counted again from the tables; each count turns when its table does.</summary>
public sealed class InconsistenciesTests : IDisposable
{
    private static readonly Inconsistencies Shipped = Inconsistencies.Load();
    private readonly string _folder = Directory.CreateTempSubdirectory("recount").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_recorded_item_is_counted_or_says_what_it_needs()
    {
        Assert.Equal(70, Shipped.All.Count);
        Assert.All(Shipped.All, i => Assert.True(i.IsAsRecorded, i.ToString()));
        Assert.All(Shipped.All, i => Assert.True((i.Arithmetic.Length > 0) != (i.Needs.Length > 0), i.Id));
        Assert.Equal(48, Shipped.All.Count(i => i.State != InconsistencyState.NotComputable));
        Assert.All(Shipped.All, i => Assert.DoesNotContain("NaN", i.Arithmetic, StringComparison.Ordinal));
    }

    [Fact]
    public void The_record_beside_the_repository_has_the_same_items()
    {
        var ids = File.ReadAllLines(Shared.FindOrSkip("ledger/INCONSISTENCIES.md")).Where(l => l.StartsWith('|')).Select(l =>
            l.Split('|')[1].Trim()).Where(id => id.Length is 2 or 3 && char.IsAsciiLetterUpper(id[0])).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), Shipped.All.Select(i => i.Id).Where(id =>
            !id.EndsWith("-som", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("E1", "9 nummers en 8 verschillende", "alleen 10", "60 %")]
    [InlineData("E2", "10 + 2 + 1 + 3 = 16", "13")]
    [InlineData("E3", "minderheid 2, geen 3", "3 en 2", "1 en 4")]
    [InlineData("E4", "= 43", "47", "4 meer")]
    [InlineData("E5", "2, 3, 6, 8, 9, 14", "40 %", "33 %")]
    [InlineData("E7", "14 experimenten", "36 %", "57 %")]
    [InlineData("E12", "3 van 9", "5 van 6", "0,011")]
    [InlineData("E16", "6", "in beide")]
    [InlineData("E-som", "24 van 24")]
    [InlineData("L1", "5 stappen", "7,9 %", "6,5 %")]
    [InlineData("L4", "2,44 %")]
    [InlineData("L5", "4,8 procentpunt", "4,98 %", "10,79 %", "11,31 %")]
    [InlineData("L7", "−4,2 %")]
    [InlineData("L15", "33,2 %", "29,9 %", "25,6 %")]
    [InlineData("L16", "bao-sbo 51 %", "bo-so 24 %", "direct 25 %")]
    [InlineData("L20", "2,8 %", "48 %")]
    [InlineData("L21", "20", "0,05")]
    [InlineData("S1", "20 + 1 + 1 = 22", "23")]
    [InlineData("S3", "12 %", "65 %")]
    [InlineData("X2", "6,4 %")]
    [InlineData("V1", "3 van 40")]
    public void The_arithmetic_is_shown(string id, params string[] parts) =>
        Assert.All(parts, p => Assert.Contains(p, Shipped[id].Arithmetic, StringComparison.Ordinal));

    [Theory]
    [InlineData("exp_location_mentions", "\"S01\"(.*)\"1\",\"bao/sbo\",\"4\"", "\"S01\"$1\"10\",\"ik(e)c\",\"4\"", "E1")]
    [InlineData("exp_table8_mixing", "\"minderheid gemengd of in symbiose\",\"ik\\(e\\)c\",\"2\"", "\"minderheid gemengd of in "
        + "symbiose\",\"ik(e)c\",\"3\"", "E-som")]
    [InlineData("exp_study_design", "\"interviews second wave\",\"47\"", "\"interviews second wave\",\"43\"", "E4")]
    [InlineData("exp_table5_attitude", "\"duidelijke verschillen in team\",\"vo/vso\",\"0\"", "\"duidelijke verschillen in "
        + "team\",\"vo/vso\",\"3\"", "E10,E-som")]
    [InlineData("exp_location_mentions", "\"R02\"(.*)\"6\",\"ik", "\"R02\"$1\"5\",\"ik", "E16")]
    [InlineData("ll_t3_growth_index", "\"146\"", "\"150\"", "L2")]
    [InlineData("ll_t7_target_vs_actual", "\"growth since 2018 \\(stated\\)\",\"1.2\"", "\"growth since 2018 (stated)\",\"9.2\"", "L22")]
    [InlineData("sooog_organisation", "\"schools stated\",\"23\"", "\"schools stated\",\"22\"", "S1")]
    [InlineData("aef_building_blocks", "not named on the page", "yes", "A2")]
    public void A_mended_table_makes_the_recorded_item_disappear(string table, string find, string replace, string ids)
    {
        var source = DataFolder.Find("claims");
        foreach (var file in Directory.EnumerateFiles(source, "*.csv", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var path = Path.Combine(_folder, "tables", table + ".csv");
        var text = File.ReadAllText(path);
        var changed = System.Text.RegularExpressions.Regex.Replace(text, find, replace);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
        Assert.Equal(ids.Split(',').Order(StringComparer.Ordinal), Inconsistencies.Load(ClaimRegister.Load(_folder)).All.Where(i =>
            i.State == InconsistencyState.NotFound).Select(i => i.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("E1,A,iets,iets,\nE1,A,iets,iets,\n", "is there twice")]
    [InlineData("E1,Q,iets,iets,\n", "is not a severity")]
    [InlineData("E1,A,iets,iets,nog iets\n", "it is counted")]
    [InlineData("E99,A,iets,iets,\n", "say what it would need")]
    [InlineData("E1,A,iets,iets,\n", "there is a check for")]
    public void A_slip_in_the_record_is_named(string rows, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inconsistencies"));
        Directory.CreateDirectory(Path.Combine(_folder, "tables"));
        File.Copy(Path.Combine(DataFolder.Find("claims"), "tables", "exp_location_mentions.csv"),
            Path.Combine(_folder, "tables", "exp_location_mentions.csv"));
        File.Copy(Path.Combine(DataFolder.Find("claims"), "tables", "exp_location_matrix.csv"),
            Path.Combine(_folder, "tables", "exp_location_matrix.csv"));
        File.Copy(Path.Combine(DataFolder.Find("claims"), "LL-T3.csv"), Path.Combine(_folder, "LL-T3.csv"));
        File.WriteAllText(Path.Combine(_folder, "inconsistencies", "EXP.csv"), "id,severity,what,reading,needs\n" + rows);
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => Inconsistencies.Load(ClaimRegister.Load(_folder))).Message,
            StringComparison.Ordinal);
    }
}
