using System.Globalization;

namespace NotebookLib.Modellen.Tests;

/// <summary>Made-up files: one that confirms and one that refutes, each with the shape of the real source.</summary>
internal static class ResolverData
{
    public const string Weccluster = "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,CLUSTER,AANTAL_LEERLINGEN";

    public static void Write(MadeUpSources to, IEnumerable<string> sources, bool yes)
    {
        foreach (var id in sources)
        {
            _ = id switch
            {
                "duo-weccluster" => to.Rows(id, Weccluster, yes ? Clusters(6.8, 7.3, 2018, 2021, 2023, 2024)
                    : Clusters(12.4, -3, 2018, 2021, 2023, 2024)),
                "ocw-leerlingstromen" => to.Rows(id, "jaar;herkomst;bestemming;aantal;samenwerkingsverband", Flows(yes)),
                "duo-so-vso-bekostiging" => to.Rows(id, "PEILJAAR,SWV_BETALEND,BEKOSTIGINGSCATEGORIE,AANTAL_LEERLINGEN",
                    Shares(yes, (y, more) => [$"{y},PO2001,1,{1000 - more}", $"{y},PO2001,2,{200 + more}",
                        $"{y},PO2001,3,100", $"{y},PO2002,3,<5"])),
                "duo-so-vso-uitstroom" => to.Rows(id, "PEILJAAR,SWV_BETALEND,BEKOSTIGINGSCATEGORIE,UITSTROOMPROFIEL,AANTAL_LEERLINGEN",
                    Shares(yes, (y, more) => [$"{y},VO2001,1,Vervolgonderwijs,{300 + more}", $"{y},VO2001,1,Arbeidsmarktgericht,200",
                        $"{y},VO2001,1,Dagbesteding,{500 - more}", $"{y},VO2001,3,Dagbesteding,100", $"{y},VO2002,3,Dagbesteding,<5"])),
                "cbs-85701ned" => Woonregio(to, yes),
                "cbs-85379ned" => Leerjaren(to, yes),
                "cbs-84274ned" => Adviezen(to, yes),
                "cbs-85566ned" => Doorstroom(to, yes),
                "cbs-85489ned" or "cbs-85490ned" => Regio(to, id, yes),
                "duo-06-historisch" => Vestigingen(to),
                _ => throw new ArgumentException($"no made-up file for {id}"),
            };
        }
    }

    /// <summary>Vso of cluster 3 and 4 growing from 2018 to 2024 by these percentages, so beside it, over two sites.</summary>
    public static IEnumerable<string> Clusters(double three, double four, params int[] years) => years.SelectMany(y =>
    {
        double At(int start, double growth) => Math.Round(start * (1 + (growth / 100 * (y - 2018) / 6)));
        string Row(string site, string type, int cluster, double pupils) => string.Create(CultureInfo.InvariantCulture,
            $"{site},{site}00,{type},{y},{cluster},{pupils}");
        return new[] { Row("01AA", "VSO", 3, At(10_000, three)), Row("02BB", "VSO", 4, At(12_000, four)), Row("02BB", "SO", 3, 9_000),
            Row("03CC", "VSO", 2, 900) };
    });

    private static IEnumerable<string> Flows(bool yes) => Enumerable.Range(2015, 6).SelectMany(y => new[] { "PO2001", "PO2002", "PO2003" }
        .SelectMany(swv => new (string, string, int)[] { ("bo", "sbo", yes ? 700 : 200), ("bo", "so", yes ? 250 : 100),
            ("sbo", "bo", yes ? 60 : 500), ("so", "bo", yes ? 30 : 260), ("so", "sbo", yes ? 100 : 400), ("sbo", "so", yes ? 98 : 90),
            ("so", "vo", yes ? 400 : 40), ("sbo", "vo", yes ? 500 : 60), ("geen", "so", 150) }
            .Select(f => $"{y};{f.Item1};{f.Item2};{f.Item3};{swv}")));

    private static IEnumerable<string> Shares(bool yes, Func<int, int, string[]> rows) => Enumerable.Range(2016, 8).SelectMany(y =>
        rows(y, (yes ? 1 : -1) * 12 * (y - 2016)));

