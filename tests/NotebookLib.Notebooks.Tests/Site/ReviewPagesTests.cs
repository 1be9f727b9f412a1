using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLib.Claims;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>The pages for a reviewer and an archive, made from a stored notebook: complete, without a dead link, the same each
/// time.</summary>
public sealed partial class ReviewPagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("review").FullName;
    private readonly ClaimReport _claims;
    private readonly Notebook[] _notebooks;

    public ReviewPagesTests()
    {
        var register = ClaimRegister.Load();
        var file = Directory.GetFiles(Path.Combine(register.Folder, "..", "..", "notebooks"), "05-*.ipynb").Single();
        _notebooks = [Notebook.Load(file)];
        var settled = _notebooks[0].Cells.SelectMany(c => c.Outputs.OfType<DisplayOutput>().SelectMany(o =>
            ClaimOutcome.ParseAll(o.Data.TryGetValue("text/html", out var html) ? html : "")).Select(o =>
            new SettledClaim(o, Path.GetFileName(file), c.Id, 5)));
        _claims = ClaimReport.Account(register, [.. settled], 5);
        SiteBuilder.Build(_notebooks, _claims, Path.Combine(_folder, "a"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_claim_has_one_place_on_the_page_of_origins_and_no_link_inside_it_is_dead()
    {
        var page = Read("herkomst.html");
        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(_claims.Outcomes.Select(o => o.Id).Except(ids));
        Assert.Empty(Inside().Matches(page).Select(m => m.Groups[1].Value).Except(ids));
        Assert.Contains("id=\"05-besluitvorming-en-ketens--", page, StringComparison.Ordinal);
        Assert.Contains("https://", page[page.IndexOf("id=\"bronnen\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_certificate_says_what_came_of_every_claim_and_names_each_deviation()
    {
        var page = Read("certificaat.html");
        Assert.All(_claims.Outcomes.Where(o => o.Status == ClaimStatus.Deviates), o =>
            Assert.Contains(o.Id, page, StringComparison.Ordinal));
        var rows = Read("certificaat.csv").TrimEnd('\n').Split('\n');
        Assert.Equal(_claims.Outcomes.Select(o => o.Id), rows.Skip(1).Select(r => r.Split(',')[0]));
        Assert.Contains(rows, r => r.StartsWith("LL-T5-03,reproduced,0.333", StringComparison.Ordinal)
            && r.Contains("05-besluitvorming-en-ketens.ipynb", StringComparison.Ordinal));
        Assert.Contains(ReviewPages.HashOf(Path.Combine(_claims.Register.Folder, "LL-T5.csv")), Read("gegevens.csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_has_the_fields_of_its_format_and_lists_files_that_are_there()
    {
        var yaml = Read("codecheck.yml");
        Assert.All(["version: https://codecheck.org.uk/spec/config/1.0/", "paper:", "  title: ", "manifest:", "codechecker:", "summary: >",
            "report: "], part => Assert.Contains("\n" + part, "\n" + yaml, StringComparison.Ordinal));
        var files = ManifestFile().Matches(yaml).Select(m => m.Groups[1].Value).ToList();
        Assert.True(files.Count >= 4);
        Assert.All(files, f => Assert.True(File.Exists(Path.Combine(_folder, "a", f)), f));
        Assert.Contains("not an independent codechecker", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_crate_describes_every_file_with_its_hash_and_refers_to_nothing_that_is_not_there()
    {
        var graph = JsonNode.Parse(Read(RoCrate.Name))!["@graph"]!.AsArray().Select(e => e!.AsObject()).ToDictionary(e =>
            (string)e["@id"]!);
        Assert.Equal("https://w3id.org/ro/crate/1.2", (string)graph[RoCrate.Name]["conformsTo"]!["@id"]!);
        var root = graph["./"];
        Assert.All(["name", "description", "datePublished", "license", "author"], key => Assert.NotNull(root[key]));
        var parts = root["hasPart"]!.AsArray().Select(p => (string)p!["@id"]!).ToList();
        var there = Directory.EnumerateFiles(Path.Combine(_folder, "a"), "*", SearchOption.AllDirectories).Select(f =>
            Path.GetRelativePath(Path.Combine(_folder, "a"), f).Replace('\\', '/')).Where(f => f != RoCrate.Name);
        Assert.Equal(there.Order(StringComparer.Ordinal), parts.Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
        Assert.All(parts, p => Assert.Equal(ReviewPages.HashOf(Path.Combine(_folder, "a", Uri.UnescapeDataString(p))),
            (string)graph[p]["sha256"]!));
        Assert.Equal(["https://w3id.org/ro/crate/1.2"], References(graph.Values).Except(graph.Keys));
    }

    [Fact]
    public void Every_recorded_inconsistency_stands_with_its_arithmetic_and_a_second_build_gives_the_same_bytes()
    {
        var page = Read("natellingen.html");
        Assert.All(Inconsistencies.Load().All, i => Assert.Contains($"id=\"{i.Id}\"", page, StringComparison.Ordinal));
        SiteBuilder.Build(_notebooks, _claims, Path.Combine(_folder, "b"));
        Assert.All(["herkomst.html", "natellingen.html", "certificaat.html", "certificaat.csv", "gegevens.csv", "codecheck.yml",
            RoCrate.Name],
            name => Assert.Equal(Read(name), File.ReadAllText(Path.Combine(_folder, "b", name))));
    }

    [Theory]
    [InlineData("gewoon", "gewoon")]
    [InlineData("-3.6", "-3.6")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("zei \"nee\"", "\"zei \"\"nee\"\"\"")]
    public void A_field_is_quoted_where_it_has_to_be(string text, string expected) => Assert.Equal(expected, ReviewPages.Field(text));

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, "a", name));

    private static IEnumerable<string> References(IEnumerable<JsonNode> nodes) => nodes.SelectMany(n => n switch
    {
        JsonObject { Count: 1 } o when o["@id"] is { } id => [(string)id!],
        JsonObject o => References(o.Select(p => p.Value).OfType<JsonNode>()),
        JsonArray a => References(a.OfType<JsonNode>()),
        _ => [],
    });

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Inside();

    [GeneratedRegex("- file: \"?([^\"\n]+)\"?\n")]
    private static partial Regex ManifestFile();
}
