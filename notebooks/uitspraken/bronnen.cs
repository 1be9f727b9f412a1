using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NotebookLib;
using NotebookLib.Claims;
using NotebookLib.Statistics;

namespace NotebookLib.Uitspraken;

/// <summary>Wat meer dan één thema uit een bron haalt.</summary>
internal static class Bronnen
{
    public const string Weccluster = "duo-weccluster", Stromen = "ocw-leerlingstromen", Woonregio = "cbs-85701ned";

    /// <summary>Leerlingen vso van een cluster in een jaar.</summary>
    public static Count Vso(ClaimInputs bron, int cluster, int jaar)
    {
        var rijen = bron.Rows(Weccluster, "AANTAL_LEERLINGEN", "TYPE_PO", "PEILJAAR", "CLUSTER");
        var hier = rijen.Where(r => r.Text[0].Equals("VSO", StringComparison.OrdinalIgnoreCase) && Jaar(r.Text[1]) == jaar
            && Cijfer(r.Text[2]) == cluster).ToList();
        return hier.Count > 0 ? Count.Sum(hier.Select(r => r.Count)) : throw new MissingInputException(
            $"{Weccluster} heeft geen vso van cluster {cluster} in {jaar}. Er zijn: {string.Join(", ", rijen.Select(r =>
                $"{r.Text[0]} {r.Text[2]} {r.Text[1]}").Distinct().Order().Take(20))}.");
    }

    /// <summary>De groei in procenten, met de grenzen die afgeschermde aantallen laten.</summary>
    public static (double Laag, double Hoog) Groei(Count van, Count tot) =>
        (100 * (((double)tot.Low / van.High) - 1), 100 * (((double)tot.High / van.Low) - 1));

    /// <summary>Alle stromen: jaar, van, naar, aantal, verband (leeg waar het bestand er geen heeft).</summary>
    public static List<Stroom> AlleStromen(ClaimInputs bron)
    {
        var perVerband = bron.Has(Stromen, "samenwerkingsverband");
        string[] kolommen = ["jaar", "herkomst", "bestemming"];
        return [.. bron.Rows(Stromen, "aantal", perVerband ? [.. kolommen, "samenwerkingsverband"] : kolommen).Select(r =>
            new Stroom(Jaar(r.Text[0]), r.Text[1].ToLowerInvariant(), r.Text[2].ToLowerInvariant(), r.Count, perVerband ? r.Text[3] : ""))];
    }

    /// <summary>Samen van deze herkomsten naar deze bestemmingen; een stroom die nergens in het bestand staat, is een fout en geen
    /// nul.</summary>
    public static Count Samen(IEnumerable<Stroom> stromen, params (string Van, string Naar)[] wat)
    {
        var alle = stromen.ToList();
        return Count.Sum(wat.Select(w => alle.Where(s => s.Van == w.Van && s.Naar == w.Naar).ToList() is { Count: > 0 } hier
            ? Count.Sum(hier.Select(s => s.Aantal))
            : throw new MissingInputException($"{Stromen} heeft geen stroom {w.Van} naar {w.Naar} in elk jaar en elk verband. Er zijn: "
                + string.Join(", ", alle.Select(s => $"{s.Van}-{s.Naar}").Distinct().Order()) + ".")));
    }

    public static int Jaar(string tekst) => SchoolYear.TryParse(tekst, out var jaar) ? jaar.StartYear
        : throw new MissingInputException($"\"{tekst}\" is geen schooljaar.");

    private static int Cijfer(string tekst) => tekst.Where(char.IsAsciiDigit).ToList() is [var een] ? een - '0' : 0;

    public static string N(double waarde, int cijfers = 1) => Dutch.Number(waarde, cijfers);
}

/// <summary>Een stroom in een jaar.</summary>
internal sealed record Stroom(int Jaar, string Van, string Naar, Count Aantal, string Verband);