    private static MadeUpSources Woonregio(MadeUpSources to, bool yes)
    {
        string[] soorten = ["Totaal onderwijs", "Basisonderwijs", "Speciaal basisonderwijs", "Speciaal onderwijs",
            "Voortgezet speciaal ondewijs ", "Totaal voortgezet onderwijs", "Praktijkonderwijs", "Vmbo", "Havo", "Vwo", "Vavo"];
        // the total of footnote 22 (vo 900,000, vso 40,000, vavo 10,000) has to fall 3.6 per cent where the file confirms
        var growth = yes ? new Dictionary<string, double> { ["Praktijkonderwijs"] = 1.2, ["Voortgezet speciaal ondewijs "] = 5,
            ["Totaal voortgezet onderwijs"] = -4.0222, ["Vmbo"] = -5, ["Havo"] = -3, ["Vwo"] = -2, ["Speciaal onderwijs"] = 8,
            ["Speciaal basisonderwijs"] = 2 }
            : new Dictionary<string, double> { ["Praktijkonderwijs"] = -2, ["Voortgezet speciaal ondewijs "] = -4, ["Vmbo"] = 3,
                ["Totaal voortgezet onderwijs"] = 2, ["Speciaal onderwijs"] = -8, ["Speciaal basisonderwijs"] = -3 };
        var start = new Dictionary<string, double> { ["Basisonderwijs"] = 1_400_000, ["Speciaal basisonderwijs"] = 34_000,
            ["Speciaal onderwijs"] = 30_000, ["Voortgezet speciaal ondewijs "] = 40_000, ["Totaal voortgezet onderwijs"] = 900_000,
            ["Praktijkonderwijs"] = 29_000, ["Vavo"] = 10_000 };
        string[] regios = ["NL01|Nederland", .. Enumerable.Range(20, 12).Select(i => $"PV{i}|Provincie {i}"),
            .. Enumerable.Range(1, 40).Select(i => $"GM{i:0000}|Gemeente {i}")];
        return to.Cbs("cbs-85701ned", [("Geslacht", ["Totaal mannen en vrouwen", "Mannen", "Vrouwen"]), ("Onderwijssoort", soorten),
            ("Regiokenmerken", regios)], Enumerable.Range(2016, 9), (y, t) =>
        {
            var (regio, soort, share) = (t["Regiokenmerken"], t["Onderwijssoort"], (y - 2018) / 6.0);
            if (regio.StartsWith("Gemeente", StringComparison.Ordinal))
            {
                // a municipality with an even number gets a site in 2019; so follows a year later, or falls
                var opens = int.Parse(regio.Split(' ')[1], CultureInfo.InvariantCulture) % 2 == 0 && y >= 2020;
                return soort == "Speciaal onderwijs" ? 200 + (opens ? yes ? 40 : -40 : 0) : soort == "Basisonderwijs" ? 10_000 : 500;
            }

            var up = yes || !regio.StartsWith("Provincie", StringComparison.Ordinal) || "015".Contains(regio[^1]) ? 1 : -1;
            return Math.Round(start.GetValueOrDefault(soort, 100_000) * (1 + (growth.GetValueOrDefault(soort) * share * up / 100)));
        });
    }

    private static MadeUpSources Leerjaren(MadeUpSources to, bool yes) => to.Cbs("cbs-85379ned",
        [("OnderwijssoortInDetail", ["Totaal", "Vmbo", "Havo", "Vwo"]), ("Leerjaar", ["Totaal leerjaren",
            .. Enumerable.Range(1, 6).Select(l => $"Leerjaar {l}")])], Enumerable.Range(2018, 7), (y, t) =>
            t["OnderwijssoortInDetail"] == "Vmbo" ? 50_000
            : 30_000 + (yes ? 500 * (3 - Math.Abs(y - 2021)) : 900 * (y - 2018)));

