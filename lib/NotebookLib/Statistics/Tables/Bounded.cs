using NotebookLib.Display;

namespace NotebookLib.Statistics;

/// <summary>A question on a table with withheld counts, answered for every completion.</summary>
/// <param name="Lowest">The result on the completion with the lowest p.</param>
/// <param name="Highest">The result on the completion with the highest p.</param>
/// <param name="Cells">Number of completions, and what they leave open.</param>
[TypeFormatterSource(typeof(AnswerFormatter))]
public sealed record Bounded(TestResult Lowest, TestResult Highest, SuppressedCells Cells) : Answer
{
    /// <summary>True or false where all completions agree at a level; null where the withheld counts decide, or where they are too many to
    /// test all of them.</summary>
    /// <exception cref="ArgumentException">The level lies outside 0 to 1.</exception>
    public bool? Significant(double alpha = 0.05) => Check.Level(alpha) is var level && !Cells.Exhaustive ? null : Highest.P < level ? true
        : Lowest.P >= level ? false : null;

    /// <summary>How many completions there are, between which p-values they lie, and whether they agree at 5 percent.</summary>
    public override Reading Reading
    {
        get
        {
            var (one, verdict) = (Cells.Feasible == 1, Significant());
            string P(bool nl) => Phrases.P(Lowest.P, nl) == Phrases.P(Highest.P, nl) ? (nl ? "p is overal " : "p is everywhere ")
                + Phrases.P(Lowest.P, nl)
                : $"{(nl ? "p ligt tussen" : "p lies between")} {Phrases.P(Lowest.P, nl)} {(nl ? "en" : "and")} {Phrases.P(Highest.P, nl)}";
            static string V(TestResult result, bool nl) => Phrases.Number(result.Estimate, 2, nl);
            return Reading.Join(
                one ? new($"De weggelaten kleine aantallen laten één tabel toe; p is {Phrases.P(Lowest.P, true)}.",
                    $"The withheld small counts allow one table; p is {Phrases.P(Lowest.P, false)}.")
                    : new($"Door weggelaten kleine aantallen zijn {Phrases.Count(Cells.Feasible, true)} tabellen mogelijk; {P(true)}.",
                        $"Because small counts are withheld {Phrases.Count(Cells.Feasible, false)} tables are possible; {P(false)}."),
                !Cells.Exhaustive && !(Lowest.P < 0.05 && Highest.P >= 0.05)
                    ? new("Het zijn er te veel om ze alle te toetsen: p kan ook buiten deze grenzen liggen. Een uitspraak is daarom niet "
                    + "mogelijk.", "They are too many to test all of them: p may lie beyond these bounds as well. So no verdict is "
                    + "possible.")
                : verdict is null ? new("De weggelaten aantallen beslissen; een uitspraak is niet mogelijk.",
                    "The withheld counts decide; no verdict is possible.")
                    : one ? Reading.Empty : new("Alle mogelijke tabellen zijn het eens.", "All possible tables agree."),
                double.IsNaN(Lowest.Estimate) || double.IsNaN(Highest.Estimate) || one ? Reading.Empty
                    : new($"De samenhang (Cramérs V) is {V(Lowest, true)} bij de laagste p en {V(Highest, true)} bij de hoogste.",
                        $"The association (Cramér's V) is {V(Lowest, false)} at the lowest p and {V(Highest, false)} at the highest."),
                verdict is false ? Phrases.NoProofOfSame(Lowest.P) : Reading.Empty,
                Phrases.NotCause);
        }
    }

    internal override string Method => "Fishers exacte toets op elke tabel die kan";

    internal override IReadOnlyList<Line> Lines =>
    [
        Line.Of("feasible", "mogelijke tabellen", Cells.Feasible), Line.P("p_low", "p, laagste", Lowest.P),
            Line.P("p_high", "p, hoogste", Highest.P),
        Line.Of("cramers_v_at_p_low", "Cramérs V bij de laagste p", Lowest.Estimate, Unit.None),
        Line.Of("cramers_v_at_p_high", "Cramérs V bij de hoogste p", Highest.Estimate, Unit.None),
    ];
}
