using CsvHelper;

namespace NotebookLib.CleaningBenchmarks;

/// <summary>The row as CsvHelper's generated mapper reads it.</summary>
[CsvRecord]
public sealed partial class Row
{
    [CsvColumn("INSTELLINGSCODE")]
    public string Brin { get; set; } = "";

    [CsvColumn("VESTIGINGSCODE")]
    public string Site { get; set; } = "";

    [CsvColumn("NAAM_VESTIGING")]
    public string Name { get; set; } = "";

    [CsvColumn("SOORT_VESTIGING")]
    public string Type { get; set; } = "";

    [CsvColumn("DENOMINATIE_VESTIGING")]
    public string Denomination { get; set; } = "";

    [CsvColumn("BEVOEGD_GEZAG_NUMMER")]
    public int Board { get; set; }

    [CsvColumn("GEMEENTECODE_VESTIGING")]
    public string Municipality { get; set; } = "";

    [CsvColumn("GEMEENTENAAM_VESTIGING")]
    public string Town { get; set; } = "";

    [CsvColumn("LEERLINGEN_2020")]
    public int L2020 { get; set; }

    [CsvColumn("LEERLINGEN_2021")]
    public int L2021 { get; set; }

    [CsvColumn("LEERLINGEN_2022")]
    public string Masked { get; set; } = "";

    [CsvColumn("LEERLINGEN_2023")]
    public int L2023 { get; set; }
}
