using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NotebookLib.Notebooks.Site;

namespace NotebookLib.Notebooks.Preview;

/// <summary>What a preview answers, by address.</summary>
internal sealed class PreviewRoutes(PreviewHost host, PreviewSettings settings, string scratch) : IDisposable
{
    private static readonly string Web = Path.Combine(AppContext.BaseDirectory, "web");
    private readonly OwnFiles _own = new(settings, Path.Combine(scratch, "own"));
    private readonly SemaphoreSlim _building = new(1);
    private (string Versions, string Folder)? _site;
    private int _builds;

    /// <summary>Whether the scripts were built, so that a page changes in place.</summary>
    private static bool HasScript => File.Exists(Path.Combine(Web, "preview", "preview.js"));

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context, string path)
    {
        var get = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var (head, rest) = path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var cut ? (path[..cut], path[(cut + 1)..]) : ("", path);
        var page = host.Pages.FirstOrDefault(p => p.Name == (head.Length == 0 ? Path.GetFileNameWithoutExtension(rest) : rest));
        switch (head, get)
        {
            case ("", true) when rest.Length == 0:
                await HtmlAsync(context, PreviewIndex.Render(host.Pages, HasScript));
                break;
            case ("", true) when page is not null && rest == page.Name + ".html":
                page.Notebook.Start();
                await HtmlAsync(context, PreviewPage.Document(page.Render().Page, Head(page)));
                break;
            case ("events", true) when page is not null:
                page.Notebook.Start();
                await PageEvents.SendAsync(context, page, () => host.Build);
                break;
            case ("values", true) when page is not null:
                await JsonAsync(context, new { values = await page.Notebook.ValuesAsync(context.RequestAborted) });
                break;
            case ("rerun", false) when page is not null:
                page.Notebook.RunAll();
                await JsonAsync(context, new { ok = true });
                break;
            case ("own", _):
                await _own.AnswerAsync(context, rest, get);
                break;
            case ("cijfers", true) when host.Pages.Select(p => p.Download(rest)).FirstOrDefault(b => b is not null) is { } bytes:
                await BytesAsync(context, bytes, rest);
                break;
            case ("assets", true) when Asset(rest) is { } asset:
                await BytesAsync(context, asset, rest);
                break;
            case (_, true):
                await SiteAsync(context, path);
                break;
            default:
                await MissingAsync(context);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _building.Dispose();

    private static string Head(LivePage page) => PreviewIndex.Head + "\n" + (HasScript
        ? $"<meta name=\"nl-preview\" content=\"{WebUtility.HtmlEncode(Uri.EscapeDataString(page.Name))}\">\n<script "
            + $"src=\"assets/preview.js\" defer></script>"
        : "<meta http-equiv=\"refresh\" content=\"2\">"); // without Node.js at build the page follows by loading anew

    /// <summary>The style sheets and scripts; only names that are there, so that no path leads elsewhere.</summary>
    private static byte[]? Asset(string name)
    {
        if (name is "site.css" or "workshop.css" or "deck.css" or "preview.css")
        {
            using var sheet = typeof(PreviewRoutes).Assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[sheet.Length];
            sheet.ReadExactly(bytes);
            return bytes;
        }

        var folder = name == "preview.js" ? Path.Combine(Web, "preview") : Web;
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder).FirstOrDefault(f => Path.GetFileName(f) == name) is { } file
            ? File.ReadAllBytes(file) : null;
    }

    /// <summary>The other pages of the site, made of the notebooks as they are now when somebody asks for one.</summary>
    private async Task SiteAsync(HttpContext context, string path)
    {
        string folder;
        await _building.WaitAsync(context.RequestAborted);
        try
        {
            var versions = string.Join(',', host.Pages.Select(p => p.Notebook.State.Version.ToString(CultureInfo.InvariantCulture)));
            if (_site?.Versions != versions)
            {
                var target = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"site-{++_builds}"));
                await Task.Run(() => { var all = host.Stored(host.Pages); SiteBuilder.Build(all, settings.Settle(all), target); });
                if (_site is { } old)
                {
                    Directory.Delete(old.Folder, recursive: true);
                }

                _site = (versions, target);
            }

            folder = _site.Value.Folder;
            if (Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).FirstOrDefault(f =>
                Path.GetRelativePath(folder, f).Replace('\\', '/') == path) is { } file)
            {
                await BytesAsync(context, await File.ReadAllBytesAsync(file, context.RequestAborted), path);
                return;
            }
        }
        catch (DisclosureException e)
        {
            await TextAsync(context, StatusCodes.Status409Conflict, e.Message);
            return;
        }
        catch (Exception e) when (e is DataFileException or FormatException)
        {
            await TextAsync(context, StatusCodes.Status409Conflict, e.Message);
            return;
        }
        finally
        {
            _building.Release();
        }

        await MissingAsync(context);
    }

    private static Task MissingAsync(HttpContext context) => TextAsync(context, StatusCodes.Status404NotFound, "Deze pagina is er niet.");

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    private static Task HtmlAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html, context.RequestAborted);
    }

    internal static Task JsonAsync(HttpContext context, object value, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(value, PageEvents.Json), Encoding.UTF8, context.RequestAborted);
    }

    private static async Task BytesAsync(HttpContext context, byte[] bytes, string name)
    {
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".csv" => "text/csv; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".woff2" => "font/woff2",
            ".png" => "image/png",
            _ => "text/plain; charset=utf-8",
        };
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
