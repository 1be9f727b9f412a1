using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Session.Languages;

/// <summary>
/// F#, by the compiler's own interactive session in this process. The compiler is no reference of this program: it is found by name, so
/// that nobody who writes no F# has it. What cells define and load cannot be taken back, so the process goes to no other notebook.
/// </summary>
#pragma warning disable CA1001 // a writer into memory holds nothing that must be given back
internal sealed partial class FSharpLanguage(LanguageContext context) : ICellLanguage
#pragma warning restore CA1001
{
    private const string Prelude = "open System\nopen System.IO\nopen System.Linq\nopen Microsoft.DotNet.Interactive.Formatting\nopen type "
        + "NotebookLib.Notebooks.Session.CellApi";
    private static readonly string[] Referred = ["NotebookLib", "NotebookLib.Notebooks", "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.AspNetCore.Html.Abstractions"];
    private readonly StringWriter _said = new(CultureInfo.InvariantCulture);
    private Fsi? _fsi;

    /// <inheritdoc/>
    public string? Taint => _fsi is null ? null : "a cell ran F#";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. (_fsi?.Bound() ?? []).Select(b => b.Name).Where(n => n != "it")];

    /// <summary>The packages that a text asks for.</summary>
    /// <exception cref="PackageException">A line names no package or an impossible version.</exception>
    internal static IEnumerable<PackageRequest> Packages(string text) => text.Split('\n').Select(l => Reference().Match(l)).Where(m =>
        m.Success && m.Groups[1].Value.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)).Select(m =>
        PackageRequest.Parse(m.Groups[1].Value));

    /// <inheritdoc/>
    public async Task<Shown?> RunAsync(CellPart part)
    {
        var fsi = _fsi ??= await StartAsync(part.Name);
        var (value, type) = fsi.Run(await ReferencesAsync(part), part.Name, context.Directory);
        return type is null || type.FullName == "Microsoft.FSharp.Core.Unit" ? null : new Shown(Formats.Bundle(value, []), IsResult: true);
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        var found = _fsi?.Bound().FirstOrDefault(b => b.Name == name) ?? default;
        value = found.Value;
        return found.Name is not null;
    }

    /// <inheritdoc/>
    public async Task SetAsync(string name, object? value)
    {
        var fsi = _fsi ??= await StartAsync("#!share");
        if (value is null)
        {
            fsi.Run($"let {name} : obj = null", "#!share", context.Directory);
            return;
        }

        if (CSharpNames.Of(value.GetType()) == "dynamic"
            && !value.GetType().Assembly.FullName!.StartsWith("FSI-", StringComparison.Ordinal))
        {
            throw new SharingException($"{value.GetType().Name} is a type that F# cannot refer to, because a cell declares it. Share text, "
                + $"numbers, a list of those, or a Table.");
        }

        foreach (var file in CSharpNames.References(value.GetType()).Select(r => References.HostPath(r) ?? r))
        {
            fsi.Run($"#r @\"{file}\"", "#!share", context.Directory);
        }

        fsi.Bind(name, value);
    }

    private async Task<Fsi> StartAsync(string cell)
    {
        var compiler = await Tool.FSharp.LoadAsync(context, "FSharp.Compiler.Service", cell);
        var fsi = new Fsi(compiler, context.Assemblies, [.. Referred.Select(References.HostPath).OfType<string>()], _said);
        fsi.Run(Prelude, cell, context.Directory);
        return fsi;
    }

    // #r of what the host has becomes the host's copy, as in C#; #r "nuget:" becomes the files of the package. Lines stay where they are.
    private async Task<string> ReferencesAsync(CellPart part)
    {
        var text = new StringBuilder();
        foreach (var (index, line) in part.Text.Split('\n').Index())
        {
            var found = Reference().Match(line);
            text.Append(found.Success ? "#r " + string.Join(' ', (await FilesAsync(found.Groups[1].Value, index + 1, part.Name)).Select(f =>
                $"@\"{f}\"")) : line).Append('\n');
        }

        return text.ToString();
    }

    private async Task<IEnumerable<string>> FilesAsync(string reference, int line, string cell)
    {
        try
        {
            if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            {
                var (graph, _) = await context.Packages.AddAsync([PackageRequest.Parse(reference)], [], CancellationToken.None);
                return graph?.Packages.SelectMany(p => p.Compile).Where(f => Path.GetFileNameWithoutExtension(f) != "FSharp.Core")
                    .DefaultIfEmpty(Here()) ?? [Here()];
            }
        }
        catch (PackageException e)
        {
            throw new CellCompileException("PackageError", [string.Create(CultureInfo.InvariantCulture, $"({line},1): {e.Message}")], cell);
        }

        var name = reference.Split('/', '\\')[^1];
        if (References.HostPath(name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name) is { } host)
        {
            return [host];
        }

        var path = Path.GetFullPath(reference.Replace('\\', '/'), context.Directory);
        if (!File.Exists(path))
        {
            throw new CellCompileException("ReferenceError",
                [string.Create(CultureInfo.InvariantCulture,
                $"({line},1): #r \"{
                reference}\": there is no such file, seen from the notebook's folder. Correct the path, or build the project that makes it.")], cell);
        }

        context.Assemblies.AddFile(path);
        return [path];
    }

    private static string Here() => References.HostPath("NotebookLib")!;

    [GeneratedRegex("""^\s*#r\s+@?"([^"]+)"\s*$""")]
    private static partial Regex Reference();

    /// <summary>The compiler's session, through reflection.</summary>
    private sealed class Fsi
    {
        private readonly SessionAssemblies _assemblies;
        private readonly StringWriter _said;
        private readonly object _session;
        private readonly MethodInfo _run;

        internal Fsi(Assembly compiler, SessionAssemblies assemblies, IReadOnlyList<string> references, StringWriter said)
        {
            (_assemblies, _said) = (assemblies, said);
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            using var here = assemblies.EnterContextualReflection();
            var type = compiler.GetType("FSharp.Compiler.Interactive.Shell+FsiEvaluationSession", throwOnError: true)!;
            var configuration = type.GetMethod("GetDefaultConfiguration", [])!.Invoke(null, []);
            string[] arguments = ["fsi", "--nologo", "--noninteractive", "--quiet", "--multiemit+", "--debug+", "--optimize-",
                "--usesdkrefs-", "--gui-", "--readline-", .. references.Select(r => "-r:" + r)];
            _session = type.GetMethod("Create")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null,
                [configuration, arguments, TextReader.Null, said, said, null, null], null)!;
            _run = type.GetMethods().Single(m => m.Name == "EvalInteractionNonThrowing" && m.GetParameters().Length == 3);
        }

        /// <summary>Runs a text; the value of its last expression with its type, or no type.</summary>
        internal (object? Value, Type? Type) Run(string text, string name, string directory)
        {
            _said.GetStringBuilder().Clear();
            using var here = _assemblies.EnterContextualReflection();
            dynamic answer;
            try
            {
                answer = _run.Invoke(_session, [text, name, null])!;
            }
            catch (TargetInvocationException e) when (e.InnerException is { } inner)
            {
                throw new CellCompileException("CompilationError", [inner.Message], name);
            }

            var errors = ((IEnumerable)answer.Item2).Cast<object>().Where(d => d.ToString() is not null
                && ((dynamic)d).Severity.ToString() == "Error").Select(Line).ToList();
            if (errors.Count > 0)
            {
                throw new CellCompileException("CompilationError", errors, name);
            }

            object result = answer.Item1;
            var item = result.GetType().GetProperty("Item")!.GetValue(result);
            if (item is Exception thrown)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
            }

            return item is null ? (null, null) : ((dynamic)item).Value is var value
                ? ((object?)value.ReflectionValue, (Type)value.ReflectionType) : (null, null);
        }

        internal IEnumerable<(string Name, object? Value)> Bound()
        {
            foreach (dynamic bound in (IEnumerable)_session.GetType().GetMethod("GetBoundValues")!.Invoke(_session, [])!)
            {
                yield return ((string)bound.Name, (object?)bound.Value.ReflectionValue);
            }
        }

        internal void Bind(string name, object value)
        {
            try
            {
                _session.GetType().GetMethod("AddBoundValue")!.Invoke(_session, [name, value]);
            }
            catch (TargetInvocationException e) when (e.InnerException is { } inner)
            {
                throw new SharingException(inner.Message);
            }
        }

        private static string Line(object diagnostic)
        {
            dynamic d = diagnostic;
            return string.Create(CultureInfo.InvariantCulture,
                $"({(int)d.StartLine},{(int)d.StartColumn + 1}): error {(string)d.ErrorNumberText}: {((string)d.Message)
                .ReplaceLineEndings(" ")}");
        }

        // what the session emits is loaded apart, and looks here for what this session has
        private Assembly? Resolve(object? sender, ResolveEventArgs asked) => _assemblies.Known(new AssemblyName(asked.Name));
    }
}
