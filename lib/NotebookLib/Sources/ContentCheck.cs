using System.Globalization;
using System.Text.Json;
using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>Whether what came in is what the catalogue promises: kind of content, columns, totals.</summary>
internal static class ContentCheck
{
    /// <exception cref="SourceException">The server sends a web page.</exception>
    public static void Type(SourceEntry source, string? mediaType)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
        {
            throw new SourceException(source.Id, $"the server sends a web page in place of {source.Format}",
                $"Open {source.Address} in a browser: the address has moved, or the service is down");
        }
    }

    /// <exception cref="SourceException">The file is not what the catalogue promises.</exception>
    public static void Verify(SourceEntry source, string path)
    {
        if (source.Format == "json")
        {
            using var stream = File.OpenRead(path);
            try
            {
                using var document = JsonDocument.Parse(stream);
            }
            catch (JsonException e)
            {
                throw new SourceException(source.Id, $"this is not readable JSON (line {e.LineNumber + 1})", "Fetch it again", e);
            }

            return;
        }

        try
        {
            Table(source, path);
        }
        catch (UnreadableFileException e)
        {
            throw new SourceException(source.Id, $"this is not the table it should be: {e.Message.Replace(path, "the "
                + "file", StringComparison.Ordinal).TrimEnd('.')}", "Look at the address in a browser, or change the entry in data/sources",
                e);
        }
    }

    private static void Table(SourceEntry source, string path)
    {
        var file = DelimitedFile.Open(path);
        foreach (var column in source.Columns)
        {
            file.Need(column);
        }

        var totals = source.Totals.Select(t =>
            (Check: t, Column: t.Column.Length == 0 ? -1 : file.Need(t.Column), Where: t.Where.Select(w =>
            (Index: file.Need(w.Key), w.Value)).ToArray())).ToArray();
        var sums = new Count[totals.Length];
        using var reader = file.Read();
        while (reader.Read())
        {
            for (var i = 0; i < totals.Length; i++)
            {
                if (totals[i].Where.All(w => reader.Text(w.Index) == w.Value))
                {
                    sums[i] += totals[i].Column < 0 ? 1 : reader.TryCount(totals[i].Column, out var n) ? n : default;
                }
            }
        }

        foreach (var (total, sum) in totals.Zip(sums))
        {
            if (total.Check.Expected < sum.Low || total.Check.Expected > sum.High)
            {
                throw new SourceException(source.Id,
                    string.Create(CultureInfo.InvariantCulture,
                    $"{(total.Column < 0 ? "the number of rows" : $"the sum of {total.Check.Column}")} is {sum.Low}{(sum.IsExact ? "" : $" "
                    + $"to {sum.High}")}, expected {total.Check.Expected} ({total.Check.Note})"),
                    "The publisher revised the file or it is cut off; look at it with data inspect, then change the total in data/sources");
            }
        }
    }
}
