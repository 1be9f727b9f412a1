using System.Globalization;

namespace NotebookLib;

/// <summary>What kind of figure it is. The kinds never look alike in a chart or table.</summary>
public enum OriginKind
{
    /// <summary>Printed by a publisher and carried over with its locator.</summary>
    Published,

    /// <summary>Read from a file on this machine (a DUO file, an own export).</summary>
    Local,

    /// <summary>Computed by this project from figures with an origin.</summary>
    Derived,

    /// <summary>Drawn from a model; the title must say so.</summary>
    Simulated,
}

/// <summary>Where a number comes from. A number without an origin cannot be displayed.</summary>
/// <param name="Kind">Published, local, derived or simulated.</param>
/// <param name="Producer">Who made the figure: DUO, CBS, OCW in cijfers, Inspectie van het Onderwijs, NotebookLib.</param>
/// <param name="Title">What the publication or file is called; for a derived figure how it was computed.</param>
/// <param name="Table">The table, sheet or column group; empty where there is none.</param>
/// <param name="Locator">Web address, table id or file name.</param>
/// <param name="Seen">The day on which our copy was made; null where it is not known.</param>
/// <param name="Licence">The publisher's licence, e.g. "CC BY 4.0".</param>
[Display.TypeFormatterSource(typeof(Display.OriginFormatter))]
public sealed record Origin(OriginKind Kind, string Producer, string Title, string Table, string Locator, DateOnly? Seen, string Licence)
{
    /// <summary>Who made the figure; never empty.</summary>
    public string Producer { get; } = Required(Producer, nameof(Producer));

    /// <summary>What the publication is called, or how the figure was computed; never empty.</summary>
    public string Title { get; } = Required(Title, nameof(Title));

    /// <summary>The origins this one was computed from; empty unless derived or simulated.</summary>
    public IReadOnlyList<Origin> From { get; private init; } = [];

    /// <summary>Whether a simulation took part, here or anywhere below.</summary>
    public bool InvolvesSimulation => Kind == OriginKind.Simulated || From.Any(o => o.InvolvesSimulation);

    /// <summary>The published or local origins at the bottom, each once, in order of first use.</summary>
    public IReadOnlyList<Origin> Roots => From.Count == 0 ? [this] : From.SelectMany(o => o.Roots).Distinct().ToList();

    /// <inheritdoc cref="Derived(string, IEnumerable{Origin})"/>
    public static Origin Derived(string method, params Origin[] from) => Derived(method, from.AsEnumerable());

    /// <summary>An origin for a figure that we computed.</summary>
    /// <param name="method">How, in a few words: "index, 2018/'19 = 100".</param>
    /// <param name="from">What it was computed from; at least one.</param>
    /// <exception cref="ArgumentException">No source is given: a derived number has to come from somewhere.</exception>
    public static Origin Derived(string method, IEnumerable<Origin> from)
    {
        var sources = from.Distinct().ToList();
        return sources.Count == 0
            ? throw new ArgumentException("A derived figure needs at least one origin that it is computed from.", nameof(from))
            : new Origin(OriginKind.Derived, "NotebookLib", method, "", "", null, "EUPL-1.2") { From = sources };
    }

    /// <inheritdoc cref="Simulated(string, int, IEnumerable{Origin})"/>
    public static Origin Simulated(string model, int seed, params Origin[] calibration) =>
        Simulated(model, seed, calibration.AsEnumerable());

    /// <summary>An origin for a simulated figure.</summary>
    /// <param name="model">The model and its parameters in a few words.</param>
    /// <param name="seed">The seed, so that the picture can be drawn again.</param>
    /// <param name="calibration">Figures the model was calibrated on, if any.</param>
    public static Origin Simulated(string model, int seed, IEnumerable<Origin> calibration) =>
        new(OriginKind.Simulated, "NotebookLib", model, $"seed {seed.ToString(CultureInfo.InvariantCulture)}", "", null,
            "EUPL-1.2") { From = calibration.Distinct().ToList() };

    /// <summary>An origin for pure arithmetic on numbers that a text states, such as a growth rate per interval or a normal
    /// curve.</summary>
    /// <param name="what">The reasoning in a few words.</param>
    public static Origin Arithmetic(string what) => new(OriginKind.Derived, "NotebookLib", what, "", "", null, "EUPL-1.2");

    /// <summary>One Dutch line for under a chart: <c>Bron: …</c>, with "eigen berekening" or "simulatie" where that is so.</summary>
    public string Cite()
    {
        var bottom = Bottom(Roots);
        return Kind switch
        {
            OriginKind.Derived => From.Count == 0 ? $"Eigen berekening: {Title}" : $"Bron: {bottom}; eigen berekening",
            OriginKind.Simulated => From.Count == 0 ? $"Simulatie: {Title} ({Table})" : $"Simulatie: {Title} ({Table}); geijkt op {bottom}",
            OriginKind.Local => $"Bron: {bottom}; eigen bestand",
            _ => $"Bron: {bottom}",
        };
    }

    /// <summary>
    /// The lines for under a picture that rests on many origins: each source once, simulations and pure arithmetic on lines of
    /// their own. Empty for no origins.
    /// </summary>
    public static IReadOnlyList<string> Cite(IEnumerable<Origin> origins)
    {
        var all = origins.Distinct().ToList();
        var own = all.Where(o => o.Kind == OriginKind.Simulated || (o.Kind == OriginKind.Derived && o.From.Count == 0)).ToList();
        var sourced = all.Except(own).ToList();
        var roots = sourced.SelectMany(o => o.Roots).Distinct().ToList();
        var remark = (sourced.Exists(o => o.Kind == OriginKind.Derived) ? "; eigen berekening" : "")
            + (roots.Exists(o => o.Kind == OriginKind.Local) ? "; eigen bestand" : "");
        return roots.Count == 0 ? [.. own.Select(o => o.Cite())] : [$"Bron: {Bottom(roots)}{remark}", .. own.Select(o => o.Cite())];
    }

    private static string Bottom(IEnumerable<Origin> roots) =>
        string.Join("; ", roots.GroupBy(o => (o.Producer, o.Title)).Select(publication =>
    {
        var tables = publication.Select(o => o.Table).Where(t => t.Length > 0).Distinct().ToList();
        return $"{publication.Key.Producer}, {publication.Key.Title}" + (tables.Count == 0 ? "" : $" ({string.Join("; ", tables)})");
    }));

    /// <inheritdoc/>
    public bool Equals(Origin? other) => other is not null && (Kind, Producer, Title, Table, Locator, Seen, Licence) ==
        (other.Kind, other.Producer, other.Title, other.Table, other.Locator, other.Seen, other.Licence) && From.SequenceEqual(other.From);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Producer, Title, Table, Locator, Seen);

    private static string Required(string text, string name) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException($"An origin needs a {name.ToLowerInvariant()}.", name) : text;
}
