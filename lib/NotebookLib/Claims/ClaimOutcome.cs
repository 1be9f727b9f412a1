using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Display;

namespace NotebookLib.Claims;

/// <summary>What became of one claim. Made by <see cref="ThemeClaims"/>; shows itself in a notebook as a small margin card.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Statement">The claim in Dutch.</param>
/// <param name="Status">One of six.</param>
/// <param name="Published">The value in the register, as it stands there with its unit; empty where there is none.</param>
/// <param name="PublishedNl">The same for a Dutch reader: "33,3 %", "so meer dan sbo".</param>
/// <param name="Computed">What was computed, in Dutch; empty where nothing was.</param>
/// <param name="Number">The computed number on the claim's scale; null where it is no number.</param>
/// <param name="Difference">Computed minus published, on the claim's scale; null where either is no single number.</param>
/// <param name="Rule">How the two were compared, in Dutch.</param>
/// <param name="Evidence">What else the cell found.</param>
/// <param name="Reason">Why it deviates, needs data or cannot be tested.</param>
/// <param name="Origin">The source line of the computed number.</param>
[TypeFormatterSource(typeof(ClaimOutcomeFormatter))]
public sealed record ClaimOutcome(string Id, string Statement, ClaimStatus Status, string Published, string PublishedNl, string Computed,
    double? Number,
    double? Difference, string Rule, string Evidence, string Reason, string Origin)
{
    private const string Kind = "nl-claims";

    /// <summary>Whether two outcomes say the same of the same claim.</summary>
    public bool Agrees(ClaimOutcome other) => other is not null && (Id, Status, Computed) == (other.Id, other.Status, other.Computed);

    /// <summary>
    /// The outcome as a JSON object with exactly the keys of <c>verify --json</c>. Numbers are numbers, on the claim's own scale; what
    /// is not there is null.
    /// </summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["status"] = Status.Code(),
        ["published"] = double.TryParse(Published.Split(" (")[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var stated) ? Numeric(stated) : Words(Published),
        ["computed"] = Number is { } number ? Numeric(number) : Words(Computed),
        ["difference"] = Difference is { } gap ? Numeric(gap) : null,
        ["rule"] = Words(Rule),
        ["evidence"] = Words(Evidence),
        ["reason"] = Words(Reason),
        ["origin"] = Words(Origin),
    };

    /// <summary>Reads the outcomes back from the HTML of an executed notebook (or a whole page), in order; none is an empty list.</summary>
    /// <exception cref="FormatException">A block of outcomes is damaged; the message names it.</exception>
    public static IReadOnlyList<ClaimOutcome> ParseAll(string html) => DataBlock.ReadAll(Kind, "claims", html, Read);

    /// <summary>The outcomes as the data block that travels in the HTML.</summary>
    internal static string DataHtml(IEnumerable<ClaimOutcome> outcomes) => DataBlock.Html(Kind, outcomes.Select(o => o.ToBlock()));

    /// <summary>One line: <c>LL-T5-03 gereproduceerd: 33,2 % (rapport: 0.333)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Id} {Status.Dutch()}");
        if (Computed.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $": {Computed}");
        }

        if (Published.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" (register: {Published})");
        }

        return text.Append(Reason.Length > 0 ? $". {Reason}" : "").ToString();
    }

    // what travels in a notebook: the keys above for any reader, and "as" to make the same outcome again
    private JsonObject ToBlock()
    {
        var block = ToJson();
        block["as"] = new JsonObject { ["statement"] = Statement, ["published"] = Published, ["published_nl"] = PublishedNl,
            ["computed"] = Computed, ["number"] = Number, ["difference"] = Difference };
        return block;
    }

    private static ClaimOutcome Read(JsonObject o)
    {
        var more = o["as"]!.AsObject();
        return new(Text(o, "id"), Text(more, "statement"), ClaimStatusText.Parse(Text(o, "status")), Text(more, "published"),
            Text(more, "published_nl"), Text(more, "computed"),
            Value(more, "number"), Value(more, "difference"), Text(o, "rule"), Text(o, "evidence"), Text(o, "reason"), Text(o, "origin"));
    }

    private static string Text(JsonObject o, string key) => o[key]?.GetValue<string>() ?? "";

    private static double? Value(JsonObject o, string key) => o[key]?.GetValue<double>();

    // twelve digits: enough for every published figure, and no noise of a subtraction
    private static JsonValue Numeric(double value) => JsonValue.Create(NotebookLib.Dutch.Round(value, 12));

    private static JsonValue? Words(string text) => text.Length > 0 ? JsonValue.Create(text) : null;
}

/// <summary>Several outcomes under one another, as one output.</summary>
[TypeFormatterSource(typeof(ClaimOutcomesFormatter))]
public sealed class ClaimOutcomes : IReadOnlyList<ClaimOutcome>
{
    private readonly ClaimOutcome[] _outcomes;

    /// <summary>Puts outcomes together.</summary>
    /// <exception cref="ClaimException">One claim is settled twice, with different answers.</exception>
    public ClaimOutcomes(IEnumerable<ClaimOutcome> outcomes)
    {
        _outcomes = [.. outcomes];
        foreach (var group in _outcomes.GroupBy(o => o.Id))
        {
            if (group.FirstOrDefault(o => !o.Agrees(group.First())) is { } other)
            {
                throw new ClaimException($"{group.Key} is settled twice with different answers: \"{group.First()}\" and \"{other}\". Keep "
                    + $"one.");
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _outcomes.Length;

    /// <inheritdoc/>
    public ClaimOutcome this[int index] => _outcomes[index];

    /// <inheritdoc/>
    public IEnumerator<ClaimOutcome> GetEnumerator() => ((IEnumerable<ClaimOutcome>)_outcomes).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line per outcome.</summary>
    public override string ToString() => string.Join('\n', _outcomes.Select(o => o.ToString()));
}
