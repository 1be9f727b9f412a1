using Microsoft.CodeAnalysis;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Packages;

/// <summary>The packages of one session: one graph, that grows with what its cells ask for.</summary>
internal sealed class SessionPackages(PackageScope scope, SessionAssemblies assemblies)
{
    private readonly List<PackageRequest> _asked = [];
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, Package> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _kept = new(StringComparer.OrdinalIgnoreCase);
    private bool _renewed;

    /// <summary>What the notebook's later cells will ask for as well: resolved together with the first, so that one graph serves them
    /// all.</summary>
    internal (IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources) Plan { get; init; } = ([], []);

    /// <summary>Hears what is waited for, and null when that is over.</summary>
    internal Action<string?> Busy { get; init; } = _ => { };

    /// <summary>What cells are compiled against.</summary>
    internal IEnumerable<MetadataReference> References => _references.Values;

    /// <summary>The reference that an assembly name of a package stands for; null where no package has it.</summary>
    internal PortableExecutableReference? Reference(string simpleName) =>
        _references.GetValueOrDefault(simpleName) as PortableExecutableReference;

    /// <summary>
    /// Adds packages to the session: assemblies to compile against and to load, and native libraries. Those of earlier cells keep their
    /// version. For a package that the session needs by itself (a compiler, a database) as much as for one that a cell names.
    /// </summary>
    /// <param name="requests">The packages.</param>
    /// <param name="sources">Sources beside the user's own; they stay for later cells.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The packages asked for with all that they need, and what a reader of the cell should know, a line each, the same on every
    /// machine.</returns>
    /// <exception cref="PackageException">A package cannot be had, or does not go with what the session has.</exception>
    internal async Task<(PackageGraph Graph, IReadOnlyList<string> Said)> AddAsync(IReadOnlyList<PackageRequest> requests,
        IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        _sources.AddRange(sources.Except(_sources));
        var wanted = requests.Where(r => !IsHost(r)).ToList();
        foreach (var request in wanted)
        {
            if (_asked.Concat(wanted).FirstOrDefault(a => a.IsFor(request.Id) && !request.IsSameAs(a) && request.Range != "*"
                && a.Range != "*") is { } other)
            {
                throw new PackageException($"Package {request.Id} is asked for as {other.Range} and as {request.Range}.",
                    "One session has one version: write the same in both #r lines.");
            }

            if (request.Range != "*" && _asked.Exists(a => a.IsFor(request.Id) && a.Range == "*")
                && _taken[request.Id].Version is var here && here != request.Exact)
            {
                throw new PackageException($"{request} comes after {request.Id} without a version; this session has {here} already.",
                    "Ask for the version the first time, and start the session anew (in Jupyter: restart the kernel).");
            }
        }

        var fresh = wanted.Where(r => !_asked.Exists(a => a.IsFor(r.Id))).OrderBy(r => r.Range == "*").DistinctBy(r => r.Id,
            StringComparer.OrdinalIgnoreCase).ToList();
        if (fresh.Count == 0)
        {
            return (Have(requests), []);
        }

        Busy("packages: " + string.Join(", ", fresh.Select(f => f.Exact is { } exact ? $"{f.Id} {exact}" : f.Id)));
        try
        {
            var said = Take(await ResolveAsync(fresh, cancellation), fresh);
            return (Have(requests), said);
        }
        finally
        {
            Busy(null);
        }
    }

    private PackageGraph Have(IEnumerable<PackageRequest> requests) => new PackageGraph(_taken.Values).Of(requests.Select(r => r.Id));

    private async Task<PackageGraph> ResolveAsync(List<PackageRequest> fresh, CancellationToken cancellation)
    {
        if (scope.Mode != LockMode.Follow && fresh.Find(f => f.Exact is null) is { } floating)
        {
            throw await InexactAsync(floating, cancellation);
        }

        List<PackageRequest> all = [.. _asked, .. fresh];
        var later = Plan.Requests.Where(p => !IsPlainlyWrong(p) && !all.Exists(a => a.IsFor(p.Id))).ToList();
        var now = _renewed ? scope with { Mode = LockMode.Keep } : scope;
        PackageGraph graph;
        try
        {
            graph = await PackageSet.ResolveAsync([.. all, .. later], [.. _sources.Union(Plan.Sources)], now, cancellation);
        }
        catch (PackageException) when (later.Count > 0)
        {
            graph = await PackageSet.ResolveAsync(all, _sources, now, cancellation); // what a later cell asks is that cell's own fault
        }

        _renewed |= scope.Mode == LockMode.Renew;
        return graph;
    }

