using NotebookLib;
using NotebookLib.Measures;

/// <summary>How evenly something is spread over people in groups: Lorenz's curve (1905) and Gini's coefficient (1912).</summary>
public sealed class Inequality
{
    private readonly (double People, double Amount)[] _groups;

    /// <summary>Orders the groups from least to most per person.</summary>
    /// <param name="groups">The people and the amount of each group; groups without people are left out.</param>
    /// <exception cref="MeasureException">A negative number, nobody, or nothing to spread.</exception>
    public Inequality(IEnumerable<(double People, double Amount)> groups)
    {
        _groups = [.. groups.Where(g => g.People > 0).OrderBy(g => g.Amount / g.People)];
        if (_groups.Length == 0 || Array.Exists(_groups, g => g.Amount < 0 || !double.IsFinite(g.Amount + g.People))
            || _groups.Sum(g => g.Amount) <= 0)
        {
            throw new MeasureException("Voor een spreiding zijn groepen met mensen nodig, en iets om te verdelen; aantallen zijn niet "
                + "negatief.");
        }
    }

    /// <summary>
    /// Lorenz's curve: the part of the people (in per cent, from those with least) and the part of the amount that they have.
    /// </summary>
    public IReadOnlyList<(double People, double Amount)> Curve
    {
        get
        {
            var (people, amount) = (_groups.Sum(g => g.People), _groups.Sum(g => g.Amount));
            var points = new List<(double, double)> { (0, 0) };
            var (p, a) = (0.0, 0.0);
            foreach (var group in _groups)
            {
                (p, a) = (p + group.People, a + group.Amount);
                points.Add((100 * p / people, 100 * a / amount));
            }

            return points;
        }
    }

    /// <summary>
    /// Gini's coefficient between groups: 0 when each has as much per person; towards 1 when one group has all. Inequality inside groups is
    /// not in it.
    /// </summary>
    public double Gini => 1 - Curve.Zip(Curve.Skip(1))
        .Sum(s => (s.Second.People - s.First.People) * (s.First.Amount + s.Second.Amount)) / 10_000;
}
