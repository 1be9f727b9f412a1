using System.Globalization;
using CsvHelper;

namespace NotebookLib.Tests.PublishedFigures;

/// <summary>The shipped figures against the lists they were taken from, where those are on the machine.</summary>
public class SourceTests
{
    private static readonly Dictionary<string, string> Joined = new(StringComparer.Ordinal)
    {
        ["po.sbo_po_pagina"] = "po.sbo", ["po.so_po_pagina"] = "po.so", ["po.vso_po_pagina"] = "vso.totaal", ["so.aob"] = "po.so",
            ["vso.aob"] = "vso.totaal",
    };

    [Fact]
    public void Every_figure_of_the_source_list_is_here_with_the_same_digits()
    {
        var shipped = Shipped();
        using var source = CsvReader.FromFile(Shared.FindOrSkip("data/published/figures.csv"));
        var rows = 0;
        while (source.Read())
        {
            var name = source.GetString("series").Split('@')[0];
            var key = (Joined.GetValueOrDefault(name, name), source.GetString("period"), source.GetString("value"),
                source.GetString("unit"));
            Assert.True(shipped.Remove(key), $"not in data/published: {key}");
            rows++;
        }

        Assert.Equal(791, rows);
        Assert.Equal(5, shipped.RemoveAll(k => k.Series.StartsWith("wachtlijst.", StringComparison.Ordinal))); // checked below
        // checked by AuditCountsTests
        Assert.Equal(13, shipped.RemoveAll(k => k.Series.StartsWith("controle06.", StringComparison.Ordinal)));
        Assert.Equal(14, shipped.RemoveAll(k => k.Series.StartsWith("vestigingen.", StringComparison.Ordinal))); // checked below
        // checked by DerivedTableTests
        Assert.Equal(108, shipped.RemoveAll(k => k.Series.StartsWith("verzuim.", StringComparison.Ordinal)
            || k.Series.StartsWith("thuiszitters.", StringComparison.Ordinal)));
        Assert.Equal(44, shipped.Count);
    }

    [Fact]
    public void The_sites_with_and_without_a_count_are_those_of_the_joined_file()
    {
        var data = Published.Load();
        using var source = CsvReader.FromFile(Shared.FindOrSkip("ledger/public/duo_school_points_2024_summary.csv"));
        var rows = 0;
        while (source.Read())
        {
            if (source.GetString("area") == "Netherlands")
            {
                var type = source.GetString("type") == "(v)so" ? "so_vso" : source.GetString("type");
                Assert.Equal(source.GetString("locations"), data.Quantity($"vestigingen.{type}", new SchoolYear(2023))
                    .Value.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(source.GetString("missing_counts"), data.Quantity($"vestigingen.{type}_zonder_aantal", new SchoolYear(2023))
                    .Value.ToString(CultureInfo.InvariantCulture));
                rows++;
            }
        }

        Assert.Equal(6, rows);
    }

    [Fact]
    public void The_flows_by_origin_are_complete_in_both_versions()
    {
        var data = Published.Load();
        using var source = CsvReader.FromFile(Shared.FindOrSkip("ledger/public/ocwincijfers_po_inflow_by_origin.csv"));
        var rows = 0;
        while (source.Read())
        {
            var from = source.GetString("origin") == "none_direct_entry" ? "nieuw" : "bo";
            var vintage = source.GetString("vintage").Contains("2021", StringComparison.Ordinal) ? "ocw-2021" : "ocw-2023";
            Assert.Equal(source.Parse<double>("pupils"), data.Quantity($"stroom.{from}->{source.GetString("destination")}",
                SchoolYear.Parse(source.GetString("year")), vintage).Value);
            rows++;
        }

        Assert.Equal(88, rows);
    }

    [Theory]
    [InlineData("2021", "vmbo", "91")]
    [InlineData("2015", "vmbo", "96")]
    public void Later_additions_are_in_the_list_of_anchors(string year, string word, string value)
    {
        var anchors = File.ReadAllText(Shared.FindOrSkip("ledger/public/other_public_anchors.csv"));
        Assert.Contains($"\"vso exam candidates sitting {word}\",\"{value}\",\"%\",\"{year}/", anchors, StringComparison.Ordinal);
        Assert.Equal(value, Published.Load().Quantity("vso.examen_aandeel_vmbo", SchoolYear.Parse(year))
            .Value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("scholen_met", "(84 of 375 schools)")]
    [InlineData("scholen_geteld", "(84 of 375 schools)")]
    [InlineData("leerlingen_geteld", "\"pupils waiting, schools that answered\",\"700\"")]
    [InlineData("leerlingen_geschat", "\"pupils waiting, extrapolated\",\"1630\"")]
    [InlineData("langer_dan_halfjaar", "\"waiting longer than six months\",\"50\",\"% (nearly)\"")]
    public void The_poll_on_waiting_lists_is_in_the_list_of_anchors(string series, string text)
    {
        var value = Published.Load().Quantity("wachtlijst." + series, new SchoolYear(2023)).Value.ToString(CultureInfo.InvariantCulture);
        Assert.Contains(value, text, StringComparison.Ordinal);
        Assert.Contains(text, File.ReadAllText(Shared.FindOrSkip("ledger/public/other_public_anchors.csv")), StringComparison.Ordinal);
    }

    private static List<(string Series, string Period, string Value, string Unit)> Shipped()
    {
        var folder = DataFolder.Find("published");
        var rows = new List<(string, string, string, string)>();
        foreach (var path in Directory.GetFiles(folder, "*.csv").Where(f =>
            Path.GetFileName(f) is not ("files.csv" or "origins.csv" or "series.csv")))
        {
            using var reader = CsvReader.FromFile(path);
            while (reader.Read())
            {
                rows.Add((reader.GetString("series"), reader.GetString("period"), reader.GetString("value"), reader.GetString("unit")));
            }
        }

        return rows;
    }
}
