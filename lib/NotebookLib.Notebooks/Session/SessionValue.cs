using System.Collections;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Session;

/// <summary>A variable of a session, in text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, as it is written in C#.</param>
/// <param name="Text">Its value, cut off where it is long.</param>
internal sealed record SessionValue(string Name, string Type, string Text)
{
    private const int Longest = 400;
    private const int MostItems = 8;

    internal static SessionValue Read(IFieldSymbol field, object state) =>
        new(field.Name, field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Safely(() =>
        state.GetType().GetField(field.Name,
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)?.GetValue(state)));

    /// <summary>A value in text, cut off where it is long.</summary>
    internal static string Short(object? value) => Safely(() => value);

    private static string Safely(Func<object?> read)
    {
        try
        {
            var text = Say(read(), nested: false).ReplaceLineEndings("\n");
            return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + " …";
        }
#pragma warning disable CA1031 // a value that cannot be shown says why
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    private static string Say(object? value, bool nested) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        YearSeries series =>
            $"{series.Label}, {series.Unit}: {string.Join("; ",
            series.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Year} {Math.Round(v.Value, 4)}")))}",
        Delegate method => $"{method.Method.GetParameters().Length} → {method.Method.ReturnType.Name}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable many when nested || !HasOwnText(value) => Items(many),
        _ when HasOwnText(value) => value.ToString() ?? "",
        _ => Formats.Bundle(value, ["text/plain"])["text/plain"],
    };

    private static string Items(IEnumerable many)
    {
        var shown = many.Cast<object?>().Take(MostItems + 1).Select(i => i is IEnumerable and not string ? "…"
            : Say(i, nested: true)).ToList();
        var size = many is ICollection { Count: var count } ? $"{count.ToString(CultureInfo.InvariantCulture)}: " : "";
        return $"{size}[{string.Join(", ", shown.Take(MostItems))}{(shown.Count > MostItems ? ", …" : "")}]";
    }

    private static bool HasOwnText(object value) => value.GetType().GetMethod(nameof(ToString), System.Type.EmptyTypes)?.DeclaringType
        is { } type && type != typeof(object) && type != typeof(ValueType);
}
