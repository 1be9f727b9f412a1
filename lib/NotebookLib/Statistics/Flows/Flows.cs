namespace NotebookLib.Statistics;

/// <summary>Pupils who move between states from one year to the next: rows from, columns to, those who stay on the diagonal.</summary>
/// <param name="Counts">Counts of moves, square.</param>
/// <param name="States">Names of the states, in the order of rows and columns.</param>
/// <param name="Ends">Names of the states that nobody leaves.</param>
/// <example><code>
/// new Flows(new long[,] { { 90, 8, 2 }, { 5, 85, 10 }, { 0, 0, 1 } }, ["bao", "sbo", "vo"], ["vo"]).Chain()
/// </code></example>
public sealed record Flows(long[,] Counts, string[] States, params string[] Ends)
{
    /// <summary>The Markov chain: where pupils end up, and after how many steps. It assumes that each year repeats the shares counted here,
    /// and that the past does not matter.</summary>
    /// <exception cref="ArgumentException">Not square, names that do not match, or a state from which no end is reached.</exception>
    public MarkovChain Chain()
    {
        ArgumentNullException.ThrowIfNull(Counts);
        ArgumentNullException.ThrowIfNull(States);
        ArgumentNullException.ThrowIfNull(Ends);
        Check.SameLength(States.Length, Counts.GetLength(0), nameof(States), "the rows of Counts");
        var unknown = Ends.FirstOrDefault(e => !States.Contains(e));
        return unknown is null ? MarkovChain.Of(Counts, [.. Ends.Select(e => Array.IndexOf(States, e))]) with { States = States }
            : throw Check.Refuse(nameof(Ends), FormattableString.Invariant($"There is no state \"{unknown}\"."));
    }

    /// <summary>The chain in words, for one starting state.</summary>
    /// <exception cref="ArgumentException">No such state, or it is an end; or as for <see cref="Chain"/>.</exception>
    public Reading From(string state)
    {
        var chain = Chain();
        var row = chain.Transient.ToList().IndexOf(Array.IndexOf(States, state));
        if (row < 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"\"{state}\" is no state that can be left."), nameof(state));
        }
        string Chances(bool nl) =>
            Phrases.List(Ends.Select((end, k) => $"{Phrases.Number(100 * chain.Absorption[row, k], 1, nl)}{(nl ? " " : "")}% "
            + $"{(nl ? "in" : "in")} {end}"), nl);
        return Reading.Join(
            new($"Wie begint in {state} is naar verwachting na {Phrases.Number(chain.Steps[row], 1,
                true)} stappen klaar en eindigt zo: {Chances(true)}.",
                $"Who starts in {state} is expected to finish after {Phrases.Number(chain.Steps[row], 1,
                false)} steps and ends like this: {Chances(false)}."),
            Phrases.WorkedExample);
    }
}
