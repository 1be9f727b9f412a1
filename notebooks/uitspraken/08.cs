using System;
using System.Collections.Generic;
using System.Linq;
using NotebookLib;
using NotebookLib.Claims;
using NotebookLib.Statistics;
using static NotebookLib.Uitspraken.Bronnen;

namespace NotebookLib.Uitspraken;

/// <summary>Categorieën, profielen en doorstroom: thema 7, 8 en de vragen van het rapport.</summary>
internal static class Thema08
{
    private const string Bekostiging = "duo-so-vso-bekostiging", Profiel = "duo-so-vso-uitstroom", Doorstroom = "cbs-85566ned";

    // het deel van de rijen die tellen, per jaar, met de afgeschermde cellen eens laag en eens hoog: alleen als beide hetzelfde zeggen
    // is het een antwoord
    private static ClaimAnswer Stijgt(string id, string wat, string erbij, IEnumerable<(int Jaar, bool Telt, Count Aantal)> rijen)
    {
        var jaren = rijen.GroupBy(r => r.Jaar).OrderBy(g => g.Key).Select(g => (Jaar: g.Key, Wel: Count.Sum(g.Where(r => r.Telt).Select(r =>
            r.Aantal)), Niet: Count.Sum(g.Where(r => !r.Telt).Select(r => r.Aantal)))).ToList();
        ClaimAnswer Reeks(Func<Count, Count, double> deel) => ClaimInputs.Trend(id, up: true, [.. jaren.Select(j =>
            (j.Jaar, 100 * deel(j.Wel, j.Niet)))], wat, erbij);
        var laag = Reeks((wel, niet) => (double)wel.Low / Math.Max(1, wel.Low + niet.High));
        var hoog = Reeks((wel, niet) => (double)wel.High / Math.Max(1, wel.High + niet.Low));
        return laag.Finding == hoog.Finding ? laag : laag with { Finding = ClaimFinding.Undecided,
            Evidence = $"afgeschermde cellen laten beide toe: {laag.Computed} of {hoog.Computed}" };
    }

    private static bool Heeft(string tekst, params string[] woorden) => woorden.Any(w =>
        tekst.Contains(w, StringComparison.OrdinalIgnoreCase));

    [Settles("LL-T7-33"), Needs(Bekostiging, Columns = "PEILJAAR; BEKOSTIGINGSCATEGORIE; AANTAL_LEERLINGEN")]
    internal static ClaimAnswer ZwaardereCategorie(ClaimInputs bron) => Stijgt("LL-T7-33", "% in categorie 2 of 3",
        "de categorie is een besluit over geld en meet zwaarte maar ten dele",
        bron.Rows(Bekostiging, "AANTAL_LEERLINGEN", "PEILJAAR", "BEKOSTIGINGSCATEGORIE").Select(r =>
            (Jaar(r.Text[0]), Heeft(r.Text[1], "2", "3"), r.Count)));

    [Settles("LL-T8-04"), Needs(Profiel, Columns = "PEILJAAR; UITSTROOMPROFIEL; AANTAL_LEERLINGEN")]
    internal static ClaimAnswer Vervolgonderwijs(ClaimInputs bron) => Stijgt("LL-T8-04", "% met profiel vervolgonderwijs", "",
        bron.Rows(Profiel, "AANTAL_LEERLINGEN", "PEILJAAR", "UITSTROOMPROFIEL").Select(r =>
            (Jaar(r.Text[0]), Heeft(r.Text[1], "vervolg"), r.Count)));

    [Settles("LL-T7-36"), Needs(Profiel, Columns = "PEILJAAR; BEKOSTIGINGSCATEGORIE; UITSTROOMPROFIEL; AANTAL_LEERLINGEN")]
    internal static ClaimAnswer ProfielBinnenCategorie1(ClaimInputs bron) => Stijgt("LL-T7-36",
        "% vervolgonderwijs of arbeid in categorie 1", "categorie 1 is breder dan cluster 3",
        bron.Rows(Profiel, "AANTAL_LEERLINGEN", "PEILJAAR", "BEKOSTIGINGSCATEGORIE", "UITSTROOMPROFIEL").Where(r => Heeft(r.Text[1], "1"))
            .Select(r => (Jaar(r.Text[0]), Heeft(r.Text[2], "vervolg", "arbeid"), r.Count)));

    [Settles("LL-T8-13"), Needs("cbs-85490ned", Parser = "cbs", Columns = "Geslacht; Onderwijssoort; Perioden")]
    internal static ClaimAnswer Jongens(ClaimInputs bron)
    {
        var cbs = bron.Cbs("cbs-85490ned");
        var jaar = cbs.Years[^1];
        double Tel(string wie) => cbs.Value(jaar, ("Geslacht", wie));
        var deel = 100 * Tel("Mannen") / (Tel("Mannen") + Tel("Vrouwen"));
        return ClaimInputs.Necessary("LL-T8-13", deel > 55, $"{N(deel)} % jongens in het speciaal onderwijs, {jaar}",
            "als zichtbaar gedrag de kans op hulp vergroot, zijn jongens ruim in de meerderheid (meer dan 55 %)");
    }

