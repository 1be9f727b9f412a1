using NotebookLib.Statistics;

namespace NotebookLib.Models;

/// <summary>A place where pupils are, and where a site could stand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="X">Kilometres to the east.</param>
/// <param name="Y">Kilometres to the north.</param>
/// <param name="Pupils">Its pupils, 0 or more.</param>
public sealed record Place(string Name, double X, double Y, double Pupils);

/// <summary>
/// Where should sites stand? Exactly, by going through all choices: the p-median (Hakimi 1964, Operations Research 12:3: least mean
/// distance) and maximal covering (Church and ReVelle 1974: most pupils within a distance). Distances are straight lines. Small problems
/// only: at most two million choices.
/// </summary>
public sealed class SiteChoice
{
    private const double Most = 2_000_000;
    private readonly double[][] _km;
    private readonly double[] _pupils;
    private readonly double _all;

    /// <summary>Takes the places.</summary>
    /// <param name="places">At least two, with pupils; coordinates finite.</param>
    /// <param name="origin">Where they come from.</param>
    /// <exception cref="ArgumentException">Fewer than two places, no pupils, a negative count, or a coordinate that is not
    /// finite.</exception>
    public SiteChoice(IReadOnlyList<Place> places, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count < 2 || places.Any(p => p.Pupils < 0 || !double.IsFinite(p.X + p.Y + p.Pupils)) || places.Sum(p => p.Pupils) <= 0)
        {
            throw new ArgumentException("Er zijn minstens twee plaatsen met leerlingen nodig, en eindige coördinaten.", nameof(places));
        }

