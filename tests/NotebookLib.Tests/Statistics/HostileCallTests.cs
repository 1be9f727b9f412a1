using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

/// <summary>
/// Every public entry of the statistics with inputs that nobody should give: it answers, or refuses with an <see cref="ArgumentException"/>
/// or with what its documentation names; a NaN is explained by a warning or by the documentation of what holds it; and nothing takes long.
/// NOTEBOOKLIB_HOSTILE sets the calls for each entry, 50 where left out.
/// </summary>
public class HostileCallTests
{
    private const string Space = "NotebookLib.Statistics";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15); // five on a machine of its own
    private static readonly Dictionary<string, string> Docs = XDocument.Load(Path.ChangeExtension(typeof(Share).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => m.Attribute("name")!.Value, m =>
            string.Concat(m.DescendantNodes().Select(n => n is XText t ? t.Value : n is XElement e ? $" {e.Attribute("cref")?.Value} "
            : "")), StringComparer.Ordinal);

    private static readonly Type[] Shapes = [typeof(Share), typeof(Events), typeof(Crosstab), typeof(Series), typeof(Groups),
        typeof(Durations), typeof(NotebookLib.Statistics.Flows), typeof(NotebookLib.Statistics.Queue), typeof(ProfileGroups)];

    [Fact]
    public void EveryEntryAnswersOrRefuses()
    {
        var calls = Environment.GetEnvironmentVariable("NOTEBOOKLIB_HOSTILE") is { Length: > 0 } set
            ? int.Parse(set, CultureInfo.InvariantCulture) : 50;
        var types = typeof(Share).Assembly.GetExportedTypes().Where(t => t.Namespace == Space).ToArray();
        MethodBase[] entries = [.. types.SelectMany(t =>
            t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName
            && !m.ContainsGenericParameters && m.DeclaringType != typeof(TestFamily)),
            .. Shapes.SelectMany(t => t.GetConstructors())];
        Assert.True(entries.Length > 100, $"Only {entries.Length} entries found.");
        SortedDictionary<string, string> wrong = new(StringComparer.Ordinal);
        var answered = 0;
        using (TestFamily.Apart())
        {
            foreach (var entry in entries)
            {
                for (var i = 0; i < calls; i++)
                {
                    var seed = (entry.DeclaringType!.Name + entry.Name + entry.GetParameters().Length).Aggregate(i * 7919, (hash, c) =>
                        unchecked(hash * 31 + c));
                    var inputs = new HostileInputs(seed);
                    if (Call(entry, null, inputs, $"seed {seed}", wrong, out var made))
                    {
                        answered++;
                        Look(made, Named(entry), Doc(entry), $"seed {seed}, {Shown(new HostileInputs(seed).For(entry))}", inputs, wrong, 0);
                    }
                }
            }
        }
        Assert.True(answered > entries.Length * calls / 10,
            $"Only {answered} of {entries.Length * calls} calls were answered: the inputs test nothing but refusals.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} faults in {entries.Length} entries:\n"
            + string.Join('\n', wrong.Select(w => $"{w.Key}: {w.Value}")));
    }

    private static bool Call(MethodBase method, object? on, HostileInputs inputs, string how, SortedDictionary<string, string> wrong,
        out object? made)
    {
        var arguments = inputs.For(method);
        var clock = Stopwatch.StartNew();
        made = null;
        try
        {
            made = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(on, arguments);
            return true;
        }
        catch (TargetInvocationException thrown)
        {
            var fault = thrown.InnerException!;
            if (fault is not ArgumentException && !Doc(method).Contains("T:" + fault.GetType().FullName, StringComparison.Ordinal))
            {
                wrong.TryAdd($"{Named(method)} throws {fault.GetType().Name}",
                    $"{how}, {Shown(arguments)}: {fault.Message} {fault.StackTrace?.Split('\n')[0]}");
            }
            return false;
        }
        finally
        {
            if (clock.Elapsed > Limit)
            {
                wrong.TryAdd($"{Named(method)} is slow", $"{how}, {Shown(arguments)}: {clock.Elapsed}");
            }
        }
    }

    /// <summary>Reads everything that an answer holds, and asks it what else it offers.</summary>
    private static void Look(object? value, string where, string explained, string how, HostileInputs inputs, SortedDictionary<string,
        string> wrong, int depth)
    {
        void Wrong(string what) => wrong.TryAdd($"{where} {what}", how);
        switch (value)
        {
            case null or string or bool or Enum:
                return;
            case double number:
                if (double.IsNaN(number) && !explained.Contains("NaN", StringComparison.Ordinal))
                {
                    Wrong("is NaN, and its documentation does not say when");
                }
                return;
            case TestResult test:
                Result(test, Wrong);
                return;
            case IEnumerable many:
                foreach (var item in many.Cast<object?>().Take(20))
                {
                    Look(item, where, explained, how, inputs, wrong, depth + 1);
                }
                return;
            case Interval { Low: var low, High: var high }:
                if (low > high)
                {
                    Wrong("has ends that are turned round");
                }
                Look(low, where, explained, how, inputs, wrong, depth);
                Look(high, where, explained, how, inputs, wrong, depth);
                return;
        }
        var type = value.GetType();
        if (type.Namespace != Space || depth > 3)
        {
            return;
        }
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p =>
            p.GetIndexParameters().Length == 0))
        {
            if (Call(property.GetMethod!, value, inputs, how, wrong, out var held))
            {
                Look(held, $"{type.Name}.{property.Name}", Docs.GetValueOrDefault($"P:{Name(type)}.{property.Name}", "") + Doc(type),
                    how, inputs, wrong, depth + 1);
            }
        }
        if (value is Answer answer && (answer.Reading.Nl.Length == 0 || (answer.Reading.Nl + answer.Reading.En)
            .Contains("NaN", StringComparison.Ordinal)))
        {
            Wrong("reads: " + answer.Reading.Nl);
        }
        foreach (var method in depth > 0 ? [] : type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.Name[0] != '<' && m.Name is not ("Equals" or "GetHashCode" or "Deconstruct")))
        {
            if (Call(method, value, inputs, how, wrong, out var held))
            {
                Look(held, Named(method), Doc(method), how, inputs, wrong, depth + 1);
            }
        }
    }

    private static void Result(TestResult test, Action<string> wrong)
    {
        if (double.IsNaN(test.P) ? test.Warnings.Count == 0 : test.P is < 0 or > 1)
        {
            wrong(FormattableString.Invariant($"({test.Method}) has p = {test.P} without a warning"));
        }
        if (!double.IsNaN(test.P) && Math.Abs(Math.Exp(test.LnP) - test.P) > 1e-9)
        {
            wrong(FormattableString.Invariant($"({test.Method}) has p = {test.P} beside ln p = {test.LnP}"));
        }
        if (test.Interval is { } i && (i.Low > i.High || double.IsNaN(i.Low + i.High) && double.IsFinite(i.Low + i.High)
            && test.Warnings.Count == 0))
        {
            wrong(FormattableString.Invariant($"({test.Method}) has an interval from {i.Low} to {i.High}"));
        }
        var text = test + test.Reading.Nl + test.Reading.En + string.Concat(test.Warnings.Select(w => w.Nl + w.En))
            + string.Concat(test.Assumptions.Select(a => a.Detail.Nl));
        if (test.Reading.Nl.Length == 0 || test.Reading.En.Length == 0 || text.Contains("NaN", StringComparison.Ordinal))
        {
            wrong($"({test.Method}) reads: {text}");
        }
        _ = test.ToRow();
        _ = test.IntervalAt(0.99);
    }

    private static string Named(MethodBase method) => method.DeclaringType!.Name + "."
        + method.Name.Replace("get_", "", StringComparison.Ordinal);

    private static string Doc(MethodBase method)
    {
        var (type, name) = (Name(method.DeclaringType!), method.Name.Replace("get_", "", StringComparison.Ordinal)
            .Replace(".ctor", "#ctor", StringComparison.Ordinal));
        return string.Concat(Docs.Where(d => d.Key.StartsWith($"M:{type}.{name}", StringComparison.Ordinal) || d.Key == $"P:{type}.{name}")
            .Select(d => d.Value)) + Doc(method.DeclaringType!);
    }

    private static string Doc(Type type) => Docs.GetValueOrDefault($"T:{Name(type)}", "");

    private static string Name(Type type) => type.FullName!.Replace('+', '.'); // a type within a type, as the documentation writes it

    private static string Shown(object?[] arguments) =>
        string.Join("; ", arguments.Select(a => a is IEnumerable many and not string
        ? $"[{string.Join(", ", many.Cast<object?>().Take(8).Select(Text))}]" : Text(a)));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
