using System;
using System.Collections.Generic;
using System.Linq;
using NotebookLib;
using NotebookLib.Claims;
using NotebookLib.Statistics;
using static NotebookLib.Uitspraken.Bronnen;

namespace NotebookLib.Uitspraken;

/// <summary>Thema 5, 6 en 9: heen en terug.</summary>
internal static class Thema05
{
    private const string Kolommen = "jaar; herkomst; bestemming; aantal";
    private static readonly (string, string)[] Heen = [("bo", "sbo"), ("bo", "so")], Terug = [("sbo", "bo"), ("so", "bo")];

    [Settles("LL-T5-01"), Needs(Stromen, Columns = Kolommen)]
    internal static ClaimAnswer HeenEnTerug(ClaimInputs bron)
    {
        var jaren = AlleStromen(bron).GroupBy(s => s.Jaar).OrderBy(g => g.Key).Select(g =>
            (Jaar: g.Key, Heen: Samen(g, Heen), Terug: Samen(g, Terug))).ToList();
        Interval Deel(Count heen, Count terug) => ProportionInterval.Wilson(heen.Low, heen.Low + terug.High);
        var (onder, boven) = (jaren.Min(j => Deel(j.Heen, j.Terug).Low), jaren.Min(j => Deel(j.Heen, j.Terug).High));
        return ClaimInputs.Tested("LL-T5-01", onder > 0.5 ? true : boven < 0.5 ? false : null,
            string.Join("; ", jaren.Select(j => $"{j.Jaar}: {j.Heen} heen, {j.Terug} terug")),
            "elk jaar meer heen dan terug: 95%-interval van het deel heen ligt boven de helft (Wilson)");
    }

    [Settles("LL-T5-02"), Needs(Stromen, Columns = Kolommen)]
    internal static ClaimAnswer LichterEnZwaarder(ClaimInputs bron)
    {
        var (woord, alle) = (NumberWords.Of("een fractie"), AlleStromen(bron));
        var delen = alle.GroupBy(s => s.Jaar).OrderBy(g => g.Key).Select(g =>
            (Jaar: g.Key, Lichter: Samen(g, [.. Terug, ("so", "sbo")]), Zwaarder: Samen(g, [.. Heen, ("sbo", "so")]))).ToList();
        var (laag, hoog) = (delen.Max(d => (double)d.Lichter.Low / d.Zwaarder.High), delen.Max(d =>
            (double)d.Lichter.High / Math.Max(1, d.Zwaarder.Low)));
        return ClaimInputs.Tested("LL-T5-02", woord.Fits(hoog) ? true : !woord.Fits(laag) ? false : null,
            $"hoogste jaar: {N(100 * hoog)} stappen lichter op 100 zwaarder", $"een fractie: {woord.Reason}");
    }

    [Settles("LL-T5-05"), Needs(Stromen, Columns = Kolommen)]
    internal static ClaimAnswer SoEnSbo(ClaimInputs bron)
    {
        var (woord, alle) = (NumberWords.Of("bijna even groot"), AlleStromen(bron));
        var (naarSbo, naarSo) = (Samen(alle, ("so", "sbo")), Samen(alle, ("sbo", "so")));
        var laag = PoissonRateRatio.Of(naarSbo.Low, 1, naarSo.High, 1, 0.90).Exact;
        var hoog = PoissonRateRatio.Of(naarSbo.High, 1, naarSo.Low, 1, 0.90).Exact;
        return ClaimInputs.Tested("LL-T5-05", laag.Low >= woord.Low && hoog.High <= woord.High ? true
            : laag.High < woord.Low || hoog.Low > woord.High || laag.Low > woord.High ? false : null,
            $"{naarSbo} van so naar sbo, {naarSo} terug; verhouding {N(laag.Low, 2)} tot {N(hoog.High, 2)}",
            $"90%-interval van de verhouding binnen {N(woord.Low, 2)} en {N(woord.High, 2)} (twee eenzijdige toetsen, Poisson)");
    }

