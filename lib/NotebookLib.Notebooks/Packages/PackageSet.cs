namespace NotebookLib.Notebooks.Packages;

/// <summary>
/// Resolves packages together, by NuGet's own restore with the user's own configuration. An answer is kept in the user's cache: asking the
/// same again takes no network and no restore, as long as every file is still there.
/// </summary>
internal static class PackageSet
{
    /// <summary>Resolves packages to one graph.</summary>
    /// <param name="requests">The packages; one request per name. A lock that covers them may hold more, and so may the answer: see
    /// <see cref="PackageGraph.Of"/>.</param>
    /// <param name="sources">Folders and addresses beside the user's own sources.</param>
    /// <param name="scope">Where it is asked from, and the lock.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PackageException">A package cannot be had, or the lock says otherwise.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, or the cell was interrupted.</exception>
    internal static async Task<PackageGraph> ResolveAsync(IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources,
        PackageScope scope, CancellationToken cancellation)
    {
        var known = scope.Lock is { } path && scope.Mode != LockMode.Renew ? PackageLock.Read(path) : null;
        if (known is not null && known.Covers(requests))
        {
            return await AnswerAsync(new PackageProject(known.Asked, sources, scope.Directory), sources, scope, known, cancellation);
        }

        var project = new PackageProject(requests, sources, scope.Directory);
        var graph = await AnswerAsync(project, sources, scope, null, cancellation);
        known?.Check(graph);
        if (scope is { Lock: { } file, Mode: not LockMode.Follow })
        {
            Store(file, File.ReadAllText(project.Lock), scope);
        }

        return graph;
    }

    /// <summary>Whether packages, as exact as they are asked for, can be had without a restore.</summary>
    internal static bool IsHere(IReadOnlyList<PackageRequest> requests, PackageScope scope)
    {
        try
        {
            var known = scope.Lock is { } path ? PackageLock.Read(path) : null;
            var locked = known?.Covers(requests) == true ? known : null;
            return Kept(new PackageProject(locked?.Asked ?? requests, [], scope.Directory), locked) is not null;
        }
        catch (PackageException)
        {
            return false;
        }
    }

    private static void Store(string file, string text, PackageScope scope)
    {
        var before = File.Exists(file) ? File.ReadAllText(file) : null;
        if (before?.ReplaceLineEndings("\n").TrimEnd('\n') != text.ReplaceLineEndings("\n").TrimEnd('\n'))
        {
            scope.Notice(PackageLock.Write(file, text)
                ?? $"{Path.GetFileName(file)}: {(before is null ? "written" : "renewed")}; keep it with the notebook.");
        }
    }

    private static async Task<PackageGraph> AnswerAsync(PackageProject project, IReadOnlyList<string> sources, PackageScope scope,
        PackageLock? locked, CancellationToken cancellation)
    {
        Directory.CreateDirectory(project.Folder);
        using var turn = await TurnAsync(project, cancellation);
        var floats = project.Requests.Any(r => r.Exact is null);
        var last = Kept(project, locked);
        if (last is not null && !floats)
        {
            return last;
        }

        try
        {
            return await RestoreAsync(project, sources, scope, locked, cancellation);
        }
        catch (PackageException e) when (e.IsOffline && last is not null)
        {
            scope.Notice("No source of packages answers: the versions are those of the last time.");
            return last;
        }
    }

    /// <summary>The answer that was kept; null where there is none, a file of it is gone, or it is not what the lock says.</summary>
    private static PackageGraph? Kept(PackageProject project, PackageLock? locked) =>
        File.Exists(project.Assets) && File.Exists(project.Lock) && (locked is null
            || File.ReadAllText(project.Lock).ReplaceLineEndings("\n").TrimEnd('\n') == locked.Text.TrimEnd('\n'))
        && PackageGraph.Read(project.Assets) is { } graph && graph.Packages.All(p => p.IsThere) ? graph : null;

    private static async Task<PackageGraph> RestoreAsync(PackageProject project, IReadOnlyList<string> sources, PackageScope scope,
        PackageLock? locked, CancellationToken cancellation)
    {
        var done = project.Folder + ".last";
        Move(project.Folder, done); // an answer that floats stays at hand for when no source answers
        var ok = false;
        try
        {
            Directory.CreateDirectory(project.Folder);
            await File.WriteAllTextAsync(project.File, project.Text, cancellation);
            if (locked is not null)
            {
                await File.WriteAllTextAsync(project.Lock, locked.Text, cancellation);
            }

            (ok, var said) = await Restore.RunAsync(project, locked is not null, cancellation);
            Func<string, Task<IReadOnlyList<string>>> versions = id => Restore.VersionsAsync(id, scope.Directory, sources, cancellation);
            if (!ok)
            {
                throw await RestoreFailure.ReadAsync(said, project, versions);
            }

            var graph = PackageGraph.Read(project.Assets) ?? throw new PackageException("NuGet gave no answer that can be read.",
                "Try it in a project: dotnet add package NAME");
            ok = false;
            foreach (var request in project.Requests.Where(r => r.Exact is { } exact && graph[r.Id] is { } taken
                && !taken.Version.Equals(exact, StringComparison.OrdinalIgnoreCase)))
            {
                throw await RestoreFailure.NoVersionAsync(request.Id, request.Exact!, $"{graph[request.Id]!.Version} is the nearest",
                    versions);
            }

            ok = true;
            return graph;
        }
        finally
        {
            Move(ok ? done : project.Folder, null);
            if (!ok)
            {
                Move(done, project.Folder);
            }
        }
    }

    private static void Move(string from, string? to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        if (to is null)
        {
            Directory.Delete(from, recursive: true);
            return;
        }

        Move(to, null);
        Directory.Move(from, to);
    }

    // Two processes that ask the same wait for each other.
    private static async Task<FileStream> TurnAsync(PackageProject project, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(project.Folder + ".turn", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(project.Folder)))
            {
                await Task.Delay(100, cancellation);
                Session.Interruption.Point();
            }
        }
    }
}
