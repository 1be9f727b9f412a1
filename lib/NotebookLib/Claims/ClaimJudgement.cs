using System.Text.RegularExpressions;

namespace NotebookLib.Claims;

/// <summary>The finer finding of one claim, with why it is that one.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Finding">What was done and what came of it.</param>
/// <param name="Why">Which rule gave it, in Dutch.</param>
public sealed record ClaimJudgement(string Id, ClaimFinding Finding, string Why);

/// <summary>
/// Works out, from how a cell settled a claim and from what its numbers rest on, what was really done with it. Nothing is typed per
/// claim: the origin of the computed number, the kind of claim, the comparison with the publication and, where a cell says no more than a
/// sentence, the words of that sentence decide. The last is a stopgap: a resolver says itself what it did.
/// </summary>
public static partial class ClaimJudgements
{
    /// <summary>One judgement per outcome of a report, in its order.</summary>
    public static IReadOnlyList<ClaimJudgement> Of(ClaimReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var copied = SourceCheck.Checked(report.Register);
        var comparable = Transcription.All(report.Register).Where(t => t.Kind != "number").Select(t => t.Id).ToHashSet(
            StringComparer.Ordinal);
        return [.. report.Outcomes.Select(o => Judge(report.Register[o.Id], o, copied, comparable))];
    }

    private static ClaimJudgement Judge(Claim claim, ClaimOutcome o, IReadOnlySet<string> copied, HashSet<string> comparable) =>
        o.Status switch
    {
        ClaimStatus.NeedsData => new(o.Id, ClaimFinding.NeedsData, "de data die het zouden beslissen, zijn hier niet"),
        ClaimStatus.NotTestable => new(o.Id, ClaimFinding.NotTestable, "geen open data zouden het beslissen"),
        ClaimStatus.Transcribed => Transcribed(o, copied, comparable),
        ClaimStatus.Examined => Examined(claim, o),
        _ => Compared(claim, o),
    };

    private static ClaimJudgement Transcribed(ClaimOutcome o, IReadOnlySet<string> copied, HashSet<string> comparable) =>
        copied.Contains(o.Id) && comparable.Contains(o.Id)
            ? new(o.Id, ClaimFinding.Copied, "gelijk aan de publicatie toen die ernaast lag, en sindsdien niet veranderd")
            : o.Rule == "telling in de tabel" || o.Evidence == "" || !o.Evidence.StartsWith("tabel ", StringComparison.Ordinal)
                || !comparable.Contains(o.Id) && !o.Evidence.Contains(';', StringComparison.Ordinal)
                ? new(o.Id, ClaimFinding.Consistent, "klopt met een andere tabel, lijst of getal van dezelfde publicatie")
                : new(o.Id, ClaimFinding.CopiedUnchecked, "overgenomen; niet met de publicatie vergeleken, of daarna veranderd");

    private static ClaimJudgement Examined(Claim claim, ClaimOutcome o) =>
        ModelWord().IsMatch(o.Computed + " " + o.Evidence + " " + o.Origin)
            ? new(o.Id, ClaimFinding.Illustrated, "een rekenmodel of simulatie laat zien hoe het zou werken")
            : claim.Kind is "definition" or "method" or "model"
                ? new(o.Id, ClaimFinding.Defined, "een omschrijving of werkwijze, in woorden of code gevat")
                : o.Origin.Length > 0 || TestWord().IsMatch(o.Computed + " " + o.Evidence)
                    ? new(o.Id, ClaimFinding.Undecided, "de data laten iets zien, maar er is geen beslissende toets")
                    : new(o.Id, ClaimFinding.Derived, "een eigen telling of redenering, geen toets op data van een ander");

    private static ClaimJudgement Compared(Claim claim, ClaimOutcome o)
    {
        var holds = o.Status == ClaimStatus.Reproduced;
        if (!FromOthers(o.Origin) && (o.Origin.Length > 0 || !TestWord().IsMatch(o.Computed + " " + o.Evidence)))
        {
            return claim.Source.StartsWith("derived", StringComparison.Ordinal)
                ? new(o.Id, ClaimFinding.Derived, "een getal dat uit andere getallen van de publicatie is afgeleid")
                : new(o.Id, holds ? ClaimFinding.Consistent : ClaimFinding.Inconsistent,
                    "gerekend met getallen van dezelfde publicatie, niet met data van een ander");
        }

        if (o.Computed.StartsWith(ThemeClaims.Depends + " ", StringComparison.Ordinal))
        {
            return new(o.Id, ClaimFinding.NotComparable, "het antwoord hangt van de gekozen maat of het gekozen jaar af");
        }

        var tested = TestWord().IsMatch(o.Computed + " " + o.Evidence);
        return o.Number is null && tested
            ? holds ? new(o.Id, ClaimFinding.Supported, "een toets op data van een ander steunt het")
                // a trend that was not shown is no trend the other way
                : NotShown().IsMatch(o.Computed) ? new(o.Id, ClaimFinding.Undecided,
                    "een toets toont het niet aan; dat is geen tegenspraak")
                : new(o.Id, ClaimFinding.Contradicted, "een toets op data van een ander spreekt het tegen")
            : new(o.Id, holds ? ClaimFinding.Reproduced : ClaimFinding.Deviates, "nagerekend met data van een andere herkomst");
    }

    // what the five publications print themselves, arithmetic and models are no data of another origin
    private static bool FromOthers(string origin) => Sources().Match(origin) is { Success: true } m && m.Groups[1].Value
        .Split("; ", StringSplitOptions.TrimEntries).Any(s => Others().IsMatch(s));

    [GeneratedRegex(@"Bron: (.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Sources();

    [GeneratedRegex(@"^(DUO|CBS|OCW|Inspectie|NCOJ|NJi|Datagraver|Ministerie|Rijksoverheid|Sectorraad|Instituut voor Volks|Staat|edugis)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\bp\s*(=|<)|95\s?%-interval|Mann-Kendall|toets\b", RegexOptions.CultureInvariant)]
    private static partial Regex TestWord();

    [GeneratedRegex(@"\b(model|simulatie|rekenmodel)\b|^Simulatie", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ModelWord();

    [GeneratedRegex(@"niet aangetoond|geen trend aangetoond|^vlak$", RegexOptions.CultureInvariant)]
    private static partial Regex NotShown();
}
