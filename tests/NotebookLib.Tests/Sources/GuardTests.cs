using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NotebookLib.Sources;

namespace NotebookLib.Tests.Sources;

/// <summary>Where a fetch may go: https, listed hosts, public addresses, checked again at every redirect.</summary>
public class GuardTests
{
    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("brin;AANTAL\n00AA;1\n");

    [Theory]
    [InlineData("http://elders.example/a.csv", "not on the list")]
    [InlineData("http://10.0.0.1/a.csv", "10.0.0.1")]
    [InlineData("ftp://127.0.0.1/a.csv", "not an https")]
    [InlineData("file:///etc/passwd", "not an https")]
    public async Task A_redirect_does_not_lead_out(string to, string expected)
    {
        await using var server = await Server.Start((c, _) =>
        {
            c.Response.Headers.Location = to;
            return Status(c, 302);
        });
        Assert.Contains(expected, (await server.Fails()).What, StringComparison.Ordinal);
        server.IsEmpty();
    }

    [Fact]
    public async Task A_redirect_inside_is_followed_and_a_circle_is_not()
    {
        await using var server = await Server.Start((c, _) =>
        {
            if (c.Request.Path == "/goed.csv")
            {
                return Send(c);
            }

            c.Response.Headers.Location = c.Request.Path == "/rond.csv" ? "/rond.csv" : "/goed.csv";
            return Status(c, 301);
        });
        Assert.Equal(Csv.Length, (await server.Fetch()).Bytes);
        Assert.Contains("redirects", (await server.Fails(server.Source("/rond.csv"))).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_leave_only_https_and_listed_hosts_are_asked()
    {
        await using var server = await Server.Start((c, _) => Send(c));
        Assert.Contains("not an https address", (await server.Fails(options: new FetchOptions())).What, StringComparison.Ordinal);
        Assert.Contains("not on the list",
            (await server.Fails(server.Source() with { Address = "https://elders.example/a.csv" }, new FetchOptions())).What,
            StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a02:898::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2002:0a00:0001::1", false)]
    public void Addresses_inside_networks_are_known(string address, bool isPublic) =>
        Assert.Equal(isPublic, FetchOptions.IsPublic(IPAddress.Parse(address)));

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
}
