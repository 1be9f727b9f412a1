using NotebookLib;

/// <summary>What a policy gives: what it costs, the quality of regular education and the access to specialised places.</summary>
/// <param name="Budget">Support money per pupil, as a part of the basic funding of one pupil.</param>
/// <param name="Places">Specialised places, as a part of all pupils.</param>
/// <param name="Quality">Quality of regular education in points; 0 at the start, 1 point is about 1 % of money per pupil.</param>
/// <param name="Access">The part of those who ask for a place that gets one, 0 to 1.</param>
public sealed record PolicyOutcome(double Budget, double Places, double Quality, double Access)
{
    /// <summary>Whether another policy is at least as good on money, quality and access, and better on one.</summary>
    /// <param name="all">The policies to choose from.</param>
    public bool IsDominated(IEnumerable<PolicyOutcome> all)
    {
        const double Same = 1e-9;
        return all.Any(o => o.Budget <= Budget + Same && o.Quality >= Quality - Same && o.Access >= Access - Same
            && (o.Budget < Budget - Same || o.Quality > Quality + Same || o.Access > Access + Same));
    }
}

/// <summary>
/// A region with a fixed budget: specialised places are paid first, the rest goes to regular schools; less money there makes more schools
/// ask for a place.
/// Money is counted in the basic funding of one regular pupil. Quality is the logarithm of money per pupil, demand falls with quality at a
/// constant elasticity.
/// A model in closed form, no observation.
/// </summary>
/// <param name="Share">Pupils in specialised places at the start, as a part of all; everyone who asks has one. Above 0, below 1.</param>
/// <param name="Cost">What a place costs on top of the basic funding, in basic fundings; above 0.</param>
/// <param name="Room">Support money that regular schools have left at the start, per pupil in basic fundings; 0 or more.</param>
/// <param name="Elasticity">How many per cent more requests follow from 1 % less money per regular pupil; 0 or more.</param>
public sealed record FixedBudget(double Share, double Cost, double Room, double Elasticity)
{
    /// <summary>The share at the start.</summary>
    public double Share { get; } = Share is > 0 and < 1 ? Share
        : throw new ArgumentOutOfRangeException(nameof(Share), Share, "The share lies above 0 and below 1.");

    /// <summary>What a place costs.</summary>
    public double Cost { get; } = Cost > 0 && double.IsFinite(Cost) ? Cost
        : throw new ArgumentOutOfRangeException(nameof(Cost), Cost, "The cost of a place is a positive number.");

    /// <summary>What regular schools have left at the start.</summary>
    public double Room { get; } = Room >= 0 && double.IsFinite(Room) ? Room
        : throw new ArgumentOutOfRangeException(nameof(Room), Room, "The room is 0 or more.");

    /// <summary>The elasticity.</summary>
    public double Elasticity { get; } = Elasticity >= 0 && double.IsFinite(Elasticity) ? Elasticity
        : throw new ArgumentOutOfRangeException(nameof(Elasticity), Elasticity, "The elasticity is 0 or more.");

    /// <summary>The budget that pays the places and the room of the start.</summary>
    public double Budget => (Cost * Share) + Room;

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"vaste begroting: {Dutch.Number(100 * Share, 1)} % plaatsen, plaats kost {Dutch.Number(Cost, 1)} keer de basis, ruimte "
            + $"{Dutch.Number(100 * Room, 0)} % van de basis, elasticiteit {Dutch.Number(Elasticity, 1)}",
        "zonder toeval", "", null, "EUPL-1.2");

    /// <summary>
    /// Quality of regular education in points, 100·ln of money per pupil against the start; −∞ never, NaN where the places cost more than
    /// there is.
    /// </summary>
    /// <param name="places">Places, as a part of all pupils.</param>
    /// <param name="budget">The budget; null for that of the start.</param>
    public double Quality(double places, double? budget = null)
    {
        var left = (budget ?? Budget) - (Cost * places);
        return left < -1e-12 ? double.NaN : 100 * Math.Log((1 + Math.Max(0, left)) / (1 + Room));
    }

    /// <summary>Who asks for a place, as a part of all pupils; at most all.</summary>
    /// <inheritdoc cref="Quality(double, double?)"/>
    public double Demand(double places, double? budget = null) =>
        Math.Min(1, Share * Math.Exp(-Elasticity * Quality(places, budget) / 100));

    /// <summary>What a policy gives.</summary>
    /// <inheritdoc cref="Quality(double, double?)"/>
    public PolicyOutcome Outcome(double places, double? budget = null) =>
        new(budget ?? Budget, places, Quality(places, budget), Math.Min(1, places / Demand(places, budget)));

    /// <summary>
    /// The gain of the loop places → money → quality → requests: by how much per cent requests rise when places rise by 1 %. Below 1 the
    /// loop dies out, above 1 it feeds itself.
    /// In closed form elasticity · cost · places / (1 + what is left).
    /// </summary>
    /// <inheritdoc cref="Quality(double, double?)"/>
    public double Gain(double places, double? budget = null) => Elasticity * Cost * places / (1 + ((budget ?? Budget) - (Cost * places)));

    /// <summary>The elasticity at which the loop at the start feeds itself: (1 + room) / (cost · share).</summary>
    public double CriticalElasticity => (1 + Room) / (Cost * Share);

    /// <summary>
    /// The part of the relief of a new provision that is left after some years, where requests move to their new level by a fixed part of
    /// the distance each year.
    /// 1 is all relief, 0 is none, below 0 it is worse than before. In the long run 1 minus the gain, for a small provision.
    /// </summary>
    /// <param name="extra">The new places, as a part of all pupils; above 0 and within the budget.</param>
    /// <param name="years">0 or more.</param>
    /// <param name="speed">The part of the distance a year, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public double ReliefLeft(double extra, int years, double speed = 0.3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        if (!(extra > 0) || double.IsNaN(Quality(Share + extra)) || !(speed > 0 && speed <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(extra), extra,
                "New places are above 0 and within the budget; the speed lies above 0, up to 1.");
        }

        return 1 - ((1 - Math.Pow(1 - speed, years)) * (Demand(Share + extra) - Share) / extra);
    }

    /// <summary>
    /// The share after some years when a push of so much extra demand is met with places each year anew; at most what the budget pays.
    /// </summary>
    /// <param name="push">The push, as a part of demand: 0.05 is five per cent more.</param>
    /// <param name="years">0 or more.</param>
    public double SharePlacesFollow(double push, int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        var places = Share;
        for (var year = 0; year < years; year++)
        {
            places = Math.Min(Budget / Cost, (1 + push) * Demand(places));
        }

        return places;
    }
}