        (Places, Origin) = (places, origin);
        (_pupils, _all) = ([.. places.Select(p => p.Pupils)], places.Sum(p => p.Pupils));
        _km = [.. places.Select(from => places.Select(to => Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2))).ToArray())];
    }

    /// <summary>The places.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>Where they come from.</summary>
    public Origin Origin { get; }

    /// <summary>An imagined region: a few towns with villages around them. The same seed gives the same region.</summary>
    /// <param name="places">How many places, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="size">The region is a square of so many kilometres.</param>
    public static SiteChoice Imagined(int places, int seed, double size = 50)
    {
        var random = new Rng(seed);
        var all = Enumerable.Range(1, Math.Max(2, places)).Select(i =>
            new Place($"plaats {Dutch.Number(i)}", size * random.Uniform(), size * random.Uniform(),
            Math.Round(100 + (900 * Math.Pow(random.Uniform(), 3))))).ToList();
        return new SiteChoice(all,
            Origin.Simulated($"denkbeeldige regio van {Dutch.Number(size)} bij {Dutch.Number(size)} km met {Dutch.Number(
            all.Count)} plaatsen", seed));
    }

    /// <summary>
    /// Own places from a CSV with the columns <c>naam,x,y,leerlingen</c> (kilometres) or <c>naam,lengtegraad,breedtegraad,leerlingen</c>
    /// (degrees), and perhaps <c>plek</c>: 1 where a site stands now, else 0. Answers with a line instead of an exception, so that a
    /// notebook goes on.
    /// </summary>
    /// <param name="path">The file; empty for none.</param>
    /// <returns>The places, or null; the positions of the sites of now, empty where the file does not tell; and one Dutch line that says
    /// what is here, or what is wrong and what to do.</returns>
    public static (SiteChoice? Region, IReadOnlyList<int> Now, string Line) Own(string path)
    {
        const string asked = "een CSV met de kolommen naam,x,y,leerlingen,plek; x en y in kilometers, of lengtegraad en breedtegraad; plek "
            + "is 1 waar nu een voorziening staat";
        if (string.IsNullOrWhiteSpace(path))
        {
            return (null, [], $"Hier staat de eigen regio, zodra er een bestand met plaatsen is: {asked}.");
        }

        var name = Path.GetFileName(path);
        if (!File.Exists(ReadList.File(path)))
        {
            return (null, [], $"Er is geen bestand {name}. Kijk of het pad klopt. Nodig is {asked}.");
        }

        try
        {
            var rows = CsvTable.Read(path, name, null).Rows;
            var columns = rows.Count == 0 ? [] : rows[0].Columns;
            var degrees = columns.Contains("lengtegraad") && columns.Contains("breedtegraad");
            if (!columns.Contains("naam") || !columns.Contains("leerlingen")
                || !(degrees || (columns.Contains("x") && columns.Contains("y"))))
            {
                return (null, [], $"{name} heeft de kolommen {string.Join(", ", columns)}. Nodig is {asked}.");
            }

            // one degree of latitude is 111.2 km; of longitude that times the cosine of the latitude, taken in the middle of the region
            var shrink = degrees ? Math.Cos(rows.Average(r => r.Number("breedtegraad")) * Math.PI / 180) : 1;
            Place At(CsvLine r) => degrees ? new Place(r.Required("naam"), 111.2 * shrink * r.Number("lengtegraad"),
                111.2 * r.Number("breedtegraad"), r.Number("leerlingen"))
                : new Place(r.Required("naam"), r.Number("x"), r.Number("y"), r.Number("leerlingen"));
            var region = new SiteChoice([.. rows.Select(At)], new Origin(OriginKind.Local, "eigen bestand", name, "", name, null,
                "eigen gegevens"));
            IReadOnlyList<int> now = columns.Contains("plek") ? [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Number("plek") > 0)]
                : [];
            return (region, now,
                $"Eigen bestand {name}: {Dutch.Number(region.Places.Count)} plaatsen, {Dutch.Number(now.Count)} met een voorziening.");
        }
        catch (Exception e) when (e is DataFileException or ArgumentException)
        {
            return (null, [], $"{name} is niet te lezen ({e.Message}). Nodig is {asked}.");
        }
    }

    /// <summary>The mean distance of pupils to the nearest of some sites, in km.</summary>
    /// <param name="sites">Positions in <see cref="Places"/>; at least one.</param>
    public Quantity MeanDistance(IReadOnlyList<int> sites) => new(Mean(Nearest(sites)), "km", Origin);

    /// <summary>The part of the pupils within a distance of the nearest of some sites, in per cent.</summary>
    /// <param name="sites">Positions in <see cref="Places"/>; at least one.</param>
    /// <param name="km">The distance.</param>
    public Quantity Covered(IReadOnlyList<int> sites, double km) => new(100 * Within(Nearest(sites), km), "% van de leerlingen", Origin);

    /// <summary>The sites with the least mean distance; the first in order where several are best.</summary>
    /// <param name="count">How many sites, 1 to the number of places.</param>
    /// <exception cref="ArgumentException">There are more than two million choices.</exception>
    public IReadOnlyList<int> Median(int count) => Best(count, distances => -Mean(distances));

    /// <summary>The sites with the most pupils within a distance; where several are best, those with the least mean distance.</summary>
    /// <param name="count">How many sites.</param>
    /// <param name="km">The distance.</param>
    /// <exception cref="ArgumentException">There are more than two million choices.</exception>
    public IReadOnlyList<int> Covering(int count, double km) => Best(count, distances => (1e6 * Within(distances, km)) - Mean(distances));

    /// <summary>
    /// Sites opened one after another, each where it shortened the mean distance most at the time, and none ever moved: a network that
    /// grew.
    /// </summary>
    /// <param name="count">How many sites.</param>
    /// <param name="then">The pupils of each place when the sites were chosen; null for those of now.</param>
    public IReadOnlyList<int> Grown(int count, IReadOnlyList<double>? then = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Places.Count);
        var weights = then ?? [.. Places.Select(p => p.Pupils)];
        var sites = new List<int>();
        while (sites.Count < count)
        {
            sites.Add(Enumerable.Range(0, Places.Count).Except(sites).MinBy(s =>
                Nearest([.. sites, s]).Select((d, i) => d * weights[i]).Sum()));
        }

        return sites;
    }

    private List<int> Best(int count, Func<double[], double> score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Places.Count);
        if (Math.Exp(Special.LnChoose(Places.Count, count)) > Most)
        {
            throw new ArgumentException($"{Dutch.Number(count)} plekken uit {Dutch.Number(Places.Count)} plaatsen geeft te veel keuzes om "
                + $"na te gaan. Neem minder plaatsen of minder plekken.", nameof(count));
        }

        var (chosen, best, high) = (new int[count], Array.Empty<int>(), double.NegativeInfinity);
        void Choose(int depth, int from, double[] distances)
        {
            if (depth == count)
            {
                if (score(distances) is var found && found > high + 1e-12)
                {
                    (best, high) = ([.. chosen], found);
                }

                return;
            }

            for (var site = from; site <= Places.Count - (count - depth); site++)
            {
                chosen[depth] = site;
                var (own, nearest) = (_km[site], new double[distances.Length]);
                for (var i = 0; i < nearest.Length; i++)
                {
                    nearest[i] = Math.Min(distances[i], own[i]);
                }

                Choose(depth + 1, site + 1, nearest);
            }
        }

        Choose(0, 0, [.. Places.Select(_ => double.PositiveInfinity)]);
        return [.. best];
    }

    private double[] Nearest(IReadOnlyList<int> sites) => sites.Count == 0 ? throw new ArgumentException("Er is minstens één plek nodig.",
        nameof(sites))
        : [.. Places.Select((_, i) => sites.Min(s => _km[s][i]))];

    private double Mean(double[] distances)
    {
        var sum = 0.0;
        for (var i = 0; i < distances.Length; i++)
        {
            sum += distances[i] * _pupils[i];
        }

        return sum / _all;
    }

    private double Within(double[] distances, double km)
    {
        var sum = 0.0;
        for (var i = 0; i < distances.Length; i++)
        {
            sum += distances[i] <= km ? _pupils[i] : 0;
        }

        return sum / _all;
    }
}
