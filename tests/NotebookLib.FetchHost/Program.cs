// Fetches one source from a loopback server into a cache, as a process of its own that a test can kill at any moment.
using System.Net;
using NotebookLib.Sources;

var (address, folder) = (args[0], args[1]);
var source = new SourceEntry { Id = "proef", Publisher = "proef", Title = "proef", Licence = "geen", Kind = SourceKind.File,
    Address = address };
using var fetcher = new SourceFetcher(new SourceCache(folder), SourceLock.Load(Path.Combine(folder, "..", "lock.json")),
    new FetchOptions { Hosts = ["127.0.0.1"], HttpsOnly = false, IsAllowed = IPAddress.IsLoopback, AcceptChange = true });
await fetcher.FetchAsync(source);
