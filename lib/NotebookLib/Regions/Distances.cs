namespace NotebookLib.Regions;

/// <summary>
/// How far pupils of regular primary schools have to the nearest specialised site, as the crow flies from their school, in three areas: an
/// analysis of sites and pupils of DUO for 2023/'24 with coordinates, from <c>data/regions/afstand.csv</c>. Where pupils live is not known;
/// their school stands for it.
/// </summary>
/// <param name="Area">The area.</param>
/// <param name="Sites">Sites of bao.</param>
/// <param name="Pupils">Their pupils.</param>
/// <param name="Uncounted">Sites whose pupils are not known.</param>
/// <param name="Km">Mean distance, weighted by pupils.</param>
/// <param name="Within10">Pupils within 10 km.</param>
public sealed record Distances(string Area, int Sites, Quantity Pupils, int Uncounted, Quantity Km, Quantity Within10)
{
    private const string Table = "data/regions/afstand.csv";

    /// <summary>Where the figures come from.</summary>
    public static Origin Origin { get; } = new(OriginKind.Published, "DUO",
        "Vestigingen en leerlingen po 2023/'24, met coördinaten (edugis-repo/data-nl-scholen, 22 november 2024)",
        "afstand hemelsbreed tot de dichtstbijzijnde vestiging voor sbo, so of so/vso", "https://github.com/edugis-repo/data-nl-scholen",
            new DateOnly(2026, 11, 22), "CC0 (DUO)");

    /// <summary>Reads the table.</summary>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    /// <exception cref="DataFileException">The file is missing or a line is wrong.</exception>
    public static IReadOnlyList<Distances> Load(string? folder = null) =>
        [.. CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), "afstand.csv"), Table,
            ["gebied", "vestigingen", "leerlingen", "zonder_telling", "km", "binnen_10_km"]).Rows
            .Select(r => new Distances(r.Required("gebied"), (int)r.Number("vestigingen"),
                new Quantity(r.Number("leerlingen"), "leerlingen", Origin), (int)r.Number("zonder_telling"),
                new Quantity(r.Number("km"), "km", Origin), new Quantity(r.Number("binnen_10_km"), "% van de leerlingen", Origin)))];
}
