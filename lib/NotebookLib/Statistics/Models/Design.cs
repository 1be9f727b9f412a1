namespace NotebookLib.Statistics;

/// <summary>One estimated coefficient with its test. The error, statistic and p are NaN where residuals leave nothing to judge by: a
/// perfect or constant fit, or no degrees of freedom.</summary>
/// <param name="Name">Name of the column, "(Intercept)" for the constant.</param>
/// <param name="Estimate">The coefficient, on the scale of the model (log for Poisson and logistic).</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Statistic">Estimate over standard error: t or z.</param>
/// <param name="LnP">ln of the two-sided p-value.</param>
public sealed record Coefficient(string Name, double Estimate, double StandardError, double Statistic, double LnP)
{
    /// <summary>Two-sided p-value.</summary>
    public double P => Math.Exp(LnP);
}

/// <summary>The columns of a model: names, values, and whether there is a constant.</summary>
/// <example><code>Design.Polynomial([0, 1, 2, 3, 4], degree: 2).Names</code></example>
public sealed class Design
{
    private Design(List<string> names, List<Quad[]> columns, bool constant) => (Names, Columns, HasConstant) = (names, columns, constant);

    /// <summary>Names of the coefficients, the constant first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Length;

    internal IReadOnlyList<Quad[]> Columns { get; }

    internal bool HasConstant { get; }

    /// <summary>A design from rows of values.</summary>
    /// <param name="rows">One array per observation, all of one length, finite.</param>
    /// <param name="names">A name for each column; x1, x2, … when left out.</param>
    /// <param name="constant">Whether to put a constant first.</param>
    /// <exception cref="ArgumentException">No rows, rows of unequal length, names that do not match, or values that are not
    /// finite.</exception>
    public static Design Of(IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<string>? names = null, bool constant = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("No rows.", nameof(rows));
        }
        var width = rows[0].Count;
        List<string> all = constant ? ["(Intercept)"] : [];
        all.AddRange(names ?? [.. Enumerable.Range(1, width).Select(j => $"x{j}")]);
        Check.SameLength(all.Count - (constant ? 1 : 0), width, nameof(names), "a row");
        List<Quad[]> columns = constant ? [Constant(rows.Count)] : [];
        for (var j = 0; j < width; j++)
        {
            columns.Add(new Quad[rows.Count]);
        }
        for (var i = 0; i < rows.Count; i++)
        {
            var row = Check.Finite(rows[i], 0, $"rows[{i}]");
            Check.SameLength(row.Length, width, nameof(rows), "the first row");
            for (var j = 0; j < width; j++)
            {
                columns[j + (constant ? 1 : 0)][i] = row[j];
            }
        }
        return columns.Count > 0 ? new(all, columns, constant) : throw new ArgumentException("No columns.", nameof(rows));
    }

    /// <summary>A constant and the powers x, x², … up to a degree, taken in double-double arithmetic.</summary>
    /// <exception cref="ArgumentException">No values, values that are not finite, or a degree outside 1 to 20.</exception>
    public static Design Polynomial(IReadOnlyList<double> x, int degree)
    {
        var values = Check.Finite(x);
        if (degree is < 1 or > 20)
        {
            throw new ArgumentException(FormattableString.Invariant($"degree is {degree}; from 1 to 20 needed."), nameof(degree));
        }
        List<Quad[]> columns = [Constant(values.Length)];
        for (var d = 1; d <= degree; d++)
        {
            var last = columns[^1];
            columns.Add([.. values.Select((v, i) => last[i] * v)]);
        }
        return new(["(Intercept)", "x", .. Enumerable.Range(2, degree - 1).Select(d => $"x^{d}")], columns, true);
    }

    private static Quad[] Constant(int rows) => [.. Enumerable.Repeat((Quad)1, rows)];
}
