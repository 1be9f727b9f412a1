using System.Data.Common;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using NotebookLib.Frames;
using NotebookLib.Sql;

namespace NotebookLib.Interactive;

/// <summary>
/// <c>#!sql</c> in a .NET Interactive kernel: questions over the edition's tables and the tables, series, frames and data frames of C# and
/// F#, answered as in this project's own session: see <see cref="SqlQuestion"/>. DuckDB comes by the kernel's own <c>#r "nuget:"</c> with
/// the first question.
/// </summary>
internal sealed class SqlKernel : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<RequestValueInfos>, IKernelCommandHandler<SendValue>
{
    private const string Package = "#r \"nuget: DuckDB.NET.Data.Full, 1.5.6.1\"";
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private Type? _connection;

    public SqlKernel()
        : base("sql")
    {
        KernelInfo.LanguageName = "SQL";
        KernelInfo.DisplayName = "sql - DuckDB, read-only";
        KernelInfo.Description = "Vragen in SQL over de tabellen van dit notebook en van de editie.";
    }

    /// <inheritdoc/>
    public override KernelSpecifierDirective KernelSpecifierDirective
    {
        get
        {
            var directive = base.KernelSpecifierDirective;
            directive.Parameters.Add(KernelCommands.Make<KernelDirectiveParameter>("--name", "naam waaronder het antwoord blijft"));
            return directive;
        }
    }

    /// <summary>Adds it beside the kernels that there are, once; a kernel that is called sql already keeps that name.</summary>
    public static bool Add(Kernel kernel)
    {
        if (kernel.RootKernel is not CompositeKernel root || root.ChildKernels.Any(k => k.Name == "sql"))
        {
            return false;
        }

        root.Add(new SqlKernel().UseValueSharing());
        return true;
    }

    /// <inheritdoc/>
    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        try
        {
            var connection = _connection ??= await ConnectionAsync().ConfigureAwait(false);
            var known = await KnownAsync(command.Code).ConfigureAwait(false);
            var scope = new SqlScope(name => known.TryGetValue(name, out var value) && value is not null ? TableOf(name, value) : null,
                name => known.GetValueOrDefault(name) switch { SchoolYear year => year.StartYear, Quantity quantity =>
                    quantity.Value, (string or bool or double or long or int) and var plain => plain, _ => null },
                [.. known.Where(v => v.Value is not null && TableOf(v.Key, v.Value) is not null).Select(v => v.Key)], () =>
                    context.CancellationToken.IsCancellationRequested);
            var answer = SqlQuestion.Ask(() => Open(connection), command.Code, scope);
            if (command.Parameters.TryGetValue("--name", out var kept) && kept.Length > 0)
            {
                _values[kept] = answer;
            }

            context.Display(SqlAnswer.Of(command.Code, answer), "text/html", "text/plain");
        }
        catch (SqlException e)
        {
            context.Fail(command, message: e.Line > 0 ? $"({e.Line},{Math.Max(1, e.Column)}): {e.Message}" : e.Message);
        }
        catch (DataFileException e)
        {
            context.Fail(command, message: e.Message);
        }
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_values.TryGetValue(command.Name, out var value))
        {
            context.Publish(new ValueProduced(value, command.Name, new FormattedValue("text/plain", value?.ToString() ?? ""), command));
        }
        else
        {
            context.Fail(command, message: $"SQL kent hier geen \"{command.Name}\". Geef een antwoord een naam: #!sql --name "
                + $"{command.Name}.");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced([.. _values.Select(v =>
            new KernelValueInfo(v.Key, new FormattedValue("text/plain", v.Value?.ToString() ?? ""), v.Value?.GetType()))], command));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        _values[command.Name] = command.Value ?? System.Text.Json.JsonSerializer.Deserialize<object>(command.FormattedValue.Value) switch
        {
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Number } number => number.GetDouble(),
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False } truth =>
                truth.GetBoolean(),
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.String } text => text.GetString(),
            _ => command.FormattedValue.Value,
        };
        return Task.CompletedTask;
    }

    private static SqlTable? TableOf(string name, object value) => SqlTable.Of(name, value) ?? value switch
    {
        Microsoft.Data.Analysis.DataFrame frame => SqlTable.Of(name, frame.AsTable()),
        Deedle.Frame<int, string> frame => SqlTable.Of(name, frame.AsTable()),
        Deedle.Frame<string, string> frame => SqlTable.Of(name, frame.AsTable()),
        _ => null,
    };

    private static DbConnection Open(Type type)
    {
        var connection = (DbConnection)Activator.CreateInstance(type, "Data Source=:memory:")!;
        connection.Open();
        return connection;
    }

    private async Task<Type> ConnectionAsync()
    {
        var csharp = Other("csharp") ?? throw new SqlException("SQL haalt DuckDB op met de C#-kernel, en die is hier niet.");
        var loaded = await csharp.SendAsync(new SubmitCode(Package)).ConfigureAwait(false);
        var found = loaded.Events.OfType<CommandFailed>().Any() ? loaded
            : await csharp.SendAsync(new SubmitCode("typeof(DuckDB.NET.Data.DuckDBConnection)")).ConfigureAwait(false);
        return found.Events.OfType<ReturnValueProduced>().FirstOrDefault()?.Value as Type
            ?? throw new SqlException($"DuckDB kan hier niet worden opgehaald: "
                + $"{found.Events.OfType<CommandFailed>().FirstOrDefault()?.Message} Zet eerst in een C#-cel: {Package}");
    }

    /// <summary>The variables whose names stand in the question: those given to SQL, else those of C# and F#.</summary>
    private async Task<Dictionary<string, object?>> KnownAsync(string sql)
    {
        var known = new Dictionary<string, object?>(_values, StringComparer.OrdinalIgnoreCase);
        foreach (var kernel in new[] { "csharp", "fsharp" }.Select(Other).OfType<Kernel>())
        {
            var infos = await kernel.SendAsync(new RequestValueInfos(kernel.Name)).ConfigureAwait(false);
            foreach (var name in infos.Events.OfType<ValueInfosProduced>().SelectMany(e => e.ValueInfos).Select(i => i.Name).Where(n =>
                !known.ContainsKey(n) && sql.Contains(n, StringComparison.OrdinalIgnoreCase)))
            {
                var value = await kernel.SendAsync(new RequestValue(name, mimeType: "text/plain", targetKernelName: kernel.Name))
                    .ConfigureAwait(false);
                known[name] = value.Events.OfType<ValueProduced>().FirstOrDefault()?.Value;
            }
        }

        return known;
    }

    private Kernel? Other(string name) => (RootKernel as CompositeKernel)?.ChildKernels.FirstOrDefault(k => k.Name == name);
}