    [Settles("LL-T5-14"), Needs(Stromen, Columns = Kolommen + "; ook so en sbo naar vo")]
    internal static ClaimAnswer OvergangNaarVo(ClaimInputs bron)
    {
        var alle = AlleStromen(bron);
        var binnenPo = Samen(alle, [.. Terug, ("so", "sbo")]);
        Interval Deel(params (string, string)[] overgang) => Samen(alle, overgang) is var bij
            ? ProportionInterval.Wilson(bij.Low, bij.Low + binnenPo.High) : default!;
        var (eng, ruim) = (Deel(("so", "vo")), Deel(("so", "vo"), ("sbo", "vo")));
        return ClaimInputs.Tested("LL-T5-14", eng.Low > 0.5 && ruim.Low > 0.5 ? true : eng.High < 0.5 && ruim.High < 0.5 ? false : null,
            $"deel bij de overgang naar vo: {N(100 * eng.Low)} tot {N(100 * eng.High)} % met alleen so, {N(100 * ruim.Low)} tot {N(100
                * ruim.High)} % met so en sbo",
            "meer dan de helft van de stappen omlaag, bij beide manieren van tellen", "stappen binnen het vo tellen niet mee");
    }

    [Settles("LL-T6-05", "LL-T9-12"), Needs(Stromen, Columns = Kolommen + "; samenwerkingsverband")]
    internal static IEnumerable<ClaimAnswer> PerVerband(ClaimInputs bron)
    {
        var verbanden = AlleStromen(bron).GroupBy(s => s.Verband).Where(g => g.Key.Length > 0).OrderBy(g => g.Key).Select(g =>
            (Naam: g.Key, Heen: Samen(g, Heen), Terug: Samen(g, Terug))).ToList();
        if (verbanden.Count < 2)
        {
            throw new MissingInputException($"{Stromen} heeft hier geen kolom samenwerkingsverband: de landelijke tabel beslist niets over "
                + "alle regio's.");
        }

        ClaimAnswer Alle(string id, string woord)
        {
            var grens = NumberWords.Of(woord);
            var ruimte = verbanden.Select(v => PoissonRateRatio.Of(v.Heen.Low, 1, v.Terug.High, 1)).ToList();
            return ClaimInputs.Tested(id, ruimte.TrueForAll(r => r.Ratio >= grens.Low) ? true
                : ruimte.Exists(r => r.Exact.High < grens.Low) ? false : null,
                $"{ruimte.Count(r => r.Ratio >= grens.Low)} van {verbanden.Count} verbanden; kleinste verhouding "
                    + N(ruimte.Min(r => r.Ratio)),
                $"in elk verband {woord}: {grens.Reason}", "de zeven onderzochte verbanden zijn niet genoemd: hier tellen alle mee");
        }

        yield return Alle("LL-T6-05", "aanzienlijk groter");
        yield return Alle("LL-T9-12", "vele malen groter");
    }

    [Settles("LL-T5-23", "LL-T5-24"), Needs("duo-06-historisch", Parser = "sites", Columns = "SOORT_VESTIGING; GEMEENTECODE_VESTIGING; "
        + "LEERLINGEN per jaar"), Needs(Woonregio, Parser = "cbs", Columns = "Onderwijssoort; Regiokenmerken; Perioden")]
    internal static IEnumerable<ClaimAnswer> AanbodEnGebruik(ClaimInputs bron)
    {
        var (cbs, sites) = (bron.Cbs(Woonregio), bron.Sites());
        var perGemeente = sites.Observations.Where(o => o.HasCount && o.Pupils.High > 0 && o.Site.Type?.Code is "so" or "so/vso")
            .GroupBy(o => (Gemeente: "GM" + o.Site.Municipality, o.Year.StartYear)).ToDictionary(g => g.Key, g => g.Count());
        var (extra, later) = (new List<double>(), new List<double>());
        foreach (var (gemeente, _) in cbs.Regions("GM"))
        {
            double? Deel(int jaar) => cbs.Find(jaar, ("Regio", gemeente), ("Onderwijssoort", "Speciaal onderwijs")) is { } so
                && cbs.Find(jaar, ("Regio", gemeente), ("Onderwijssoort", "Basisonderwijs")) is { } bao && bao > 0 ? 100 * so / bao : null;
            int Aanbod(int jaar) => perGemeente.GetValueOrDefault((gemeente, jaar));
            foreach (var jaar in cbs.Years.Where(j => Aanbod(j) + Aanbod(j - 1) > 0 && sites.Years.Any(y => y.StartYear == j - 1)))
            {
                if (Deel(jaar) is { } nu && Deel(jaar + 1) is { } straks)
                {
                    extra.Add(Aanbod(jaar) - Aanbod(jaar - 1));
                    later.Add(straks - nu);
                }
            }
        }

        if (extra.Count < 30 || extra.Distinct().Count() < 2)
        {
            throw new MissingInputException($"{extra.Count} gemeentejaren met so, of nergens een opening of sluiting: te weinig.");
        }

        var toets = SpearmanCorrelation.Of(extra, later);
        return new[] { "LL-T5-23", "LL-T5-24" }.Select(id => ClaimInputs.Tested(id, toets.P < 0.05 ? toets.Rho > 0 : null,
            $"rangcorrelatie {N(toets.Rho, 2)} van nieuwe vestigingen met het deel so een jaar later ({extra.Count} gemeentejaren, p "
                + $"{Dutch.P(toets.P)})", "verandering van het aantal vestigingen, daarna verandering van het deel so (Spearman, p < 0,05)",
            "een verband in de tijd, geen oorzaak; gemeentejaren tellen hier los van elkaar"));
    }
}
