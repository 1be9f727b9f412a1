using System;
using System.Collections.Generic;
using System.Linq;
using NotebookLib;
using NotebookLib.Claims;
using NotebookLib.Statistics;
using static NotebookLib.Uitspraken.Bronnen;

namespace NotebookLib.Uitspraken;

/// <summary>Regio's naast elkaar: thema 3, de inleiding en Delft.</summary>
internal static class Thema03
{
    private const string Bao = "cbs-85489ned", Speciaal = "cbs-85490ned", Regio = "Onderwijssoort; Regiokenmerken; Perioden";

    private sealed record Kandidaat(double So, double Bao, double Deel);

    // so en bao van 2018 en 2023 per gemeente; so minstens 46 % gegroeid, en ver onder het land begonnen
    private static (List<Kandidaat> Passend, int Alle, double Land) Zoek(ClaimInputs bron)
    {
        var (bao, so) = (bron.Cbs(Bao), bron.Cbs(Speciaal));
        double? Zo(int jaar, string regio) => so.Find(jaar, ("Regio", regio), ("Onderwijssoort", "Speciaal onderwijs"));
        double? Bo(int jaar, string regio) => bao.Find(jaar, ("Regio", regio), ("Onderwijssoort", "Basisonderwijs"));
        double Land(CbsCounts t, string soort) => t.Value(2018, ("Onderwijssoort", soort));
        var land = Land(so, "Speciaal onderwijs") / Land(bao, "Basisonderwijs");
        var alle = so.Regions("GM").Select(r => (Van: Zo(2018, r.Key), Tot: Zo(2023, r.Key), B0: Bo(2018, r.Key), B1: Bo(2023, r.Key)))
            .Where(r => r is { Van: >= 50, Tot: > 0, B0: > 0, B1: > 0 }).Select(r => new Kandidaat(100 * (r.Tot!.Value / r.Van!.Value),
                100 * (r.B1!.Value / r.B0!.Value), r.Van.Value / r.B0.Value)).ToList();
        return (alle.FindAll(k => k.So >= 145.5 && k.So < 146.5), alle.Count, land);
    }

    private const string Grens = "gemeenten in plaats van samenwerkingsverbanden, met minstens 50 leerlingen so; welke regio het was, is "
        + "niet genoemd en wordt hier niet genoemd";

    [Settles("LL-T3-08", "LL-T3-12"), Needs(Bao, Parser = "cbs", Columns = Regio, Years = "2018 en 2023"),
        Needs(Speciaal, Parser = "cbs", Columns = Regio, Years = "2018 en 2023")]
    internal static IEnumerable<ClaimAnswer> DeRegio(ClaimInputs bron)
    {
        var (passend, alle, land) = Zoek(bron);
        var onder = passend.Count(k => k.Deel < land / 2);
        var krimp = passend.Count(k => k.Bao is >= 95 and < 100);
        yield return ClaimInputs.Tested("LL-T3-08", passend.Count == 0 ? null : onder > 0,
            $"{passend.Count} van {alle} gemeenten groeiden 46 % in so; {onder} daarvan begonnen onder de helft van het land",
            "er is minstens één regio met die groei die ver onder het land begon", Grens);
        yield return ClaimInputs.Tested("LL-T3-12", passend.Count == 0 ? null : krimp == passend.Count ? true : krimp == 0 ? false : null,
            $"{krimp} van {passend.Count} gemeenten met die groei hadden een bao-index van 95 tot 100",
            "in elke regio met die groei kromp het bao licht (index 95 tot 100)", Grens);
    }

    [Settles("LL-IN-09"), Needs(Woonregio, Parser = "cbs", Columns = Regio)]
    internal static ClaimAnswer OveralHetzelfde(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Woonregio);
        var (van, tot) = (cbs.Years[0], cbs.Years[^1]);
        double Deel(string regio, int jaar)
        {
            double Tel(string soort) => cbs.Value(jaar, ("Regio", regio), ("Onderwijssoort", soort));
            var speciaal = Tel("Speciaal basisonderwijs") + Tel("Speciaal onderwijs") + Tel("Voortgezet speciaal onderwijs");
            return speciaal / (speciaal + Tel("Basisonderwijs") + Tel("Totaal voortgezet onderwijs"));
        }

        var provincies = cbs.Regions("PV").Select(p => Deel(p.Key, tot) > Deel(p.Key, van)).ToList();
        if (provincies.Count < 6)
        {
            throw new MissingInputException($"CBS 85701NED heeft hier {provincies.Count} provincies; nodig zijn er minstens 6.");
        }

        var zelfde = Math.Max(provincies.Count(p => p), provincies.Count(p => !p));
        return ClaimInputs.Tested("LL-IN-09", zelfde == provincies.Count ? true
            : 3 * (provincies.Count - zelfde) >= provincies.Count ? false : null,
            $"in {zelfde} van {provincies.Count} provincies ging het deel in speciaal onderwijs dezelfde kant op, {van} tot {tot}",
            "steun als alle dezelfde kant op gaan, tegenspraak als minstens een derde de andere kant op gaat",
            "deelname per provincie, geen stromen per samenwerkingsverband");
    }

    [Settles("ZIO-03"), Needs(Bao, Parser = "cbs", Columns = Regio)]
    internal static ClaimAnswer Delft(ClaimInputs bron)
    {
        var cbs = bron.Cbs(Bao);
        var (van, tot) = (cbs.Years[0], cbs.Years[^1]);
        double? Deel(string regio, int jaar) => cbs.Find(jaar, ("Regio", regio), ("Onderwijssoort", "Speciaal basisonderwijs")) is { } sbo
            && cbs.Find(jaar, ("Regio", regio), ("Onderwijssoort", "Basisonderwijs")) is > 0 and var bao ? 100 * sbo / (sbo + bao) : null;
        var alle = cbs.Regions("GM").Select(r => (r.Title, Van: Deel(r.Key, van), Tot: Deel(r.Key, tot))).Where(r =>
            r is { Van: > 0, Tot: > 0 }).Select(r => (r.Title, Verschil: r.Tot!.Value - r.Van!.Value)).ToList();
        var delft = alle.Find(r => r.Title == "Delft");
        if (delft.Title is null || alle.Count < 40)
        {
            throw new MissingInputException($"CBS 85489NED heeft hier {alle.Count} gemeenten met sbo, en {(delft.Title is null ? "geen "
                : "")}Delft.");
        }

        var rang = (alle.Count(r => r.Verschil < delft.Verschil) + 1.0) / (alle.Count + 1);
        return ClaimInputs.Tested("ZIO-03", rang <= 0.025 ? true : rang >= 0.975 ? false : null,
            $"sbo in Delft: {N(delft.Verschil, 2)} procentpunt van {van} tot {tot}; daling groter dan in {N(100 * (1 - rang), 0)} % van "
                + $"{alle.Count} gemeenten", "plaats van Delft tussen alle gemeenten, tweezijdig 5 %",
            "de pagina noemt geen beginjaar, dus geen voor en na; het sbo is van de school, niet van de woonplaats");
    }
}
