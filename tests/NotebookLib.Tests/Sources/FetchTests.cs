using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

/// <summary>The faults of real servers, one by one. Whatever happens, the cache holds whole files only.</summary>
public class FetchTests
{
    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("brin;AANTAL\n"
        + string.Concat(Enumerable.Range(0, 5000).Select(i => $"00AA;{i}\n")));

    [Fact]
    public async Task A_file_is_stored_and_locked()
    {
        await using var server = await Server.Start((c, _) => Send(c));
        var progress = new List<long>();
        var stored = await server.Fetch(options: Server.Options with { Progress = (_, have, _) => progress.Add(have) });
        Assert.Equal(Csv, await File.ReadAllBytesAsync(stored.Path));
        Assert.True(SourceCache.IsWhole(stored));
        Assert.Equal(stored.Sha256, SourceLock.Load(server.LockFile).Find("proef")!.Sha256);
        Assert.Equal(Csv.Length, progress[^1]);
        Assert.Equal(2, Directory.GetFiles(server.Cache.Folder).Length);
    }

    [Fact]
    public async Task A_slow_body_is_waited_for()
    {
        await using var server = await Server.Start(async (c, _) =>
        {
            c.Response.ContentLength = Csv.Length;
            foreach (var piece in Csv.Chunk(Csv.Length / 8 + 1))
            {
                await c.Response.Body.WriteAsync(piece);
                await c.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        });
        Assert.Equal(Csv.Length, (await server.Fetch()).Bytes);
    }

    [Fact]
    public async Task A_silent_body_is_given_up()
    {
        await using var server = await Server.Start(async (c, _) =>
        {
            await c.Response.Body.WriteAsync(Csv.AsMemory(0, 100));
            await c.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(20), c.RequestAborted);
        });
        var error = await server.Fails(options: Server.Options with { Silence = TimeSpan.FromMilliseconds(150), Retries = 1 });
        Assert.Contains("silent", error.What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_resumed_where_it_stopped()
    {
        await using var server = await Server.Start(async (c, n) =>
        {
            c.Response.Headers.ETag = "\"v1\"";
            if (n == 1)
            {
                c.Response.ContentLength = Csv.Length;
                await c.Response.Body.WriteAsync(Csv.AsMemory(0, 20_000));
                await c.Response.Body.FlushAsync();
                await Task.Delay(100);
                c.Abort();
                return;
            }

            Assert.Equal("\"v1\"", c.Request.Headers["If-Range"].ToString());
            var from = int.Parse(c.Request.Headers.Range.ToString()["bytes=".Length..^1]);
            c.Response.StatusCode = 206;
            c.Response.Headers.ContentRange = $"bytes {from}-{Csv.Length - 1}/{Csv.Length}";
            c.Response.ContentLength = Csv.Length - from;
            await c.Response.Body.WriteAsync(Csv.AsMemory(from));
        });
        var stored = await server.Fetch();
        Assert.Equal(Csv, await File.ReadAllBytesAsync(stored.Path));
        Assert.Equal(["", "bytes=20000-"], server.Ranges);
    }

    [Fact]
    public async Task Without_a_version_mark_a_cut_body_is_fetched_anew()
    {
        await using var server = await Server.Start(async (c, n) =>
        {
            if (n == 1)
            {
                c.Response.ContentLength = Csv.Length;
                await c.Response.Body.WriteAsync(Csv.AsMemory(0, 20_000));
                await c.Response.Body.FlushAsync();
                c.Abort();
                return;
            }

            await Send(c);
        });
        Assert.Equal(Csv.Length, (await server.Fetch()).Bytes);
        Assert.Equal(["", ""], server.Ranges);
    }

    [Fact]
    public async Task A_wrong_length_is_never_accepted()
    {
        await using var server = await Server.Start(async (c, _) =>
        {
            c.Response.ContentLength = Csv.Length + 10;
            await c.Response.Body.WriteAsync(Csv);
            await c.Response.Body.FlushAsync();
            c.Abort();
        });
        Assert.Contains("tries", (await server.Fails()).What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task Other_bytes_than_locked_show_both_hashes_and_the_way_out()
    {
        var body = Csv;
        await using var server = await Server.Start((c, _) => Send(c, body));
        var before = await server.Fetch();
        body = Encoding.UTF8.GetBytes("brin;AANTAL\n00AA;1\n");
        var error = await server.Fails();
        Assert.Contains(before.Sha256, error.What, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)), error.What, StringComparison.Ordinal);
        Assert.Contains("data fetch proef --accept", error.WayOut, StringComparison.Ordinal);
        Assert.Equal(before.Sha256, server.Cache.Need("proef").Sha256);
        Assert.True(SourceCache.IsWhole(server.Cache.Need("proef")));
        var after = await server.Fetch(options: Server.Options with { AcceptChange = true });
        Assert.Equal(body, await File.ReadAllBytesAsync(after.Path));
        Assert.False(File.Exists(before.Path));
    }

    [Fact]
    public async Task Retry_after_is_obeyed()
    {
        await using var server = await Server.Start((c, n) =>
        {
            c.Response.Headers.RetryAfter = n == 1 ? "1" : "";
            return n == 1 ? Status(c, 429) : Send(c);
        });
        var clock = Stopwatch.StartNew();
        await server.Fetch();
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(0.9), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_long_retry_after_is_told_and_not_waited_for()
    {
        await using var server = await Server.Start((c, _) =>
        {
            c.Response.Headers.RetryAfter = "7200";
            return Status(c, 429);
        });
        Assert.Contains("120 minutes", (await server.Fails()).What, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public async Task A_server_that_recovers_is_tried_again(int status)
    {
        await using var server = await Server.Start((c, n) => n < 3 ? Status(c, status) : Send(c));
        Assert.Equal(Csv.Length, (await server.Fetch()).Bytes);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_recover_is_given_up_after_the_tries()
    {
        await using var server = await Server.Start((c, _) => Status(c, 503));
        Assert.Contains("503", (await server.Fails()).What, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests);
    }

    [Fact]
    public async Task What_is_gone_is_not_tried_again()
    {
        await using var server = await Server.Start((c, _) => Status(c, 404));
        Assert.Contains("data add FILE", (await server.Fails()).WayOut, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/csv")]
    public async Task A_web_page_in_place_of_a_table_is_refused(string type)
    {
        await using var server = await Server.Start((c, _) =>
        {
            c.Response.ContentType = type;
            return Send(c, "<!DOCTYPE html>\n<html><body>Onderhoud; even geduld</body></html>"u8.ToArray());
        });
        Assert.Contains("web page", (await server.Fails()).What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task An_endless_body_meets_the_cap()
    {
        await using var server = await Server.Start(async (c, _) =>
        {
            var junk = new byte[1 << 16];
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.Body.WriteAsync(junk);
            }
        });
        Assert.Contains("larger than 1 MB", (await server.Fails(server.Source() with { MaxBytes = 1 << 20 })).What,
            StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_old_copy_stays()
    {
        var body = Csv;
        await using var server = await Server.Start((c, _) => Send(c, body));
        var before = await server.Fetch();
        var error = await server.Fails(options: Server.Options with { OpenPart = (_, _) => new FullDisk() });
        Assert.Contains("No space left", error.What, StringComparison.Ordinal);
        Assert.Equal(before, server.Cache.Need("proef"));
    }

    [Fact]
    public async Task Columns_and_totals_of_the_catalogue_are_checked()
    {
        await using var server = await Server.Start((c, _) => Send(c));
        Assert.Contains("gemeentecode", (await server.Fails(server.Source() with { Columns = ["gemeentecode"] })).What,
            StringComparison.Ordinal);
        var total = new TotalCheck("AANTAL", new Dictionary<string, string> { ["brin"] = "00AA" }, 1, "proef");
        Assert.Contains("12497500, expected 1", (await server.Fails(server.Source() with { Totals = [total] })).What,
            StringComparison.Ordinal);
        await server.Fetch(server.Source() with { Columns = ["brin"], Totals = [total with { Expected = 12_497_500 },
            new TotalCheck("", new Dictionary<string, string>(), 5000, "")] });
    }

    [Fact]
    public async Task Two_at_once_do_not_mix()
    {
        var slow = new TaskCompletionSource();
        await using var server = await Server.Start(async (c, _) =>
        {
            await slow.Task;
            await Send(c);
        });
        var first = server.Fetch(options: Server.Options with { Silence = TimeSpan.FromSeconds(20) });
        while (server.Requests == 0)
        {
            await Task.Delay(10);
        }

        Assert.Contains("under way", (await server.Fails()).What, StringComparison.Ordinal);
        slow.SetResult();
        Assert.True(SourceCache.IsWhole(await first));
    }

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_the_cache_whole()
    {
        var big = Encoding.UTF8.GetBytes("brin;AANTAL\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"00AA;{i}\n")));
        await using var server = await Server.Start(async (c, n) =>
        {
            var body = n % 2 == 0 ? big : Csv;
            c.Response.ContentLength = body.Length;
            foreach (var piece in body.Chunk(body.Length / 5 + 1))
            {
                await c.Response.Body.WriteAsync(piece);
                await c.Response.Body.FlushAsync();
                await Task.Delay(10);
            }
        });
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet",
                [Path.Combine(AppContext.BaseDirectory, "NotebookLib.FetchHost.dll"), server.Address + "/a.csv",
                server.Cache.Folder]) { RedirectStandardError = true })!;
            var seen = server.Requests;
            while (!process.HasExited && server.Requests == seen)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(0, 120));
            process.Kill();
            await process.WaitForExitAsync();
            Assert.All(server.Cache.All, s =>
                Assert.True(SourceCache.IsWhole(s) && s.Bytes == (s.Bytes > 100_000 ? big.Length : Csv.Length)));
        }

        var last = await server.Fetch(options: Server.Options with { AcceptChange = true });
        Assert.True(SourceCache.IsWhole(last));
    }

    private static async Task Send(HttpContext context, byte[]? body = null)
    {
        context.Response.ContentLength = (body ?? Csv).Length;
        await context.Response.Body.WriteAsync(body ?? Csv);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}
