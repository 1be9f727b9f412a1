using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Hypotheses;
using NotebookLib.Statistics;

namespace NotebookLib.Cli;

/// <summary>What <c>new</c> and <c>hypothesis new</c> write: notebooks that run at once, to be filled with one's own words.</summary>
internal static class Scaffold
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The draft as a registration file: an example about the share of pupils in so, to be replaced by the reader's own
    /// expectation.</summary>
    /// <exception cref="HypothesisException">The id is no id.</exception>
    public static Hypothesis Draft(string id) => new()
    {
        Id = id,
        Claim = new("Het aandeel leerlingen in het so groeit. (Voorbeeld: zet hier een zin die ook onwaar kan zijn.)",
            "The share of pupils in special schools grows. (Example: put a sentence here that could be false.)"),
        Quantity = "verandering van het aandeel per jaar",
        Unit = "% van po",
        Expectation = Expectation.Above(0),
        Falsifier = "Het aandeel blijft gelijk of daalt in minstens drie bronnen van verschillende herkomst.",
        Rivals = [new Rival("er verandert niets", Expectation.EquivalentTo(0, 0.01), "Het aantal plaatsen staat vast.")],
        Tests = ["trend van het aandeel (Mann-Kendall, Theil-Sen)"],
        Registrant = "vul in: wie registreert dit",
        Note = "Vul in wat je al van deze cijfers wist.",
    };

    /// <summary>The text of a draft's file.</summary>
    /// <exception cref="HypothesisException">A field is missing or out of range.</exception>
    public static string FileOf(Hypothesis draft)
    {
        var folder = Directory.CreateTempSubdirectory("nl-draft-");
        try
        {
            return File.ReadAllText(draft.Draft().Save(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonNode Loading => Code("inladen", """
        #r "../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll"
        using NotebookLib;
        using NotebookLib.Charts;
        using NotebookLib.Hypotheses;
        using NotebookLib.Measures;
        using NotebookLib.Statistics;
        """);

    private static JsonNode Predict => Text("voorspel", "**Voorspel eerst.** Hoe denk je dat de lijn loopt? Teken hem op papier.",
        "voorspel");

    /// <summary>The notebook around a hypothesis.</summary>
    /// <param name="id">The hypothesis.</param>
    /// <param name="start">The series that it is put to.</param>
    /// <param name="test">The test.</param>
    public static string Notebook(string id, StartSeries start, StartTest test)
    {
        JsonNode[] cells =
        [
            Text("titel", $"# Een verwachting getoetst: {
                id}\n\n*Welke verwachting zetten we op papier voordat we de cijfers zien, en wat blijft daarvan over?*"),
            Text("abstract", "Replace this by an English summary of 60 to 120 words: the claim, the sources, the verdict, and what remains "
                + "open. This notebook reads an expectation from data/hypotheses before any figure is loaded, confronts it with the "
                + "sources that there are, and ends in a verdict that can be undecided. Sources that were counted in the same register "
                + "count once.", "abstract"),
            Loading,
            Text("overzicht", $"## Overzicht: Wat verwachten we, voordat we kijken?\n\nDe verwachting staat in `data/hypotheses/{
                id}.json`. Pas dat bestand aan. Leg het daarna vast met `hypothesis register {
                id}`. Vanaf dan verandert het niet meer.\n\nLees de verwachting in vóór de eerste cijfers. Wie eerst kijkt, toetst achteraf."),
            Code("registratie", $"var verwachting = Hypothesis.Registered(\"{id}\");\nverwachting"),
            Predict,
            Code("cijfers", start.Code + "\nChart.Line(reeks)"),
            Text("inzicht", "## Inzicht: Komt de verwachting uit?\n\nElke bron krijgt haar eigen toets. Bronnen die uit hetzelfde register "
                + "komen, tellen samen als één bron."),
            Code("confrontatie", $"verwachting.Confront(reeks, reeks.ForTest().{test.Code}).Verdict()"),
            Text("rivaal", "**Een andere verklaring.** Wat zou dezelfde cijfers ook kunnen verklaren? Zet die verklaring in het bestand, "
                + "met haar eigen verwachting. De kaart laat zien hoe vaak ze past."),
            Text("weerlegging", "**Wat zou deze lezing onderuithalen?** Schrijf op bij welke uitkomst je van gedachten verandert.",
                "weerlegging"),
            Text("uitzicht", "## Uitzicht: Hoe lees je dit, en wat is de volgende stap?\n\nSchrijf in drie zinnen wat de uitkomst wel zegt "
                + "en wat niet. Noem ook hoeveel toetsen er zijn gedaan."),
            Code("telling", "TestFamily.Now()"),
            Text("vragen", "**Om samen te bespreken**\n\n1. Welke bron van een andere herkomst zou hier nog bij kunnen?\n2. Wat zou je "
                + "doen als de uitkomst onbeslist blijft?", "vragen"),
        ];
        return Notebook(cells);
    }

    /// <summary>A theme: Overzicht, Inzicht and Uitzicht around one series, one figure and one test.</summary>
    /// <param name="name">The title.</param>
    /// <param name="start">The series.</param>
    /// <param name="test">The test.</param>
    public static string Theme(string name, StartSeries start, StartTest test) => Notebook(
    [
        Text("titel", $"# {name}\n\n*Welke vraag stelt dit thema, en wat kunnen open cijfers erover zeggen?*"),
        Text("abstract", "Replace this by an English summary of 60 to 120 words: the question, the sources, what was found, how sure it "
            + "is, and what remains open. This notebook shows one published series, draws it, and puts its direction to a test.",
            "abstract"),
        Loading,
        Text("overzicht", "## Overzicht: Wat zien we?\n\nZeg eerst welke cijfers dit zijn, wie ze telde en wanneer. Noem ook wat er niet "
            + "in zit."),
        Predict,
        Code("cijfers", start.Code + "\nChart.Line(reeks)"),
        Text("inzicht", "## Inzicht: Wat betekent het?\n\nEen lijn die stijgt, kan ook toevallig stijgen. Deze toets zegt hoe zeker de "
            + "richting is."),
        Code("toets", $"reeks.ForTest().{test.Code}"),
        Text("weerlegging", "**Wat zou deze lezing onderuithalen?** Schrijf op bij welke uitkomst je van gedachten verandert.",
            "weerlegging"),
        Text("uitzicht", "## Uitzicht: Wat is de volgende stap?\n\nSchrijf in drie zinnen wat de uitkomst wel zegt en wat niet."),
        Text("vragen", "**Om samen te bespreken**\n\n1. Herken je dit beeld uit je eigen praktijk?\n2. Welk cijfer ontbreekt hier?",
            "vragen"),
    ]);

    private static string Notebook(JsonNode[] cells)
    {
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray(cells),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return notebook.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Text(string id, string text, params string[] tags) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = tags.Length == 0 ? new JsonObject()
            : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) },
        ["source"] = Lines(text),
    };

    private static JsonObject Code(string id, string code) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray(),
        ["source"] = Lines(code),
    };

    private static JsonArray Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return [.. lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line))];
    }
}
