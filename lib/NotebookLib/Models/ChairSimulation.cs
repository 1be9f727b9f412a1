using NotebookLib.Statistics;

namespace NotebookLib.Models;

/// <summary>
/// One run of a <see cref="ChairModel"/>. Arrivals, stays and needs have streams of their own, and stays are drawn in the order of
/// placement: the length of the line is therefore the same whoever goes first, and models with the same seed meet the same chances.
/// </summary>
internal sealed class ChairSimulation
{
    private readonly ChairModel _model;
    private readonly Rng _arrivals, _stays, _needs;
    private readonly double _scale;
    private readonly PriorityQueue<double, double> _chairs = new();
    private readonly PriorityQueue<(double Since, double Need), double> _line = new();
    private double _now, _area, _waited, _needPlaced;
    private int _placed;

    public ChairSimulation(ChairModel model, int seed, int run)
    {
        (_model, _scale) = (model, model.Scale);
        (_arrivals, _stays, _needs) = (new Rng(seed, 3L * run), new Rng(seed, (3L * run) + 1), new Rng(seed, (3L * run) + 2));
    }

    public ChairRun Run(int years)
    {
        for (var chair = 0; chair < _model.Chairs; chair++)
        {
            Seated();
        }

        for (var pupil = 0; pupil < _model.Waiting; pupil++)
        {
            Join(-1e-9 * (_model.Waiting - pupil));
        }

        Fill();
        List<ChairYear> seen = [Look(0, 0, 0)];
        var (arrived, left, next) = (0, 0, Exponential(_arrivals) / _model.Demand);
        for (var year = 1; year <= years; year++)
        {
            while (true)
            {
                var leaves = _chairs.TryPeek(out _, out var at) ? at : double.PositiveInfinity;
                var moment = Math.Min(leaves, next);
                if (moment > year)
                {
                    break;
                }

                Advance(moment);
                if (leaves <= next)
                {
                    left++;
                    _chairs.Dequeue();
                }
                else
                {
                    arrived++;
                    Join(moment);
                    next = moment + (Exponential(_arrivals) / _model.Demand);
                }

                Fill();
            }

            Advance(year);
            seen.Add(Look(year, arrived, left));
            (arrived, left) = (0, 0);
        }

        var waiting = _line.UnorderedItems.Select(p => p.Element.Need).ToList();
        return new(seen, _area / years, _placed == 0 ? double.NaN : _waited / _placed, _placed,
            waiting.Count == 0 ? double.NaN : waiting.Average(), _placed == 0 ? double.NaN : _needPlaced / _placed);
    }

    private void Advance(double moment) => (_area, _now) = (_area + (_line.Count * (moment - _now)), moment);

    private void Join(double moment)
    {
        var need = Math.Exp(_model.NeedSpread * Normal(_needs));
        _line.Enqueue((moment, need), _model.NeedFirst ? -need : moment);
    }

    private void Fill()
    {
        while (_line.Count > 0 && _chairs.Count < _model.AllChairs)
        {
            var (since, need) = _line.Dequeue();
            _placed++;
            _waited += _now - Math.Max(0, since);
            _needPlaced += need;
            var stay = _scale * Math.Pow(Exponential(_stays), 1 / _model.Shape);
            _chairs.Enqueue(_now, _now + Math.Min(stay, Reviewed(0)));
        }
    }

    /// <summary>Someone who is there already: a stay that is met with a chance in proportion to its length, a random moment in
    /// it.</summary>
    private void Seated()
    {
        var whole = _scale * Math.Pow(Gamma(1 + (1 / _model.Shape)), 1 / _model.Shape);
        var passed = whole * _stays.Uniform();
        _chairs.Enqueue(-passed, Math.Min(whole - passed, Reviewed(passed)));
    }

    /// <summary>How long until a review ends the stay of someone who has been there for a while; infinite without reviews.</summary>
    private double Reviewed(double passed)
    {
        if (_model.ReviewsPerYear == 0 || _model.LeaveAtReview == 0)
        {
            return double.PositiveInfinity;
        }

        var gap = 1.0 / _model.ReviewsPerYear;
        var first = (Math.Ceiling((passed / gap) + 1e-12) * gap) - passed;
        var missed = _model.LeaveAtReview == 1 ? 0 : Math.Floor(Math.Log(1 - _stays.Uniform()) / Math.Log(1 - _model.LeaveAtReview));
        return first + (missed * gap);
    }

    private ChairYear Look(int year, int arrived, int left) => new(year, arrived, left, _line.Count, _chairs.Count,
        _chairs.Count == 0 ? 0 : (double)_chairs.UnorderedItems.Count(c => year - c.Element > ChairYear.Long) / _chairs.Count);

    private static double Exponential(Rng rng) => -Math.Log(1 - rng.Uniform());

    // Box and Muller (1958), Annals of Mathematical Statistics 29:2
    private static double Normal(Rng rng) => Math.Sqrt(2 * Exponential(rng)) * Math.Cos(2 * Math.PI * rng.Uniform());

    // Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26:3; for shapes of 1 and more
    private double Gamma(double shape)
    {
        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Normal(_stays);
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && -Exponential(_stays) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
