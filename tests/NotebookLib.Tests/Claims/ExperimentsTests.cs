using NotebookLib.Claims;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.ClaimsRegister;

/// <summary>The experiments as they ship, counted in different ways that have to agree.</summary>
public class ExperimentsTests
{
    private static readonly ClaimRegister Register = ClaimRegister.Load();
    private static readonly Experiments Proef = Experiments.Load(Register);

    [Fact]
    public void There_are_fifteen_locations_in_fourteen_experiments_and_number_four_is_gone()
    {
        Assert.Equal(15, Proef.Locations.Count);
        Assert.DoesNotContain(Proef.Locations, l => l.Number == 4);
        Assert.Equal(14, Proef.Locations.Select(l => l.Experiment).Distinct().Count());
        Assert.Equal((9, 6), (Proef.Locations.Count(l => l.Sector == "po"), Proef.Locations.Count(l => l.Sector == "vo")));
    }

    [Fact]
    public void Every_list_agrees_with_its_column_in_the_matrix()
    {
        var matrix = Register.Table("exp_location_matrix");
        Assert.All(Proef.Lists, list => Assert.Equal(matrix.Where(r => r[list] == "1").Select(r => (int)r.Number("location")),
            Proef.Named(list)));
    }

    [Fact]
    public void The_audit_of_fraction_words_has_the_same_counts_and_intervals()
    {
        foreach (var row in Register.Table("exp_fraction_audit").Where(r => Proef.Lists.Contains(r["mention_id"]) && r["base"] == "15"))
        {
            var (share, perExperiment) = (Proef.Share(row["mention_id"]), Proef.PerExperiment(row["mention_id"]));
            Assert.Equal((row.Number("locations_unique"), row.Number("unique_experiments"), row.Number("base_experiments")),
                (share.K, perExperiment.K, perExperiment.N));
            Assert.Equal(row.Number("wilson95_low"), share.Interval().Low, 0.0006);
            Assert.Equal(row.Number("wilson95_high"), share.Interval().High, 0.0006);
        }
    }

    [Fact]
    public void A_list_keeps_what_is_printed_twice() => Assert.Equal((9, 8), (Proef.Printed("S01").Count, Proef.Named("S01").Count));

    [Fact]
    public void Sectors_add_up_to_all()
    {
        string[] shared = ["joint culture", "joint culture with subcultures"];
        var (po, vo, all) = (Proef.Cell(4, "current", "po", shared), Proef.Cell(4, "current", "vo", shared),
            Proef.Cell(4, "current", "", shared));

        Assert.Equal((8L, 9L, 1L, 6L), (po.K, po.N, vo.K, vo.N));
        Assert.Equal((po.K + vo.K, po.N + vo.N), (all.K, all.N));
        Assert.Equal(3, Proef.Cell(4, "current", "bao/sbo", shared).K);
    }

    // Table 8 prints where mixing grew per type; the lists in the text name the same number of locations
    [Fact]
    public void Locations_that_mix_more_agree_with_table_8()
    {
        var more = Proef.Named("B08", "B10", "B12", "B15");
        foreach (var type in Proef.Locations.GroupBy(l => l.Type))
        {
            Assert.Equal(Proef.Cell(8, "change", type.Key, "more mixed groups or symbiosis").K, type.Count(l => more.Contains(l.Number)));
        }
    }

    [Fact]
    public void Cases_per_experiment_join_5_and_7()
    {
        var cases = Proef.Cases(["B08"], perExperiment: true, "G12", "G14");

        Assert.Equal(14, cases.Count);
        Assert.Equal([true, true], cases.Single(c => c.Name == "5 en 7").Conditions);
        Assert.Equal(["9"], cases.Where(c => c.Outcome).Select(c => c.Name));
        Assert.Equal(15, TruthTable.Of(["a", "b"], Proef.Cases(["B08"], false, "G12", "G14")).N);
    }

    [Fact]
    public void Wrong_names_are_answered_with_the_right_ones()
    {
        Assert.Contains("There is no list \"G99\"", Assert.Throws<ArgumentException>(() => Proef.Share("G99")).Message,
            StringComparison.Ordinal);
        Assert.Contains("4, 5, 6 and 8", Assert.Throws<ArgumentException>(() => Proef.Cell(7, "current", "po", "x")).Message,
            StringComparison.Ordinal);
        Assert.Contains("joint culture", Assert.Throws<ArgumentException>(() => Proef.Cell(4, "current", "po", "x")).Message,
            StringComparison.Ordinal);
        Assert.Contains("is no sector", Assert.Throws<ArgumentException>(() => Proef.Cell(4, "current", "mbo", "joint culture")).Message,
            StringComparison.Ordinal);
    }
}
