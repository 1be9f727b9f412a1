using System.Text.Json;
using CsvHelper;

namespace NotebookLib.Sources;

/// <summary>
/// DUO's data portal (CKAN): the records of a resource, page by page, written as CSV. Goes by resource id, because two resources
/// can have one name, and past download addresses, because some lead to a host inside DUO.
/// </summary>
internal static class CkanConnector
{
    private const int PageSize = 20_000;

    public static async Task FetchAsync(SourceEntry source, PageReader pages, Stream output, CancellationToken cancellation)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Separator = ',', Injection = CsvInjection.None }, leaveOpen: true);
        var resource = await ResourceAsync(source, pages, cancellation).ConfigureAwait(false);
        string[]? columns = null;
        for (var (offset, total) = (0L, 1L); offset < total;)
        {
            var address = new Uri($"{source.Address.TrimEnd('/')}/api/3/action/datastore_search?resource_id={Uri.EscapeDataString(
                resource)}&limit={PageSize}&offset={offset}");
            var page = await pages.ReadAsync(address, cancellation).ConfigureAwait(false);
            var result = page.ValueKind == JsonValueKind.Object && page.TryGetProperty("result", out var r) ? r : default;
            if (result.ValueKind != JsonValueKind.Object)
            {
                throw new SourceException(source.Id, "the portal gives no result for this resource",
                    "Look up the resource id at the portal and change it in data/sources");
            }

            var records = pages.Array(result, "records", address);
            if (columns is null)
            {
                columns = [.. pages.Array(result, "fields", address).EnumerateArray().Select(f => f.GetProperty("id").GetString()!)
                    .Where(id => id != "_id")];
                csv.WriteRecord(columns);
            }

            foreach (var record in records.EnumerateArray())
            {
                foreach (var column in columns)
                {
                    csv.WriteField(record.TryGetProperty(column, out var value) ? Text(value) : "");
                }

                csv.EndRecord();
            }

            offset += records.GetArrayLength();
            total = result.TryGetProperty("total", out var count) && count.TryGetInt64(out var n) ? n : offset;
            if (records.GetArrayLength() == 0 && offset < total)
            {
                throw new SourceException(source.Id, $"the portal promises {total} records and stops at {offset}",
                    "Try again later; if it stays, report it to DUO");
            }
        }

        csv.Flush();
    }

    /// <summary>The resource id: as it stands, or found by <c>package/file name</c>, which has to be the only one of that name.</summary>
    private static async Task<string> ResourceAsync(SourceEntry source, PageReader pages, CancellationToken cancellation)
    {
        if (source.Table.Split('/', 2) is not [var package, var name])
        {
            return source.Table;
        }

        var address = new Uri($"{source.Address.TrimEnd('/')}/api/3/action/package_show?id={Uri.EscapeDataString(package)}");
        var page = await pages.ReadAsync(address, cancellation).ConfigureAwait(false);
        var resources = pages.Array(page.ValueKind == JsonValueKind.Object && page.TryGetProperty("result", out var r) ? r
            : page, "resources", address).EnumerateArray()
            .Select(e => (Id: CbsJson.Text(e, "id"), Name: CbsJson.Text(e, "name"), Url: CbsJson.Text(e, "url"))).ToList();
        var found = resources.Where(e => e.Name == name || e.Url.EndsWith("/" + name, StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0].Id
            : throw new SourceException(source.Id, $"the package {package} has {(found.Count == 0 ? "no" : "more than "
            + "one")} resource named {name}",
            $"Put one of these ids under table in data/sources: {string.Join(", ", (found.Count == 0 ? resources : found).Select(e =>
                $"{e.Id} ({e.Name})"))}");
    }

    private static string Text(JsonElement value) => value.ValueKind switch { JsonValueKind.Null => "", JsonValueKind.String =>
        value.GetString()!, _ => value.GetRawText() };
}
