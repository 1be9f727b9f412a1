using System.Net;
using System.Net.Sockets;

namespace NotebookLib.Sources;

/// <summary>The limits within which is fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>The hosts that may be asked, subdomains included.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["duo.nl", "onderwijsdata.duo.nl", "opendata.cbs.nl", "datasets.cbs.nl",
        "odata4.cbs.nl", "ocwincijfers.nl"];

    /// <summary>How often is tried again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The first pause; each next one is twice as long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a server may ask for with Retry-After.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a server may stay silent, at the start and in the middle of a body.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>How many pages of a paged source are read.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>Accepts a source that differs from the lock, and locks the new one.</summary>
    public bool AcceptChange { get; init; }

    /// <summary>Gets the bytes so far and the total where it is known; about four times a second.</summary>
    public Action<string, long, long?>? Progress { get; init; }

    /// <summary>The clock for "fetched on"; never part of a result.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Which resolved addresses may be connected to: public ones. Tests allow their own loopback server.</summary>
    internal Func<IPAddress, bool> IsAllowed { get; init; } = IsPublic;

    /// <summary>Whether plain http is refused; only tests do not.</summary>
    internal bool HttpsOnly { get; init; } = true;

    /// <summary>Opens the partial file; tests give one that is full.</summary>
    internal Func<string, FileMode, Stream> OpenPart { get; init; } = (path, mode) =>
        new FileStream(path, mode, FileAccess.Write, FileShare.None);

    /// <summary>Whether an address is on the public internet: not loopback, private, link-local, carrier-grade, multicast or
    /// reserved.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6Multicast || ip.IsIPv6SiteLocal || ip.IsIPv6UniqueLocal
            || ip.IsIPv6Teredo)
        {
            return false;
        }

        var b = ip.GetAddressBytes();
        return ip.AddressFamily == AddressFamily.InterNetworkV6
            ? (b[0] & 0xE0) == 0x20 && !(b[0] == 0x20 && b[1] == 0x02)
            : b[0] is not (0 or 10 or 127) && b[0] < 224 && !(b[0] == 172 && b[1] is >= 16 and < 32) && !(b[0] == 192 && b[1] == 168)
                && !(b[0] == 169 && b[1] == 254) && !(b[0] == 100 && b[1] is >= 64 and < 128)
                && !(b[0] == 192 && b[1] == 0 && b[2] is 0 or 2) && !(b[0] == 198 && b[1] is 18 or 19);
    }
}
