using System.IO.Compression;
using System.Text.Json;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Tests.Site;

/// <summary>What a page is given to compute itself again: engine, data, cells and published outputs, as scripts.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nl-rerun-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_engine_is_packed_so_that_every_file_comes_out_as_it_was_and_the_same_files_give_the_same_bytes()
    {
        var framework = Directory.CreateDirectory(Path.Combine(_folder, "wwwroot", "_framework")).FullName;
        var bytes = Enumerable.Range(0, 5000).Select(i => (byte)(i * i)).ToArray();
        File.WriteAllBytes(Path.Combine(framework, "een.dll"), bytes);
        File.WriteAllText(Path.Combine(framework, "dotnet.js"), "export const dotnet = 1;");
        File.WriteAllText(Path.Combine(framework, "een.dll.br"), "not taken along");
        var (script, size) = EnginePack.OfEngine(_folder, "self.onmessage = \"</script>\";");
        Assert.Equal(script, EnginePack.OfEngine(_folder, "self.onmessage = \"</script>\";").Script);

        using var json = JsonDocument.Parse(script["globalThis.nlMotor=".Length..^2]);
        var files = json.RootElement.GetProperty("files");
        Assert.Equal(["dotnet.js", "een.dll"], files.EnumerateObject().Select(f => f.Name));
        Assert.Equal(bytes, Unpacked(files.GetProperty("een.dll").GetString()!));
        Assert.Equal("self.onmessage = \"</script>\";", json.RootElement.GetProperty("worker").GetString());
        Assert.Equal(size, json.RootElement.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public void Data_are_an_archive_with_paths_seen_from_the_root_and_no_clock()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data", "published"));
        var file = Path.Combine(_folder, "data", "published", "x.csv");
        File.WriteAllText(file, "jaar;n\n2012;5\n");
        var (script, _) = EnginePack.OfFiles("nlGegevens", _folder, [file]);
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(script, EnginePack.OfFiles("nlGegevens", _folder, [file]).Script);
        using var zip = new ZipArchive(new MemoryStream(Unpacked(script["globalThis.nlGegevens=\"".Length..^3])));
        using var reader = new StreamReader(Assert.Single(zip.Entries).Open());
        Assert.Equal(("data/published/x.csv", "jaar;n\n2012;5\n"), (zip.Entries[0].FullName, reader.ReadToEnd()));
    }

    [Fact]
    public void A_page_is_given_its_cells_in_order_each_with_its_place_and_its_published_outputs()
    {
        var notebook = Sites.Notebook("10-x.ipynb", ("# Titel", ""), ("code", "<p>a</p>"), ("## Overzicht: vraag", ""),
            ("code", "<p>b</p>"), ("Tekst", ""), ("code", "<p>c</p>"));
        var script = RerunData.Of(notebook, Page.Read(notebook), c => c.Code + "\n// zo gedraaid");
        using var json = JsonDocument.Parse(Unpacked(script["globalThis.nlNareken=\"".Length..^3]));
        var cells = json.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2], cells.Select(c => c.GetProperty("block").GetInt32()));
        Assert.All(cells, c => Assert.Equal("x\n// zo gedraaid", c.GetProperty("code").GetString()));
        Assert.All(cells, c => Assert.Equal(OutputText.HashOf(c.GetProperty("outputs").GetString()!), c.GetProperty("hash").GetString()));
        using var outputs = JsonDocument.Parse(cells[1].GetProperty("outputs").GetString()!);
        Assert.Equal("<p>b</p>", outputs.RootElement[0].GetProperty("data").GetProperty("text/html")[0].GetString());
    }

    [Fact]
    public void Only_a_page_that_can_compute_itself_may_make_a_worker_and_no_page_may_make_a_connection()
    {
        var motor = Directory.CreateDirectory(Path.Combine(_folder, "motor")).FullName;
        File.WriteAllText(Path.Combine(motor, EnginePack.Engine), "globalThis.nlMotor={};");
        var notebook = Sites.Notebook("10-x.ipynb", ("# Titel", ""), ("code", "<p>a</p>"));
        var site = Path.Combine(_folder, "site");
        SiteBuilder.Build([notebook], null, site, engine: new SiteEngine(motor, "sleutel", 8_900_000, _folder));
        Assert.SkipWhen(!File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "site.js")), "Node.js was not there at build");
        var page = File.ReadAllText(Path.Combine(site, "10-x.html"));
        Assert.Contains("data-motor=\"8,9 MB\"", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self' blob: 'wasm-unsafe-eval'; worker-src blob:;", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(site, "assets", "nareken", "10-x.js")));
        Assert.True(File.Exists(Path.Combine(site, "assets", EnginePack.Data)));
        foreach (var file in Directory.GetFiles(site, "*.html"))
        {
            var html = File.ReadAllText(file);
            Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
            Assert.DoesNotContain("connect-src", html, StringComparison.Ordinal);
            Assert.Equal(Path.GetFileName(file) is "10-x.html" or "proef.html", html.Contains("worker-src", StringComparison.Ordinal));
        }

        var plain = Path.Combine(_folder, "zonder");
        SiteBuilder.Build([notebook], null, plain);
        Assert.DoesNotContain("data-motor", File.ReadAllText(Path.Combine(plain, "10-x.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(plain, "assets", "reken.js")));
    }

    private static byte[] Unpacked(string base64)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
