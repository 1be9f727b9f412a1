using System.Text;

namespace NotebookLib.Notebooks.Site;

/// <summary>Vertrekpunten (theme 1): a hundred points over four quadrants. Brillen (theme 2): which quality lens speaks in a
/// sentence.</summary>
internal static class PointForms
{
    /// <summary>Four positions: left the single child, right the context; above the collective, below the own school.</summary>
    private static readonly (string Id, string Name, string About)[] Quadrants =
    [
        ("specialisme", "Specialisme", "Deskundigen bij elkaar, voor kinderen die dat nodig hebben."),
        ("brede-toegankelijkheid", "Brede toegankelijkheid", "Elk kind kan dichtbij naar school; de regio maakt dat samen mogelijk."),
        ("maatwerk", "Maatwerk per kind", "De school zoekt voor dit ene kind wat past."),
        ("professionalisering", "Sterke teams", "Leraren leren samen, zodat de klas meer aankan."),
    ];

    /// <summary>Five lenses, after Harvey and Green (1993), "Defining quality".</summary>
    private static readonly (string Name, string About)[] Lenses =
    [
        ("norm en uitblinken", "Haalt het de maat die van buiten is gesteld?"),
        ("betrouwbaar", "Doen we wat we beloofden, elke keer?"),
        ("past bij het doel", "Sluit het aan bij wat dit kind en deze ouders nodig hebben?"),
        ("waard wat het kost", "Levert de inzet genoeg op, en is het vol te houden?"),
        ("verandering", "Kan een kind meer meedoen, en krijgen mensen meer ruimte?"),
    ];

    private static readonly string[] Sentences =
    [
        "Onze doorlooptijd is zes weken, en dat halen we altijd.",
        "Het deelnamepercentage ligt onder dat van het land.",
        "Zij gaat sinds maart weer hele dagen, en ze heeft een vriendin.",
        "Dit arrangement kost vier keer zo veel en we zien geen verschil.",
        "De ouders zeggen dat dit is wat hun zoon nodig had.",
        "De inspectie was tevreden over ons dossier.",
        "Leraren zeggen dat ze nu zelf verder kunnen.",
        "Met dit budget houden we het nog twee jaar vol.",
    ];

    /// <summary>Both exercises.</summary>
    public static IEnumerable<Form> All()
    {
        yield return new Form("vertrekpunten", "Vertrekpunten",
            "Verdeel 100 punten over vier goede redenen. Waar sta jij, en weten de anderen dat?", 1, Points());
        yield return new Form("brillen", "Brillen", "Met welke bril kijkt iemand die dit zegt? En welke bril zwijgt in jullie overleg?", 2,
            Spectacles());
    }

    private static string Points()
    {
        var html = new StringBuilder("<p>De vier vertrekpunten kunnen alle vier goed zijn. Je kunt ze alleen niet alle vier tegelijk het "
            + "zwaarst laten wegen. Links gaat het om het ene kind, rechts om de omgeving.</p>\n<dl class=\"woorden\">");
        foreach (var (_, name, about) in Quadrants)
        {
            html.Put($"<div><dt>{name}</dt><dd>{about}</dd></div>");
        }

        html.Append("</dl>\n<section class=\"divide\" data-form=\"vertrekpunten\" aria-label=\"Verdeel 100 punten\" hidden><div "
            + "class=\"picture\"></div><div class=\"dials\">");
        foreach (var (id, name, _) in Quadrants)
        {
            html.Put($"<label class=\"slider\" for=\"punt-{id}\"><span>{name}</span><input type=\"range\" id=\"punt-{id}\" name=\"{
                id}\" data-label=\"{name}\" min=\"0\" max=\"100\" step=\"5\" value=\"0\"><output for=\"punt-{id}\">0</output></label>");
        }

        html.Append("<p class=\"left\" role=\"status\"></p></div></section>\n");
        html.Append("<noscript><p>Zonder scripts: schrijf bij elk vertrekpunt een getal. Samen 100.</p></noscript>\n");
        return html.Append(FormsHtml.Fields("vertrekpunten", ("besluit", "Denk aan een besluit van dit jaar. Welk vertrekpunt won?"),
            ("prijs", "Wat werd daardoor moeilijker?"))).ToString();
    }

    private static string Spectacles()
    {
        var html = new StringBuilder("<p>Kwaliteit betekent niet voor iedereen hetzelfde. De vijf brillen zijn een indeling van Harvey en "
            + "Green (1993).</p>\n<dl class=\"woorden\">");
        foreach (var (name, about) in Lenses)
        {
            html.Put($"<div><dt>{name}</dt><dd>{about}</dd></div>");
        }

        html.Append("</dl>\n<h2>Wie is hier aan het woord?</h2>\n<ol class=\"zinnen\">");
        foreach (var sentence in Sentences)
        {
            html.Put($"<li>“{sentence}”</li>");
        }

        html.Append("</ol>\n<section class=\"lenses\" data-form=\"brillen\" aria-label=\"Kies bij elke zin een bril\" hidden><div "
            + "class=\"dials\">");
        for (var i = 0; i < Sentences.Length; i++)
        {
            html.Put($"<label><span>Zin {i + 1}: “{Sentences[i]}”</span><select name=\"zin-{i
                + 1}\"><option value=\"\">kies een bril</option>{string.Concat(Lenses.Select(l => $"<option "
                + $"value=\"{l.Name}\">{l.Name}</option>"))}</select></label>");
        }

        html.Append("</div><div class=\"picture\"></div></section>\n");
        return html.Append(FormsHtml.Fields("brillen", ("stil", "Welke bril ontbreekt in jullie verantwoording? Wat zou hij laten zien?")))
            .ToString();
    }
}
