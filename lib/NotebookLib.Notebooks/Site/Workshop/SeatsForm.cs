using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Site;

/// <summary>Stoeltjes (theme 6): sliders over the grid of simulations that the notebook computed and carries in its output.</summary>
internal static partial class SeatsForm
{
    private const string Slug = "stoeltjes";

    private sealed record Point(double Extra, double Reviews, double Induced, double Waiting, double Low, double High, double? Months,
        double LongStay, double Load);

    /// <summary>The exercise; null where no notebook shows a grid.</summary>
    public static Form? Make(IReadOnlyList<Page> pages)
    {
        var grid = pages.SelectMany(p => p.Blocks).SelectMany(b => b.Outputs).OfType<DisplayOutput>()
            .Select(o => o.Data.TryGetValue("text/html", out var html) ? Grid().Match(html) : Match.Empty).FirstOrDefault(m => m.Success);
        if (grid is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(grid.Groups[1].Value);
        var points = json.RootElement.GetProperty("points").EnumerateArray().Select(Read).ToList();
        var source = json.RootElement.GetProperty("source").GetString() ?? "";
        double[] Axis(Func<Point, double> of) => [.. points.Select(of).Distinct().Order()];
        var (extra, reviews, induced) = (Axis(p => p.Extra), Axis(p => p.Reviews), Axis(p => p.Induced));
        var dials = new[]
        {
            new Dial("extra-stoelen", "Extra stoelen", [.. extra.Select(e => Dutch.Percent(100 * e, 0))], 0),
            new Dial("wegen", "Opnieuw wegen",
                [.. reviews.Select(r => r == 0 ? "nooit" : string.Create(CultureInfo.InvariantCulture, $"{r} × per jaar"))], 0),
            new Dial("vraagreactie", "Vraagreactie", [.. induced.Select(i => Dutch.Number(i, i == Math.Round(i) ? 0 : 2))], 0),
        };
        Point At(double e, double r, double i) => points.First(p => p.Extra == e && p.Reviews == r && p.Induced == i);
        var high = points.Select(p => p.Waiting).Max();
        View Show(IReadOnlyList<int> at)
        {
            var (r, i) = (reviews[at[1]], induced[at[2]]);
            var (own, first) = (At(extra[at[0]], r, i), At(extra[0], reviews[0], induced[0]));
            ViewLine Line(string name, double review, double reaction, string kind) =>
                new(name, [.. extra.Select(e => 100 * e)], [.. extra.Select(e => At(e, review, reaction).Waiting)], kind);
            List<ViewLine> lines = [Line("jouw keuze", r, i, "dash"), new("hier sta je", [100 * own.Extra], [own.Waiting], "main")];
            if (r != reviews[0] || i != induced[0])
            {
                lines.Add(Line("nooit wegen", reviews[0], induced[0], "other"));
            }

            return new View("Simulatie: wachtenden na afloop, naar % extra stoelen", 0, 1.05 * high, lines,
                [("wachtenden", Dutch.Number(own.Waiting)),
                    ("in acht van de tien keer tussen", $"{Dutch.Number(own.Low)} en {Dutch.Number(own.High)}"),
                    ("wachttijd", own.Months is { } months ? $"{Dutch.Number(months, 1)} maanden" : "niemand geplaatst"),
                    ("zit er langer dan drie jaar", Dutch.Percent(100 * own.LongStay, 0))],
                [own.Load < 1 ? $"Er zijn genoeg stoelen: nodig is {Dutch.Percent(100 * own.Load, 0)} van wat er is. De rij raakt op den "
                    + $"duur leeg." : $"Er zijn te weinig stoelen: nodig is {Dutch.Percent(100 * own.Load, 0)} van wat er is. De rij "
                    + $"blijft groeien.",
                    $"Zonder extra stoelen, zonder wegen en zonder vraagreactie wachten er {Dutch.Number(first.Waiting)}.", i > 0
                        ? "Vraagreactie betekent: komen er stoelen bij, dan komt er ook vraag bij. Hoe sterk dat is, weet niemand precies."
                        : "Hier verandert de vraag niet als er stoelen bijkomen."]);
        }

        var start = At(extra[0], reviews[0], induced[0]);
        var body = "<p>Een denkbeeldige regio met een vast aantal stoelen. Wat maakt de rij korter: meer stoelen, of vaker kijken of de "
            + "stoel nog past? En wat als meer stoelen ook meer vraag brengen?</p>\n"
            + Explorer.Html(Slug, "Simulatie: stoelen en wachtenden", dials, Show,
                $"<p>Zonder extra stoelen wachten er na afloop {Dutch.Number(start.Waiting)} leerlingen in dit rekenmodel.</p>")
            + $"<p class=\"note\">{WebUtility.HtmlEncode(source)}</p>\n"
            + FormsHtml.Fields(Slug, ("keuze", "Welke schuif zou jullie regio het eerst verzetten? Waarom?"),
                ("prijs", "Wie merkt daar het nadeel van?"));
        return new Form(Slug, "Stoeltjes", "Meer stoelen, of vaker wegen? Schuif, en kijk wat de rij doet.", 6, body);
    }

    private static Point Read(JsonElement point)
    {
        double Number(string name) => point.GetProperty(name).GetDouble();
        var months = point.GetProperty("wait_months");
        return new Point(Number("extra"), Number("reviews"), Number("induced"), Number("waiting"), Number("low"), Number("high"),
            months.ValueKind == JsonValueKind.Number ? months.GetDouble() : null, Number("long_stay"), Number("load"));
    }

    [GeneratedRegex("<script type=\"application/json\" class=\"nl-grid\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Grid();
}
