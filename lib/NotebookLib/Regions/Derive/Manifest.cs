using System.Globalization;

namespace NotebookLib.Regions.Derive;

/// <summary>What each derived table is: written beside the tables, so that a number can say where it comes from.</summary>
internal static class Manifest
{
    private const string Duo06 = "Historisch overzicht aantal leerlingen per schoolvestiging (bestand 06, 1996-2025)";
    private const string Cbs = "StatLine 85701NED, leerlingen naar onderwijssoort en woonregio";
    private const string Law = "Regeling regio-indeling samenwerkingsverbanden passend onderwijs (BWBR0032324), bijlage, stand 2015";
    private const string DuoSite = "https://duo.nl/open_onderwijsdata", LawSite = "https://wetten.overheid.nl/BWBR0032324",
        CbsSite = "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85701NED";
    private const string Cc0 = "CC0 (verklaring van DUO)", CcBy = "CC BY 4.0";

    private static readonly Entry[] Entries =
    [
        new("swv.csv", "Samenwerkingsverbanden po en vo, met een eigen naam naar hun grootste gemeenten",
            "samenwerkingsverbanden met een gebied", "school", "2015; 2024", "OCW en DUO", Law, "postcodetabel; namen: bao-leerlingen 2024",
            LawSite, "wetgeving; CC0"),
        new("gemeente-swv.csv", "Gemeenten en hun samenwerkingsverbanden, met aandelen", "bao-leerlingen op 1 oktober 2024", "school",
            "2015; 2024", "OCW en DUO", Law, "postcodetabel; aandelen: bestand 06 en adressen van DUO", LawSite, "wetgeving; CC0"),
        new("verplaatste-vestigingen.csv", "Vestigingen die bestand 06 so/vso noemt en die sbo zijn",
            "vestigingen met so/vso in bestand 06", "school", "2019", "DUO", Duo06, "soort vergeleken met het afstandenbestand van 2019",
            DuoSite, Cc0),
        new("woonplaats-gemeente.csv", "Leerlingen naar gemeente waar zij wonen, gemeenten van 2025; door CBS afgerond op tientallen",
            "leerlingen in bao, sbo, so, vso en vo (zonder vso en vavo)", "woonplaats", "2013-2023; 2023 voorlopig", "CBS", Cbs,
            "per gemeente, opgeteld naar de indeling van 2025", CbsSite, CcBy),
        new("woonplaats-swv.csv", "Leerlingen naar samenwerkingsverband waar zij wonen; een schatting waar een gemeente is verdeeld",
            "leerlingen in bao, sbo en so (po) en in vso en vo (vo)", "woonplaats", "2013-2023; 2023 voorlopig", "CBS", Cbs,
            "per gemeente, verdeeld over samenwerkingsverbanden", CbsSite, CcBy),
        new("school-gemeente.csv", "Leerlingen naar gemeente van hun school",
            "leerlingen van vestigingen voor bao, sbo, so, vso en so/vso; een so/vso-vestiging is niet te splitsen", "school",
            "1996-2025; 2025 voorlopig", "DUO", Duo06, "opgeteld per gemeente", DuoSite, Cc0),
        new("school-swv.csv", "Leerlingen naar samenwerkingsverband waar hun school ligt",
            "als school-gemeente.csv; ook leerlingen van cluster 1 en 2 en van landelijke samenwerkingsverbanden", "school",
            "1996-2025; 2025 voorlopig", "DUO", Duo06, "opgeteld per samenwerkingsverband, met postcodes", DuoSite, Cc0),
        new("school-vo.csv", "Leerlingen in vo, pro en vavo naar gemeente en samenwerkingsverband van hun school",
            "leerlingen in vo zonder vso en zonder uitbesteding aan vavo; pro zit in vo", "school", "2019; 2024", "DUO",
            "Leerlingen vo per vestiging naar onderwijstype 2019; leerlingen vo per vestiging 2024 (met de hand overgenomen)",
            "opgeteld per gebied", DuoSite, Cc0),
        new("cluster.csv", "Leerlingen in so en vso naar het cluster van de vestiging: grenzen, en een schatting",
            "leerlingen van vestigingen voor so, vso en so/vso; cluster van 2026 teruggerekend", "school", "2015-2025", "DUO", Duo06,
            "met clusters van bestand 09 (2026) en de verdeling van 2019", DuoSite, Cc0),
        new("afstand-2019.csv", "Gemiddelde afstand van huis tot school", "leerlingen in bao, sbo, so en vso op 1 oktober 2019", "school",
            "2019", "DUO", "Gemiddelde afstand tussen woonadres leerling en schoolvestiging 2019-2020", "gewogen met leerlingen",
            DuoSite, Cc0),
        new("schoolgewicht-2019.csv", "Achterstandsscores van basisscholen, met en zonder drempel",
            "bekostigde leerlingen in bao op 1 oktober 2019", "school", "2019", "CBS", "Achterstandsscores scholen 2019",
            "opgeteld per gebied", "https://www.cbs.nl", CcBy),
        new("pro-vestigingen.csv", "Leerlingen op vestigingen met alleen pro, in vier afbakeningen",
            "leerlingen van dezelfde vestigingen in elk jaar", "school", "2019; 2023; 2024; 2025", "DUO",
            "Leerlingen vo per vestiging 2019, 2024 en 2025; vestigingen 2023 (edugis)", "opgeteld", DuoSite, Cc0),
        new("voorbeeld-duo-06.csv", "Een deel van bestand 06 met de fouten er nog in: alle sbo, so, vso en so/vso, en bao met dubbele "
            + "aanhalingstekens", "vestigingen, 2010-2025", "school", "2010-2025; 2025 voorlopig", "DUO", Duo06,
            "kolommen en rijen gekozen, geen teken veranderd", DuoSite, Cc0),
        new("stappen.csv", "Wat er tussen het bestand van de uitgever en deze tabellen is hersteld, verdeeld of weggelaten", "-", "-", "-",
            "NotebookLib", "Stappen bij het afleiden", "", "", "EUPL-1.2"),
        new("schoonmaak.csv", "Hoe vaak elke regel van het schoonmaken aansloeg, per bestand van de uitgever", "-", "-", "-", "NotebookLib",
            "Schoonmaak bij het lezen", "", "", "EUPL-1.2"),
    ];

    /// <summary>The manifest of tables, in their order.</summary>
    public static DerivedTable Of(IReadOnlyList<DerivedTable> tables) =>
        new("tabellen.csv", "bestand,rijen,wat,populatie,plaats_van_telling,jaren,uitgever,titel,onderdeel,vindplaats,licentie\n"
        + string.Concat(tables.Select(t =>
    {
        var e = Array.Find(Entries, e => e.File == t.File) ?? throw new InvalidOperationException($"{t.File} is not described.");
        string[] cells = [e.File, (t.Text.Count(c => c == '\n') - 1).ToString(CultureInfo.InvariantCulture), e.What, e.Population,
            e.Counted, e.Years, e.Producer, e.Title, e.Part, e.Locator, e.Licence];
        return string.Join(',', cells.Select(RegionDerivation.Cell)) + "\n";
    })));

    private sealed record Entry(string File, string What, string Population, string Counted, string Years, string Producer, string Title,
        string Part, string Locator, string Licence);
}
