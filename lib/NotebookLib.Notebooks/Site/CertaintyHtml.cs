using System.Text;
using NotebookLib.Claims;

namespace NotebookLib.Notebooks.Site;

/// <summary>How sure each kind of statement is: for the status of a claim, for the kind of number, and for what a test can say.</summary>
internal static class CertaintyHtml
{
    private static readonly (ClaimStatus Status, string Sure, string Means, string Not)[] Statuses =
    [
        (ClaimStatus.Reproduced, "zeker dat het klopt met de bron",
            "Wij rekenden het getal na uit gepubliceerde data. Het komt binnen de afronding op hetzelfde uit.",
            "Dat de uitleg erbij klopt."),
        (ClaimStatus.Deviates, "zeker dat het anders uitkomt",
            "Wij rekenden het getal na en kwamen op iets anders. De reden staat erbij, als wij die vonden.",
            "Dat het rapport fout zit. Soms verschilt de versie van de data."),
        (ClaimStatus.Transcribed, "zeker dat het er zo staat",
            "Het getal is overgenomen. Wij telden de tabel na: sommen en aantallen kloppen met elkaar.",
            "Dat het getal zelf juist is. De gegevens erachter zijn niet openbaar."),
        (ClaimStatus.Examined, "hangt af van de toets",
            "Het gaat om een vermoeden, een model of een afspraak. Een cel in het notebook zette het op de proef. De uitkomst staat erbij.",
            "Dat het bewezen is. Een andere keuze kan een andere uitkomst geven."),
        (ClaimStatus.NeedsData, "nog niet te zeggen",
            "Er zijn open gegevens waarmee het kan. Die zitten niet in deze uitgave. Erbij staat welk bestand nodig is.",
            "Dat de uitspraak zwak is."),
        (ClaimStatus.NotTestable, "niet te zeggen met open data", "Er zijn geen open gegevens voor. Erbij staat waarom niet.",
            "Dat de uitspraak onjuist is. Ervaring van mensen past vaak niet in een telling."),
    ];

    private static readonly (string Id, string Name, string Sure, string Means)[] Numbers =
    [
        ("gepubliceerd", "Gepubliceerd getal", "hoog",
            "Staat zo bij een uitgever, zoals DUO of CBS. Het is een telling op één dag, 1 oktober. Een later bestand kan een iets ander "
            + "getal geven."),
        ("berekend", "Eigen berekening", "hoog, als de keuze past",
            "Een som op gepubliceerde getallen: een percentage, een index, een verschil. De som is na te lopen. De keuze van noemer en "
            + "ijkjaar is een keuze."),
        ("grenzen", "Grenzen (gearceerd)", "zeker dat het ertussen ligt",
            "Een deel is afgeschermd of onbekend. Wij vullen niets in. Het echte getal ligt tussen de twee grenzen."),
        ("interval", "Interval (lint of balk)", "beperkt",
            "Een reeks van mogelijke uitkomsten. Een breed interval zegt: hier weten wij weinig."),
        ("voorlopig", "Voorlopig jaar (open stip)", "kan nog veranderen", "De uitgever noemt het getal zelf voorlopig."),
        ("simulatie", "Simulatie (gestreept)", "geen meting",
            "Een rekenmodel laat zien wat zou gebeuren als de aannames kloppen. Het zegt niet dat het zo gaat."),
        ("rekenvoorbeeld", "Rekenvoorbeeld", "geen meting", "Verzonnen getallen die een gedachte zichtbaar maken."),
    ];

    private static readonly (string Name, string Means)[] Tests =
    [
        ("Een kleine p-waarde", "Zo’n verschil zie je zelden als er niets aan de hand is. Het zegt niet hoe groot of hoe belangrijk het "
            + "verschil is."),
        ("Geen verschil aangetoond", "Niet hetzelfde als: er is geen verschil. Met weinig gegevens is een verschil vaak niet te zien."),
        ("Samenhang", "Twee dingen gaan samen op. Wat de oorzaak is, zegt een telling niet."),
        ("Landelijk cijfer", "Zegt iets over Nederland. Jouw regio kan anders zijn."),
    ];

    /// <summary>The page.</summary>
    public static string Render()
    {
        var body = new StringBuilder("<p class=\"kicker\">Zekerheid</p>\n<h1>Hoe zeker is dit?</h1>\n<p class=\"lead\">Niet elke zin weegt "
            + "even zwaar. Hier staat per soort uitspraak wat je eraan hebt, en wat zij niet zegt.</p>\n");
        body.Append("<h2 id=\"uitspraken\">Per status van een uitspraak</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            + "aria-label=\"Hoe zeker\"><table class=\"certainty\"><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Hoe "
            + "zeker</th><th scope=\"col\">Wat het betekent</th><th scope=\"col\">Wat het niet zegt</th></tr></thead><tbody>\n");
        foreach (var (status, sure, means, not) in Statuses)
        {
            body.Put($"<tr id=\"{status.Code()}\"><th scope=\"row\"><span class=\"status {status.Code()}\">{status.Dutch()}</span></th><td>{
                sure}</td><td>{means}</td><td>{not}</td></tr>\n");
        }

        body.Append("</tbody></table></div>\n<h2 id=\"bevindingen\">Wat er precies is gedaan</h2>\n<dl class=\"woorden\">\n");
        foreach (var group in Enum.GetValues<ClaimFinding>().GroupBy(f => f.Question()))
        {
            body.Put($"<dt>{group.Key}</dt><dd>{string.Join("; ", group.Select(f => f.Dutch()))}</dd>\n");
        }

        body.Append("</dl>\n<h2 id=\"getallen\">Per soort getal</h2>\n<div class=\"scroll\" tabindex=\"0\" "
            + "role=\"region\" aria-label=\"Soorten getallen\"><table class=\"certainty\"><thead><tr><th scope=\"col\">Soort getal</th><th "
            + "scope=\"col\">Hoe zeker</th><th scope=\"col\">Wat het is</th></tr></thead><tbody>\n");
        foreach (var (id, name, sure, means) in Numbers)
        {
            body.Put($"<tr id=\"{id}\"><th scope=\"row\">{name}</th><td>{sure}</td><td>{means}</td></tr>\n");
        }

        body.Append("</tbody></table></div>\n<h2 id=\"toetsen\">Als er een toets bij staat</h2>\n<dl class=\"woorden\">\n");
        foreach (var (name, means) in Tests)
        {
            body.Put($"<div><dt>{name}</dt><dd>{means}</dd></div>\n");
        }

        body.Append("</dl>\n<p><a href=\"claims.html\">Alle uitspraken met hun status</a></p>\n");
        return Shell.Render("Hoe zeker is dit?", "Hoe zeker is dit?", "", body.ToString(), live: false);
    }
}
