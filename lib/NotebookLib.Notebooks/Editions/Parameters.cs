using System.Globalization;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Editions;

/// <summary>
/// <c>--param NAME=VALUE</c>: sets variables that a notebook declares in a cell tagged <c>parameters</c>, as papermill does.
/// </summary>
public static partial class Parameters
{
    /// <summary>Reads <c>NAME=VALUE</c>.</summary>
    /// <exception cref="UsageException">There is no name or no equals sign, or a name comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !parameters.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim()))
            {
                throw new UsageException($"--param {text} is not NAME=VALUE, or names something twice.",
                    "For example: --param ijkjaar=2018");
            }
        }

        return parameters;
    }

    /// <summary>Each parameter has to be declared somewhere.</summary>
    /// <exception cref="UsageException">One is not; the message lists those that are.</exception>
    public static void Check(IReadOnlyList<Notebook> notebooks, IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count == 0)
        {
            return;
        }

        var declared = notebooks.SelectMany(n => n.Cells).Where(IsParameters).SelectMany(c => Declared(c.Source)).Select(d => d.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in parameters.Keys.Where(n => !declared.Contains(n)))
        {
            throw new UsageException($"No notebook has a parameter {name}.", declared.Count == 0 ? "These notebooks have no parameters."
                : $"Known: {string.Join(", ", declared.Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>The code of a cell, with the values set after the declarations of a <c>parameters</c> cell.</summary>
    public static string Apply(NotebookCell cell, IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Count == 0 || !IsParameters(cell) ? cell.Code : cell.Code + string.Concat(Declared(cell.Source)
            .Where(d => parameters.ContainsKey(d.Name)).Select(d => $"\n{d.Name} = {Literal(d.Name, d.Value, parameters[d.Name])};"));
    }

    /// <summary>Those of the parameters that a notebook declares.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Given(Notebook notebook, IReadOnlyDictionary<string, string> parameters)
    {
        var declared = parameters.Count == 0 ? [] : notebook.Cells.Where(IsParameters).SelectMany(c => Declared(c.Source)).Select(d =>
            d.Name).ToHashSet(StringComparer.Ordinal);
        return parameters.Where(p => declared.Contains(p.Key));
    }

    /// <summary>The parameters of a notebook as a reader meets them, in the order of its code cells.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="code">What is run in place of a cell's own code; a value that it sets goes before the declared one.</param>
    internal static IReadOnlyList<ParameterField> Fields(Notebook notebook, Func<NotebookCell, string>? code = null) =>
        [.. notebook.Cells.Where(c => c.Type == CellType.Code).Index().Where(c => IsParameters(c.Item)).SelectMany(c =>
            Declaration().Matches(c.Item.Source).Select(m => Field(c.Index + 1, m, code?.Invoke(c.Item) ?? "")))];

    private static ParameterField Field(int cell, Match declared, string code)
    {
        var (name, value) = (declared.Groups["name"].Value, declared.Groups["value"].Value.Trim());
        value = code.Split('\n').LastOrDefault(l => l.StartsWith($"{name} = ", StringComparison.Ordinal)) is { } set
            ? set[(name.Length + 3)..].TrimEnd('\r', ';') : value;
        var kind = value.StartsWith('"') ? ParameterKind.Text : value is "true" or "false" ? ParameterKind.YesNo
            : declared.Groups["type"].Value is "int" or "long" || (declared.Groups["type"].Value == "var"
                && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? ParameterKind.Whole
            : ParameterKind.Number;
        var words = name is "seed" or "zaad" ? "startgetal van het toeval" : Hump().Replace(name, m => " " + m.Value.ToLowerInvariant());
        return new ParameterField(cell, name, kind, kind == ParameterKind.Text ? Regex.Unescape(value.Trim('"')) : value,
            char.ToUpperInvariant(words[0]) + words[1..], declared.Groups["hint"].Value.Trim());
    }

    private static bool IsParameters(NotebookCell cell) => cell.Type == CellType.Code && cell.Tags.Contains("parameters");

    private static IEnumerable<(string Name, string Value)> Declared(string source) =>
        Declaration().Matches(source).Select(m => (m.Groups["name"].Value, m.Groups["value"].Value.Trim()));

    private static string Literal(string name, string old, string value)
    {
        if (old.StartsWith('"'))
        {
            return "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        }

        if (old is "true" or "false")
        {
            return value is "true" or "false" ? value : throw Wrong(name, value, "true or false");
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value
            : throw Wrong(name, value, "a number with a point for decimals");
    }

    private static UsageException Wrong(string name, string value, string expected) =>
        new($"--param {name}={value} is not {expected}.", $"Give {expected}.");

    [GeneratedRegex(@"^\s*(?<type>var|int|long|double|string|bool)\s+(?<name>\w+)\s*=\s*(?<value>[^;]+);(?:[ \t]*//(?<hint>[^\r\n]*))?",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("\\p{Lu}")]
    private static partial Regex Hump();
}
