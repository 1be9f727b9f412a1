using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>
/// Waiting line M/M/c (Erlang 1917; Gross and Harris 1998, section 2.3): random arrivals, exponential service, c places, nobody leaves. The
/// recursion for Erlang's B holds for any number of places. Where arrivals keep pace with capacity or outrun it the line grows without end:
/// infinity, and certainty to wait.
/// </summary>
/// <param name="Arrival">Arrivals per unit of time.</param>
/// <param name="Service">Services per place and unit of time.</param>
/// <param name="Servers">Number of places.</param>
/// <example><code>new Queue(Arrival: 14, Service: 2, Servers: 8).LongerThan(0.5)</code></example>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Queue(double Arrival, double Service, int Servers) : Answer
{
    /// <summary>Arrivals per unit of time, above 0.</summary>
    public double Arrival { get; } = Check.Positive(Arrival, nameof(Arrival));

    /// <summary>Services per place and unit of time, above 0.</summary>
    public double Service { get; } = Check.Positive(Service, nameof(Service));

    /// <summary>Number of places, 1 to 10 million.</summary>
    public int Servers { get; } = Servers is >= 1 and <= 10_000_000 ? Servers
        : throw new ArgumentException(FormattableString.Invariant($"Servers is {Servers}; from 1 to 10 million needed."), nameof(Servers));

    /// <summary>λ/μ: places kept busy on average if none were short.</summary>
    public double OfferedLoad => Arrival / Service;

    /// <summary>Offered load over places; 1 or more means that the line grows without end.</summary>
    public double Utilisation => OfferedLoad / Servers;

    /// <summary>Whether the line stays finite.</summary>
    public bool Stable => Utilisation < 1;

    /// <summary>Chance that all places are taken if nobody waited.</summary>
    public double ErlangB
    {
        get
        {
            double inverse = 1, ease = Service / Arrival; // Jagerman (1974): 1/B(k) = 1 + k/a · 1/B(k - 1), which cannot become undefined
            for (var k = 1; k <= Servers && inverse < 1e300; k++)
            {
                inverse = 1 + k * ease * inverse;
            }
            return inverse < 1e300 ? 1 / inverse : 0;
        }
    }

    /// <summary>Chance to have to wait.</summary>
    public double ErlangC => Stable ? ErlangB / (1 - Utilisation * (1 - ErlangB)) : 1;

    /// <summary>Mean number waiting.</summary>
    public double Waiting => Stable ? ErlangC * Utilisation / (1 - Utilisation) : double.PositiveInfinity;

    /// <summary>Mean number waiting or being served.</summary>
    public double Present => Waiting + OfferedLoad;

    /// <summary>Mean wait (Little 1961: number = rate × time).</summary>
    public double Wait => Waiting / Arrival;

    /// <summary>Mean wait plus service.</summary>
    public double Stay => Wait + 1 / Service;

    /// <summary>Chance to wait longer than t.</summary>
    /// <exception cref="ArgumentException">t is negative or not finite.</exception>
    public double LongerThan(double t) => Check.Finite(t) >= 0 ? (Stable ? ErlangC * Math.Exp(-(Servers * Service - Arrival) * t) : 1)
        : throw new ArgumentException(FormattableString.Invariant($"t is {t}; 0 or more needed."), nameof(t));

    /// <summary>How busy the places are, the chance to wait, how long and how many; or that the line grows without end. What the model
    /// takes for granted comes with it.</summary>
    public override Reading Reading => Reading.Join(
        new($"Er komen {Number(Arrival, true)} aanvragen per tijdseenheid binnen. De capaciteit is {Number(Servers * Service,
            true)} (plaatsen: {Phrases.Count(Servers, true)}). De bezetting is {Unit.Percent.Show(Utilisation)}.",
            $"There are {Number(Arrival, false)} arrivals per unit of time. The capacity is {Number(Servers * Service,
                false)} (places: {Phrases.Count(Servers, false)}). The places are {Unit.Percent.Show(Utilisation, false)} busy."),
        Stable ? new($"De kans om te moeten wachten is {Unit.Percent.Show(ErlangC)}. Gemiddeld duurt het wachten {Number(Wait,
            true)} tijdseenheden en wachten er {Number(Waiting, true)}.",
                $"The chance to have to wait is {Unit.Percent.Show(ErlangC, false)}. The mean wait is {Number(Wait,
                    false)} units of time, and {Number(Waiting, false)} wait on average.")
            : new("Er komt zoveel binnen als de plaatsen aankunnen, of meer: de rij groeit zonder einde.",
                "As much comes in as the places can handle, or more: the line grows without end."),
        new("Dit model gaat uit van een vast tempo, toevallige aankomst en niemand die afhaakt. Het is een rekenvoorbeeld, geen "
            + "voorspelling.", "This model assumes a steady pace, random arrivals and nobody who leaves. It is a worked example, not a "
            + "forecast."));

    internal override string Method => "Wachtrij M/M/c (Erlang 1917)";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("arrival", "binnenkomst per tijdseenheid", Arrival, Unit.None), Line.Of("service", "afhandeling per plaats en tijdseenheid",
            Service, Unit.None), Line.Of("servers", "plaatsen", Servers), Line.Of("utilisation", "bezetting", Utilisation, Unit.Percent),
        Line.Of("p_wait", "kans op wachten", ErlangC, Unit.Percent), Line.Of("waiting", "gemiddeld aantal wachtenden", Waiting, Unit.None),
        Line.Of("wait", "gemiddelde wachttijd", Wait, Unit.None), Line.Of("stay", "wachten en afhandelen samen", Stay, Unit.None),
    ];

    private static string Number(double value, bool nl) => Phrases.Number(value, value % 1 == 0 ? 0 : 2, nl);
}

/// <summary>
/// Little's law (Little 1961): in a steady state the number present equals arrivals per unit of time times the time each stays. It holds
/// whatever the distributions, and only while what comes in also goes out.
/// </summary>
/// <example><code>Little.Stay(present: 30, arrival: 12)</code></example>
public static class Little
{
    /// <summary>Number present = arrivals × stay.</summary>
    public static double Present(double arrival, double stay) => Check.Positive(arrival) * Check.Positive(stay);

    /// <summary>Stay = number present / arrivals.</summary>
    public static double Stay(double present, double arrival) => Check.Positive(present) / Check.Positive(arrival);

    /// <summary>Arrivals = number present / stay.</summary>
    public static double Arrival(double present, double stay) => Check.Positive(present) / Check.Positive(stay);
}
