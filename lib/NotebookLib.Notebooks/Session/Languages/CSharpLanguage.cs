using System.Reflection;
using Microsoft.CodeAnalysis;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>C#: each part is compiled on top of those before it; see <see cref="CellCompiler"/>.</summary>
internal sealed class CSharpLanguage(CellCompiler compiler) : ICellLanguage
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly Footprint _footprint = new();
    private object?[] _states = new object?[1];

    /// <inheritdoc/>
    public string? Taint => _footprint.Reason;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. Variables().Select(v => v.Field.Name)];

    /// <summary>The variables with their values in text, by name.</summary>
    internal IReadOnlyList<SessionValue> Values() =>
        [.. Variables().Select(v => SessionValue.Read(v.Field, _states[v.Slot]!)).OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase)];

    /// <inheritdoc/>
    public async Task<Shown?> RunAsync(CellPart part)
    {
        var compiled = compiler.Compile(part.Text, part.Name);
        var value = await RunAsync(compiled);
        return value is not null || compiled.Ends() is not null ? new Shown(Formats.Bundle(value, [], PartNames(value, compiled)),
            IsResult: true)
            : null;
    }

    // (string Naam, double Aandeel): the names of a tuple's parts are known to the compiler only
    private static IReadOnlyList<string>? PartNames(object? value, CompiledCell compiled) =>
        value is System.Collections.IEnumerable and not string or System.Runtime.CompilerServices.ITuple && compiled.Ends() is { } type
        && type.AllInterfaces.OfType<INamedTypeSymbol>().Where(i => i.Name == "IEnumerable").SelectMany(i => i.TypeArguments)
            .Concat(type is INamedTypeSymbol { Name: "IEnumerable" } named ? named.TypeArguments : []).Append(type)
            .FirstOrDefault(t => t.IsTupleType) is INamedTypeSymbol tuple ? [.. tuple.TupleElements.Select(e => e.Name)] : null;

    /// <summary>The value of an expression on top of all cells so far.</summary>
    internal async Task<MimeBundle> EvaluateAsync(string expression) =>
        Formats.Bundle(await RunAsync(compiler.Compile(expression, "expression")), []);

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        var found = Variables().FirstOrDefault(v => v.Field.Name == name);
        value = found.Field is null ? null : Field(found.Slot, name)?.GetValue(_states[found.Slot]);
        return found.Field is not null;
    }

    /// <inheritdoc/>
    public async Task SetAsync(string name, object? value)
    {
        var type = value?.GetType() ?? typeof(object);
        var references = string.Concat(CSharpNames.References(type).Select(r => $"#r \"{r}\"\n"));
        var compiled = compiler.Compile($"{references}{CSharpNames.Of(type)} {name} = default;", "#!share");
        await RunAsync(compiled);
        Field(compiled.Slot, name)!.SetValue(_states[compiled.Slot], value);
    }

    internal Checkpoint Mark(int displays) =>
        new(compiler.Place, displays, _states.AsSpan(0, Math.Min(_states.Length, compiler.Place.Count + 1)));

    internal void Return(Checkpoint checkpoint)
    {
        compiler.Place = checkpoint.Place;
        checkpoint.Restore(_states);
    }

    private FieldInfo? Field(int slot, string name) => _states[slot]!.GetType().GetField(name, Members);

    private IEnumerable<(int Slot, IFieldSymbol Field)> Variables() =>
        compiler.Variables().DistinctBy(v => v.Field.Name).Where(v => v.Slot < _states.Length && _states[v.Slot] is not null);

    private Task<object?> RunAsync(CompiledCell compiled)
    {
        _footprint.Add(compiled.Image, compiled.NamesHelper);
        if (_states.Length <= compiled.Slot)
        {
            Array.Resize(ref _states, Math.Max(compiled.Slot + 1, 2 * _states.Length));
        }

        return compiled.Run(_states);
    }
}
