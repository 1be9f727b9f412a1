using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Cli.Tests.Preview;

/// <summary>Who is answered and who is not, which files of one's own are taken, and what is said to wrong usage.</summary>
public sealed class GuardTests : IDisposable
{
    private const string Nation = """
        using NotebookLib;
        using NotebookLib.Regions;
        var cijfers = Published.Load().InVintage("ocw-2023", "ocw-2022", "kengetallen");
        foreach (var eigen in LocalRegions.Open().Own(Region.Of("Nederland", cijfers.Series("po.so"), cijfers.Series("po.bao", "ocw-2022")), new SchoolYear(2018)))
            display(eigen);
        """;

    private readonly CommandLine _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_dropped_file_stands_beside_the_nation_and_one_about_pupils_or_too_large_is_refused()
    {
        _here.Notebook("94-regio.ipynb", "#r \"../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll\"\n" + Nation);
        await using var preview = await PreviewProcess.Start(_here, "94");
        await preview.Settled();
        Assert.Contains("zodra er een eigen bestand is", preview.Page, StringComparison.Ordinal);
        var root = preview.Root;

        var pupils = await Post(preview, "own/inspect?name=leerlingen.csv", "Leerling-nr.;Schooljaar;Soort\n12;2020;so\n");
        Assert.Contains("elke regel over één leerling", (string?)pupils["error"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_here.Root, ".cache")));
        Assert.Contains("geen CSV-bestand", (string?)(await Post(preview, "own/inspect?name=..%2F..%2Fregio.pdf", "x"))["error"],
            StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 413",
            await Raw(root, $"POST {root.AbsolutePath}own/inspect?name=groot.csv HTTP/1.1\r\nHost: {
            root.Authority}\r\nContent-Length: 1073741824\r\n\r\n"), StringComparison.Ordinal);

        var sample = await File.ReadAllTextAsync(Path.Combine(CommandLine.Repository,
            "tests/NotebookLib.Cli.Tests/Samples/eigen-export.csv"));
        var seen = await Post(preview, "own/inspect?name=eigen-export.csv", sample);
        Assert.Equal(("Teldag", "Soort plek", "Kinderen"), ((string?)seen["year"], (string?)seen["type"], (string?)seen["count"]));
        Assert.Equal("so", (string?)seen["types"]!["zmok"]);
        var unsaid = await Post(preview, "own/add", """{"year":"Teldag","type":"Soort plek","count":"Kinderen","types":{"zmok":"so"}}""");
        Assert.Contains("schoolsoort die nog geen betekenis heeft", (string?)unsaid["error"], StringComparison.Ordinal);
        var twice = await Post(preview, "own/add", """{"year":"Teldag","types":{"zmok":"so","zmok":"sbo"}}""");
        Assert.Contains("De sleutel \"zmok\" staat twee keer", (string?)twice["error"], StringComparison.Ordinal);
        var added = await Post(preview, "own/add",
            """{"year":"Teldag","type":"Soort plek","count":"Kinderen","name":"regio \"Voor: beeld\"","types":{"zmok":"so","langdurig ziek":"so","basisschool":"bao"}}""");
        Assert.Equal("eigen-export", (string?)added["id"]);
        await preview.Wait(s => (string?)s["phase"] == "checked"
            && preview.Page.Contains("regio \"Voor: beeld\": van 1,21 so per 100 bao in 2018/'19 naar 1,80 in 2022/'23",
            StringComparison.Ordinal)
            || preview.Page.Contains("Deelnamepercentage so, regio \"Voor: beeld\" en Nederland", StringComparison.Ordinal));
        Assert.Contains("Niet getoond: 2020/'21.", preview.Page, StringComparison.Ordinal);
        await Post(preview, "own/remove?id=eigen-export", "");
        await preview.Wait(_ => preview.Page.Contains("zodra er een eigen bestand is", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(Path.Combine(_here.Root, ".cache", "sources")));
    }

    [Fact]
    public async Task Connections_that_ask_nothing_lock_nobody_out()
    {
        _here.Notebook("96-druk.ipynb", "1 + 1");
        await using var preview = await PreviewProcess.Start(_here, "96");
        var waiting = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 300; i++)
            {
                var client = new TcpClient();
                waiting.Add(client);
                await client.ConnectAsync(preview.Root.Host, preview.Root.Port);
                await client.GetStream().WriteAsync("GET / HT"u8.ToArray());
            }

            Assert.Equal(HttpStatusCode.OK, (await preview.Http.GetAsync(preview.Address)).StatusCode);
        }
        finally
        {
            waiting.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task Only_who_has_the_token_and_asks_from_this_page_is_answered()
    {
        _here.Notebook("95-wacht.ipynb", "1 + 1");
        await using var preview = await PreviewProcess.Start(_here, "95");
        var (root, http) = (preview.Root, preview.Http);
        var page = await http.GetAsync(preview.Address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", html, StringComparison.Ordinal);

        async Task<HttpStatusCode> Ask(HttpMethod method, Uri to, string header = "", string value = "")
        {
            using var request = new HttpRequestMessage(method, to);
            if (header.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            return (await http.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Ask(HttpMethod.Get, new Uri(root, "/")));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(HttpMethod.Get, new Uri(root, "/0123456789abcdef0123456789abcdef/95-wacht.html")));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(HttpMethod.Get, preview.Address, "Host", $"rebind.example:{root.Port}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(HttpMethod.Get, preview.Address, "Origin", "https://elders.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(HttpMethod.Post, new Uri(root, "rerun/95-wacht"), "Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.OK, await Ask(HttpMethod.Post, new Uri(root, "rerun/95-wacht"), "Origin", $"http://{root.Authority}"));
        foreach (var path in new[] { "assets/../../notebooks/95-wacht.ipynb", "assets/..%2f..%2fNotebookLib.Cli.dll",
            "cijfers/..%2f..%2fdata", "assets/%2fetc%2fpasswd" })
        {
            Assert.StartsWith("HTTP/1.1 40",
                await Raw(root, $"GET {root.AbsolutePath}{path} HTTP/1.1\r\nHost: {root.Authority}\r\nConnection: close\r\n\r\n"),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_usage_is_answered_in_two_lines_and_exit_code_2()
    {
        _here.Notebook("96-goed.ipynb", "1 + 1");
        await File.WriteAllTextAsync(Path.Combine(_here.Root, "notebooks", "97-kapot.ipynb"), "{\"cells\": [");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (arguments, expected) in new (string[], string)[]
        {
            (["preview", "98"], "Notebook 98 does not exist."),
            (["preview", "97"], "97-kapot.ipynb, line 1"),
            (["preview", "96", "--no-open", "--port", port], $"Port {port} is in use"),
            (["preview", "96", "--port", "70000"], "--port 70000 is not a port."),
            (["preview", "96", "--param", "jaar=2018"], "No notebook has a parameter jaar."),
        })
        {
            var answer = await _here.Run(arguments);
            Assert.Equal((2, ""), (answer.Code, answer.Output));
            Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
            Assert.Equal(2, answer.Error.TrimEnd().Split('\n').Length);
        }
    }

    private static async Task<JsonNode> Post(PreviewProcess preview, string path, string body) =>
        JsonNode.Parse(await (await preview.Http.PostAsync(new Uri(preview.Root, path), new StringContent(body)))
            .Content.ReadAsStringAsync())!;

    /// <summary>A request as it is written here: the client's own library would tidy the address or send the whole body.</summary>
    private static async Task<string> Raw(Uri root, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, root.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadLineAsync() ?? "";
    }
}
