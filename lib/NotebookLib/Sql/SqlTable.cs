namespace NotebookLib.Sql;

/// <summary>A table that a question can name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its rows.</param>
/// <param name="Origins">Where each row comes from; one for all where there is one. Empty for data that do not say.</param>
/// <param name="HasVersions">Whether a figure can stand there twice, in the versions of the column <c>versie</c>.</param>
internal sealed record SqlTable(string Name, Table Data, IReadOnlyList<Origin> Origins, bool HasVersions = false)
{
    /// <summary>Where some of its rows come from.</summary>
    public IEnumerable<Origin> From(IEnumerable<long> rows) => Origins.Count <= 1 ? Origins : rows.Select(r => Origins[(int)r]).Distinct();

    /// <summary>A table of the notebook itself.</summary>
    public static SqlTable Of(string name, Table data) => new(name, data, data.Origin is { } origin ? [origin] : []);

    /// <summary>A value of the notebook as a table; null for a value that is none.</summary>
    public static SqlTable? Of(string name, object? value) => value switch
    {
        Table table => Of(name, table),
        YearSeries series => Of(name, [series]),
        IEnumerable<YearSeries> many => Of(name, [.. many]),
        IEnumerable<Observation> figures => Figures(name, [.. figures], null),
        _ => null,
    };

    /// <summary>Published figures, a row each; <paramref name="label"/> gives a series its name for readers.</summary>
    public static SqlTable Figures(string name, IReadOnlyList<Observation> all, Func<string, string>? label) => new(name, new Table(
    [
        TableColumn.Text("reeks", all.Select(o => o.Series)),
        .. label is null ? Array.Empty<TableColumn>() : [TableColumn.Text("naam", all.Select(o => label(o.Series)))],
        TableColumn.Text("periode", all.Select(o => o.Period)),
        TableColumn.Year("schooljaar", all.Select(o => o.Year)), TableColumn.Number("waarde", all.Select(o => (double?)o.Value)),
        TableColumn.Text("eenheid", all.Select(o => o.Unit)),
        TableColumn.Text("versie", all.Select(o => o.Vintage)), TableColumn.Flag("voorlopig", all.Select(o => (bool?)o.Provisional)),
        TableColumn.Text("bron", all.Select(o => o.Origin.Cite())),
    ]), [.. all.Select(o => o.Origin)], HasVersions: true);

    private static SqlTable Of(string name, IReadOnlyList<YearSeries> all)
    {
        var rows = all.SelectMany(s => s.Select(v => (Series: s, Value: v))).ToList();
        return new(name, new Table(TableColumn.Text("reeks", rows.Select(r => r.Series.Name)),
            TableColumn.Text("naam", rows.Select(r => r.Series.Label)),
            TableColumn.Year("schooljaar", rows.Select(r => (SchoolYear?)r.Value.Year)),
            TableColumn.Number("waarde", rows.Select(r => (double?)r.Value.Value)),
                TableColumn.Text("eenheid", rows.Select(r => r.Series.Unit)),
                TableColumn.Flag("voorlopig", rows.Select(r => (bool?)r.Value.Provisional))),
            [.. rows.Select(r => r.Series.Origin)]);
    }
}
