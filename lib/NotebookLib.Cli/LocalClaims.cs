using System.Reflection;
using NotebookLib.Claims;
using NotebookLib.Sources;

namespace NotebookLib.Cli;

/// <summary><c>verify --local</c>: what the sources on this machine say of claims, beside the edition's own status. No notebook runs, and
/// nothing of it is stored.</summary>
internal static class LocalClaims
{
    private static readonly Lazy<ClaimResolvers> Shipped = new(() => ClaimResolvers.In(Assembly.GetExecutingAssembly()));

    /// <summary>The resolvers in <c>notebooks/uitspraken</c>.</summary>
    public static ClaimResolvers Resolvers => Shipped.Value;

    /// <summary>The claims that a source helps to decide, with what else each needs: <c>LL-T7-09, LL-T3-08 (with
    /// cbs-85490ned)</c>.</summary>
    public static string Decides(string source) => string.Join(", ", Resolvers.Needing(source).SelectMany(r => r.Ids.Select(id =>
        (Id: id, Others: r.Needs.Select(n => n.Source).Where(s => s != source).ToList()))).OrderBy(d => d.Id, StringComparer.Ordinal)
        .Select(d => d.Others.Count == 0 ? d.Id : $"{d.Id} (with {string.Join(", ", d.Others)})"));

    /// <summary>The ids of those claims.</summary>
    public static IReadOnlyList<string> DecidedBy(string source) => [.. Resolvers.Needing(source).SelectMany(r => r.Ids)
        .Order(StringComparer.Ordinal)];

    /// <summary>Runs what can run and prints it.</summary>
    public static int Run(bool json)
    {
        var workspace = Workspace.Find();
        var (register, cache) = (ClaimRegister.Load(Path.Combine(workspace.Data, "claims")), SourceCache.Of(workspace.Root));
        var inputs = new ClaimInputs(cache, register, Published.Load(Path.Combine(workspace.Data, "published")).InVintage("ocw-2023"));
        var runs = Resolvers.All.Select(r => r.Run(inputs)).ToList();
        var (expected, why) = (ExpectedStatuses.Read(register), OpenClaim.Read(register));
        string Edition(string id) => expected?[id]?.Code() ?? "";
        if (json)
        {
            Console.Out.WriteLine(Cli.ToJson(new
            {
                local = runs.SelectMany(r => r.Answers.Select(a => new { id = a.Id, status = Edition(a.Id), finding = a.Finding.Code(),
                    computed = a.Computed, number = a.Number, rule = a.Rule, evidence = a.Evidence, resolver = r.Resolver.Name,
                    sources = r.Resolver.Needs.Select(n => new { id = n.Source, sha256 = cache.Find(n.Source)?.Sha256 }) })),
                waiting = runs.Where(r => r.Missing.Count > 0).SelectMany(r => r.Resolver.Ids.Select(id => new { id,
                    sources = r.Missing, columns = r.Resolver.Needs.Select(n => n.Columns),
                    years = r.Resolver.Needs.Select(n => n.Years) })),
                problems = runs.Where(r => r.Problem.Length > 0).Select(r => new { claims = r.Resolver.Ids, problem = r.Problem }),
                open = why.Select(w => new { id = w.Id, kind = w.Kind, why = w.Why }),
            }));
        }
        else
        {
            Print(runs, why, Edition);
        }

        return runs.Exists(r => r.Problem.Length > 0) ? Cli.FellShort : Cli.Done;
    }

    private static void Print(List<ResolverRun> runs, IReadOnlyList<OpenClaim> why, Func<string, string> edition)
    {
        foreach (var answer in runs.SelectMany(r => r.Answers).OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"{answer.Id} · here: {answer.Finding.Dutch()} · edition: {edition(answer.Id)}");
            Console.Out.WriteLine($"  {answer.Computed}");
            Console.Out.WriteLine($"  rule: {answer.Rule}{(answer.Evidence.Length > 0 ? $"\n  note: {answer.Evidence}" : "")}");
        }

        foreach (var run in runs.Where(r => r.Problem.Length > 0))
        {
            Console.Error.WriteLine($"{string.Join(", ", run.Resolver.Ids)}: {run.Problem}");
        }

        var waiting = runs.Where(r => r.Missing.Count > 0).ToList();
        var answered = runs.Sum(r => r.Answers.Count);
        Console.Out.WriteLine($"{answered} claims settled by what is on this machine, {waiting.Sum(r => r.Resolver.Ids.Count)} wait for a "
            + $"source, {why.Count} need what no file of the catalogue holds (--json says why, one by one)");
        foreach (var source in waiting.SelectMany(r => r.Missing).Distinct().Order(StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"  data fetch {source} would help to decide {Decides(source)}");
        }
    }
}
