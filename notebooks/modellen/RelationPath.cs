using NotebookLib;
using NotebookLib.Statistics;

/// <summary>How support is organised: the chance that a lasting relation breaks at each kind of move.</summary>
/// <param name="Name">Its name, in Dutch.</param>
/// <param name="Out">At the move to specialised support; 0 to 1.</param>
/// <param name="Back">At the move back; 0 to 1.</param>
public sealed record SupportDesign(string Name, double Out, double Back);

/// <summary>One imagined pupil.</summary>
/// <param name="Moves">Moves between regular and specialised, without the passage to secondary school.</param>
/// <param name="Breaks">Lasting relations that broke.</param>
/// <param name="Longest">The longest that one lasted, in years, as far as seen at 18.</param>
/// <param name="First">How long the last of the relations from age 4 lasted, in years.</param>
/// <param name="Ended">Whether that last one was seen to break; false when it still lasted at 18.</param>
/// <param name="Special">Per year from 4 to 17: whether support was specialised.</param>
/// <param name="Kept">Per year: how many of the lasting relations are the same as a year before.</param>
public sealed record Lifeline(int Moves, int Breaks, double Longest, double First, bool Ended, IReadOnlyList<bool> Special,
    IReadOnlyList<int> Kept);

/// <summary>
/// The school years of a pupil who gets specialised support at some age: each year a chance to go back, after that a chance to go again,
/// and for all the passage to secondary school at 12.
/// There are five lasting relations: group, team, routines, content and the picture of oneself. The class teacher changes every year for
/// everybody and is left out.
/// Chances are free unless a notebook says where they come from. A simulation.
/// </summary>
/// <param name="Entry">The age at which specialised support starts, 5 to 11.</param>
/// <param name="Back">The yearly chance to go back; 0 to 1.</param>
/// <param name="Again">The yearly chance to go again after that; 0 to 1.</param>
/// <param name="Passage">The chance that a relation breaks at the passage to secondary school; 0 to 1.</param>
public sealed record RelationPath(int Entry, double Back, double Again, double Passage = 0.8)
{
    private const int First = 4, Last = 17, Secondary = 12, Relations = 5;

    /// <summary>The age at which specialised support starts.</summary>
    public int Entry { get; } = Entry is >= 5 and <= 11 ? Entry
        : throw new ArgumentOutOfRangeException(nameof(Entry), Entry, "Support starts at 5 to 11.");

    /// <summary>The yearly chance to go back.</summary>
    public double Back { get; } = Chance(Back, nameof(Back));

    /// <summary>The yearly chance to go again after that.</summary>
    public double Again { get; } = Chance(Again, nameof(Again));

    /// <summary>The chance that a relation breaks at the passage to secondary school.</summary>
    public double Passage { get; } = Chance(Passage, nameof(Passage));

    /// <summary>The expected number of moves out (the first included) and back, by following the two chances year after year.</summary>
    public (double Out, double Back) ExpectedMoves()
    {
        var (special, outward, back) = (1.0, 1.0, 0.0);
        for (var age = Entry + 1; age <= Last; age++)
        {
            var (leave, again) = (special * Back, (1 - special) * Again);
            (special, outward, back) = (special - leave + again, outward + again, back + leave);
        }

        return (outward, back);
    }

    /// <summary>
    /// The expected number of lasting relations that break from 4 to 18, the passage included: 5·(moves out·out + moves back·back +
    /// passage).
    /// </summary>
    public Quantity ExpectedBreaks(SupportDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var (outward, back) = ExpectedMoves();
        return new(Relations * ((outward * design.Out) + (back * design.Back) + Passage), "breuken",
            Origin.Arithmetic("rekenmodel: verwachte verplaatsingen maal relaties die breken"));
    }

    /// <summary>Draws pupils.</summary>
    /// <param name="design">How support is organised.</param>
    /// <param name="pupils">How many, at least 1.</param>
    /// <param name="seed">The seed; the same seed gives the same paths in every design.</param>
    public IReadOnlyList<Lifeline> Draw(SupportDesign design, int pupils, int seed)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfLessThan(pupils, 1);
        var (paths, ties) = (new Rng(seed), new Rng(seed, 1));
        return [.. Enumerable.Range(0, pupils).Select(_ => Live(design, paths, ties))];
    }

    /// <summary>The origin of what is drawn.</summary>
    /// <param name="pupils">How many.</param>
    /// <param name="seed">The seed.</param>
    public static Origin Source(int pupils, int seed) =>
        Origin.Simulated($"{Dutch.Number(pupils)} denkbeeldige leerlingen van 4 tot 18 jaar, vijf blijvende relaties", seed);

    private Lifeline Live(SupportDesign design, Rng paths, Rng ties)
    {
        var (special, moves, breaks, best) = (false, 0, 0, 0);
        var (ages, first) = (new int[Relations], new int?[Relations]);
        var (seen, kept) = (new List<bool> { false }, new List<int> { Relations });
        for (var age = First + 1; age <= Last; age++)
        {
            var draw = paths.Uniform();
            var next = age == Entry || (age > Entry && (special ? draw >= Back : draw < Again));
            double[] risks = [next == special ? 0 : next ? design.Out : design.Back, age == Secondary ? Passage : 0];
            moves += next == special ? 0 : 1;
            special = next;
            var same = 0;
            for (var i = 0; i < Relations; i++)
            {
                ages[i]++;
                var broken = risks.Count(r => ties.Chance(r)); // each risk on its own, so that the expected number stays a sum
                breaks += broken;
                same += broken > 0 ? 0 : 1;
                if (broken > 0)
                {
                    best = Math.Max(best, ages[i]);
                    first[i] ??= age - First;
                    ages[i] = 0;
                }
            }

            seen.Add(special);
            kept.Add(same);
        }

        // until 18
        return new(moves, breaks, Math.Max(best, ages.Max() + 1), first.Max(f => f ?? Last + 1 - First),
            Array.TrueForAll(first, f => f is not null), seen, kept);
    }

    private static double Chance(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A chance lies from 0 to 1.");
}
