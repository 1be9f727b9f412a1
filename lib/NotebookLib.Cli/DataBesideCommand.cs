using System.CommandLine;
using NotebookLib.Charts;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Cli;

/// <summary><c>data beside</c>: an own file next to the nation, as a page.</summary>
internal static class DataBesideCommand
{
    private static readonly Dictionary<SchoolType, string> National = new()
    {
        [SchoolType.Bao] = "po.bao",
        [SchoolType.Sbo] = "po.sbo",
        [SchoolType.So] = "po.so",
        [SchoolType.Vso] = "vso.totaal",
        [SchoolType.Pro] = "vo.pro",
        [SchoolType.Havo] = "vo.havo",
        [SchoolType.Vwo] = "vo.vwo",
    };

    /// <summary>Vintages in order of preference: the newest table of the publisher first.</summary>
    private static readonly string[] Newest = ["ocw-2023", "ocw-2022", "ocw-2021", "kengetallen"];

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "A file of your own, added with data add; or the path of a CSV file." };
        var map = new Option<string?>("--map") { Description = "What your columns mean: a file with the lines year, type and count.",
            HelpName = "FILE" };
        var page = new Option<string>("--out") { Description = "The page to write.", HelpName = "FILE", DefaultValueFactory = _ =>
            "naast-nederland.html" };
        var command = new Command("beside", "Your own counts beside the nation, as an index on the first year that both have.") { id,
            map, page };
        command.SetAction(parsed => DataCommands.Guard(() =>
        {
            var workspace = Workspace.Find();
            var name = parsed.GetValue(id)!;
            var cache = SourceCache.Of(workspace.Root);
            var path = File.Exists(name) ? name : cache.Need(name).Path;
            var own = OwnData.Load(path, (parsed.GetValue(map) ?? cache.MappingOf(name)) is { } mapping ? OwnMapping.Load(mapping) : null);
            var (figures, notes) = Draw(own, Published.Load(Path.Combine(workspace.Data, "published")));
            if (figures.Count == 0)
            {
                throw new UsageException($"{name} holds no counts that can be set beside the nation: {string.Join("; ", notes)}.",
                    "There must be a school type with an exact count in a year that the national figures have.");
            }

            var target = parsed.GetValue(page)!;
            var notice = string.Concat(notes.Select(n => $"<p>{System.Net.WebUtility.HtmlEncode(n)}.</p>"));
            File.WriteAllText(target + ".tmp",
                $"<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Eigen cijfers naast Nederland</title></head><body><main>{string.Concat(figures.Select(f => f.ToHtml()))}{notice}</main></body></html>\n");
            File.Move(target + ".tmp", target, overwrite: true);
            Console.Out.WriteLine($"{target}: {string.Join(", ", figures.Select(f => f.Title))}");
            return Cli.Done;
        }));
        return command;
    }

    private static (List<Figure> Figures, List<string> Notes) Draw(OwnData data, Published published)
    {
        var (figures, notes, own) = (new List<Figure>(), new List<string>(), OwnRegion.Of(data));
        foreach (var type in own.Types)
        {
            if (own.Years.Where(y => !own.MayShow(type, y)).ToList() is { Count: > 0 } leftOut)
            {
                notes.Add($"{type}: {string.Join(", ", leftOut)} staat er niet in, omdat een aantal is afgeschermd, ontbreekt, onder de vijf "
                    + "ligt of over te weinig scholen gaat");
            }

            var series = own.Pupils($"{type.Code} {own.Name}", type);
            if (series is null || !National.TryGetValue(type, out var key))
            {
                notes.Add($"{type}: geen cijfers om naast elkaar te zetten");
                continue;
            }

            var nation = published.Series(key, [.. Newest.Intersect(published.Vintages(key))]);
            var shared = series.Years.Where(y => nation.Find(y) > 0 && series[y] > 0).ToList();
            if (shared.Count == 0)
            {
                notes.Add($"{type}: geen jaar waarin beide een aantal hebben");
                continue;
            }

            figures.Add(Chart.Index($"{type}: {own.Name} naast Nederland", $"leerlingen, index, {shared[0]} = 100", shared[0], series,
                nation.Named("Nederland")));
        }

        return (figures, notes);
    }
}
