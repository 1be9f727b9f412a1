namespace NotebookLib.Tests.Domain;

public class OriginTests
{
    private static Origin Table(string table) => new(OriginKind.Published, "DUO", "Leerlingstromen", table, "https://example.org",
        null, "CC0");

    [Fact]
    public void A_derived_figure_names_what_it_came_from() =>
        Assert.Equal("Bron: DUO, Leerlingstromen (sbo; so); eigen berekening", Origin.Derived("aandeel", Table("sbo"), Table("so"),
            Table("sbo")).Cite());

    [Fact]
    public void Many_origins_make_one_line_per_source_and_keep_simulation_apart()
    {
        var share = Origin.Derived("aandeel", Table("sbo"), Table("so"));
        var lines = Origin.Cite([Table("sbo"), share, Table("so"), Origin.Simulated("kruipende norm", 7), share]);
        Assert.Equal(["Bron: DUO, Leerlingstromen (sbo; so); eigen berekening", "Simulatie: kruipende norm (seed 7)"], lines);
    }

    [Fact]
    public void A_number_that_comes_from_nowhere_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => Origin.Derived("aandeel"));
        Assert.Throws<ArgumentNullException>(() => new Quantity(1, "leerlingen", null!));
        Assert.Throws<ArgumentException>(() => new Origin(OriginKind.Published, " ", "t", "", "", null, ""));
    }

    [Fact]
    public void A_simulation_stays_visible_below_a_derived_figure() =>
        Assert.True(Origin.Derived("gemiddelde", Origin.Simulated("model", 1)).InvolvesSimulation);
}