    [Settles("LL-T7-45"), Needs(Doorstroom, Parser = "cbs", Columns = "positie basisjaar; positie volgend schooljaar; Perioden",
        Years = "2015 tot en met 2021")]
    internal static ClaimAnswer ProNaarMbo(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Doorstroom);
        double? Naar(int jaar, string waar) => cbs.Find(jaar, ("OnderwijsPositieBasisjaar", "Praktijkonderwijs"),
            ("OnderwijsPositieVolgend", waar));
        var jaren = cbs.Years.Select(j => (Jaar: j, Mbo: Naar(j, "Mbo"), Weg: Naar(j, "Niet in onderwijs"))).Where(j => j.Mbo is not null
            && j.Weg is not null).ToList();
        if (jaren.Count < 3 || jaren[0].Jaar > 2017 || jaren[^1].Jaar < 2019)
        {
            throw new MissingInputException($"CBS 85566NED heeft hier geen pro-verlaters van 2017 tot 2019, wel: "
                + string.Join(", ", jaren.Select(j => j.Jaar)) + ".");
        }

        var laatste = jaren.FindLastIndex(j => j.Mbo <= j.Weg);
        var kruist = laatste < 0 || laatste == jaren.Count - 1 ? (int?)null : jaren[laatste + 1].Jaar;
        var tekst = string.Join("; ", jaren.Select(j => $"{j.Jaar}: {N(j.Mbo!.Value, 0)} mbo, {N(j.Weg!.Value, 0)} weg"));
        return kruist is { } jaar ? bron.Figure("LL-T7-45", jaar, jaar, "", tekst) with { Computed = $"kruising in {jaar}" }
            : new("LL-T7-45", ClaimFinding.Deviates, laatste < 0 ? "alle jaren meer naar mbo" : "in het laatste jaar nog niet gekruist",
                bron.Register["LL-T7-45"].Rule.ToString(), tekst);
    }

    [Settles("LL-T7-91"), Needs(Doorstroom, Parser = "cbs", Columns = "positie basisjaar; positie volgend schooljaar; Perioden")]
    internal static ClaimAnswer VanHetPad(ClaimInputs bron)
    {
        var (cbs, woord) = (bron.Cbs(Doorstroom), NumberWords.Of("heel klein"));
        string[] soorten = ["Praktijkonderwijs", "Vmbo", "Havo", "Vwo"];
        var jaar = cbs.Years[^1];
        double Van(string van, string naar) => cbs.Value(jaar, ("OnderwijsPositieBasisjaar", van), ("OnderwijsPositieVolgend", naar));
        var kansen = soorten.Select(s => (Soort: s, Blijft: Van(s, s), Anders: soorten.Where(a => a != s).Sum(a => Van(s, a))))
            .Select(k => (k.Soort, Kans: k.Anders / (k.Anders + k.Blijft))).ToList();
        return ClaimInputs.Tested("LL-T7-91", kansen.TrueForAll(k => woord.Fits(k.Kans)) ? true
            : kansen.TrueForAll(k => !woord.Fits(k.Kans)) ? false : null,
            string.Join(", ", kansen.Select(k => $"{k.Soort} {N(100 * k.Kans)} %")), $"heel klein: {woord.Reason}, in elke schoolsoort",
            $"overstap binnen het vo van {jaar} op {jaar + 1}; wie het onderwijs verlaat, telt niet mee");
    }

    [Settles("LL-QA-04"), Needs(Doorstroom, Parser = "cbs", Columns = "positie basisjaar; positie volgend schooljaar; Perioden")]
    internal static ClaimAnswer OngelijkUitzicht(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Doorstroom);
        var jaar = cbs.Years[^1];
        double Weg(string van) => cbs.Value(jaar, ("OnderwijsPositieBasisjaar", van), ("OnderwijsPositieVolgend", "Niet in onderwijs"))
            / cbs.Value(jaar, ("OnderwijsPositieBasisjaar", van), ("OnderwijsPositieVolgend", "Totaal"));
        var kansen = new[] { "Praktijkonderwijs", "Vmbo", "Havo", "Vwo" }.Select(s => (Soort: s, Kans: Weg(s))).ToList();
        var verhouding = kansen.Max(k => k.Kans) / Math.Max(1e-9, kansen.Min(k => k.Kans));
        return ClaimInputs.Necessary("LL-QA-04", verhouding > NumberWords.Of("bijna even groot").High,
            string.Join(", ", kansen.Select(k => $"{k.Soort} {N(100 * k.Kans)} % uit het onderwijs")),
            "het deel dat het onderwijs verlaat, verschilt tussen schoolsoorten meer dan een kwart");
    }
}
