using System.Reflection;
using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Claims;

/// <summary>On a method of <c>notebooks/uitspraken</c>: the claims that it settles. The method is static, takes
/// <see cref="ClaimInputs"/> and gives one <see cref="ClaimAnswer"/> per claim.</summary>
/// <param name="ids">The claims: one, or a family of alike claims.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SettlesAttribute(params string[] ids) : Attribute
{
    /// <summary>The claims.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}

/// <summary>On the same method: a source that has to be in the local cache before it can run.</summary>
/// <param name="source">The id in <c>data/sources</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(string source) : Attribute
{
    /// <summary>The id in <c>data/sources</c>.</summary>
    public string Source { get; } = source;

    /// <summary>What reads it: rows (delimited text), cbs (a table of CBS) or sites (DUO's file 06).</summary>
    public string Parser { get; init; } = "rows";

    /// <summary>The columns or dimensions that are used.</summary>
    public string Columns { get; init; } = "";

    /// <summary>The years that are needed, e.g. 2018 and 2024.</summary>
    public string Years { get; init; } = "";
}

/// <summary>A way to settle claims once their sources are here.</summary>
/// <param name="Ids">The claims.</param>
/// <param name="Needs">The sources.</param>
/// <param name="Name">Class and method: <c>Thema07.VsoCluster</c>.</param>
public sealed record ClaimResolver(IReadOnlyList<string> Ids, IReadOnlyList<NeedsAttribute> Needs, string Name)
{
    internal MethodInfo? Method { get; init; }

    /// <summary>Runs it, or says what keeps it from running.</summary>
    /// <exception cref="ClaimException">The method answers other claims than it says.</exception>
    public ResolverRun Run(ClaimInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var missing = Needs.Select(n => n.Source).Where(s => inputs.Cache.Find(s) is null).ToList();
        if (missing.Count > 0)
        {
            return new ResolverRun(this, [], missing, "");
        }

        try
        {
            var answers = Method!.Invoke(null, [inputs]) switch
            {
                ClaimAnswer one => [one],
                IEnumerable<ClaimAnswer> many => many.ToList(),
                var other => throw new ClaimException($"{Name} gives {other?.GetType().Name ?? "nothing"}: return a ClaimAnswer, or "
                    + "several."),
            };
            return answers.Select(a => a.Id).Order(StringComparer.Ordinal).SequenceEqual(Ids.Order(StringComparer.Ordinal))
                ? new ResolverRun(this, answers, [], "")
                : throw new ClaimException($"{Name} answers {string.Join(", ", answers.Select(a => a.Id))} and says that it settles "
                    + $"{string.Join(", ", Ids)}. Make them the same.");
        }
        catch (Exception e) when (Cause(e) is SourceException or UnreadableFileException or MissingInputException)
        {
            return new ResolverRun(this, [], [], Cause(e).Message);
        }
        catch (TargetInvocationException e)
        {
            throw new ClaimException($"{Name} failed: {Cause(e).Message}");
        }
    }

    // a method that yields fails while it is read, another one while it is called
    private static Exception Cause(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? inner : e;
}

/// <summary>What became of a resolver.</summary>
/// <param name="Resolver">Which.</param>
/// <param name="Answers">One per claim; empty where it could not run.</param>
/// <param name="Missing">The sources that are not here.</param>
/// <param name="Problem">Why a source that is here could not be used: a column, a year, a cell; empty where nothing is wrong.</param>
public sealed record ResolverRun(ClaimResolver Resolver, IReadOnlyList<ClaimAnswer> Answers, IReadOnlyList<string> Missing, string Problem);

/// <summary>All resolvers of an assembly.</summary>
public sealed class ClaimResolvers
{
    private ClaimResolvers(IReadOnlyList<ClaimResolver> all) => All = all;

    /// <summary>All of them, by their first claim.</summary>
    public IReadOnlyList<ClaimResolver> All { get; }

    /// <summary>Finds the methods that say which claims they settle.</summary>
    /// <exception cref="ClaimException">A claim has two resolvers, or a method has another shape.</exception>
    public static ClaimResolvers In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var found = assembly.GetTypes().SelectMany(t => t.GetMethods(Any)).Select(m =>
            (Method: m, Settles: m.GetCustomAttribute<SettlesAttribute>())).Where(m => m.Settles is not null).Select(m =>
            new ClaimResolver(m.Settles!.Ids, [.. m.Method.GetCustomAttributes<NeedsAttribute>()],
                $"{m.Method.DeclaringType!.Name}.{m.Method.Name}") { Method = m.Method }).OrderBy(r =>
            r.Ids[0], StringComparer.Ordinal).ToList();
        if (found.SelectMany(r => r.Ids).GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ClaimException($"{twice.Key} has two resolvers: "
                + $"{string.Join(" and ", found.Where(r => r.Ids.Contains(twice.Key)).Select(r => r.Name))}. Keep one.");
        }

        return found.Find(r => r.Method!.GetParameters() is not [{ } only] || only.ParameterType != typeof(ClaimInputs)) is { } odd
            ? throw new ClaimException($"{odd.Name} has to take one ClaimInputs.") : new ClaimResolvers(found);
    }

    /// <summary>The claims that a source would help to decide, each with what else it needs.</summary>
    public IReadOnlyList<ClaimResolver> Needing(string source) => [.. All.Where(r => r.Needs.Any(n => n.Source == source))];
}

/// <summary>A file is here, but lacks what a resolver needs: a value, a year, a title.</summary>
/// <param name="message">Which, and what there is.</param>
public sealed class MissingInputException(string message) : InvalidOperationException(message);
