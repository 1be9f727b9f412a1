using System.Globalization;
using System.Text.RegularExpressions;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.PublishedFigures;

/// <summary>The counts of the audit of DUO's file 06 that ship, made again from the file where it is on this machine.</summary>
public sealed partial class AuditCountsTests
{
    [Fact]
    public void The_shipped_counts_are_those_of_the_audit()
    {
        var sites = Shared.FindOrSkip("data/duo/06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv");
        var report = QualityAudit.Of(sites,
            new AuditOptions { Transitions = Transitions.Load(Shared.FindOrSkip("data/duo/OVERGANGEN_20250113.csv")) });
        var published = Published.Load();
        var found = report.Findings.ToDictionary(f => $"controle06.{f.Check}", f => f.Count);
        found["controle06.rijen"] = report.Rows;
        found["controle06.sprongen-bij-overgang"] = long.Parse(Explained().Match(report.Findings.Single(f => f.Check == "sprongen").Meaning)
            .Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var shipped = published.Names.Where(n => n.StartsWith("controle06.", StringComparison.Ordinal)).ToDictionary(n => n, n =>
            (long)published.Quantity(n, new SchoolYear(2025)).Value);
        string Lines(Dictionary<string, long> counts) =>
            string.Join('\n', counts.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f =>
            string.Create(CultureInfo.InvariantCulture, $"{f.Key},2025,{f.Value}")));
        Assert.True(Lines(found) == Lines(shipped), $"the audit finds now:\n{Lines(found)}");
    }

    [GeneratedRegex(@"^[\d.]+")]
    private static partial Regex Explained();
}
