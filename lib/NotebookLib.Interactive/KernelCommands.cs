using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using NotebookLib.Charts;
using NotebookLib.Claims;
using NotebookLib.Hypotheses;

namespace NotebookLib.Interactive;

/// <summary>The three commands. They read the project's own <c>data/</c>, from the working folder upwards, and answer in Dutch.</summary>
internal static class KernelCommands
{
    public static void Add(Kernel kernel)
    {
        var root = kernel.RootKernel;
        root.AddDirective<ShowClaims>(Directive("#!claims", "Toont de uitspraken uit het register, per thema of van een thema.", "--theme",
            "nummer van het thema, 0-14", required: false),
            (command, context) => Answer(command, context, () => Task.FromResult<object>(Claims(command.Theme))));
        root.AddDirective<ShowHypothesis>(Directive("#!hypothesis", "Toont een geregistreerde verwachting, of welke er zijn.", "--id",
            "naam van de registratie", required: false),
            (command, context) => Answer(command, context, () => Task.FromResult(Hypotheses(command.Id))));
        root.AddDirective<ShowOrigin>(Directive("#!origin", "Toont waar een waarde of reeks vandaan komt.", "--of",
            "naam van een variabele of van een reeks, zoals vo.pro", required: true),
            (command, context) =>
                Answer(command, context, async () => Origins(command.Of, await Variable(root, command.Of).ConfigureAwait(false))));
    }

    private static KernelActionDirective Directive(string name, string description, string parameter, string what, bool required)
    {
        var directive = Make<KernelActionDirective>(name);
        directive.Description = description;
        var named = Make<KernelDirectiveParameter>(parameter, what);
        Set(named, nameof(KernelDirectiveParameter.AllowImplicitName), true);
        Set(named, nameof(KernelDirectiveParameter.Required), required);
        directive.Parameters.Add(named);
        return directive;
    }

    // later versions of the kernel added optional parameters here: found by name, this runs on both
    internal static T Make<T>(params string[] given)
    {
        var constructor = typeof(T).GetConstructors().FirstOrDefault(c => c.GetParameters() is var all && all.Length >= given.Length
            && all.Take(given.Length).All(p => p.ParameterType == typeof(string)) && all.Skip(given.Length).All(p => p.IsOptional))
            ?? throw new MissingMethodException(typeof(T).Name, ".ctor");
        return (T)constructor.Invoke([.. given, .. constructor.GetParameters().Skip(given.Length).Select(_ => Type.Missing)]);
    }

    private static void Set(object target, string property, bool value) =>
        (target.GetType().GetProperty(property) ?? throw new MissingMemberException(target.GetType().Name, property))
            .SetValue(target, value);

    /// <summary>Shows the answer; what goes wrong is said in one line, and the notebook goes on.</summary>
    private static async Task Answer(KernelCommand command, KernelInvocationContext context, Func<Task<object>> answer)
    {
        try
        {
            context.Display(await answer().ConfigureAwait(false), "text/html", "text/plain");
        }
        catch (Exception error) when (error is DataFileException or DirectoryNotFoundException or FileNotFoundException
            or KeyNotFoundException or ClaimException or HypothesisException or ArgumentException or FormatException
            or InvalidOperationException)
        {
            context.Fail(command, message: error.Message);
        }
    }

