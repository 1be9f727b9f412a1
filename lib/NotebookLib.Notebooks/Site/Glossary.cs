using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;

namespace NotebookLib.Notebooks.Site;

/// <summary>A word of the field with its explanation.</summary>
/// <param name="Word">The word as it stands in a text.</param>
/// <param name="Meaning">The explanation, in Dutch.</param>
/// <param name="Source">Whose word it is.</param>
/// <param name="Forms">Other forms of the word that are marked too.</param>
internal sealed record Term(string Word, string Meaning, string Source, IReadOnlyList<string> Forms)
{
    /// <summary>The word and its other forms.</summary>
    public IEnumerable<string> All => Forms.Prepend(Word);

    /// <summary>The word as part of an address.</summary>
    public string Anchor => Glossary.Slug(Word);
}

/// <summary>The words that the pages explain, from <c>data/woorden.csv</c>: columns term, uitleg, bron and ook (other forms, with
/// commas).</summary>
internal sealed partial class Glossary
{
    private Glossary(IReadOnlyList<Term> terms) => Terms = terms;

    /// <summary>The words, in alphabetical order.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>A glossary without words.</summary>
    public static Glossary Empty { get; } = new([]);

    /// <summary>Reads the file; one that is not there gives a glossary without words.</summary>
    /// <exception cref="DataFileException">The file has other columns, or a row without a word or explanation.</exception>
    public static Glossary Load(string path)
    {
        if (!File.Exists(path))
        {
            return Empty;
        }

        using var reader = CsvReader.FromText(File.ReadAllText(path),
            new CsvReaderOptions { Separator = ',', FormatProvider = CultureInfo.InvariantCulture });
        reader.ReadHeader();
        var heads = reader.Headers.Select(h => h.Trim('\uFEFF', ' ')).ToList();
        if (!heads.SequenceEqual(["term", "uitleg", "bron", "ook"]))
        {
            throw new DataFileException("data/woorden.csv", 1, "", $"the header is \"{string.Join(',', heads)}\"",
                "Write \"term,uitleg,bron,ook\"");
        }

        var terms = new List<Term>();
        for (var row = 2; reader.Read(); row++)
        {
            var fields = Enumerable.Range(0, 4).Select(i => i < reader.FieldCount ? reader.GetString(i).Trim() : "").ToList();
            if (fields[0].Length == 0 || fields[1].Length == 0)
            {
                throw new DataFileException("data/woorden.csv", row, heads[fields[0].Length == 0 ? 0 : 1],
                    "the cell is empty, expected text", "Fill it, or take the row out");
            }

            terms.Add(new Term(fields[0], fields[1], fields[2],
                [.. fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]));
        }

        return new Glossary([.. terms.OrderBy(t => t.Word, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The page with all words.</summary>
    public string Page()
    {
        var body = new StringBuilder("<p class=\"kicker\">Woorden</p>\n<h1>Wat betekent dat woord?</h1>\n<p class=\"lead\">In de tekst "
            + "staat onder deze woorden een stippellijn. Wijs er een aan, of ga er met de Tab-toets naartoe.</p>\n");
        if (Terms.Count == 0)
        {
            body.Append("<p>Deze uitgave heeft nog geen woordenlijst.</p>\n");
        }

        body.Append("<dl class=\"woorden\">\n");
        foreach (var term in Terms)
        {
            body.Put($"<div id=\"{term.Anchor}\"><dt>{PageHtml.Encode(term.Word)}{(term.Forms.Count == 0 ? "" : $" <small>ook: "
                + $"{PageHtml.Encode(string.Join(", ", term.Forms))}</small>")}</dt><dd>{PageHtml.Encode(term.Meaning)}");
            body.Append(term.Source.Length == 0 ? "" : $" <small>{PageHtml.Encode(term.Source)}</small>");
            body.Append("</dd></div>\n");
        }

        return Shell.Render("Woorden", "Woorden", "", body.Append("</dl>\n").ToString(), live: false);
    }

    internal static string Slug(string word) => Unsafe().Replace(word.Normalize(NormalizationForm.FormD).ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex(@"[^a-z0-9]+")]
    private static partial Regex Unsafe();
}

/// <summary>Marks the first use of each explained word on a page: a link to the word list, with the explanation on hover and
/// focus.</summary>
internal sealed class TermMarker(Glossary glossary)
{
    private static readonly HtmlParser Parser = new();
    private readonly List<Term> _used = [];
    private readonly Regex? _words = glossary.Terms.Count == 0 ? null : new Regex(
        $@"(?<![\w-])(?:{string.Join('|', glossary.Terms.SelectMany(t => t.All).OrderByDescending(w => w.Length)
            .Select(Regex.Escape))})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The narrative with its words marked.</summary>
    public string Mark(string html)
    {
        if (_words is null || html.Length == 0)
        {
            return html;
        }

        var body = Parser.ParseDocument("<!doctype html><body>" + html).Body!;
        foreach (var text in body.Descendants<IText>().Where(t => !IsInside(t, "a", "code", "pre", "h1", "h2", "h3")).ToList())
        {
            Mark(body.Owner!, text);
        }

        return body.InnerHtml;
    }

    /// <summary>The explanations used so far, which the marked words refer to.</summary>
    public string Definitions() => _used.Count == 0 ? ""
        : "<div hidden>" + string.Concat(_used.Select(t => $"<p id=\"uitleg-{t.Anchor}\">{PageHtml.Encode(t.Meaning)}</p>")) + "</div>\n";

    private void Mark(IDocument owner, IText text)
    {
        var found = _words!.Matches(text.Data).Select(m =>
            (At: m, Term: glossary.Terms.First(t => t.All.Contains(m.Value, StringComparer.OrdinalIgnoreCase))))
            .Where(f => !_used.Contains(f.Term)).DistinctBy(f => f.Term).ToList();
        if (found.Count == 0)
        {
            return;
        }

        var (parent, from) = (text.Parent!, 0);
        foreach (var (at, term) in found)
        {
            _used.Add(term);
            parent.InsertBefore(owner.CreateTextNode(text.Data[from..at.Index]), text);
            var link = owner.CreateElement("a");
            link.ClassName = "term";
            link.SetAttribute("href", $"woorden.html#{term.Anchor}");
            link.SetAttribute("aria-describedby", $"uitleg-{term.Anchor}");
            link.TextContent = at.Value;
            parent.InsertBefore(link, text);
            from = at.Index + at.Length;
        }

        text.Data = text.Data[from..];
    }

    private static bool IsInside(INode node, params string[] tags) =>
        node.Ancestors().OfType<IElement>().Any(e => tags.Contains(e.LocalName));
}
