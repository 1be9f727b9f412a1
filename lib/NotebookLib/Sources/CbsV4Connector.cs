using System.Text.Json;

namespace NotebookLib.Sources;

/// <summary>A table of CBS over OData 4: Observations, one number per row, with codes and dimensions beside it. The address of the service
/// moves; it stands in the catalogue.</summary>
internal static class CbsV4Connector
{
    public static async Task FetchAsync(SourceEntry source, PageReader pages, Stream output, CancellationToken cancellation)
    {
        var root = $"{source.Address.TrimEnd('/')}/CBS/{Uri.EscapeDataString(source.Table)}/";
        var properties = await pages.ReadAsync(new Uri(root + "Properties"), cancellation).ConfigureAwait(false);
        var topics = new List<CbsTopic>();
        await foreach (var code in pages.RowsAsync(new Uri(root + "MeasureCodes"), "@odata.nextLink", cancellation).ConfigureAwait(false))
        {
            topics.Add(new CbsTopic(CbsJson.Text(code, "Identifier"), CbsJson.Text(code, "Title"), CbsJson.Text(code, "Unit")));
        }

        var dimensions = new List<string>();
        await foreach (var dimension in pages.RowsAsync(new Uri(root + "Dimensions"), "@odata.nextLink", cancellation)
            .ConfigureAwait(false))
        {
            dimensions.Add(CbsJson.Text(dimension, "Identifier"));
        }

        using var writer = new CbsTableWriter(output, source.Table, CbsJson.Text(properties, "Title") is { Length: > 0 } title ? title
            : source.Title, CbsJson.Text(properties, "Modified"), topics);
        foreach (var dimension in dimensions)
        {
            writer.BeginDimension(dimension);
            await foreach (var item in pages.RowsAsync(new Uri($"{root}{dimension}Codes"), "@odata.nextLink", cancellation)
                .ConfigureAwait(false))
            {
                writer.Item(CbsJson.Text(item, "Identifier"), CbsJson.Text(item, "Title"), CbsJson.Text(item, "Status"));
            }

            writer.EndDimension();
        }

        writer.BeginRows();
        await foreach (var row in pages.RowsAsync(new Uri(root + "Observations"), "@odata.nextLink", cancellation).ConfigureAwait(false))
        {
            var number = row.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
            var attribute = CbsJson.Text(row, "ValueAttribute");
            writer.Row(dimensions.ToDictionary(d => d, d => CbsJson.Text(row, d), StringComparer.Ordinal), CbsJson.Text(row, "Measure"),
                number, number is null && attribute != "None" ? attribute : "");
        }
    }
}
