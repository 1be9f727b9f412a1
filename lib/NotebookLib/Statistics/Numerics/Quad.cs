namespace NotebookLib.Statistics;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 31 digits (Dekker 1971; Hida, Li and Bailey 2001): for least squares on
/// ill-conditioned designs, and for differences that would cancel.
/// </summary>
internal readonly record struct Quad(double High, double Low)
{
    public static Quad Zero => default;

    public static implicit operator Quad(double value) => new(value, 0);

    public static explicit operator double(Quad value) => value.High + value.Low;

    public static Quad operator +(Quad a, Quad b)
    {
        var (s, e) = TwoSum(a.High, b.High);
        var (t, f) = TwoSum(a.Low, b.Low);
        (s, e) = Fast(s, e + t);
        return Pair(s, e + f);
    }

    public static Quad operator -(Quad a) => new(-a.High, -a.Low);

    public static Quad operator -(Quad a, Quad b) => a + -b;

    public static Quad operator *(Quad a, Quad b)
    {
        var p = a.High * b.High;
        return Pair(p, Math.FusedMultiplyAdd(a.High, b.High, -p) + (a.High * b.Low + a.Low * b.High));
    }

    public static Quad operator /(Quad a, Quad b)
    {
        var q = a.High / b.High;
        if (!double.IsFinite(q))
        {
            return q;
        }
        var rest = a - b * q;
        var second = rest.High / b.High;
        rest -= b * second;
        return Pair(q, second) + rest.High / b.High;
    }

    public static Quad Sqrt(Quad a)
    {
        if (a.High <= 0)
        {
            return a.High == 0 ? 0 : double.NaN;
        }
        Quad root = Math.Sqrt(a.High);
        return root + (a - root * root) / (2 * root.High);
    }

    /// <summary>Sum of products.</summary>
    public static Quad Dot(ReadOnlySpan<Quad> a, ReadOnlySpan<Quad> b)
    {
        Quad sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static (double, double) TwoSum(double a, double b)
    {
        var s = a + b;
        var v = s - a;
        return (s, a - (s - v) + (b - v));
    }

    private static (double, double) Fast(double a, double b)
    {
        var s = a + b;
        return (s, b - (s - a));
    }

    private static Quad Pair(double a, double b)
    {
        var (s, e) = Fast(a, b);
        return new(s, e);
    }
}
