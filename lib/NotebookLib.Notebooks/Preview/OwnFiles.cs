using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// A file of one's own, dropped on the page: looked at, then kept in the local cache with the meaning that the reader gave to its columns,
/// as <c>data add --map</c>
/// does. A file about single pupils is refused before anything is kept.
/// </summary>
internal sealed class OwnFiles(PreviewSettings settings, string waiting)
{
    /// <summary>The most that such a file may hold.</summary>
    public const long Largest = 20L << 20;

    private readonly SourceCache _cache = SourceCache.Of(settings.Root);

    /// <summary>Answers a request: <c>list</c>, <c>inspect</c> (the file), <c>add</c> (what its columns mean), <c>remove</c>.</summary>
    public async Task AnswerAsync(HttpContext context, string what, bool get)
    {
        try
        {
            object? answer = (what, get) switch
            {
                ("list", true) => new { files = Own().Select(s => new { s.Id, name = s.Address }) },
                _ when !settings.TakesOwnFiles =>
                    throw new RefusedException("Met --write staan eigen bestanden uit: wat je deelt, bevat nooit eigen cijfers. Start "
                    + "zonder --write."),
                ("inspect", false) => await InspectAsync(context),
                ("add", false) => await AddAsync(context),
                ("remove", false) => Remove(context.Request.Query["id"].ToString()),
                _ => null,
            };
            await PreviewRoutes.JsonAsync(context, answer ?? new { error = "Dit kan hier niet." }, answer is null
                ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        }
        catch (RefusedException e)
        {
            await PreviewRoutes.JsonAsync(context, new { error = e.Message }, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await PreviewRoutes.JsonAsync(context, new { error = TooLarge }, StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static string TooLarge =>
        $"Dit bestand is te groot. Een tabel met aantallen is klein: hoogstens {Dutch.Number(
        Largest >> 20)} MB. Tel eerst per schooljaar en schoolsoort.";

    private async Task<object> InspectAsync(HttpContext context)
    {
        var name = Path.GetFileName(context.Request.Query["name"].ToString().Replace('\\', '/'));
        if (context.Request.ContentLength > Largest)
        {
            throw new BadHttpRequestException(TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        if (name.Length is 0 or > 200 || Path.GetExtension(name).ToLowerInvariant() is not (".csv" or ".tsv" or ".txt"))
        {
            throw new RefusedException("Dit is geen CSV-bestand. Bewaar de tabel als CSV en sleep dat hierheen.");
        }

        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > Largest)
            {
                throw new BadHttpRequestException(TooLarge, StatusCodes.Status413PayloadTooLarge);
            }
        }

        var proposal = Read(name, () => OwnProposal.Of(DelimitedFile.FromBytes(content.ToArray(), name)));
        if (Directory.Exists(waiting))
        {
            Directory.Delete(waiting, recursive: true); // one file waits at a time
        }

        Directory.CreateDirectory(waiting);
        await File.WriteAllBytesAsync(Path.Combine(waiting, "bestand" + Path.GetExtension(name).ToLowerInvariant()), content.ToArray(),
            context.RequestAborted);
        await File.WriteAllTextAsync(Path.Combine(waiting, "naam"), name, context.RequestAborted);
        return new { name, proposal.Columns, proposal.Year, proposal.Type, proposal.Count, proposal.Swv, proposal.School, proposal.Types,
            all = SchoolType.All.Select(t => new { t.Code, t.Name }) };
    }

    private async Task<object> AddAsync(HttpContext context)
    {
        var file = Directory.Exists(waiting) ? Directory.GetFiles(waiting, "bestand.*").FirstOrDefault() : null;
        if (file is null)
        {
            throw new RefusedException("Er wacht geen bestand. Sleep het opnieuw hierheen.");
        }

        JsonObject json;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            json = Twice(body.RootElement) is { } key ? throw new RefusedException($"De sleutel \"{key}\" staat twee keer in deze vraag.")
                : body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Deserialize<JsonObject>()! : [];
        }
        catch (JsonException)
        {
            throw new RefusedException("Deze vraag is niet te lezen.");
        }

        var name = await File.ReadAllTextAsync(Path.Combine(waiting, "naam"), context.RequestAborted);
        var types = (json["types"] as JsonObject ?? []).Select(t => (t.Key, Value: Text(t.Value))).Where(t => t.Value.Length > 0)
            .ToDictionary(t => t.Key, t => t.Value);
        var mapping = new OwnMapping(Text(json["year"]), Text(json["type"]), Text(json["count"]), Text(json["swv"]), types,
            Text(json["name"]), Text(json["school"]));
        if (mapping.Year.Length == 0 || mapping.Type.Length == 0 || mapping.Count.Length == 0)
        {
            throw new RefusedException("Kies eerst de kolommen voor schooljaar, schoolsoort en aantal.");
        }

        var bytes = await File.ReadAllBytesAsync(file, context.RequestAborted);
        var own = Read(name, () => OwnData.Load(DelimitedFile.FromBytes(bytes, name), mapping));
        var named = Path.Combine(waiting, name);
        File.Move(file, named, overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(waiting, "kaart.yml"), mapping.ToYaml(), context.RequestAborted);
        var stored = _cache.Add(named);
        _cache.PutMapping(stored.Id, Path.Combine(waiting, "kaart.yml"));
        Directory.Delete(waiting, recursive: true);
        settings.Say($"{name} added to the local cache as {stored.Id}");
        return new { stored.Id, rows = own.Counts.Count };
    }

    private object Remove(string id)
    {
        var own = Own().FirstOrDefault(s => s.Id == id) ?? throw new RefusedException("Dit bestand is hier niet.");
        _cache.Remove(own.Id);
        return new { own.Id };
    }

    /// <summary>What somebody added; fetched sources are not theirs to take away here.</summary>
    private IEnumerable<CachedSource> Own() => _cache.All.Where(s => _cache.MappingOf(s.Id) is not null);

    /// <summary>A key that an object, or one within it, has twice: which of the two is meant cannot be known.</summary>
    private static string? Twice(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : json.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key
            ?? json.EnumerateObject().Select(p => Twice(p.Value)).FirstOrDefault(k => k is not null);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text.Trim() : "";

    /// <summary>What cannot be read, said in Dutch.</summary>
    private static T Read<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableFileException e) when (e.Column is { } column && PupilRows.IsAboutOnePupil(column))
        {
            throw new RefusedException($"{name} is geweigerd. De kolom “{column}” zegt dat elke regel over één leerling gaat. Daarin is "
                + $"een leerling te herkennen. Tel eerst de leerlingen per schooljaar, schoolsoort en samenwerkingsverband, en breng die "
                + $"tabel.");
        }
        catch (UnreadableFileException e)
        {
            var place = $"{name}{(e.Line > 0 ? $", regel {Dutch.Number(e.Line)}" : "")}{(e.Column is null ? "" : $", kolom “{e.Column}”")}";
            throw new RefusedException(e.What.Contains("is not a school type", StringComparison.Ordinal)
                ? $"{place}: hier staat een schoolsoort die nog geen betekenis heeft. Kies er hieronder een."
                : e.What.Contains("is not a school year", StringComparison.Ordinal)
                    ? $"{place}: hier staat geen schooljaar. Verwacht: 2023/'24, 2023-2024 of 2023. Kies een andere kolom, of verbeter de "
                    + $"regel."
                : $"{place}: dit is niet te lezen als tabel met aantallen. Bekijk het bestand met: data inspect {name}");
        }
    }

    private sealed class RefusedException(string message) : Exception(message);
}
