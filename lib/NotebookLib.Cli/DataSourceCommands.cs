using System.CommandLine;
using NotebookLib.Sources;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>data list | add | fetch | status</c>: the catalogue, the cache and the lock.</summary>
internal static class DataSourceCommands
{
    public static Command List()
    {
        var json = Cli.JsonOption();
        var command = new Command("list", "The sources that could be here, and which are.") { json };
        command.SetAction(parsed => DataCommands.Guard(() =>
        {
            var (catalogue, cache, _) = Open();
            var rows = catalogue.Entries.Select(e => (Entry: e, Here: cache.Find(e.Id) is not null)).ToList();
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(
                    Cli.ToJson(new { sources = rows.Select(r =>
                    new { r.Entry.Id, r.Entry.Publisher, r.Entry.Title, r.Entry.Licence, kind = Kind(r.Entry.Kind), r.Entry.Address,
                    r.Entry.Table, r.Entry.Themes, r.Entry.Claims, r.Entry.Note, r.Here, decides = LocalClaims.DecidedBy(r.Entry.Id) }) }));
                return Cli.Done;
            }

            var table = Terminal.Table().AddColumns("id", "publisher", "title", "kind", "themes", "decides", "here");
            foreach (var (entry, here) in rows)
            {
                table.AddRow(entry.Id, Markup.Escape(entry.Publisher), Markup.Escape(entry.Title), Kind(entry.Kind),
                    string.Join(", ", entry.Themes), string.Join(", ", LocalClaims.DecidedBy(entry.Id)), here ? "[green]yes[/]" : "no");
            }

            Terminal.Out.Write(table);
            Console.Out.WriteLine("Bring one with: data fetch ID. Add a file of your own with: data add FILE.");
            return Cli.Done;
        }));
        return command;
    }

    public static Command Add()
    {
        var file = new Argument<string>("FILE") { Description = "Your own CSV file or workbook; it stays on this machine." };
        var id = new Option<string?>("--id") { Description = "The name to keep it under; the file's name by default." };
        var map = new Option<string?>("--map") { Description = "A mapping file that says which columns hold year, type and count; for an "
            + "export with headers of its own." };
        var json = Cli.JsonOption();
        var command = new Command("add", "Takes a file of your own into the local cache, with the same checks as a fetched one.") { file,
            id, map, json };
        var reading = new ReadingOptions();
        reading.AddTo(command);
        command.SetAction(parsed => DataCommands.Guard(() =>
        {
            var (path, options) = (parsed.GetValue(file)!, reading.Of(parsed));
            var mapping = parsed.GetValue(map) is { } given ? OwnMapping.Load(given) : null;
            options = reading.IsGiven(parsed) ? options : mapping?.Reading ?? options;
            var opened = Cleaning.DelimitedFile.Open(path, options);
            PupilRows.Refuse(opened);
            if (reading.IsGiven(parsed))
            {
                mapping ??= OwnMapping.Guess(opened)
                    ?? throw new UsageException("How to read this file is kept with what its columns mean, and that cannot be told from "
                    + "the headers.",
                    $"Write a mapping file with the lines year, type and count, each with one of: {string.Join(", ", opened.Columns.Take(12)
                        .Select(c => c.Name))}; then add the file with --map.");
                mapping = mapping with { Reading = options };
            }

            if (mapping is not null)
            {
                OwnData.Load(path, mapping);
            }

            var seen = Cleaning.DataInspection.Of(opened);
            var cache = SourceCache.Of(Workspace.Find().Root);
            var stored = cache.Add(path, parsed.GetValue(id), options: options);
            Keep(cache, stored.Id, parsed.GetValue(map), reading.IsGiven(parsed) ? mapping : null);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(Cli.ToJson(new { stored.Id, stored.Sha256, stored.Bytes, seen.Findings }));
                return Cli.Done;
            }

            Console.Out.WriteLine($"{stored.Id}: {Dutch.Number(stored.Bytes)} bytes, sha256 {stored.Sha256}");
            DataCommands.PrintFindings(seen);
            return Cli.Done;
        }));
        return command;
    }

    /// <summary>Keeps the mapping beside the file: as it was given, or with how the file is read.</summary>
    private static void Keep(SourceCache cache, string id, string? given, OwnMapping? mapping)
    {
        if (mapping is null)
        {
            cache.PutMapping(id, given);
            return;
        }

        var temporary = Path.GetTempFileName();
        try
        {
            File.WriteAllText(temporary, mapping.ToYaml());
            cache.PutMapping(id, temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static Command Fetch()
    {
        var ids = new Argument<string[]>("ID") { Description = "Sources from data list; all that are missing when none is named.",
            Arity = ArgumentArity.ZeroOrMore };
        var accept = new Option<bool>("--accept") { Description = "Accept a version that differs from data/sources.lock.json, and lock "
            + "it." };
        var json = Cli.JsonOption();
        var command = new Command("fetch", "Brings sources into the local cache: resumed, tried again, and checked against the "
            + "lock.") { ids, accept, json };
        command.SetAction((parsed, cancellation) => FetchAsync(parsed.GetValue(ids) ?? [], parsed.GetValue(accept), parsed.GetValue(json),
            cancellation));
        return command;
    }

    public static Command Status()
    {
        var json = Cli.JsonOption();
        var command = new Command("status", "What is here, how old, from where, and whether it is still whole.") { json };
        command.SetAction(parsed => DataCommands.Guard(() =>
        {
            var (_, cache, locked) = Open();
            var rows = cache.All.Select(s => (Source: s, State: !SourceCache.IsWhole(s) ? "damaged" : locked.Find(s.Id) is not { } l ? "own"
                : l.Sha256 == s.Sha256 ? "as locked" : "differs from lock")).ToList();
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(
                    Cli.ToJson(new { sources = rows.Select(r =>
                    new { r.Source.Id, r.State, r.Source.Bytes, r.Source.Sha256, r.Source.Address, r.Source.Fetched,
                        decides = LocalClaims.DecidedBy(r.Source.Id) }) }));
            }
            else if (rows.Count == 0)
            {
                Console.Out.WriteLine("Nothing is here yet. See what could be with: data list");
            }
            else
            {
                var table = Terminal.Table().AddColumns("id", "state", "bytes", "days old", "from");
                foreach (var (source, state) in rows)
                {
                    var colour = state is "as locked" or "own" ? "green" : "red";
                    table.AddRow(source.Id, $"[{colour}]{state}[/]", Dutch.Number(source.Bytes),
                        Dutch.Number(Math.Max(0, Math.Floor((DateTimeOffset.UtcNow - source.Fetched).TotalDays))),
                        Markup.Escape(source.Address));
                }

                Terminal.Out.Write(table);
                foreach (var (source, _) in rows.Where(r => LocalClaims.Decides(r.Source.Id).Length > 0))
                {
                    Console.Out.WriteLine($"{source.Id} helps to decide {LocalClaims.Decides(source.Id)}: verify --local");
                }
            }

            return rows.Any(r => r.State is "damaged" or "differs from lock") ? Cli.FellShort : Cli.Done;
        }));
        return command;
    }

    private static async Task<int> FetchAsync(string[] ids, bool accept, bool json, CancellationToken cancellation)
    {
        List<SourceEntry> wanted;
        SourceCache cache;
        SourceLock locked;
        try
        {
            (var catalogue, cache, locked) = Open();
            wanted = ids.Length > 0 ? [.. ids.Select(catalogue.Need)]
                : [.. catalogue.Entries.Where(e => e.Kind != SourceKind.Page && cache.Find(e.Id) is null)];
        }
        catch (SourceException error)
        {
            return Cli.Refuse(error.What + ".", error.WayOut + ".");
        }

        var results = new List<object>();
        var failed = 0;
        var line = !Console.IsErrorRedirected;
        using var fetcher = new SourceFetcher(cache, locked, new FetchOptions
        {
            AcceptChange = accept,
            Progress = line ? (id, have, total) =>
                Console.Error.Write($"\r{id}: {have >> 10} kB{(total is { } t ? $" of {t >> 10} kB" : "")}   ") : null,
        });
        foreach (var entry in wanted)
        {
            if (LocalClaims.Decides(entry.Id) is { Length: > 0 } decides)
            {
                await Console.Error.WriteLineAsync($"{entry.Id} would help to decide {decides}.").ConfigureAwait(false);
            }

            try
            {
                var stored = await fetcher.FetchAsync(entry, cancellation).ConfigureAwait(false);
                results.Add(new { entry.Id, state = "fetched", stored.Bytes, stored.Sha256, decides = LocalClaims.DecidedBy(entry.Id) });
                await Say(line, json, $"{entry.Id}: {Dutch.Number(stored.Bytes)} bytes, sha256 {stored.Sha256}").ConfigureAwait(false);
            }
            catch (SourceException error)
            {
                failed++;
                results.Add(new { entry.Id, state = "failed", error = error.What, wayOut = error.WayOut,
                    decides = LocalClaims.DecidedBy(entry.Id) });
                await Console.Error.WriteLineAsync($"{(line ? "\r" : "")}{error.What}.\n{error.WayOut}.").ConfigureAwait(false);
            }
        }

        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new { sources = results }));
        }

        return failed > 0 ? Cli.FellShort : Cli.Done;
    }

    private static async Task Say(bool line, bool json, string text)
    {
        if (line)
        {
            await Console.Error.WriteAsync("\r" + new string(' ', 60) + "\r").ConfigureAwait(false);
        }

        if (!json)
        {
            await Console.Out.WriteLineAsync(text).ConfigureAwait(false);
        }
    }

    private static (SourceCatalogue Catalogue, SourceCache Cache, SourceLock Lock) Open()
    {
        var workspace = Workspace.Find();
        return (SourceCatalogue.Load(Path.Combine(workspace.Data, "sources")), SourceCache.Of(workspace.Root),
            SourceLock.Load(Path.Combine(workspace.Data, "sources.lock.json")));
    }

    private static string Kind(SourceKind kind) => kind switch { SourceKind.CbsV3 => "cbs-v3", SourceKind.CbsV4 => "cbs-v4", _ =>
        kind.ToString().ToLowerInvariant() };
}
