using System;
using System.Collections.Generic;
using System.Linq;
using NotebookLib;
using NotebookLib.Claims;
using NotebookLib.Statistics;
using static NotebookLib.Uitspraken.Bronnen;

namespace NotebookLib.Uitspraken;

/// <summary>Thema 7 en 8: wie zit waar.</summary>
internal static class Thema07
{
    private const int Ijkjaar = 2018, Eindjaar = 2024;
    private const string Cluster = "PEILJAAR; TYPE_PO; CLUSTER; AANTAL_LEERLINGEN", Beide = "2018 en 2024";

    // het rapport drukt geen eindjaar: 2024 uit de periode van het register; wat een ander eindjaar geeft, staat erbij
    [Settles("LL-T7-09", "LL-T7-10", "LL-T8-03"), Needs(Weccluster, Columns = Cluster, Years = Beide)]
    internal static IEnumerable<ClaimAnswer> VsoCluster(ClaimInputs bron)
    {
        string Toen(int cluster) => Groei(Vso(bron, cluster, Ijkjaar), Vso(bron, cluster, Eindjaar - 1)) is var (l, h)
            ? $"tot 2023: {N(l)} tot {N(h)} %" : "";
        return new[] { ("LL-T7-09", 3), ("LL-T7-10", 4), ("LL-T8-03", 4) }.Select(c =>
        {
            var (laag, hoog) = Groei(Vso(bron, c.Item2, Ijkjaar), Vso(bron, c.Item2, Eindjaar));
            return bron.Figure(c.Item1, laag, hoog, "%", Toen(c.Item2));
        });
    }

    [Settles("LL-T7-28"), Needs(Weccluster, Columns = Cluster, Years = "2018 en 2021")]
    internal static ClaimAnswer Cluster3EnDemografie(ClaimInputs bron)
    {
        var (vo, vrij) = (bron.Published.Series("vo_incl_vso"), bron.Published.Series("verzuim.vrijstelling_5a", "datagraver"));
        var (van, tot) = (new SchoolYear(Ijkjaar), vrij.Last.Year);
        var (toen, nu) = (Vso(bron, 3, van.StartYear), Vso(bron, 3, tot.StartYear));
        var verwacht = vo[tot] / vo[van];
        var (laag, hoog) = (nu.Low - (toen.High * verwacht), nu.High - (toen.Low * verwacht));
        var ruimte = Math.Max(0, vrij[van] - vrij[tot]);
        return ClaimInputs.Tested("LL-T7-28", hoog <= ruimte ? true : laag > ruimte ? false : null,
            $"{N(laag, 0)} tot {N(hoog, 0)} leerlingen boven de demografie, {van} tot {tot}; daling van vrijstellingen 5a: {N(ruimte, 0)}",
            "verwachting: niet meer boven de demografie dan er vrijstellingen verdwenen (telling, geen steekproef)",
            "de vrijstellingen lopen niet door tot het eindjaar van het rapport");
    }

    private static double Alles(CbsCounts cbs, int jaar, string soort) => cbs.Value(jaar, ("Onderwijssoort", soort));

    [Settles("LL-T7-06", "LL-T7-07", "LL-T7-08"), Needs(Woonregio, Parser = "cbs", Columns = "Onderwijssoort; Perioden", Years = Beide)]
    internal static IEnumerable<ClaimAnswer> VoSinds2018(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Woonregio);
        var vavo = cbs.Titles("Onderwijssoort").FirstOrDefault(t => t.Contains("vavo", StringComparison.OrdinalIgnoreCase));
        double Totaal(int jaar) => Alles(cbs, jaar, "Totaal voortgezet onderwijs") + Alles(cbs, jaar, "Voortgezet speciaal onderwijs")
            + (vavo is null ? 0 : Alles(cbs, jaar, vavo));
        double Sinds(Func<int, double> aantal) => 100 * ((aantal(Eindjaar) / aantal(Ijkjaar)) - 1);
        var totaal = Sinds(Totaal);
        foreach (var id in new[] { "LL-T7-06", "LL-T7-07" })
        {
            var antwoord = bron.Figure(id, totaal, totaal, "%", "vo met vso en vavo, naar woonplaats");
            yield return vavo is not null ? antwoord : antwoord with { Finding = ClaimFinding.NotComparable,
                Evidence = "deze tabel heeft geen vavo, het totaal van noot 22 wel: een andere populatie" };
        }

