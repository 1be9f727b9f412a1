using NotebookLib.Claims;
using NotebookLib.Regions;

namespace NotebookLib.Sql;

/// <summary>The tables that ship with the edition, by the name they have in a question; read when one is named.</summary>
internal static class EditionTables
{
    private static readonly Dictionary<string, Func<string, SqlTable>> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cijfers"] = Figures,
        ["uitspraken"] = Claims,
        ["po_per_gebied"] = ByArea,
        ["gemeenten"] = Towns,
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The table of that name; null where none has it.</summary>
    /// <exception cref="DataFileException">Its file is missing or wrong.</exception>
    public static SqlTable? Find(string name) => All.TryGetValue(name, out var read) ? read(name.ToLowerInvariant()) : null;

    private static SqlTable Figures(string name)
    {
        var published = Published.Load();
        return SqlTable.Figures(name, published.Observations, published.Label);
    }

    private static SqlTable Claims(string name)
    {
        var claims = ClaimRegister.Load().Claims;
        return new(name, new Table(
            TableColumn.Text("nummer", claims.Select(c => c.Id)), TableColumn.Whole("thema", claims.Select(c => (long?)c.Theme)),
            TableColumn.Text("stap", claims.Select(c => c.Step)), TableColumn.Text("soort", claims.Select(c => c.Kind)),
            TableColumn.Text("uitspraak", claims.Select(c => c.StatementNl)), TableColumn.Text("waarde", claims.Select(c => Text(c.Value))),
            TableColumn.Text("eenheid", claims.Select(c => Text(c.Unit))),
            TableColumn.Text("periode", claims.Select(c => Text(c.Period))),
                TableColumn.Text("populatie", claims.Select(c => Text(c.Population))),
                TableColumn.Text("bron", claims.Select(c => Text(c.Source)))),
            [Origin.Arithmetic("register van uitspraken (data/claims)")]);
    }

    private static SqlTable ByArea(string name)
    {
        var areas = Areas.Load();
        var rows = (from area in areas.Names from type in Areas.Types from year in areas.Years select (Area: area, Type: type, Year: year,
            Pupils: areas.Pupils(type, year, area), Sites: areas.Sites(type, year, area))).ToList();
        return new(name, new Table(TableColumn.Text("gebied", rows.Select(r => r.Area)),
            TableColumn.Text("soort", rows.Select(r => r.Type.Code)), TableColumn.Year("schooljaar", rows.Select(r => (SchoolYear?)r.Year)),
            TableColumn.Counts("leerlingen", rows.Select(r => r.Pupils)),
                TableColumn.Whole("vestigingen", rows.Select(r => (long?)r.Sites))), [Areas.Origin]);
    }

    private static SqlTable Towns(string name)
    {
        var rows = CsvTable.Read(Path.Combine(DataFolder.Find("regions"), "gemeenten.csv"), "data/regions/gemeenten.csv",
            ["code", "gemeente", "provincie"]).Rows;
        return new(name, new Table(TableColumn.Text("code", rows.Select(r => r["code"])),
            TableColumn.Text("gemeente", rows.Select(r => r["gemeente"])), TableColumn.Text("provincie", rows.Select(r => r["provincie"]))),
            [Areas.Origin with { Table = "bestand 06, gemeenten; provincie zelf toegevoegd" }]);
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