    private async Task<PackageException> InexactAsync(PackageRequest floating, CancellationToken cancellation)
    {
        var graph = await PackageSet.ResolveAsync([floating], [.. _sources.Union(Plan.Sources)], scope with { Lock = null }, cancellation);
        var version = graph[floating.Id]!.Version;
        return new PackageException($"{floating} names no exact version, and a run has to give the same next year; now it would be {
            version}.",
            $"Write it: #r \"nuget: {floating.Id}, {version}\".");
    }

    private bool IsPlainlyWrong(PackageRequest request) => (scope.Mode != LockMode.Follow && request.Exact is null)
        || HostCopies.Own(request.Id) is not null;

    /// <summary>Whether it is a package of this project that the host is; its one copy serves.</summary>
    private static bool IsHost(PackageRequest request)
    {
        if (HostCopies.Own(request.Id) is not { } here)
        {
            return false;
        }

        return request.Exact is null || request.Exact == here ? true
            : throw new PackageException($"{request} asks for another version than the one that runs this notebook, {here}.",
                $"Write #r \"nuget: {request.Id}, {here}\", or run it with that version.");
    }

    /// <summary>Whether what the session has serves what asks for a later package: its assemblies have the same version, or a later
    /// one.</summary>
    private static bool Suffices(Package here, Package wanted) => wanted.Runtime.All(f =>
        here.Runtime.FirstOrDefault(h => Path.GetFileName(h).Equals(Path.GetFileName(f), StringComparison.OrdinalIgnoreCase)) is { } own
            && HostCopies.VersionOf(f) <= HostCopies.VersionOf(own));

    private List<string> Take(PackageGraph whole, List<PackageRequest> fresh)
    {
        var graph = whole.Of(_asked.Concat(fresh).Select(r => r.Id));
        var differ = graph.Packages.Where(p => _taken.TryGetValue(p.Id, out var before) && before.Version != p.Version).ToList();
        if (differ.Find(p => !Suffices(_taken[p.Id], p)) is { } moved)
        {
            var (asked, here) = (string.Join(" and ", fresh.Select(f => f.ToString())), _taken[moved.Id].Version);
            throw new PackageException($"{asked} needs {moved.Id} {moved.Version}, and this session has {moved.Id} {here} already.",
                "Put these #r lines in one cell, before the others, and start the session anew (in Jupyter: restart the kernel).");
        }

        var added = graph.Packages.Where(p => !_taken.ContainsKey(p.Id)).ToList();
        var assembliesOf = added.SelectMany(p => p.Runtime.Select(f => (File: f,
            Host: HostCopies.Serve(p, f)))).ToList(); // refuses before anything is taken
        foreach (var package in added)
        {
            _taken[package.Id] = package;
            foreach (var file in package.Native)
            {
                assemblies.AddNative(file);
            }
        }

        foreach (var (file, _) in assembliesOf.Where(a => !a.Host.Served))
        {
            assemblies.AddFile(file);
        }

        foreach (var file in added.SelectMany(p => p.Compile))
        {
            // compiled against what will be loaded: the package's own only where the host has none or it goes beside the host's
            var name = Path.GetFileNameWithoutExtension(file);
            _references.TryAdd(name, (assemblies.HasFile(name) ? null : Session.References.Host(name))
                ?? MetadataReference.CreateFromFile(file));
        }

        _asked.AddRange(fresh);
        List<string> said =
        [
            .. differ.Where(p => _kept.Add($"{p.Id} {p.Version}"))
                .Select(p => $"{p.Id} stays {_taken[p.Id].Version}, as this session has it; {p.Version} was asked for."),
            .. assembliesOf.Select(a => a.Host.Said).OfType<string>(),
            .. added.Where(p => p.HasExtension)
                .Select(p => $"{p.Id} {p.Version}: its extension for .NET Interactive is not loaded here; its types are."),
        ];
        if (fresh.Exists(f => f.Exact is null))
        {
            said.Insert(0, "Packages: " + string.Join(", ", fresh.Select(f => graph[f.Id]!).Select(p => $"{p.Id} {p.Version}")));
        }

        return said;
    }
}
