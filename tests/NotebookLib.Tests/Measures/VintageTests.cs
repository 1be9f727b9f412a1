using NotebookLib.Charts;
using NotebookLib.Cleaning;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Measures;

public sealed class VintageTests
{
    [Fact]
    public void Sites_without_a_count_are_some_of_all()
    {
        var published = Published.Load();
        foreach (var type in new[] { "bao", "sbo", "so", "so_vso", "vso", "pro" })
        {
            Assert.InRange(published.Quantity($"vestigingen.{type}_zonder_aantal", new SchoolYear(2023)).Value, 1,
                published.Quantity($"vestigingen.{type}", new SchoolYear(2023)).Value / 10);
        }
    }

    [Fact]
    public void The_local_audit_reports_or_says_how_to_get_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("audit").FullName;
        try
        {
            var result = LocalAudit.OfSites(folder);
            if (DeeperData.File(folder) is null)
            {
                Assert.Contains("data fetch", Assert.IsType<Panel>(result).ToString(), StringComparison.Ordinal);
            }
            else
            {
                Assert.NotEmpty(Assert.IsType<AuditReport>(result).Findings);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
