using FsCheck;
using FsCheck.Fluent;
using NotebookLib.Statistics;
using Interval = NotebookLib.Statistics.Interval;

namespace NotebookLib.Tests.Statistics;

/// <summary>What must hold for any data: invariance, monotonicity, duality of test and interval.</summary>
[Trait("Category", "Property")]
public class PropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20181001UL, 20241001UL);

    private static readonly Gen<(long K, long N)> Parts = from n in Gen.Choose(1, 400) from k in Gen.Choose(0, n) select ((long)k, (long)n);

    private static readonly Gen<double[]> Ratings = from size in Gen.Choose(1, 12) from values in Gen.Choose(1, 5).Select(v => (double)v)
        .ArrayOf(size) select values;

    private static readonly Gen<long[,]> TwoByTwo = from c in Gen.Choose(0, 60).ArrayOf(4) select new long[,] { { c[0], c[1] },
        { c[2], c[3] } };

    [Fact]
    public void WilsonHoldsTheShareAndNarrowsWithTheLevel() => Holds(Parts, p =>
    {
        Interval wide = ProportionInterval.Wilson(p.K, p.N, 0.99), narrow = ProportionInterval.Wilson(p.K, p.N, 0.9);
        return wide.Low <= narrow.Low && narrow.Low <= (double)p.K / p.N && (double)p.K / p.N <= narrow.High && narrow.High <= wide.High
            && wide.Low >= 0 && wide.High <= 1;
    });

    [Fact]
    public void IntervalsOfAShareMirrorTheRest() => Holds(Parts, p =>
    {
        foreach (var method in new Func<long, long, double, Interval>[] { ProportionInterval.Wilson, ProportionInterval.ClopperPearson,
            ProportionInterval.Jeffreys, ProportionInterval.AgrestiCoull })
        {
            Interval part = method(p.K, p.N, 0.95), rest = method(p.N - p.K, p.N, 0.95);
            if (Math.Abs(part.Low - (1 - rest.High)) > 1e-12 || Math.Abs(part.High - (1 - rest.Low)) > 1e-12)
            {
                return false;
            }
        }
        return true;
    });

    [Fact]
    public void ClopperPearsonIsWhatTheBinomialTailsDoNotReject() => Holds(Parts, p =>
    {
        var interval = ProportionInterval.ClopperPearson(p.K, p.N);
        return (p.K == 0 || Near(Math.Exp(BinomialExact.Of(p.K, p.N, interval.Low).LnPGreater), 0.025))
            && (p.K == p.N || Near(Math.Exp(BinomialExact.Of(p.K, p.N, interval.High).LnPLess), 0.025));
    });

    [Fact]
    public void SwappingTwoSharesSwapsTheSign() => Holds(Pairs(Parts), p =>
    {
        var ((k1, n1), (k2, n2)) = p;
        TwoProportions a = TwoProportions.Of(k1, n1, k2, n2), b = TwoProportions.Of(k2, n2, k1, n1);
        Interval one = DifferenceInterval.Newcombe(k1, n1, k2, n2), two = DifferenceInterval.Newcombe(k2, n2, k1, n1);
        return (double.IsNaN(a.Z) || Near(a.Z, -b.Z)) && Near(one.Low, -two.High) && Near(one.High, -two.Low) && one.Contains(a.Difference);
    });

    [Fact]
    public void FisherDoesNotCareWhatIsRowAndWhatIsColumn() => Holds(TwoByTwo, t =>
    {
        Fisher2x2 a = Fisher2x2.Of(t), turned = Fisher2x2.Of(new[,] { { t[0, 0], t[1, 0] }, { t[0, 1], t[1, 1] } }),
            swapped = Fisher2x2.Of(new[,] { { t[1, 0], t[1, 1] }, { t[0, 0], t[0, 1] } });
        return Near(a.LnP, turned.LnP) && Near(a.LnP, swapped.LnP) && Near(a.LnPLess, swapped.LnPGreater) && a.LnP <= 0;
    });

    [Fact]
    public void BothTwoSidedConventionsOfFisherLieBetweenOneTailAndOne() => Holds(TwoByTwo, t =>
    {
        var test = Fisher2x2.Of(t);
        var tail = Math.Min(test.LnPLess, test.LnPGreater);
        return test.LnP >= tail - 1e-9 && test.LnPDoubled >= tail - 1e-9 && test.LnPDoubled <= 0;
    });

    [Fact]
    public void CountingTiesInFullOrNotMovesTheBiasCorrection()
    {
        double[] replicates = [1, 2, 2, 2, 3, 4], jackknife = [2, 2.2, 1.9];
        Bootstrap half = Bootstrap.FromReplicates(2, replicates, jackknife), none = Bootstrap.FromReplicates(2, replicates, jackknife,
            tiesHalf: false);
        Assert.Equal(Quantiles.Normal(2.5 / 6), half.Z0, 12);
        Assert.Equal(Quantiles.Normal(1.0 / 6), none.Z0, 12);
    }

    [Fact]
    public void FishersIntervalHoldsItsEstimate() => Holds(TwoByTwo, t =>
    {
        var test = Fisher2x2.Of(t);
        return test.Degenerate || test.Interval().Contains(test.OddsRatio);
    });

    [Fact]
    public void TheLargerEnumerationAgreesWithTwoByTwo() => Holds(TwoByTwo, t =>
    {
        // an empty third column changes nothing, and the general walk sees a 2 x 3 table when it holds one count split off
        var padded = new long[,] { { t[0, 0], t[0, 1], 0 }, { t[1, 0], t[1, 1], 0 } };
        return Near(FisherRxC.Of(padded).LnP, Fisher2x2.Of(t).LnP);
    });

    [Fact]
    public void RankTestsSeeOnlyOrder() => Holds(Pairs(Ratings), p =>
    {
        var (x, y) = p;
        double Stretch(double v) => Math.Exp(v) - 7;
        MannWhitney a = MannWhitney.Of(x, y), b = MannWhitney.Of([.. x.Select(Stretch)], [.. y.Select(Stretch)]),
            swapped = MannWhitney.Of(y, x);
        return Near(a.PExact, b.PExact) && Near(a.PExactLess, swapped.PExactGreater) && Near(a.PExactDistance, swapped.PExactDistance)
            && a.U1 == swapped.U2 && Near(a.RankBiserial, CliffsDelta.Of(x, y).Delta);
    });

    [Fact]
    public void TailsOfAnExactTestShareOneOutcome() => Holds(Pairs(Ratings), p =>
    {
        var test = MannWhitney.Of(p.First, p.Second);
        return test.PExactLess + test.PExactGreater >= 1 - 1e-12 && test.PExact is > 0 and <= 1;
    });

    [Fact]
    public void TwoGroupsInOrderAreMannWhitney() => Holds(Pairs(Ratings), p =>
    {
        var ordered = JonckheereTerpstra.Of([p.First, p.Second]);
        var ranks = MannWhitney.Of(p.First, p.Second);
        return Near(ordered.J, ranks.U2) && Near(ordered.PExactIncreasing, ranks.PExactLess);
    });

    [Fact]
    public void ATrendTurnedRoundIsTheSameTrendDown() => Holds(Ratings, x =>
    {
        double[] back = [.. x.Reverse()];
        MannKendall a = MannKendall.Of(x), b = MannKendall.Of(back);
        return a.S == -b.S && Near(a.PExact, b.PExact) && Near(a.Variance, b.Variance);
    });

    [Fact]
    public void TheilSenFollowsALineThatIsAdded() => Holds(Ratings.Where(r => r.Length > 1), x =>
        Near(TheilSen.Of([.. x.Select((v, i) => v + 0.5 * i)]).Slope, TheilSen.Of(x).Slope + 0.5));

    [Fact]
    public void AdjustedPNeverShrinksAndKeepsTheOrder() => Holds(Gen.Choose(0, 1000).Select(v => v / 1000.0).ArrayOf(7), p =>
    {
        foreach (var method in Enum.GetValues<Adjust>())
        {
            var q = Adjustment.Of(method, p);
            if (p.Zip(q).Any(v => v.Second < v.First - 1e-15 || v.Second > 1) || p.Zip(q).OrderBy(v => v.First).ThenBy(v => v.Second)
                .Select(v => v.Second).Pairwise().Any(v => v.Second < v.First - 1e-15))
            {
                return false;
            }
        }
        return true;
    });

    [Fact]
    public void KitagawasPartsAddUp() => Holds(Gen.Choose(1, 5000).ArrayOf(12), v =>
    {
        double[] part(int at) => [.. v.Skip(at).Take(3).Select(n => (double)n)];
        double[] p0 = part(0), p1 = part(3);
        var k = Kitagawa.Of(p0, [.. part(6).Zip(p0, Math.Min)], p1, [.. part(9).Zip(p1, Math.Min)]);
        return Near(k.Composition + k.RateEffect, k.Difference) && Near(k.CompositionAtStart + k.RateEffectAtStart + k.Interaction,
            k.Difference) && Near(k.CountFromPopulation + k.CountFromRate, k.CountChange);
    });

    [Fact]
    public void TheTTestRejectsExactlyWhatItsIntervalLeavesOut() => Holds(Pairs(Ratings.Where(r => r.Distinct().Count() > 1)), p =>
    {
        var test = WelchT.Of(p.First, p.Second).Welch;
        return Math.Abs(test.LnP - Math.Log(0.05)) < 1e-9 || test.LnP < Math.Log(0.05) != test.Interval().Contains(0);
    });

    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    public void ExactAndNormalMeetAsNumbersGrow(int n)
    {
        double[] x = [.. Enumerable.Range(0, n / 2).Select(i => i * 7919 % 97 / 9.7)],
            y = [.. Enumerable.Range(0, n - n / 2).Select(i => 1 + i * 6151 % 89 / 8.9)];
        var test = MannWhitney.Of(x, y);
        Assert.Equal(test.PExact, Math.Exp(test.LnPCorrected), 0.4 / n);
    }

    [Theory]
    [InlineData(20, 0.1)]
    [InlineData(50, 0.4)]
    [InlineData(200, 0.03)]
    public void ClopperPearsonCoversAtLeastItsLevelAndWilsonOnAverage(int n, double p)
    {
        double exact = 0, wilson = 0;
        for (var k = 0; k <= n; k++)
        {
            var chance = Math.Exp(Special.LnBinomialTerm(k, n - k, p, 1 - p));
            exact += ProportionInterval.ClopperPearson(k, n).Contains(p) ? chance : 0;
            wilson += ProportionInterval.Wilson(k, n).Contains(p) ? chance : 0;
        }
        Assert.InRange(exact, 0.95, 1);
        Assert.InRange(wilson, 0.92, 0.99);
    }

    [Fact]
    public void NewcombeAndWelchCoverAsTheySay()
    {
        var rng = new Rng(20181001);
        int newcombe = 0, welch = 0;
        const int runs = 4000;
        double Normal() => Quantiles.Normal(Math.Max(1e-12, rng.Uniform()));
        for (var run = 0; run < runs; run++)
        {
            int a = 0, b = 0;
            for (var i = 0; i < 60; i++)
            {
                a += rng.Uniform() < 0.3 ? 1 : 0;
                b += i < 40 && rng.Uniform() < 0.2 ? 1 : 0;
            }
            newcombe += DifferenceInterval.Newcombe(a, 60, b, 40).Contains(0.1) ? 1 : 0;
            double[] x = [.. Enumerable.Range(0, 7).Select(_ => 5 + Normal())],
                y = [.. Enumerable.Range(0, 12).Select(_ => 4 + 3 * Normal())];
            welch += WelchT.Of(x, y).Welch.Interval().Contains(1) ? 1 : 0;
        }
        Assert.InRange((double)newcombe / runs, 0.94, 0.97);
        Assert.InRange((double)welch / runs, 0.938, 0.962);
    }

    [Fact]
    public void QuadraticFormsOfTwoTermsFollowTheArctangent()
    {
        // P(aξ² - bη² < 0) = 2/π·atan(√(b/a)): R's dwtest is 5e-5 off here, the integral is not
        foreach (var (a, b) in new[] { (1.0, 1.0), (3.0, 0.2), (0.01, 5.0) })
        {
            Assert.Equal(2 / Math.PI * Math.Atan(Math.Sqrt(b / a)), NotebookLib.Statistics.DurbinWatson.Negative([a, -b]), 11);
        }
    }

    private static Gen<(T First, T Second)> Pairs<T>(Gen<T> gen) => from a in gen from b in gen select (a, b);

    private static void Holds<T>(Gen<T> gen, Func<T, bool> property) => FsCheck.Check.One(Fixed, Prop.ForAll(gen.ToArbitrary(), property));

    private static bool Near(double a, double b) => a == b || double.IsNaN(a) && double.IsNaN(b)
        || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));
}

file static class Neighbours
{
    public static IEnumerable<(T First, T Second)> Pairwise<T>(this IEnumerable<T> items) => items.Zip(items.Skip(1));
}
