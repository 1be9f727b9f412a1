using System.Text;
using Microsoft.AspNetCore.Http;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

public class ConnectorTests
{
    [Fact]
    public async Task Ckan_pages_are_read_to_the_end()
    {
        await using var server = await Server.Start((c, _) =>
        {
            Assert.Equal("T1", c.Request.Query["resource_id"].ToString());
            return c.Request.Query["offset"] == "0"
                ? Json(c, """{"success":true,"result":{"fields":[{"id":"_id"},{"id":"TYPE_PO"},{"id":"AANTAL"}],"records":[{"_id":1,"TYPE_PO":"VSO, cl. 3","AANTAL":12},{"_id":2,"TYPE_PO":"SO","AANTAL":"<5"}],"total":3}}""")
                : Json(c, """{"success":true,"result":{"fields":[{"id":"_id"},{"id":"TYPE_PO"},{"id":"AANTAL"}],"records":[{"_id":3,"TYPE_PO":null,"AANTAL":-1}],"total":3}}""");
        });
        var stored = await server.Fetch(server.Source(kind: SourceKind.Ckan));
        Assert.Equal("TYPE_PO,AANTAL\n\"VSO, cl. 3\",12\nSO,<5\n,-1\n", (await File.ReadAllTextAsync(stored.Path))
            .ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_ckan_package_is_searched_for_its_resource()
    {
        await using var server = await Server.Start((c, _) => c.Request.Path.Value!.EndsWith("package_show", StringComparison.Ordinal)
            ? Json(c, """{"result":{"resources":[{"id":"r1","name":"a","url":"https://x/swv_totaal.csv"},{"id":"r2","name":"dubbel","url":""},{"id":"r3","name":"dubbel","url":""}]}}""")
            : Json(c, $$$"""{"result":{"fields":[{"id":"ID"},{"id":"N"}],"records":[{"ID":"{{{c.Request.Query["resource_id"]}}}","N":1}],"total":1}}"""));
        var stored = await server.Fetch(server.Source(kind: SourceKind.Ckan) with { Table = "poswv/swv_totaal.csv" });
        Assert.Contains("r1,1", await File.ReadAllTextAsync(stored.Path), StringComparison.Ordinal);
        Assert.Contains("r2 (dubbel), r3 (dubbel)",
            (await server.Fails(server.Source(kind: SourceKind.Ckan) with { Table = "poswv/dubbel" })).WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_that_ckan_does_not_keep_is_an_error()
    {
        await using var server = await Server.Start((c, _) =>
            Json(c, c.Request.Query["offset"] == "0"
            ? """{"result":{"fields":[{"id":"A"},{"id":"B"}],"records":[{"A":1,"B":2}],"total":9}}"""
            : """{"result":{"fields":[{"id":"A"}],"records":[],"total":9}}"""));
        Assert.Contains("promises 9 records and stops at 1", (await server.Fails(server.Source(kind: SourceKind.Ckan))).What,
            StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task Cbs_v3_gives_numbers_marks_and_trimmed_keys()
    {
        await using var server = await Server.Start((c, _) => c.Request.Path.Value!.Split('/')[^1] switch
        {
            "TableInfos" => Json(c, """{"odata.metadata":"x","value":[{"Title":"Leerlingen; proef","Modified":"2026-01-31"}]}"""),
            "DataProperties" => Json(c,
                """{"value":[{"Key":"RegioS","Type":"GeoDimension","Title":"Regio"},{"Key":"Perioden","Type":"TimeDimension"},{"Key":"Leerlingen_1","Type":"Topic","Title":"Leerlingen","Unit":"aantal"},{"Key":"k_0Tot15_2","Type":"Topic","Title":"0 tot 15","Unit":"x 1 000"},{"Key":"","Type":"TopicGroup"}]}"""),
            "RegioS" => Json(c, """{"value":[{"Key":"GM0363    ","Title":"Amsterdam","Status":null}]}"""),
            "Perioden" => Json(c, """{"value":[{"Key":"2022SJ00","Title":"2022/'23*","Status":"Voorlopig"}]}"""),
            "TypedDataSet" when !c.Request.QueryString.HasValue =>
                Json(c, $$"""{"value":[{"ID":0,"RegioS":"GM0363    ","Perioden":"2022SJ00","Leerlingen_1":59630,"k_0Tot15_2":null}],"odata.nextLink":"http://{{c.Request.Host}}{{c.Request.Path}}?$skip=1"}"""),
            "TypedDataSet" => Json(c,
                """{"value":[{"ID":1,"RegioS":"GM0363    ","Perioden":"2022SJ00","Leerlingen_1":12.5,"k_0Tot15_2":null}]}"""),
            "UntypedDataSet" => Json(c, """{"value":[{"ID":0,"k_0Tot15_2":"       x"},{"ID":1,"k_0Tot15_2":"       -"}]}"""),
            _ => Task.CompletedTask,
        });
        var table = CbsTable.Load((await server.Fetch(server.Source(kind: SourceKind.CbsV3))).Path);
        Assert.Equal(("Leerlingen; proef", "2026-01-31", 4), (table.Title, table.Modified, table.Observations.Count));
        Assert.Equal("GM0363", table.Observations[0].Keys["RegioS"]);
        Assert.Equal("Amsterdam", table.TitleOf("RegioS", "GM0363"));
        Assert.Equal(new SchoolYear(2022), table.Observations[0].Period!.Value.SchoolYear);
        Assert.Equal([Missing.None, Missing.Secret, Missing.None, Missing.Nil], table.Observations.Select(o => o.Value.Missing));
        Assert.Equal([59630, null, 12.5, null], table.Observations.Select(o => o.Value.AsNumber()));
    }

    [Fact]
    public async Task Cbs_v4_gives_observations_and_their_marks()
    {
        await using var server = await Server.Start((c, _) => c.Request.Path.Value!.Split('/')[^1] switch
        {
            "Properties" => Json(c, """{"Title":"Proef","Modified":"2026-02-01T02:00:00+01:00"}"""),
            "MeasureCodes" => Json(c, """{"value":[{"Identifier":"M003026","Title":"Leerlingen","Unit":"aantal"}]}"""),
            "Dimensions" => Json(c, """{"value":[{"Identifier":"Perioden","Kind":"TimeDimension"}]}"""),
            "PeriodenCodes" => Json(c, """{"value":[{"Identifier":"2022SJ00","Title":"2022/'23","Status":"Definitief"}]}"""),
            "Observations" when !c.Request.QueryString.HasValue =>
                Json(c, """{"value":[{"Id":1,"Measure":"M003026","ValueAttribute":"None","Value":5.0,"Perioden":"2022SJ00"}],"@odata.nextLink":"Observations?$skip=1"}"""),
            "Observations" => Json(c,
                """{"value":[{"Id":2,"Measure":"M003026","ValueAttribute":"Confidential","Value":null,"Perioden":"2022SJ00"}]}"""),
            _ => Task.CompletedTask,
        });
        var table = CbsTable.Load((await server.Fetch(server.Source(kind: SourceKind.CbsV4))).Path);
        Assert.Equal([Missing.None, Missing.Secret], table.Observations.Select(o => o.Value.Missing));
        Assert.Equal(5.0, table.Observations[0].Value.AsNumber());
    }

    [Fact]
    public async Task A_next_link_in_a_circle_is_seen()
    {
        await using var server = await Server.Start((c, _) =>
            Json(c, $$"""{"value":[],"odata.nextLink":"http://{{c.Request.Host}}{{c.Request.Path}}?p={{(c.Request.Query["p"] == "1" ? "2"
            : "1")}}"}"""));
        Assert.Contains("circle", (await server.Fails(server.Source(kind: SourceKind.CbsV3))).What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task A_next_link_does_not_lead_out()
    {
        await using var server = await Server.Start((c, _) =>
            Json(c, """{"value":[{"Key":"x"}],"odata.nextLink":"http://elders.example/x"}"""));
        Assert.Contains("elders.example is not on the list", (await server.Fails(server.Source(kind: SourceKind.CbsV3))).What,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"value\":[{\"a\":", "no readable JSON")]
    [InlineData("[]", "without a list")]
    [InlineData("{\"value\":3}", "without a list")]
    public async Task Malformed_json_is_named_with_its_address(string body, string expected)
    {
        await using var server = await Server.Start((c, _) => Json(c, body));
        var error = await server.Fails(server.Source(kind: SourceKind.CbsV3));
        Assert.Contains(expected, error.What, StringComparison.Ordinal);
        Assert.Contains("/ODataFeed/odata/T1/TableInfos", error.What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Theory]
    [InlineData("2022SJ00", "SJ", 2022, false, false)]
    [InlineData("2019JJ00", "JJ", 2019, false, false)]
    [InlineData("2020KW03", "KW", 2020, false, false)]
    [InlineData("2020MM12", "MM", 2020, false, false)]
    [InlineData("20060101", "D", 2006, false, false)]
    [InlineData("2019/'20*", "SJ", 2019, true, false)]
    [InlineData("2010/\"11", "SJ", 2010, false, false)]
    [InlineData("2010/'11 naar 2011/'12*", "SJ", 2010, true, true)]
    public void Periods_of_cbs_are_read(string text, string kind, int year, bool provisional, bool flow)
    {
        Assert.True(CbsPeriod.TryParse(text, out var period));
        Assert.Equal((kind, year, provisional, flow), (period.Kind, period.Year, period.IsProvisional, period.IsFlow));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2022XX00")]
    [InlineData("2010/'12")]
    [InlineData("2010/'11 naar 2013/'14")]
    [InlineData("Totaal")]
    public void What_is_no_period_is_none(string text) => Assert.False(CbsPeriod.TryParse(text, out _));

    private static Task Json(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }
}
