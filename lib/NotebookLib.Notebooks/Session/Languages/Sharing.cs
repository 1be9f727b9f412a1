using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>
/// <c>#!share</c> and <c>#!set</c>, as .NET Interactive has them. <c>#!share</c> gives the object itself, unless <c>--mime-type</c> says as
/// which text; <c>#!set --value @csharp:x</c> gives a copy through JSON (true or false, a double, text, or else a JsonDocument), unless
/// <c>--byref</c>. What this library made and nobody can change (a Table, a YearSeries, a Quantity) is given itself in both: JSON would
/// lose its origin.
/// </summary>
internal sealed partial class Sharing(LanguageTable languages, OutputSink sink)
{
    private const string Json = "application/json";

    /// <summary>Does what the line says.</summary>
    /// <exception cref="CellCompileException">It is not as it should be, or the value cannot be had or held.</exception>
    internal async Task RunAsync(CellPart part)
    {
        var line = part.Directive!;
        try
        {
            var (name, value) = line.Name == "share" ? Shared(line, part.Name) : Set(line, part.Name);
            await (Identifier().IsMatch(name) ? languages[part.Language].SetAsync(name, value)
                : throw new SharingException($"\"{name}\" cannot be the name of a variable. Give it one with "
                    + $"{(line.Name == "share" ? "--as" : "--name")}, of letters, digits and _."));
        }
        catch (SharingException wrong)
        {
            throw line.Wrong(part.Name, $"#!{line.Name}: {wrong.Message}");
        }
    }

    private (string Name, object? Value) Shared(Directive line, string cell)
    {
        line.Only(cell, "--name", "--from", "--as", "--mime-type");
        var name = line.Options.GetValueOrDefault("--name") ?? (line.Plain.Count > 0 ? line.Plain[0] : "");
        var from = line.Options.GetValueOrDefault("--from") ?? "";
        if (name.Length == 0 || from.Length == 0)
        {
            throw line.Wrong(cell, "#!share needs the name of a variable and the language that has it: #!share x --from csharp.");
        }

        var value = Find(line, cell, from, name);
        return (line.Options.GetValueOrDefault("--as") ?? name, line.Options.TryGetValue("--mime-type", out var mime)
            ? Copy(value, mime) : value);
    }

    private (string Name, object? Value) Set(Directive line, string cell)
    {
        line.Only(cell, "--name", "--value", "--byref", "--mime-type");
        if (!line.Options.TryGetValue("--name", out var name) || !line.Options.TryGetValue("--value", out var said) || said.Length == 0)
        {
            throw line.Wrong(cell, "#!set needs a name and a value: #!set --name y --value @csharp:x, or --value 12.");
        }

        var (byRef, mime) = (line.Options.ContainsKey("--byref"), line.Options.GetValueOrDefault("--mime-type"));
        if (byRef && mime is not null)
        {
            throw line.Wrong(cell, "#!set: --byref and --mime-type do not go together. Leave one out.");
        }

        if (Asked().Match(said) is { Success: true } asked)
        {
            return (name, sink.Ask(asked.Groups[2].Value, hidden: asked.Groups[1].Value == "password"));
        }

        if (Elsewhere().Match(said) is { Success: true } found)
        {
            var value = Find(line, cell, found.Groups[1].Value, found.Groups[2].Value);
            return (name, byRef || IsOurs(value) ? value : Copy(value, mime ?? Json));
        }

        return (name, Literal(said));
    }

    private object? Find(Directive line, string cell, string language, string name)
    {
        var known = CellLanguages.Find(language) ?? throw line.Wrong(cell, CellLanguages.Unknown(language));
        var from = languages[known];
        if (from.TryGet(name, out var value))
        {
            return value;
        }

        throw line.Wrong(cell,
            $"{CellLanguages.Label(known)} has no variable \"{name}\" here.{Near.Hint(name, from.Names)} {(from.Names.Count == 0 ? "It has "
            + "none yet: run the cell that makes it first." : $"It has: {string.Join(", ", from.Names.Take(8))}{(from.Names.Count > 8 ? ", "
            + "…" : "")}.")}");
    }

    private static bool IsOurs(object? value) => value?.GetType().Assembly == typeof(Origin).Assembly;

    private static object? Copy(object? value, string mime)
    {
        if (mime != Json)
        {
            return Formats.Bundle(value, [mime])[mime];
        }

        if (value is null or string or bool or double)
        {
            return value;
        }

        JsonDocument json;
        try
        {
            json = JsonSerializer.SerializeToDocument(value, value.GetType());
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new SharingException($"a {value.GetType().Name} cannot be written as JSON. Use #!share, or #!set --byref: both give the "
                + $"object itself.");
        }

        return json.RootElement.ValueKind == JsonValueKind.Number ? json.RootElement.GetDouble()
            : json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString() : json;
    }

    private static object Literal(string said) => double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : said is "true" or "false" ? said == "true" : said;

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex("^@(input|password)(?::\"?([^\"]*)\"?)?$")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^@([^:\s]+):(\S+)$")]
    private static partial Regex Elsewhere();
}
