using System.Reflection;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

/// <summary>Arguments that nobody should give, of every type that the statistics take; seeded, so that a case can be made again.</summary>
internal sealed class HostileInputs(int seed)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly double[] Numbers = [0, 1, -1, 0.5, 0.95, 0.05, 2, 3, 10, 1e-9, -0.1, 1.5, 100, 1e6, 1e12, 1e300, -1e300, 1e-300,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];
    private static readonly long[] Counts = [0, 1, 2, 3, 5, 10, 100, 99_999, 1_000_000_000, 1_000_000_000_000, 1_000_000_000_001,
        long.MaxValue, long.MinValue, -1];

    private readonly Random random = new(seed);
    private int length = -1;

    /// <summary>The arguments of one call: lists are often, not always, of one length.</summary>
    public object?[] For(MethodBase method)
    {
        length = random.Next(8) == 0 ? -1 : random.Next(12) switch { 0 => 0, 1 => 1, 2 => 60, 3 => 400, var small => small };
        return [.. method.GetParameters().Select(p => p.HasDefaultValue && random.Next(2) == 0 ? p.DefaultValue : Absent(p) ? null
            : Make(p.ParameterType))];
    }

    private bool Absent(ParameterInfo p) => !p.ParameterType.IsValueType
        && random.Next(Nullability.Create(p).WriteState == NullabilityState.Nullable ? 3 : 60) == 0;

    private object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return random.Next(3) == 0 ? null : Make(inner);
        }
        if (type.IsEnum)
        {
            return random.Next(20) == 0 ? Enum.ToObject(type, 99) : Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        }
        if (type.IsArray)
        {
            return type.GetArrayRank() == 2 ? Matrix(type.GetElementType()!) : Array(type.GetElementType()!);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(IReadOnlyList<>) || definition == typeof(IEnumerable<>)))
        {
            return Array(type.GetGenericArguments()[0]);
        }
        return type switch
        {
            _ when type == typeof(double) => Number(),
            _ when type == typeof(long) => Count(),
            _ when type == typeof(int) => random.Next(6) == 0 ? random.Next(2) == 0 ? int.MaxValue : -1
                : random.Next(random.Next(2) == 0 ? 6 : 2000),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(uint) => (uint)random.Next(8),
            _ when type == typeof(string) => random.Next(20) == 0 ? "" : "abcdef"[random.Next(3)].ToString(),
            _ when type == typeof(Design) =>
                Attempt(() => Design.Of([.. Enumerable.Range(0, Length()).Select(_ => Doubles(random.Next(1, 3)))])),
            _ when type == typeof(Share) => Attempt(() => new Share(Count(), Count(), "a"))
                ?? new Share(random.Next(5), 4 + random.Next(3), "b"),
            _ when type == typeof(Events) => Attempt(() => new Events(Count(), Number(), "a")) ?? new Events(random.Next(5), 10, "b"),
            _ when type == typeof(Crosstab) => Attempt(() => new Crosstab((long?[,])Matrix(typeof(long?)), ["a", "b"], ["x", "y"]))
                ?? new Crosstab(new long?[,] { { random.Next(3), random.Next(9) }, { 0, random.Next(5) } }, ["a", "b"], ["x", "y"]),
            _ when type == typeof(Composition) => Attempt(() => Composition.Of(Doubles(3))) ?? Composition.Of([1, 2, random.Next(1, 9)]),
            _ when type == typeof(Manski) => Manski.Of(random.Next(3), 3, random.Next(4)),
            _ when type == typeof(TestResult) => Attempt(() => new Share(Count(), Count(), "a").Versus(0.5)),
            _ when type == typeof(TruthTable) =>
                Attempt(() => TruthTable.Of(["a", "b"],
                [.. Enumerable.Range(0, Length()).Select(i =>
                new SetCase($"{i}", random.Next(2) == 0, [random.Next(2) == 0, random.Next(2) == 0]))])),
            _ when type == typeof(SetCase) =>
                new SetCase($"{random.Next(20)}", random.Next(2) == 0, [random.Next(2) == 0, random.Next(2) == 0]),
            _ when type == typeof(Reading) => new Reading("wat", "what"),
            _ when type == typeof(Func<double[], double>) => (Func<double[], double>)(v => v.Length == 0 ? double.NaN : v[0]),
            _ when type == typeof(Func<double[], double[], double>) => (Func<double[], double[], double>)((a, b) => a[0] - b[0]),
            _ when type == typeof(Func<TruthTable, double>) => (Func<TruthTable, double>)(t => t.Rows.Count),
            _ when type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) =>
                Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(Make)]),
            _ => null,
        };
    }

    private int Length() => length >= 0 && random.Next(12) > 0 ? length : random.Next(9);

    private Array Array(Type element)
    {
        var n = element == typeof(Share) || element == typeof(Crosstab) || element.IsGenericType ? Math.Min(Length(), 8) : Length();
        if (element == typeof(double))
        {
            return Doubles(n);
        }
        var made = System.Array.CreateInstance(element, n);
        var (rising, all) = (element == typeof(int) && random.Next(2) == 0, element == typeof(string) && random.Next(2) == 0);
        for (var i = 0; i < n; i++)
        {
            made.SetValue(rising ? 2000 + i : all ? $"naam {i}" : element == typeof(IReadOnlyList<double>) || element == typeof(double[])
                ? Doubles(Length()) : Make(element), i);
        }
        return made;
    }

    private Array Matrix(Type element)
    {
        var (rows, columns) = random.Next(3) == 0 ? (random.Next(5), random.Next(5)) : (2, 2);
        var made = System.Array.CreateInstance(element, rows, columns);
        var small = random.Next(4) > 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                made.SetValue(Nullable.GetUnderlyingType(element) is not null && random.Next(4) == 0 ? null : small
                    ? (long)random.Next(random.Next(2) == 0 ? 3 : 40) : Count(), i, j);
            }
        }
        return made;
    }

    private double[] Doubles(int n)
    {
        var (kind, value) = (random.Next(9), Number());
        return [.. Enumerable.Range(0, n).Select(i => kind switch
        {
            0 => value, // constant
            1 => random.Next(3), // ties
            2 => i, // perfect
            3 => Number(),
            4 => random.NextDouble(),
            5 => Math.Round(random.NextDouble(), 1),
            6 => random.Next(1_000_000_000) * 1e3, // huge counts
            7 => i < n / 2 ? 0.1 : 0.3, // steps
            _ => 100 * random.NextDouble() - 50,
        })];
    }

    private double Number() => random.Next(2) == 0 ? random.NextDouble() : Numbers[random.Next(Numbers.Length)];

    private long Count() => random.Next(2) == 0 ? random.Next(30) : Counts[random.Next(Counts.Length)];

    private static T? Attempt<T>(Func<T> make) where T : class
    {
        try
        {
            return make();
        }
        catch (Exception refused) when (refused is ArgumentException)
        {
            return null;
        }
    }
}
