using System.Text.Json;

namespace NotebookLib.Sources;

/// <summary>
/// A table of CBS over OData 3. Numbers come from TypedDataSet; where that has no number, the mark (<c>.</c>, <c>x</c>, <c>-</c>)
/// comes from UntypedDataSet, because the typed rows do not tell why. Keys are padded and are trimmed.
/// </summary>
internal static class CbsV3Connector
{
    public static async Task FetchAsync(SourceEntry source, PageReader pages, Stream output, CancellationToken cancellation)
    {
        var feed = $"{source.Address.TrimEnd('/')}/ODataFeed/odata/{Uri.EscapeDataString(source.Table)}/";
        var info = await FirstAsync(pages, new Uri(feed + "TableInfos"), cancellation).ConfigureAwait(false);
        var properties = new List<JsonElement>();
        await foreach (var property in pages.RowsAsync(new Uri(feed + "DataProperties"), "odata.nextLink", cancellation)
            .ConfigureAwait(false))
        {
            properties.Add(property);
        }

        var topics = properties.Where(p => CbsJson.Text(p, "Type") == "Topic").Select(p =>
            new CbsTopic(CbsJson.Text(p, "Key"), CbsJson.Text(p, "Title"), CbsJson.Text(p, "Unit"))).ToList();
        var dimensions = properties.Where(p => CbsJson.Text(p, "Type").EndsWith("Dimension", StringComparison.Ordinal)).Select(p =>
            CbsJson.Text(p, "Key")).ToList();
        using var writer = new CbsTableWriter(output, source.Table, info is { } i ? CbsJson.Text(i, "Title") : source.Title, info is { } m
            ? CbsJson.Text(m, "Modified") : "", topics);
        foreach (var dimension in dimensions)
        {
            writer.BeginDimension(dimension);
            await foreach (var item in pages.RowsAsync(new Uri(feed + dimension), "odata.nextLink", cancellation).ConfigureAwait(false))
            {
                writer.Item(CbsJson.Text(item, "Key"), CbsJson.Text(item, "Title"), CbsJson.Text(item, "Status"));
            }

            writer.EndDimension();
        }

        writer.BeginRows();
        var (rows, gaps) = (new List<JsonElement>(), false);
        await foreach (var row in pages.RowsAsync(new Uri(feed + "TypedDataSet"), "odata.nextLink", cancellation).ConfigureAwait(false))
        {
            rows.Add(row);
            gaps = gaps || topics.Any(t => !row.TryGetProperty(t.Key, out var value) || value.ValueKind == JsonValueKind.Null);
        }

        var marks = gaps ? await MarksAsync(pages, new Uri(feed + "UntypedDataSet"), cancellation).ConfigureAwait(false) : [];
        foreach (var row in rows)
        {
            var keys = dimensions.ToDictionary(d => d, d => CbsJson.Text(row, d), StringComparer.Ordinal);
            marks.TryGetValue(CbsJson.Text(row, "ID"), out var untyped);
            foreach (var topic in topics)
            {
                var number = row.TryGetProperty(topic.Key, out var value) && value.ValueKind == JsonValueKind.Number
                    ? value.GetRawText() : null;
                writer.Row(keys, topic.Key, number, number is null && untyped.ValueKind == JsonValueKind.Object
                    ? CbsJson.Text(untyped, topic.Key) : "");
            }
        }
    }

    private static async Task<JsonElement?> FirstAsync(PageReader pages, Uri address, CancellationToken cancellation)
    {
        await foreach (var row in pages.RowsAsync(address, "odata.nextLink", cancellation).ConfigureAwait(false))
        {
            return row;
        }

        return null;
    }

    private static async Task<Dictionary<string, JsonElement>> MarksAsync(PageReader pages, Uri address, CancellationToken cancellation)
    {
        var marks = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await foreach (var row in pages.RowsAsync(address, "odata.nextLink", cancellation).ConfigureAwait(false))
        {
            marks[CbsJson.Text(row, "ID")] = row;
        }

        return marks;
    }
}
