using System.Data.Common;
using System.Globalization;
using System.Reflection;
using NotebookLib.Notebooks.Format;
using NotebookLib.Sql;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>
/// SQL, answered by DuckDB in this process: see <see cref="SqlQuestion"/>. <c>#!sql --name x</c> keeps the answer as a table, for later
/// questions and, with <c>#!share</c>, for C# and F#. <c>#!set</c> gives a parameter its value, <c>$x</c> in a question.
/// </summary>
internal sealed class SqlLanguage(LanguageContext context, LanguageTable languages) : ICellLanguage
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private Type? _connection;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. _values.Keys];

    /// <inheritdoc/>
    public string? Taint => _values.Count > 0 ? "a cell keeps a value for SQL" : null;

    /// <inheritdoc/>
    public async Task<Shown?> RunAsync(CellPart part)
    {
        part.Directive?.Only(part.Name, "--name");
        _connection ??= (await Tool.DuckDb.LoadAsync(context, "DuckDB.NET.Data", part.Name)).GetType("DuckDB.NET.Data.DuckDBConnection",
            throwOnError: true);
        try
        {
            var answer = SqlQuestion.Ask(Open, part.Text, new SqlScope(Find, Value, [.. languages.Names.Where(n => Is(n))], () =>
                Interruption.Requested));
            if (part.Directive?.Options.GetValueOrDefault("--name") is { Length: > 0 } name)
            {
                _values[name] = answer;
            }

            return new Shown(Formats.Bundle(SqlAnswer.Of(part.Content, answer), []), IsResult: true);
        }
        catch (SqlException e)
        {
            throw new CellCompileException("SqlError",
                [e.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"({e.Line},{Math.Max(1, e.Column)}): {e.Message}") : e.Message],
                part.Name);
        }
        catch (DataFileException e)
        {
            throw new CellCompileException("SqlError", [e.Message], part.Name);
        }
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public Task SetAsync(string name, object? value)
    {
        var held = value is null or string or bool or double or long or int || SqlTable.Of(name, value) is not null ? value : Foreign(value)
            ?? throw new SharingException($"SQL holds text, numbers, true or false, and tables; a {value.GetType().Name} is none of these. "
                + $"Make a Table of it, or share a value of it.");
        _values[name] = held;
        return Task.CompletedTask;
    }

    private DbConnection Open()
    {
        var connection = (DbConnection)Activator.CreateInstance(_connection!, "Data Source=:memory:")!;
        connection.Open();
        return connection;
    }

    private object? Value(string name) => languages.TryFind(name, out var value) ? value switch
    {
        SchoolYear year => year.StartYear,
        Quantity quantity => quantity.Value,
        string or bool or double or long or int => value,
        _ => null,
    } : null;

    private bool Is(string name) => languages.TryFind(name, out var value) && value is not null
        && (value is Table or YearSeries or IEnumerable<YearSeries> or IEnumerable<Observation> || IsForeign(value));

    private SqlTable? Find(string name)
    {
        var known = languages.Names.FirstOrDefault(n => n == name) ?? languages.Names.FirstOrDefault(n =>
            n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null || !languages.TryFind(known, out var value) || value is null ? null
            : SqlTable.Of(name, value) ?? (Foreign(value) is { } table ? SqlTable.Of(name, table) : null);
    }

    private static bool IsForeign(object value) => value.GetType().FullName is { } type
        && (type.StartsWith("Deedle.Frame`2", StringComparison.Ordinal) || type == "Microsoft.Data.Analysis.DataFrame");

    /// <summary>A frame or data frame as a table, by the bridge of this project; null for what is none.</summary>
    private Table? Foreign(object value)
    {
        if (!IsForeign(value))
        {
            return null;
        }

        Assembly bridge;
        try
        {
            bridge = context.Assemblies.LoadFromAssemblyName(new AssemblyName("NotebookLib.Frames"));
        }
        catch (FileNotFoundException)
        {
            throw new SqlException("A frame or data frame is read by NotebookLib.Frames. Put #r "
                + "\"../lib/NotebookLib.Frames/bin/Release/net10.0/NotebookLib.Frames.dll\" in a C# cell before.");
        }

        var deedle = value.GetType().IsGenericType;
        var method = bridge.GetType("NotebookLib.Frames." + (deedle ? "DeedleBridge" : "DataFrameBridge"), throwOnError: true)!.GetMethods()
            .Single(m => m.Name == "AsTable" && m.GetParameters().Length == 1);
        try
        {
            return (Table)(deedle ? method.MakeGenericMethod(value.GetType().GetGenericArguments()[0]) : method).Invoke(null, [value])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException wrong)
        {
            throw new SqlException(wrong.Message);
        }
    }
}
