using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// Imagined participants who each divide a hundred points over the four values of the quadrant model. Profiles are normal in log-ratios
/// around the centre of a
/// group; points are whole, so that zeros occur as they do in a real session. Not data of anyone.
/// </summary>
/// <param name="Seed">The seed; the same seed gives the same participants.</param>
public sealed record ValueProfiles(int Seed)
{
    /// <summary>
    /// The four values, in the order of the points. Their place in the quadrant is partly inferred: the first two look at the child, the
    /// last two at the context.
    /// </summary>
    public static IReadOnlyList<string> Values { get;
        } = ["specialisme", "individueel maatwerk", "professionalisering", "brede toegankelijkheid"];

    /// <summary>The model and its seed.</summary>
    public Origin Origin => Origin.Simulated("denkbeeldige deelnemers die honderd punten verdelen over vier waarden", Seed);

    /// <summary>Draws the points of a group; each member's add up to 100.</summary>
    /// <param name="members">How many, at least 1.</param>
    /// <param name="centre">The points that the group is drawn around; four, each above 0.</param>
    /// <param name="spread">Standard deviation along each log-ratio; 0 or more.</param>
    /// <param name="stream">Another number for another group of the same seed.</param>
    /// <exception cref="ArgumentException">Another number of values, or a number outside its range.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Draw(int members, IReadOnlyList<double> centre, double spread, int stream = 0)
    {
        ArgumentNullException.ThrowIfNull(centre);
        if (members < 1 || centre.Count != Values.Count || centre.Any(c => !(c > 0)) || !(spread >= 0))
        {
            throw new ArgumentException($"Needed: at least one member, {Values.Count} centres above 0 and a spread of 0 or more.",
                nameof(centre));
        }

        var random = new Random((Seed * 1009) + stream);
        // Box and Muller (1958), Annals of Mathematical Statistics 29:2; noise on centred log-ratios is noise on isometric ones
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, members).Select(_ => Whole([.. centre.Select(c => c * Math.Exp(spread * Normal()))]))];
    }

    /// <summary>
    /// The balance of context against child: above 0 more weight on the context (last two values), below 0 on the child (first two).
    /// </summary>
    public static double ContextAgainstChild(Composition profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Balance([2, 3], [0, 1]);
    }

    /// <summary>Whole points that add up to 100, by largest remainders.</summary>
    private static double[] Whole(double[] weights)
    {
        double[] exact = [.. weights.Select(w => 100 * w / weights.Sum())];
        double[] points = [.. exact.Select(Math.Floor)];
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - points[i])
            .Take((int)Math.Round(100 - points.Sum())))
        {
            points[i]++;
        }

        return points;
    }
}
