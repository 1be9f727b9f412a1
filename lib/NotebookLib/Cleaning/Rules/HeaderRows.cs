namespace NotebookLib.Cleaning.Rules;

/// <summary>A header of more than one row.</summary>
public sealed class HeaderRows() : FileRule("kop-van-meer-regels", RuleAction.Flag, Severity.Info,
    "Een kop die uit meer dan een regel bestaat",
    "Neemt de namen uit een regel, of voegt ze samen; groepen en eenheden horen bij de kolom",
    "Anders worden regels van de kop gelezen als gegevens")
{
    /// <inheritdoc/>
    public override (long Count, string Example) Inspect(DelimitedFile file, CleaningRecord record)
    {
        var header = file.Header;
        return header.Rows.Count < 2 ? (0, "")
            : (header.Rows.Count, $"regel {header.Rows[0]} tot en met {header.Rows[^1]}; namen uit {(header.NameRow == 0 ? "deze regels "
                + "samen" : $"regel {header.NameRow}")}; verder stond er: {Short(string.Join(" "
                + "| ", header.Other))}. Anders: --header-row N");
    }

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;
}
