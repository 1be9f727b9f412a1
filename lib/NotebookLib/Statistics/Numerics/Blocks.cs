using System.Runtime.ExceptionServices;

namespace NotebookLib.Statistics;

/// <summary>Work in blocks on all cores, each with a random stream of its own, so that the outcome is the same on any number of
/// cores.</summary>
internal static class Blocks
{
    /// <summary>Runs them. What a caller's own function throws comes out as it was thrown.</summary>
    public static void Run(int count, Action<int> block)
    {
        try
        {
            Parallel.For(0, count, block);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>How many repetitions to make: as asked, or where 0 was given as many as usual while they fit in some seconds.</summary>
    /// <param name="asked">What the caller gave; 0 to choose.</param>
    /// <param name="usual">The number for data of an ordinary size.</param>
    /// <param name="least">The fewest that are of use.</param>
    /// <param name="most">The largest number allowed.</param>
    /// <param name="steps">Steps that one repetition takes.</param>
    /// <param name="name">The parameter.</param>
    public static int Repetitions(int asked, int usual, int least, int most, double steps, string name)
    {
        if (asked != 0 && (asked < 99 || asked > most))
        {
            throw Check.Refuse(name,
                FormattableString.Invariant($"{name} is {asked}; from 99 to {most} needed, or 0 to leave the choice."));
        }
        var fit = Check.MostSteps / steps;
        Check.Work(asked * steps, name,
            FormattableString.Invariant($"At most {Math.Max(99, Math.Floor(fit))} fit in some seconds; 0 leaves the choice."));
        return asked != 0 ? asked : (int)Math.Clamp(fit, least, usual);
    }
}
