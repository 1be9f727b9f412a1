using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NotebookLib.Notebooks.Format;

namespace NotebookLib.Notebooks.Preview;

/// <summary>What went wrong in a cell, as a reader wants it: where, and the first useful sentence.</summary>
/// <param name="Cell">The number of the code cell, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Line">The line in the cell, from 1; 0 where that is not known.</param>
/// <param name="Sentence">What is wrong.</param>
internal sealed partial record CellFault(int Cell, string Id, int Line, string Sentence)
{
    /// <summary>Where it is, in Dutch.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"Cel {Cell} ({Id}){(Line > 0 ? $", regel {Line}" : "")}");

    /// <summary>Reads an error.</summary>
    public static CellFault Of(ErrorOutput error, int cell, string id)
    {
        if (Compiler().Match(error.Value) is { Success: true } compile && compile.Groups["file"].Length == 0)
        {
            return new CellFault(cell, id, Number(compile.Groups["line"]), First(compile.Groups["text"].Value));
        }

        // the innermost cause says most; the last line of this cell in the trace is where it is mended
        var causes = error.Traceback.Where(l => l.StartsWith("caused by ", StringComparison.Ordinal)).ToList();
        var cause = error.Name is "TypeInitializationException" or "TargetInvocationException" or "AggregateException" && causes.Count > 0
            ? causes[^1][(causes[^1].IndexOf(": ", StringComparison.Ordinal) + 2)..] : error.Value;
        var place = error.Traceback.Select(l => Trace().Match(l)).FirstOrDefault(m => m.Success && Number(m.Groups["cell"]) == cell);
        return new CellFault(cell, id, place is null ? 0 : Number(place.Groups["line"]), error.Name switch
        {
            "Timeout" => "De cel duurde te lang en is gestopt.",
            "ProcessEnded" => "Het proces van de cel is geëindigd. " + First(error.Value),
            _ => First(cause),
        });
    }

    /// <summary>The error as HTML, with the line of code that it is about.</summary>
    public string ToHtml(ErrorOutput error, string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var excerpt = Line < 1 || Line > lines.Length ? ""
            : string.Concat(Enumerable.Range(Math.Max(1, Line - 1), Math.Min(lines.Length, Line + 1) - Math.Max(1, Line - 1) + 1)
            .Select(n => string.Create(CultureInfo.InvariantCulture,
                $"<span class=\"{(n == Line ? "here" : "near")}\"><i>{n}</i> {WebUtility.HtmlEncode(lines[n - 1])}</span>")));
        return $"""
            <section class="nl-fault" aria-label="Fout in cel {Cell.ToString(CultureInfo.InvariantCulture)}">
            <p class="where">{WebUtility.HtmlEncode(Place)}</p>
            <p class="what">{WebUtility.HtmlEncode(Sentence)}</p>
            {(excerpt.Length > 0 ? $"<pre class=\"lines\"><code>{excerpt}</code></pre>" : "")}
            <details><summary>Alles wat de uitvoering meldt</summary><pre>{WebUtility.HtmlEncode(string.Join('\n', error.Traceback))}</pre></details>
            <p class="note">De cellen hierna zijn niet opnieuw uitgevoerd.</p>
            </section>
            """;
    }

    private static int Number(Group group) => int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : 0;

    private static string First(string text)
    {
        var line = text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
        return line.Length <= 400 ? line : line[..400] + " …";
    }

    [GeneratedRegex(@"^(?<file>\S+ )?\((?<line>\d+),\d+\): (?:error \w+: )?(?<text>.*)", RegexOptions.Singleline)]
    private static partial Regex Compiler();

    [GeneratedRegex(@"cell (?<cell>\d+), line (?<line>\d+)$")]
    private static partial Regex Trace();
}
