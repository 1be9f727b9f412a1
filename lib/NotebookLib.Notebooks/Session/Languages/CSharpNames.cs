using System.Reflection;
using System.Runtime.CompilerServices;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>How a type that another language made is written in C#, and which assemblies that takes.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
        [typeof(string)] = "string", [typeof(object)] = "object", [typeof(char)] = "char", [typeof(float)] = "float",
    };

    /// <summary>The name; <c>dynamic</c> for a type that C# cannot name: no public one, or one of an assembly without a file.</summary>
    internal static string Of(Type type) => IsNameable(type) ? Write(type) : "dynamic";

    /// <summary>The files or simple names to refer to, for a type that C# can name.</summary>
    internal static IEnumerable<string> References(Type type) => !IsNameable(type) ? [] : Parts(type).Select(t => t.Assembly).Distinct()
        .Select(a => Session.References.Host(a.GetName().Name!) is null ? a.Location : a.GetName().Name!).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static bool IsNameable(Type type) => Parts(type).All(t => t.IsVisible && !t.Assembly.IsDynamic && t.Assembly.Location.Length > 0
        && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !t.Name.Contains('@', StringComparison.Ordinal)
            && !t.Name.Contains('<', StringComparison.Ordinal));

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];

    private static string Write(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new Stack<Type>();
        for (var t = type; t is not null; t = t.DeclaringType)
        {
            chain.Push(t);
        }

        var names = chain.Select(t =>
        {
            var (name, count) = t.Name.Split('`') is [var bare, var digits]
                ? (bare, int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)) : (t.Name, 0);
            return count == 0 ? name : $"{name}<{string.Join(", ", Enumerable.Range(0, count).Select(_ => Write(arguments.Dequeue())))}>";
        });
        return $"global::{(type.Namespace is { Length: > 0 } space ? space + "." : "")}{string.Join('.', names)}";
    }
}
