using System.Globalization;
using System.Text.RegularExpressions;
using NotebookLib.Statistics;

namespace NotebookLib.Hypotheses;

/// <summary>Another explanation, which has to expect something too, or it could not lose.</summary>
/// <param name="Name">What it is called, in Dutch.</param>
/// <param name="Expectation">Where it expects the same quantity.</param>
/// <param name="Why">Why it expects that, in Dutch; may be empty.</param>
public sealed record Rival(string Name, Expectation Expectation, string Why = "")
{
    /// <summary>What it is called; never empty.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name) ? throw new HypothesisException("A rival explanation needs a name.")
        : Name;

    /// <summary>Where it expects the same quantity; never null.</summary>
    public Expectation Expectation { get; } = Expectation
        ?? throw new HypothesisException($"Rival \"{Name}\" has no expectation: say where it expects the quantity, or it cannot be "
        + $"compared.");
}

/// <summary>
/// What is expected, written down before the data are seen: a claim, the region in which the estimate should lie, what would falsify it,
/// and what other explanations expect. <see cref="Registered"/> reads one that is on file; <see cref="Register"/> fixes a new one.
/// </summary>
/// <example><code>
/// var h = Hypothesis.Registered("T05-vroegere-instroom");
/// h.Confront("OCW in cijfers", na.Origin, aandeelNa.Versus(aandeelVoor)).Verdict()
/// </code></example>
public sealed partial record Hypothesis
{
    /// <summary>A short name, also of its file: letters, digits and hyphens, at most 64.</summary>
    public required string Id { get; init; }

    /// <summary>The claim, Dutch and English, as a sentence that could be false.</summary>
    public required Reading Claim { get; init; }

    /// <summary>The quantity that is estimated, in Dutch: "aandeel in 2023 min aandeel in 2012".</summary>
    public required string Quantity { get; init; }

    /// <summary>The unit of the quantity as readers see it: "procentpunt". Results in another unit are refused.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the quantity should lie if the claim is true.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>What would falsify the claim, in Dutch.</summary>
    public required string Falsifier { get; init; }

    /// <summary>Other explanations, each with its own expectation; at least one.</summary>
    public required IReadOnlyList<Rival> Rivals { get; init; }

    /// <summary>The accepted chance of any false alarm in the family of tests; 0.05 unless told.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>How many sources of different origin have to carry the claim; 3 unless told.</summary>
    public int MinimumSources { get; init; } = 3;

    /// <summary>The planned tests, in words; at least one.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>
    /// What the registrant had seen already, honestly: <c>*</c> for everything, the key of a register such as <c>duo-rod</c> (see
    /// <see cref="Lineage"/>), or a part of a source line ("OCW in cijfers"). A source that matches counts as exploratory.
    /// </summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Who registers it; an organisation or a role.</summary>
    public string Registrant { get; init; } = "";

    /// <summary>What else a reader should know about how it came about, in Dutch.</summary>
    public string Note { get; init; } = "";

    /// <summary>Fixes the hypothesis with its date: its content gets a SHA-256. <see cref="Registration.Save"/> writes it to the
    /// repository.</summary>
    /// <param name="on">The day of registration; no clock is read.</param>
    /// <exception cref="HypothesisException">Something is missing or out of range; the message names the field.</exception>
    public Registration Register(DateOnly on) => Registration.Of(Checked(), on);

    /// <summary>A registration on file: <c>data/hypotheses/ID.json</c>, its hash checked.</summary>
    /// <param name="id">The id, also the name of the file.</param>
    /// <param name="folder">The folder <c>data/hypotheses</c>; null looks for it, see <see cref="DataFolder"/>.</param>
    /// <exception cref="DataFileException">It is missing, not readable, incomplete, or edited after registration; file and field are
    /// named.</exception>
    public static Registration Registered(string id, string? folder = null) =>
        RegistrationFile.Read(folder ?? DataFolder.Find("hypotheses"), id);

    /// <summary>The hypothesis without a date or seal: it can be tried out, and every confrontation is exploratory.</summary>
    /// <exception cref="HypothesisException">Something is missing or out of range; the message names the field.</exception>
    public Registration Draft() => Registration.Of(Checked(), null);

    /// <summary>Every registration on file, by id; one that cannot be read or was edited comes with its error instead.</summary>
    /// <param name="folder">The folder <c>data/hypotheses</c>; null looks for it.</param>
    public static IReadOnlyList<(string Id, Registration? Registration, DataFileException? Error)> All(string? folder = null) =>
        [.. RegistrationFile.ReadAll(folder ?? DataFolder.Find("hypotheses"))];

    /// <summary>The hypothesis itself, when everything that is needed is there.</summary>
    internal Hypothesis Checked()
    {
        void Need(bool holds, string problem)
        {
            if (!holds)
            {
                throw new HypothesisException($"Hypothesis {Id}: {problem}.");
            }
        }

        Need(Id is not null && Id.Length <= 64 && Name().IsMatch(Id), "the id may hold letters, digits and single hyphens, at most 64");
        Need(!string.IsNullOrWhiteSpace(Claim?.Nl) && !string.IsNullOrWhiteSpace(Claim.En), "claim needs a Dutch and an English sentence");
        Need(!string.IsNullOrWhiteSpace(Quantity), "quantity is empty: say what is estimated");
        Need(Unit is not null, "unit is missing; an empty text for no unit");
        Need(Expectation is not null, "expectation is missing");
        Need(!string.IsNullOrWhiteSpace(Falsifier), "falsifier is empty: say what would prove the claim wrong");
        Need(Rivals is { Count: > 0 }, "rivals is empty: name at least one other explanation with its own expectation");
        Need(Rivals!.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count() == Rivals!.Count, "two rivals have the same name");
        Need(Alpha is > 0 and < 0.5,
            string.Create(CultureInfo.InvariantCulture, $"alpha is {Alpha}; a number above 0 and below 0.5 needed"));
        Need(MinimumSources is >= 1 and <= 20,
            string.Create(CultureInfo.InvariantCulture, $"minimum_sources is {MinimumSources}; 1 to 20 needed"));
        Need(Tests is { Count: > 0 } && Tests.All(t => !string.IsNullOrWhiteSpace(t)), "tests is empty: name the planned tests");
        Need(Seen is not null && Seen.All(t => !string.IsNullOrWhiteSpace(t)), "seen holds an empty entry; leave it out");
        return this;
    }

    [GeneratedRegex("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    internal static partial Regex Name();
}
