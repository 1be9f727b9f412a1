namespace NotebookLib.Statistics;

/// <summary>Roots of monotone functions to the last digits of a double.</summary>
internal static class Roots
{
    /// <summary>
    /// The root of an increasing function between <paramref name="low"/> and <paramref name="high"/>: the bracket grows from
    /// <paramref name="guess"/>, then Brent's method. Returns the nearer end where the sign never changes.
    /// </summary>
    public static double Monotone(Func<double, double> f, double low, double high, double guess)
    {
        guess = Math.Clamp(guess, low, high);
        double fg = f(guess), step = Math.Max(1e-3, 1e-2 * Math.Abs(guess));
        if (fg == 0 || double.IsNaN(fg))
        {
            return guess;
        }
        double a = guess, fa = fg, b = guess, fb = fg;
        while (fa < 0 == fb < 0)
        {
            if (fg < 0)
            {
                (a, fa) = (b, fb);
                if (b >= high)
                {
                    return high;
                }
                b = Math.Min(high, b + step);
                fb = f(b);
            }
            else
            {
                (b, fb) = (a, fa);
                if (a <= low)
                {
                    return low;
                }
                a = Math.Max(low, a - step);
                fa = f(a);
            }
            step *= 4;
        }
        return Brent(f, a, b, fa, fb);
    }

    /// <summary>Brent (1973), chapter 4: root in a bracket with a change of sign.</summary>
    public static double Brent(Func<double, double> f, double a, double b) => Brent(f, a, b, f(a), f(b));

    private static double Brent(Func<double, double> f, double a, double b, double fa, double fb)
    {
        if (double.IsInfinity(fa) || double.IsInfinity(fb))
        {
            for (var i = 0; i < 200 && (double.IsInfinity(fa) || double.IsInfinity(fb)); i++)
            {
                var middle = 0.5 * (a + b);
                var fm = f(middle);
                if (fm < 0 == fa < 0)
                {
                    (a, fa) = (middle, fm);
                }
                else
                {
                    (b, fb) = (middle, fm);
                }
            }
        }
        double c = a, fc = fa, d = b - a, e = d;
        for (var i = 0; i < 500; i++)
        {
            if (fb > 0 == fc > 0)
            {
                (c, fc, d) = (a, fa, b - a);
                e = d;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }
            var tolerance = 2 * 1.1e-16 * Math.Abs(b) + 1e-300;
            var half = 0.5 * (c - b);
            if (Math.Abs(half) <= tolerance || fb == 0)
            {
                return b;
            }
            if (Math.Abs(e) >= tolerance && Math.Abs(fa) > Math.Abs(fb))
            {
                double s = fb / fa, p, q;
                if (a == c)
                {
                    (p, q) = (2 * half * s, 1 - s);
                }
                else
                {
                    double r = fb / fc, t = fa / fc;
                    (p, q) = (s * (2 * half * t * (t - r) - (b - a) * (r - 1)), (t - 1) * (r - 1) * (s - 1));
                }
                if (p > 0)
                {
                    q = -q;
                }
                p = Math.Abs(p);
                if (2 * p < Math.Min(3 * half * q - Math.Abs(tolerance * q), Math.Abs(e * q)))
                {
                    (e, d) = (d, p / q);
                }
                else
                {
                    (d, e) = (half, half);
                }
            }
            else
            {
                (d, e) = (half, half);
            }
            (a, fa) = (b, fb);
            b += Math.Abs(d) > tolerance ? d : Math.CopySign(tolerance, half);
            fb = f(b);
        }
        return b;
    }
}