    private static DataTable Claims(string? theme)
    {
        var register = ClaimRegister.Load();
        var origin = Origin.Arithmetic("register van uitspraken (data/claims)");
        if (string.IsNullOrWhiteSpace(theme))
        {
            return new DataTable("Uitspraken in het register", [new("thema"), new("aantal")],
                register.Claims.GroupBy(c => c.Theme).OrderBy(g => g.Key).Select(g =>
                    (IReadOnlyList<object?>)[g.Key.ToString(CultureInfo.InvariantCulture), (double)g.Count()]), origin);
        }

        var number = int.TryParse(theme, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var claims = register.Claims.Where(c => c.Theme == number).ToList();
        return claims.Count > 0
            ? new DataTable($"Uitspraken van thema {theme}", [new("nummer"), new("uitspraak"), new("waarde"), new("eenheid")],
                claims.Select(c => (IReadOnlyList<object?>)[c.Id, c.StatementNl, c.Value.Length == 0 ? null : c.Value, c.Unit]), origin)
            : throw new KeyNotFoundException($"Thema \"{theme}\" heeft geen uitspraken. Kies een nummer van 0 tot en met 14.");
    }

    private static object Hypotheses(string? id) => string.IsNullOrWhiteSpace(id)
        ? new DataTable("Geregistreerde verwachtingen", [new("naam"), new("verwachting"), new("geregistreerd op")],
            Hypothesis.All().Select(h => (IReadOnlyList<object?>)[h.Id, h.Registration?.Hypothesis.Claim.Nl ?? h.Error?.Message ?? "",
                h.Registration?.On?.ToString("d-M-yyyy", CultureInfo.InvariantCulture)]),
            Origin.Arithmetic("registraties (data/hypotheses)"))
        : Hypothesis.Registered(id);

    private static async Task<object?> Variable(Kernel root, string name)
    {
        foreach (var kernel in ((root as CompositeKernel)?.ChildKernels.AsEnumerable() ?? [root]).Where(k =>
            Knows(k, nameof(RequestValueInfos)) && Knows(k, nameof(RequestValue))))
        {
            var known = await kernel.SendAsync(new RequestValueInfos(kernel.Name)).ConfigureAwait(false);
            if (known.Events.OfType<ValueInfosProduced>().SelectMany(e => e.ValueInfos).Any(v => v.Name == name))
            {
                var found = await kernel.SendAsync(new RequestValue(name, mimeType: "text/plain", targetKernelName: kernel.Name))
                    .ConfigureAwait(false);
                return found.Events.OfType<ValueProduced>().FirstOrDefault()?.Value;
            }
        }

        return null;
    }

    private static bool Knows(Kernel kernel, string command) => kernel.KernelInfo.SupportedKernelCommands.Any(c => c.Name == command);

    private static DataTable Origins(string name, object? value)
    {
        IReadOnlyList<Origin> origins = value switch
        {
            Quantity quantity => [quantity.Origin],
            YearSeries series => [series.Origin],
            Observation figure => [figure.Origin],
            Origin origin => [origin],
            IEnumerable<YearSeries> all => [.. all.Select(s => s.Origin).Distinct()],
            _ => [],
        };
        var lines = value switch { Figure figure => figure.Sources, DataTable table => table.Sources, _ => null };
        if (lines is not null)
        {
            return new DataTable($"Herkomst van {name}", [new("bron")], lines.Select(l => (IReadOnlyList<object?>)[l]),
                Origin.Arithmetic("zoals het er zelf onder staat"));
        }

        if (value is null)
        {
            origins = [.. Published.Load().Observations.Where(o => o.Series == name).Select(o => o.Origin).Distinct()];
        }

        return origins.Count > 0 ? Chain(name, origins)
            : value is null ? throw new KeyNotFoundException($"Er is geen variabele en geen reeks \"{name}\". De namen van reeksen staan "
                + $"in Published.Load().Names.")
            : throw new KeyNotFoundException($"\"{name}\" is een {value.GetType().Name} en draagt geen herkomst. Een Quantity, YearSeries, "
                + $"Observation, Figure of DataTable doet dat wel.");
    }

    /// <summary>The origins with what they come from, each below what was computed from it.</summary>
    private static DataTable Chain(string name, IReadOnlyList<Origin> origins)
    {
        IEnumerable<(Origin Origin, int Depth)> Walk(Origin origin, int depth) => origin.From.SelectMany(o => Walk(o, depth + 1))
            .Prepend((origin, depth));
        return new DataTable($"Herkomst van {name}", [new("wat"), new("uitgever"), new("tabel"), new("plaats"), new("gezien"),
            new("licentie")],
            origins.SelectMany(o => Walk(o, 0)).Select(o =>
                (IReadOnlyList<object?>)[string.Concat(Enumerable.Repeat("← ", o.Depth)) + o.Origin.Title, o.Origin.Producer,
                o.Origin.Table, o.Origin.Locator,
                o.Origin.Seen?.ToString("d-M-yyyy", CultureInfo.InvariantCulture), o.Origin.Licence]), origins);
    }
}

/// <summary><c>#!claims</c>, as the kernel hands it over.</summary>
internal sealed class ShowClaims : KernelDirectiveCommand
{
    public string? Theme { get; set; }
}

/// <summary><c>#!hypothesis</c>, as the kernel hands it over.</summary>
internal sealed class ShowHypothesis : KernelDirectiveCommand
{
    public string? Id { get; set; }
}

/// <summary><c>#!origin</c>, as the kernel hands it over.</summary>
internal sealed class ShowOrigin : KernelDirectiveCommand
{
    public string Of { get; set; } = "";
}
