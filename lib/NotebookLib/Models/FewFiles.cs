using NotebookLib.Statistics;

namespace NotebookLib.Models;

/// <summary>
/// What a handful of files says about shares of routes: the Dirichlet posterior with the same prior weight for every route (multinomial
/// counts; Gelman and others, Bayesian Data Analysis, 3rd edition, section 3.4). It holds only as far as the files were drawn by chance.
/// </summary>
public sealed class FewFiles
{
    private readonly (string Route, long Files)[] _routes;
    private readonly double _prior;

    /// <summary>Makes the posterior.</summary>
    /// <param name="prior">The weight of each route before any file is seen, in files; above 0. Jeffreys: ½. <em>Free</em>.</param>
    /// <param name="origin">Where the counts come from.</param>
    /// <param name="routes">The routes and their files; at least two.</param>
    /// <exception cref="ArgumentException">Fewer than two routes, a negative count, or a prior that is not above 0.</exception>
    public FewFiles(double prior, Origin origin, params (string Route, long Files)[] routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (routes.Length < 2 || Array.Exists(routes, r => r.Files < 0) || !(prior > 0 && double.IsFinite(prior)))
        {
            throw new ArgumentException("At least two routes with counts of 0 or more, and a prior above 0, are needed.", nameof(routes));
        }

        (_routes, _prior, Origin) = (routes, prior, Origin.Derived($"Dirichlet met gewicht {Dutch.Number(prior, 1)} per route", origin));
    }

    /// <summary>Where it comes from.</summary>
    public Origin Origin { get; }

    /// <summary>All files.</summary>
    public long Total => _routes.Sum(r => r.Files);

    /// <summary>The share of each route in per cent: posterior mean and the interval that holds it with a chance.</summary>
    /// <param name="level">The chance, above 0 and below 1.</param>
    public IReadOnlyList<RangeOfShare> Shares(double level = 0.95) => [.. _routes.Select(r =>
    {
        var (a, b) = (r.Files + _prior, Total - r.Files + ((_routes.Length - 1) * _prior));
        return new RangeOfShare(r.Route, 100 * Quantiles.Beta((1 - level) / 2, a, b), 100 * a / (a + b),
            100 * Quantiles.Beta((1 + level) / 2, a, b));
    })];
}

/// <summary>A share in per cent with its interval.</summary>
/// <param name="Route">Which.</param>
/// <param name="Low">The lower end.</param>
/// <param name="Mean">The mean.</param>
/// <param name="High">The upper end.</param>
public sealed record RangeOfShare(string Route, double Low, double Mean, double High);
