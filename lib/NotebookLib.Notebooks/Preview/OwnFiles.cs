using Microsoft.AspNetCore.Http;
using NotebookLib.Notebooks.Own;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Preview;

/// <summary>
/// A file of one's own, dropped on the page: looked at, then kept in the local cache with the meaning that the reader gave to its columns,
/// as <c>data add --map</c>
/// does. A file about single pupils is refused before anything is kept.
/// </summary>
internal sealed class OwnFiles(PreviewSettings settings, string waiting)
{
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
                    throw new OwnRefusedException("Met --write staan eigen bestanden uit: wat je deelt, bevat nooit eigen cijfers. Start "
                    + "zonder --write."),
                ("inspect", false) => await InspectAsync(context),
                ("add", false) => await AddAsync(context),
                ("remove", false) => Remove(context.Request.Query["id"].ToString()),
                _ => null,
            };
            await PreviewRoutes.JsonAsync(context, answer ?? new { error = "Dit kan hier niet." }, answer is null
                ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        }
        catch (OwnRefusedException e)
        {
            await PreviewRoutes.JsonAsync(context, new { error = e.Message }, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await PreviewRoutes.JsonAsync(context, new { error = OwnQuestion.TooLarge }, StatusCodes.Status413PayloadTooLarge);
        }
    }

    private async Task<object> InspectAsync(HttpContext context)
    {
        if (context.Request.ContentLength > OwnQuestion.Largest)
        {
            throw new BadHttpRequestException(OwnQuestion.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        var name = OwnQuestion.Named(context.Request.Query["name"].ToString());
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > OwnQuestion.Largest)
            {
                throw new BadHttpRequestException(OwnQuestion.TooLarge, StatusCodes.Status413PayloadTooLarge);
            }
        }

        var question = OwnQuestion.Of(name, content.ToArray());
        if (Directory.Exists(waiting))
        {
            Directory.Delete(waiting, recursive: true); // one file waits at a time
        }

        Directory.CreateDirectory(waiting);
        await File.WriteAllBytesAsync(Path.Combine(waiting, "bestand" + Path.GetExtension(name).ToLowerInvariant()), content.ToArray(),
            context.RequestAborted);
        await File.WriteAllTextAsync(Path.Combine(waiting, "naam"), name, context.RequestAborted);
        return question;
    }

    private async Task<object> AddAsync(HttpContext context)
    {
        var file = Directory.Exists(waiting) ? Directory.GetFiles(waiting, "bestand.*").FirstOrDefault() : null;
        if (file is null)
        {
            throw new OwnRefusedException("Er wacht geen bestand. Sleep het opnieuw hierheen.");
        }

        using var answer = new StreamReader(context.Request.Body);
        var mapping = OwnQuestion.Answered(await answer.ReadToEndAsync(context.RequestAborted));
        var name = await File.ReadAllTextAsync(Path.Combine(waiting, "naam"), context.RequestAborted);
        var own = OwnQuestion.Take(name, await File.ReadAllBytesAsync(file, context.RequestAborted), mapping);
        var named = Path.Combine(waiting, name);
        File.Move(file, named, overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(waiting, "kaart.yml"), mapping.ToYaml(), context.RequestAborted);
        var stored = _cache.Add(named, options: mapping.Reading);
        _cache.PutMapping(stored.Id, Path.Combine(waiting, "kaart.yml"));
        Directory.Delete(waiting, recursive: true);
        settings.Say($"{name} added to the local cache as {stored.Id}");
        return new { stored.Id, rows = own.Counts.Count };
    }

    private object Remove(string id)
    {
        var own = Own().FirstOrDefault(s => s.Id == id) ?? throw new OwnRefusedException("Dit bestand is hier niet.");
        _cache.Remove(own.Id);
        return new { own.Id };
    }

    /// <summary>What somebody added; fetched sources are not theirs to take away here.</summary>
    private IEnumerable<CachedSource> Own() => _cache.All.Where(s => _cache.MappingOf(s.Id) is not null);
}
