using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLib.Display;

namespace NotebookLib.Charts;

/// <summary>
/// A figure: plotly.js JSON (data, layout; our own words in <c>layout.meta</c>) that draws itself as SVG and that a page
/// with plotly.js can bring to life. It cannot exist without title, subtitle, alt text and origin. Immutable: every change
/// gives a new figure. Make one with <see cref="Chart"/>.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatter))]
public sealed partial class Figure
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow };
    private const int MostOpen = 30; // rows of a table that stands open in place of a picture
    private readonly string _json;

    private Figure(JsonObject state)
    {
        var meta = state.At("layout", "meta");
        Title = Needed(meta.Str("title"), "a title that says what is shown", "title");
        Subtitle = Needed(meta.Str("subtitle"), "a subtitle with unit, population and years", "subtitle");
        AltText = Needed(meta.Str("alt"), "an alt text", "alt");
        Sources = [.. meta.List("sources").Select(s => s.AsText()).Where(s => !string.IsNullOrWhiteSpace(s))!];
        if (Sources.Count == 0)
        {
            throw new ArgumentException($"Figure \"{Title}\" has no origin: layout.meta.sources needs at least one line.");
        }

        Kind = meta.Str("kind") ?? "";
        _json = PlotJson.Write(state);
    }

    /// <summary>What is shown.</summary>
    public string Title { get; }

    /// <summary>Unit, population and years.</summary>
    public string Subtitle { get; }

    /// <summary>The figure in words, for who cannot see it. Written from the data unless <see cref="Alt"/> gives one.</summary>
    public string AltText { get; }

    /// <summary>The lines that say where the numbers come from.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The kind of chart, such as <c>line</c>; empty for a figure made elsewhere.</summary>
    public string Kind { get; }

    /// <summary>A short name that depends on nothing but the content.</summary>
    public string Id => "nl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_json)))[..8];

    /// <summary>
    /// Reads a figure back, of our own or another's making. Traces and properties that we do not know are carried along
    /// untouched; the SVG leaves them out.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not such JSON, or <c>layout.meta</c> lacks title, subtitle, alt or sources; the
    /// message says which.</exception>
    public static Figure FromPlotlyJson(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) is JsonObject { Count: > 0 } state
                ? new Figure((JsonObject)state.DeepClone())
                : throw new ArgumentException("A figure is a JSON object with data and layout.", nameof(json));
        }
        catch (JsonException problem)
        {
            throw new ArgumentException($"This is not JSON of a figure: {problem.Message}", nameof(json), problem);
        }
    }

    /// <summary>The state, as plotly.js reads it: one object with <c>data</c> and <c>layout</c>.</summary>
    public string ToPlotlyJson() => _json;

    /// <summary>The same figure, described by hand. Say what there is to see, with the numbers that matter.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public Figure Alt(string text) => Change(state => state.Sub("layout").Sub("meta")["alt"] = text);

    /// <inheritdoc cref="Highlight(IEnumerable{string})"/>
    public Figure Highlight(params string[] series) => Highlight(series.AsEnumerable());

    /// <summary>
    /// Puts these series in the accent and the others in grey.
    /// </summary>
    /// <exception cref="ArgumentException">The figure has no series with that name; the message lists the names.</exception>
    public Figure Highlight(IEnumerable<string> series) => Change(state =>
    {
        var wanted = series.Select(Markup.Clean).ToList();
        var traces = state.List("data").OfType<JsonObject>().Where(t => t.Str("name") is not null && t.Flag("meta", "paint") != false)
            .ToList();
        var names = traces.Select(t => Markup.Plain(t.Str("name"))).ToList();
        if (wanted.FirstOrDefault(w => !names.Contains(w)) is { } unknown)
        {
            throw new ArgumentException($"Figure \"{Title}\" has no series \"{unknown}\". It has: {string.Join(", ", names.Distinct())}.",
                nameof(series));
        }

        var grey = 0;
        for (var i = 0; i < traces.Count; i++)
        {
            var place = wanted.IndexOf(names[i]);
            Paint.Trace(traces[i], place >= 0 ? Palette.Accent(place) : Palette.Grey(grey++), place >= 0);
        }
    });

    /// <summary>Says the one thing worth seeing, at a year; it points at the first highlighted series.</summary>
    /// <exception cref="ArgumentException">No series has a value in that year.</exception>
    public Figure Annotate(SchoolYear year, string text) => Annotate(year, "", text);

    /// <summary>Says the one thing worth seeing, at a year of a series.</summary>
    /// <exception cref="ArgumentException">The series is not there or has no value in that year.</exception>
    public Figure Annotate(SchoolYear year, string series, string text) => Remark(year.StartYear, series, text, year.ToString());

    /// <summary>Says the one thing worth seeing, at a place on the bottom axis of a figure of curves.</summary>
    /// <param name="x">The place; one of the points of the series.</param>
    /// <param name="series">The series.</param>
    /// <param name="text">What to say; short.</param>
    /// <exception cref="ArgumentException">The series is not there or has no point at that place.</exception>
    public Figure AnnotateAt(double x, string series, string text) => Remark(x, series, text, Dutch.Number(x, 2));

    private Figure Remark(double x, string series, string text, string place) => Change(state =>
    {
        var lines = state.List("data").Where(t => t.Str("type") is "scatter" or null
            && (series.Length == 0 || Markup.Plain(t.Str("name")) == Markup.Clean(series)))
            .OrderByDescending(t => t.Num("line", "width") ?? 0);
        foreach (var line in lines)
        {
            var index = line.List("x").ToList().FindIndex(at => at.AsNumber() is { } value && Math.Abs(value - x) < 1e-9);
            if (index >= 0 && line.Each(index, "y").AsNumber() is { } y)
            {
                state.Sub("layout").SubList("annotations")
                    .Add(PlotJson.Obj(("name", "nl-note"), ("x", x), ("y", y), ("xref", line.Str("xaxis") ?? "x"),
                    ("yref", line.Str("yaxis") ?? "y"),
                    ("text", Markup.Encode(text)), ("showarrow", true), ("arrowhead", 0), ("arrowwidth", 1), ("arrowcolor", "#767676"),
                        ("ax", 0), ("ay", -36)));
                return;
            }
        }

        throw new ArgumentException($"Figure \"{Title}\" has no value in {place}{(series.Length == 0 ? "" : $" for \"{series}\"")} to "
            + $"point at.", nameof(x));
    });

    /// <summary>The data of the figure as a table.</summary>
    public DataTable ToTable() => DataTable.FromJson(State().At("layout", "meta", "table"), Sources)
        ?? TraceTable.Of(State(), Title, Sources);

    /// <summary>The data as CSV, with title and origin in lines that start with <c>#</c>.</summary>
    public string ToCsv() => ToTable().Titled($"{Title}; {Subtitle}").ToCsv();

    /// <summary>Draws the figure for a width in pixels, 240 to 2000: text stays at reading size, what does not fit moves or wraps. The same
    /// bytes everywhere.</summary>
    public string ToSvg(int width = 640) => Drawing.Picture.Draw(this, State(), Math.Clamp(width, 240, 2000));

    /// <summary>The figure for a page or a notebook: title, picture, origin, the data as a table, and the state for plotly.js.</summary>
    public string ToHtml() => ToHtml(ToSvg());

    /// <summary>As <see cref="ToHtml()"/>, around pictures drawn elsewhere, such as a wide and a narrow one.</summary>
    public string ToHtml(string pictures) => $"""
        <figure class="nl-figure" data-kind="{Markup.Escape(Kind)}" style="margin:1em 0"><figcaption><strong class="nl-title">{Markup.Escape(Title)}</strong><br><span class="nl-subtitle">{Markup.Escape(Subtitle)}</span></figcaption>
        <div class="nl-picture">{pictures}</div>
        {DataTable.SourceLine(Sources)}<details class="nl-data"{(Drawing.Picture.IsWhole(State()) || ToTable().Rows.Count > MostOpen ? "" : " open")}><summary>Cijfers als tabel</summary>{ToTable().Titled("").Html(withSource: false)}</details>
        <script type="application/json" class="nl-plotly">{PlotJson.ForScript(_json)}</script></figure>
        """.ReplaceLineEndings("\n");

    /// <summary>The figure as text: title, alt text, table, origin.</summary>
    public override string ToString() => $"{Title}\n{Subtitle}\n{AltText}\n\n{ToTable().Titled("")}";

    internal static Figure Make(JsonObject state) => new(state);

    internal Figure Change(Action<JsonObject> change)
    {
        var state = State();
        change(state);
        return new Figure(state);
    }

    private JsonObject State() => (JsonObject)JsonNode.Parse(_json, documentOptions: Strict)!;

    private static string Needed(string? text, string what, string key) => string.IsNullOrWhiteSpace(text)
        ? throw new ArgumentException($"A figure needs {what} (layout.meta.{key} is empty).") : text;
}

/// <summary>Shows a figure in a notebook.</summary>
internal sealed class FigureFormatter : FormatterSource<Figure>
{
    /// <inheritdoc/>
    protected override string Html(Figure value) => value.ToHtml();

    /// <inheritdoc/>
    protected override string Plain(Figure value) => value.ToString();
}