        var pro = Sinds(j => Alles(cbs, j, "Praktijkonderwijs"));
        yield return bron.Figure("LL-T7-08", pro, pro, "%");
    }

    [Settles("LL-T7-14"), Needs(Woonregio, Parser = "cbs", Columns = "Onderwijssoort; Perioden", Years = Beide)]
    internal static ClaimAnswer Tekens(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Woonregio);
        double Groeit(string soort) => 100 * ((Alles(cbs, Eindjaar, soort) / Alles(cbs, Ijkjaar, soort)) - 1);
        var meer = new[] { "Voortgezet speciaal onderwijs", "Praktijkonderwijs" }.Select(s => (Soort: s, Groei: Groeit(s))).ToList();
        var minder = new[] { "Vmbo", "Havo", "Vwo" }.Select(s => (Soort: s, Groei: Groeit(s))).ToList();
        return new("LL-T7-14", meer.TrueForAll(m => m.Groei > 0) && minder.TrueForAll(m => m.Groei < 0) ? ClaimFinding.Reproduced
            : ClaimFinding.Deviates, string.Join(", ", meer.Concat(minder).Select(m => $"{m.Soort} {N(m.Groei)} %")),
            "teken per schoolsoort, 2018 tot 2024", "brugjaren staan hier buiten: die noemt het rapport zelf een uitzondering");
    }

    [Settles("LL-T7-39"), Needs(Woonregio, Parser = "cbs", Columns = "Onderwijssoort; Perioden")]
    internal static ClaimAnswer GroeiVanSpeciaal(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Woonregio);
        var jaren = cbs.Years.Where(j => j >= Ijkjaar).Select(j => (j, new[] { "Speciaal basisonderwijs", "Speciaal onderwijs",
            "Voortgezet speciaal onderwijs" }.Sum(s => Alles(cbs, j, s)))).ToList();
        var deel = ClaimInputs.Trend("LL-T7-39", true, jaren, "sbo, so en vso samen");
        return deel.Finding == ClaimFinding.Contradicted ? deel : deel with { Finding = ClaimFinding.Undecided,
            Evidence = $"deel over speciaal onderwijs: {deel.Finding.Dutch()}; regionale voorzieningen en arrangementen staan niet in deze "
                + "tabel" };
    }

    [Settles("LL-T7-31"), Needs("cbs-85379ned", Parser = "cbs", Columns = "Onderwijssoort; Leerjaar; Perioden",
        Years = "2018 tot en met 2024")]
    internal static ClaimAnswer AandeelHavoVwo(ClaimInputs bron)
    {
        var cbs = bron.Cbs("cbs-85379ned");
        double Som(int jaar, string soort, int tot) => Enumerable.Range(3, tot - 2).Sum(l =>
            cbs.Value(jaar, ("Onderwijssoort", soort), ("Leerjaar", $"Leerjaar {l}")));
        var delen = Enumerable.Range(Ijkjaar, 7).Select(j => (Jaar: j, Hoog: Som(j, "Havo", 5) + Som(j, "Vwo", 6), Vmbo: Som(j, "Vmbo", 4)))
            .Select(d => (d.Jaar, Deel: 100 * d.Hoog / (d.Hoog + d.Vmbo))).ToList();
        var (gat, top) = (delen[^1].Deel - delen[0].Deel, delen.MaxBy(d => d.Deel).Jaar);
        return new("LL-T7-31", Math.Abs(gat) <= 0.5 && top == 2021 ? ClaimFinding.Reproduced : ClaimFinding.Deviates,
            $"aandeel havo en vwo in de bovenbouw: verschil 2024 met 2018 {N(gat, 2)} procentpunt, hoogste jaar {top}",
            "hoogstens 0,5 procentpunt verschil, en de top in 2021") { Number = gat };
    }

    [Settles("LL-T7-18"), Needs("cbs-84274ned", Parser = "cbs", Columns = "Schooladvies; Toetsadvies; Perioden")]
    internal static ClaimAnswer AdviesBovenToets(ClaimInputs bron)
    {
        var cbs = bron.Cbs("cbs-84274ned");
        string[] namen = ["Schooladvies", "Toetsadvies"];
        var niveaus = namen.Select(d =>
            cbs.Titles(d).Select(t => (Titel: t, Niveau: Niveau(t))).Where(t => t.Niveau > 0).ToList()).ToList();
        var jaren = cbs.Years.Select(jaar =>
        {
            var cellen = niveaus[0].SelectMany(s => niveaus[1].Select(t => (Boven: s.Niveau > t.Niveau,
                Aantal: cbs.Find(jaar, ("Schooladvies", s.Titel), ("Toetsadvies", t.Titel)) ?? 0))).ToList();
            return (jaar, 100 * cellen.Where(c => c.Boven).Sum(c => c.Aantal) / Math.Max(1, cellen.Sum(c => c.Aantal)));
        }).Where(d => d.Item2 > 0).ToList();
        return ClaimInputs.Trend("LL-T7-18", up: false, jaren, "% met een advies boven de toets", "minder advies boven de toets past bij "
            + "minder opwaartse druk; het kan ook aan de toets liggen");
    }

    // pro 1, vmbo-b 2, vmbo-k 3, vmbo-gt 4, havo 5, vwo 6; een gemengd advies het midden; geen niveau is 0
    private static double Niveau(string titel)
    {
        var t = titel.ToLowerInvariant();
        (string Woord, double Niveau)[] trap = [("pro", 1), ("praktijk", 1), ("basis", 2), ("kader", 3), ("gemengd", 4), ("theoretisch", 4),
            ("havo", 5), ("vwo", 6)];
        return trap.Where(s => t.Contains(s.Woord, StringComparison.Ordinal)).Select(s => s.Niveau).Distinct().DefaultIfEmpty(0).Average();
    }
}
