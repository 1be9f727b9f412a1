using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

/// <summary>DUO's original files, where they are; never copied into the project.</summary>
public class OriginalFileTests
{
    internal const string Historic = "06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv";
    internal const string Secondary = "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv";
    internal const string Transitions = "OVERGANGEN_20250113.csv";

    [Fact]
    public void File_06_is_read_whole()
    {
        var seen = DataInspection.Of(Look.Duo(Historic));
        Assert.Equal(("utf-8-sig", ";", 9737L, 38, 9737L, 0L, 3L, 762L), (seen.Encoding, seen.Delimiter, seen.Rows, seen.Columns, seen.Kept,
            seen.Dropped, seen.Changed, seen.Suppressed));
        Assert.Equal(3, seen.Findings.Single(f => f.Rule == "dubbele-aanhalingstekens").Count);
    }

    [Fact]
    public void Vo_2019_is_read_whole_and_is_cp1252_though_it_looks_like_ascii()
    {
        var seen = DataInspection.Of(Look.Duo(Secondary));
        Assert.Equal(("cp1252", ";", 24243L, 22, 24243L, 0L, 0L), (seen.Encoding, seen.Delimiter, seen.Rows, seen.Columns, seen.Kept,
            seen.Dropped, seen.Suppressed));
    }

    [Fact]
    public void Transitions_are_read_whole()
    {
        var seen = DataInspection.Of(Look.Duo(Transitions));
        Assert.Equal(("utf-8-sig", ",", 8785L, 13, 8785L), (seen.Encoding, seen.Delimiter, seen.Rows, seen.Columns, seen.Kept));
    }
}
