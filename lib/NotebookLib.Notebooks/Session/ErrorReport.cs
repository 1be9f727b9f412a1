using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Session;

/// <summary>An exception as a reader of the notebook wants it: what, in which cell, on which line; no path of this machine.</summary>
internal static class ErrorReport
{
    private const int MostFrames = 20;

    internal static ErrorOutput For(Exception exception, string cell, SessionAssemblies assemblies, string directory)
    {
        if (exception is CellCompileException compile)
        {
            var place = compile.Cell.Length > 0 ? compile.Cell : cell;
            var lines = compile.Lines.Select(l => Paths.Scrub(l, directory)).ToList();
            return new ErrorOutput(compile.Kind, lines[0], [$"{compile.Kind} in {place}", .. lines]);
        }

        var trace = new List<string>();
        for (var e = exception; e is not null && trace.Count < 4 * MostFrames; e = e.InnerException)
        {
            trace.Add((e == exception ? "" : "caused by ") + $"{TypeName(e.GetType())}: {Paths.Scrub(e.Message, directory)}");
            trace.AddRange(Frames(e, assemblies, directory));
        }

        trace.AddRange(Home.Hint(exception) is { } hint ? [hint] : []);
        return new ErrorOutput(exception.GetType().Name, Paths.Scrub(exception.Message, directory), trace);
    }

    private static IEnumerable<string> Frames(Exception exception, SessionAssemblies assemblies, string directory)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(f => f.GetMethod() is { } m
            && !IsPlumbing(m)).ToList();
        var last = frames.FindLastIndex(f => IsCell(f.GetMethod()!, assemblies));
        return frames.Take(last + 1).Take(MostFrames).Select(f => "   at " + Describe(f, assemblies, directory));
    }

    private static bool IsCell(MethodBase method, SessionAssemblies assemblies) => assemblies.Owns(method.Module.Assembly);

    private static bool IsPlumbing(MethodBase method) => method.DeclaringType?.Namespace is "System.Runtime.CompilerServices"
        or "System.Runtime.ExceptionServices"
        || (method.DeclaringType?.Assembly == typeof(ErrorReport).Assembly);

    private static string Describe(StackFrame frame, SessionAssemblies assemblies, string directory)
    {
        var method = frame.GetMethod()!;
        if (!IsCell(method, assemblies))
        {
            return $"{TypeName(method.DeclaringType)}.{method.Name}";
        }

        var (path, line) = frame.GetFileName() is { Length: > 0 } known ? (known, frame.GetFileLineNumber())
            : assemblies.PlaceOf(method, frame.GetILOffset()) ?? ("", 0);
        var file = path.Length > 0 ? Paths.Scrub(path, directory) : "cell";
        var name = UserName(method);
        return string.Create(CultureInfo.InvariantCulture,
            $"{(name.Length > 0 ? name + " in " : "")}{file}, line {line}");
    }

    // <<Initialize>>d__0.MoveNext is the cell itself; <Name>d__1.MoveNext and <Owner>g__Name|0 are methods the cell wrote.
    private static string UserName(MethodBase method)
    {
        var name = method.Name == "MoveNext" ? method.DeclaringType!.Name : method.Name;
        if (name.Contains("g__", StringComparison.Ordinal))
        {
            return name[(name.IndexOf("g__", StringComparison.Ordinal) + 3)..].Split('|')[0];
        }

        if (name.Contains("Initialize>", StringComparison.Ordinal) || name is "<Factory>" or "<Main>" or "main@")
        {
            return "";
        }

        return name.Contains("b__", StringComparison.Ordinal) ? "lambda" : name.TrimStart('<').Split('>')[0];
    }

    private static string TypeName(Type? type) => type is null ? "" :
        (type.DeclaringType is { } outer && !outer.Name.Contains('#', StringComparison.Ordinal) ? TypeName(outer) + "."
            : type.Namespace is { Length: > 0 } ns ? ns + "." : "") + type.Name.Split('`')[0];
}

/// <summary>Takes this machine's folders out of a text.</summary>
internal static class Paths
{
    internal static string Scrub(string text, string directory)
    {
        var up = "";
        for (var folder = directory; folder is not null && Path.GetDirectoryName(folder) is not null
            && up.Length <= 9; folder = Path.GetDirectoryName(folder), up += "../")
        {
            text = text.Replace(folder + Path.DirectorySeparatorChar, up, StringComparison.Ordinal)
                .Replace("'" + folder + "'", up.Length > 0 ? $"'{up.TrimEnd('/')}'" : "'.'", StringComparison.Ordinal);
        }

        foreach (var (folder, name) in new[]
        {
            (AppContext.BaseDirectory.TrimEnd('/', '\\'), "<program>"),
            (Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "", "<packages>"),
            (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~"),
            (Path.GetTempPath().TrimEnd('/', '\\'), "<temp>"),
        })
        {
            text = folder.Length > 1 ? text.Replace(folder, name, StringComparison.Ordinal) : text;
        }

        return text;
    }
}
