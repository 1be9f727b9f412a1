using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using NotebookLib.Statistics;
using TestResult = NotebookLib.Statistics.TestResult;

namespace NotebookLib.Tests.Statistics;

public class AnswerTests
{
    private const string Hostile = "a<script>alert(\"1\")</script> & 'b', c";
    private static readonly Type[] Shapes = [typeof(Share), typeof(Events), typeof(Crosstab), typeof(Groups), typeof(Series), typeof(Flows),
        typeof(Durations), typeof(ProfileGroups), typeof(Composition), typeof(ShuffledOutcome)];
    private static readonly long?[,] Withheld = { { null, 38 }, { 9, 20 } };

    private static readonly Dictionary<string, Func<Answer>> Answers = new()
    {
        ["curve"] = () => new Durations([2, 3, 5, 8, 9, 12], [true, true, true, true, false, true]) { Of = Hostile, TimeUnit = Hostile,
            Coverage = Coverage.Population }.Curve(),
        ["curve, none seen"] = () => KaplanMeier.Of([1, 2], [false, false]),
        ["curve, all at once"] = () => KaplanMeier.Of([3, 3], [true, true]),
        ["chain"] = () => new Flows(new long[,] { { 9650, 90, 260 }, { 12, 820, 140 }, { 0, 0, 1 } }, ["bao", Hostile, "vo"], "vo").Chain(),
        ["chain, unnamed, many"] = () =>
            MarkovChain.Of(new long[,] { { 5, 1, 0, 0, 0, 1 }, { 0, 5, 1, 0, 0, 1 }, { 0, 0, 5, 1, 0, 1 }, { 0, 0, 0, 5, 1, 1 },
            { 0, 0, 0, 0, 5, 1 }, { 0, 0, 0, 0, 0, 1 } }, [5]),
        ["chain, ends only"] = () => MarkovChain.Of(new long[,] { { 1 } }, [0]),
        ["rates"] = () => Kitagawa.Of([100, 300], [10, 60], [200, 250], [24, 45]) with { Names = [Hostile] },
        ["rates, same"] = () => Kitagawa.Of([100, 300, 7], [10, 60, 1], [100, 300, 7], [10, 60, 1]),
        ["population or rate"] = () => new Series([2018, 2024], [1310, 1502], [45100, 43410]).PopulationOrRate(),
        ["growth"] = () => ShiftShare.Of([50, 80], [60, 78], [1000, 2000], [1100, 1980]) with { Names = [Hostile, "b"] },
        ["missing"] = () => Manski.Of(30, 90, 10),
        ["missing, none"] = () => Manski.Of(30, 90, 0),
        ["missing, all"] = () => Manski.Of(0, 0, 5),
        ["withheld"] = () => SuppressedCells.Of(Withheld, rowTotals: [41, null]) with { Rows = [Hostile], Columns = [Hostile] },
        ["withheld, several"] = () => SuppressedCells.Of(new long?[,] { { null, 38, 4 }, { 9, null, 7 } }),
        ["withheld, empty"] = () => SuppressedCells.Of(new long?[,] { { null, 0 }, { 0, null } }, min: 0),
        ["withheld, contradiction"] = () => SuppressedCells.Of(Withheld, rowTotals: [90, null]),
        ["bounds"] = () => new Crosstab(Withheld, [Hostile, "b"], ["x", Hostile]).IndependenceBounds(),
        ["bounds, tiny p"] = () => new Crosstab(new long?[,] { { null, 4000 }, { 9000, 2 } }, ["a", "b"], ["x", "y"]).IndependenceBounds(),
        ["queue"] = () => new Queue(14, 2, 8),
        ["queue without end"] = () => new Queue(16, 2, 8),
        ["sources"] = () => Triangulation.Of([0.012, 0.02, 0.2]),
        ["sources, p of 0"] = () => Triangulation.Of([0, 0]),
        ["sources, p of 1"] = () => Triangulation.Of([1]),
        ["bootstrap"] = () => Bootstrap.Of([62.5, 55.1, 71.3, 48.9, 66.0], x => x.Average(), replicates: 999),
        ["bootstrap, one side"] = () => Bootstrap.FromReplicates(1, [2, 3, 4], [1, 2, 4]),
        ["bootstrap, constant"] = () => Bootstrap.Of([5, 5, 5], x => x.Average(), replicates: 99),
        ["family"] = () =>
        {
            using var apart = TestFamily.Apart();
            new Share(48, 310, Hostile).Versus(new Share(29, 275, "b"));
            new Share(48, 310, Hostile).Versus(0.2).Exploratory();
            return TestFamily.Now();
        },
        ["family, none"] = () =>
        {
            using var apart = TestFamily.Apart();
            return TestFamily.Now();
        },
        ["all resamples"] = () => ExhaustiveBootstrap.OfMean([3.0, 7.5, 4.2, 11.1]),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    private static Dictionary<string, string> Shown(object value)
    {
        var source = Activator.CreateInstance(Source(value.GetType())!)!;
        return ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToDictionary(f =>
            (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!, f =>
        {
            var writer = new StringWriter();
            Assert.True((bool)f.GetType().GetMethod("Format")!.Invoke(f, [value, writer])!);
            return writer.ToString();
        });
    }

    // by name and on the type itself, as kernels look for it
    private static Type? Source(Type type) =>
        type.GetCustomAttributes(false).SingleOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute") is { } found
            ? (Type)found.GetType().GetProperty("FormatterSourceType")!.GetValue(found)! : null;

    private static IEnumerable<MethodInfo> Questions(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName
            && !m.Name.StartsWith('<'));

    private static Type Item(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        ? type.GetGenericArguments()[0] : type;

    [Fact]
    public void EveryAnswerOfADataShapeHasACard()
    {
        var returned = Shapes.SelectMany(Questions).Select(m => Item(m.ReturnType)).Where(t => t.Namespace == typeof(Answer).Namespace
            && !Shapes.Contains(t)).Distinct().ToList();
        Assert.Superset(new HashSet<Type> { typeof(TestResult), typeof(KaplanMeier), typeof(MarkovChain), typeof(Kitagawa), typeof(Bounded),
            typeof(Interval), typeof(Reading) }, returned.ToHashSet());
        Assert.Empty(returned.Where(t => Source(t) is null).Select(t => t.Name));
    }

    [Fact]
    public void NoDataShapeIsForgotten()
    {
        var asked = typeof(Answer).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Answer).Namespace && t != typeof(TestResult)
            && Questions(t).Any(m => Item(m.ReturnType) == typeof(TestResult) || typeof(Answer).IsAssignableFrom(m.ReturnType)
            && m.ReturnType != t && m.Name != "<Clone>$"));
        Assert.Empty(asked.Except(Shapes).Select(t => t.Name));
    }

    [Fact]
    public void EveryKindOfAnswerHasACardAndAnExampleHere()
    {
        var kinds = typeof(Answer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Answer))).ToHashSet();
        Assert.Superset(new HashSet<Type> { typeof(KaplanMeier), typeof(MarkovChain), typeof(Kitagawa), typeof(Manski),
            typeof(SuppressedCells), typeof(Bounded), typeof(ShiftShare), typeof(Queue), typeof(Triangulation), typeof(Bootstrap) }, kinds);
        Assert.Empty(kinds.Where(t => Source(t) is null).Select(t => t.Name));
        Assert.Empty(kinds.Except(Answers.Values.Select(a => a().GetType())).Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheCardIsWellFormedEncodedAndWithoutEmptyNumbers(string name)
    {
        var answer = Answers[name]();
        var shown = Shown(answer);
        Assert.Equal(["text/html", "text/plain"], shown.Keys.Order());
        var card = XElement.Parse(shown["text/html"]);
        Assert.Empty(card.Descendants("script"));
        Assert.Equal(answer.Reading.Nl, card.Element("p")!.Value);
        Assert.StartsWith(answer.Reading.Nl + "\n", shown["text/plain"], StringComparison.Ordinal);
        Assert.NotEmpty(answer.Reading.En);
        foreach (var text in card.Descendants("td").Select(d => d.Value).Append(answer.Reading.Nl).Append(answer.Reading.En)
            .Concat(answer.ToRow().Values))
        {
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("onbekend", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("^0[,.]000$|p (=|is|van|from|tussen|between) 0[,.]000", text);
        }
        var columns = card.Descendants("thead").Select(h => h.Descendants("th").Count()).ToList();
        Assert.All(card.Elements("details").Elements("table").Skip(1).Descendants("tr").Skip(1), row =>
            Assert.Equal(columns[0], row.Elements("td").Count()));
    }

    [Fact]
    public void HostileLabelsReachTheCardAsText() => Assert.All(new[] { "curve", "chain", "rates", "growth", "withheld" }, name =>
    {
        var html = Shown(Answers[name]())["text/html"];
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains(Hostile, XElement.Parse(html).Value, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameTextUnderEveryCulture(string name)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var texts = new[] { "nl-NL", "en-US", "" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                var answer = Answers[name]();
                return string.Join('\n', Shown(answer).Values.Append(answer.Reading.En).Append(answer.ToCsv()).Append(answer.ToString())
                    .Concat(answer.ToRow().Values));
            }).Distinct();
            Assert.Single(texts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("curve", "De helft is naar schatting zover binnen 6,5")]
    [InlineData("curve, none seen", "Over de duur valt dan niets te schatten.")]
    [InlineData("curve, all at once", "De onzekerheid is hier niet te schatten.")]
    [InlineData("chain", "Wie begint in bao is naar verwachting na ")]
    [InlineData("chain, unnamed, many", "Er zijn 5 beginpunten; hier het kortste en het langste pad. Wie begint in toestand 5 ")]
    [InlineData("chain, ends only", "Elke toestand is een eindpunt")]
    [InlineData("rates", "Het aandeel ging van 17,5 procent naar 15,3 procent (−2,2 procentpunt).")]
    [InlineData("rates, same", "Het aandeel bleef gelijk: 17,4 procent.")]
    [InlineData("population or rate", "Het aantal steeg met 192: −53,8 door de grootte van de hele groep en +245,8 door het aandeel.")]
    [InlineData("growth", "Het aantal in de regio steeg met 8. Met de landelijke groei (+2,7 procent) zou dat +3,5 zijn.")]
    [InlineData("missing", "Het aandeel ligt tussen 30,0 procent en 40,0 procent, wat de ontbrekende gegevens ook zijn. Onder de bekende "
        + "gegevens is het 33,3 procent; 10,0 procent van de gegevens ontbreekt.")]
    [InlineData("missing, none", "Er ontbreekt niets: het aandeel is 33,3 procent.")]
    [InlineData("missing, all", "Alle gegevens ontbreken.")]
    [InlineData("withheld", "Er past één tabel bij wat bekend is. Het totaal is 70.")]
    [InlineData("withheld, contradiction", "Geen enkele invulling past bij de totalen.")]
    [InlineData("bounds", "zijn 4 tabellen mogelijk; p ligt tussen")]
    [InlineData("bounds, tiny p", "p is overal < 0,001. Alle mogelijke tabellen zijn het eens.")]
    [InlineData("withheld, several", "De chi-kwadraattoets geeft p < 0,001. Welke tabel de echte is, zegt dit niet.")]
    [InlineData("withheld, empty", "Fishers exacte toets geeft p van 0,029 tot 1,000. De weggelaten aantallen beslissen of p onder 0,05 "
        + "ligt.")]
    [InlineData("queue", "De bezetting is 87,5 procent. De kans om te moeten wachten is 63,5 procent.")]
    [InlineData("queue without end", "de rij groeit zonder einde")]
    [InlineData("sources", "dragen ten minste 2 bronnen de uitspraak (p = 0,040).")]
    [InlineData("sources, p of 0", "(p < 0,001)")]
    [InlineData("sources, p of 1", "is niet aangetoond dat ten minste één bron de uitspraak draagt (p = 1,000)")]
    [InlineData("bootstrap, one side", "Een BCa-interval bestaat hier niet")]
    [InlineData("bootstrap, constant", "Elke trekking geeft hetzelfde")]
    [InlineData("all resamples", "alle 256 mogelijke trekkingen")]
    public void TheReadingSaysWhatCameOut(string name, string part) =>
        Assert.Contains(part, Answers[name]().Reading.Nl, StringComparison.Ordinal);

    [Fact]
    public void ARowHoldsTheWholeAndCsvTheSteps()
    {
        var curve = KaplanMeier.Of([1, 2], [true, false]);
        Assert.Equal(("2", "1"), (curve.ToRow()["n"], curve.ToRow()["events"]));
        Assert.Equal("", KaplanMeier.Of([1, 2], [false, false]).ToRow()["median"]);
        Assert.Equal(["time,at_risk,events,censored,survival,ci_low,ci_high", "1,2,1,0,0.5,"], curve.ToCsv().Split('\n').Take(2)
            .Select((l, i) => i == 0 ? l : l[..12]));
        Assert.Equal("low,high,observed\n0.3,0.4,0.3333333333333333\n", Manski.Of(30, 90, 10).ToCsv());
        Assert.Contains("\n\"" + Hostile.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",", Answers["rates"]().ToCsv(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void AReadingAndAnIntervalShowThemselves()
    {
        Assert.Equal($"<p class=\"nl-test-reading\" lang=\"nl\">a &lt;b&gt;</p>", Shown(new Reading("a <b>", "x"))["text/html"]);
        Assert.Equal("0,300 tot 0,400 (95 %-interval, Wilson <W>)", Shown(new Interval(0.3, 0.4, 0.95, "Wilson <W>"))["text/plain"]);
        Assert.Contains("Wilson &lt;W&gt;", Shown(new Interval(0.3, 0.4, 0.95, "Wilson <W>"))["text/html"], StringComparison.Ordinal);
        Assert.Equal("onbekend tot onbekend (95 %-interval)", Shown(new Interval(double.NaN, double.NaN))["text/plain"]);
    }
}
