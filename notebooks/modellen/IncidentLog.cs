using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// A made-up log of one pupil: incidents by activity, Poisson at a rate per hour. It shows what a file keeps (one count) and what it leaves
/// out (where the hours went).
/// </summary>
public sealed class IncidentLog
{
    /// <summary>Draws the log.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="activities">Name, hours (above 0) and incidents per hour (0 or more) of each activity; each name once.</param>
    /// <exception cref="ArgumentException">No activity, or one twice.</exception>
    public IncidentLog(int seed, params (string Name, double Hours, double Rate)[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0 || activities.DistinctBy(a => a.Name).Count() < activities.Length)
        {
            throw new ArgumentException("Give each activity once, at least one.", nameof(activities));
        }

        var random = new Rng(seed);
        Events = [.. activities.Select(a =>
            (a.Name, new Events(a.Rate == 0 ? 0 : random.Poisson(a.Hours * a.Rate), a.Hours, "voorvallen per uur")))];
        Origin = Origin.Simulated($"logboek van één denkbeeldige leerling, {Dutch.Number(activities.Sum(a => a.Hours))} uur", seed);
    }

    /// <summary>Incidents and hours by activity.</summary>
    public IReadOnlyList<(string Name, Events Events)> Events { get; }

    /// <summary>All activities together: what is left when the activity is not written down.</summary>
    public Events Together => new(Events.Sum(e => e.Events.Count), Events.Sum(e => e.Events.Exposure), "voorvallen per uur");

    /// <summary>The model and its seed.</summary>
    public Origin Origin { get; }
}