    private static MadeUpSources Adviezen(MadeUpSources to, bool yes)
    {
        string[] niveaus = ["Praktijkonderwijs", "Vmbo basisberoepsgerichte leerweg", "Vmbo kaderberoepsgerichte leerweg",
            "Vmbo gemengde en theoretische leerweg", "Havo", "Vwo"];
        return to.Cbs("cbs-84274ned", [("Schooladvies", ["Totaal", .. niveaus]), ("Toetsadvies", ["Totaal", .. niveaus])],
            Enumerable.Range(2015, 8), (y, t) => Array.IndexOf(niveaus, t["Schooladvies"]) > Array.IndexOf(niveaus, t["Toetsadvies"])
                ? 1000 + ((yes ? -1 : 1) * 30 * (y - 2015)) : 2000);
    }

    private static MadeUpSources Doorstroom(MadeUpSources to, bool yes)
    {
        string[] soorten = ["Praktijkonderwijs", "Vmbo", "Havo", "Vwo"];
        return to.Cbs("cbs-85566ned", [("OnderwijsPositieBasisjaar", ["Totaal", .. soorten]), ("OnderwijsPositieVolgendSchooljaar",
            ["Totaal", .. soorten, "Mbo", "Niet in onderwijs"])], Enumerable.Range(2015, 8), (y, t) =>
        {
            var (van, naar) = (t["OnderwijsPositieBasisjaar"], t["OnderwijsPositieVolgendSchooljaar"]);
            return naar switch
            {
                "Mbo" => yes ? 2_000 + (100 * (y - 2015)) : 1_000,
                "Niet in onderwijs" => van == "Praktijkonderwijs" ? 2_250 : yes ? 300 : 2_250,
                "Totaal" => 40_000,
                _ => van == naar ? 20_000 : yes ? 100 : 1_500,
            };
        });
    }

    private static MadeUpSources Regio(MadeUpSources to, string id, bool yes)
    {
        string[] regios = ["NL01|Nederland", "GM0503|Delft", .. Enumerable.Range(1, 60).Select(i => $"GM{i:0000}|Gemeente {i}")];
        return to.Cbs(id, [("Geslacht", ["Totaal mannen en vrouwen", "Mannen", "Vrouwen"]), ("Onderwijssoort", ["Totaal", "Basisonderwijs",
            "Speciaal basisonderwijs", "Speciaal onderwijs"]), ("Regiokenmerken", regios)], Enumerable.Range(2017, 8), (y, t) =>
        {
            var (regio, soort, later) = (t["Regiokenmerken"], t["Onderwijssoort"], y - 2018);
            if (regio == "Nederland")
            {
                return soort == "Speciaal onderwijs" ? 30_000 : t["Geslacht"] == "Mannen" ? yes ? 700 : 500 : soort == "Basisonderwijs"
                    ? 1_400_000 : 500;
            }

            var number = regio == "Delft" ? 0 : int.Parse(regio.Split(' ')[1], CultureInfo.InvariantCulture);
            var grows = number == 7;
            return soort switch
            {
                "Speciaal onderwijs" => grows ? y >= 2023 ? yes ? 146 : 1_460 : yes ? 100 : 1_000 : 300,
                "Speciaal basisonderwijs" => 300 + (regio == "Delft" ? later * (yes ? -20 : 20) : later * (number % 5 - 2)),
                _ => 20_000 + (grows && y >= 2023 ? yes ? -400 : 900 : 0),
            };
        });
    }

    private static MadeUpSources Vestigingen(MadeUpSources to) => to.Rows("duo-06-historisch",
        "INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;DENOMINATIE_VESTIGING;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING;"
        + "GEMEENTENAAM_VESTIGING;" + string.Join(';', Enumerable.Range(2016, 9).Select(y => $"LEERLINGEN_{y}")),
        Enumerable.Range(1, 40).SelectMany(i => new[] { Site(i, "A", _ => true) }
            .Concat(i % 2 == 0 ? [Site(i, "B", y => y >= 2019)] : [])));

    private static string Site(int i, string letter, Func<int, bool> open) =>
        $"{i:00}{letter}A;{i:00}{letter}A00;School {i}{letter};SO;Openbaar;4{i:0000};{i};GEMEENTE {i};"
            + string.Join(';', Enumerable.Range(2016, 9).Select(y => open(y) ? "120" : ""));
}
