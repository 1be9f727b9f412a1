namespace NotebookLib.Hypotheses;

/// <summary>The register in which something was counted, before anyone published it.</summary>
/// <param name="Key">A short key: "duo-rod".</param>
/// <param name="Name">Its name in Dutch.</param>
/// <param name="Why">How we know that the source rests on it; empty where a source stands for itself.</param>
public sealed record Register(string Key, string Name, string Why);

/// <summary>
/// Which counting lies behind a source (<c>data/hypotheses/registers.csv</c>). A table of DUO, a dashboard that DUO feeds and a CBS table
/// made from the same register are three publications and one source. A publication that the file does not know stands for itself.
/// </summary>
public sealed class Lineage
{
    private readonly IReadOnlyList<(string Producer, string Title, Register Register)> _rules;

    private Lineage(IReadOnlyList<(string, string, Register)> rules) => _rules = rules;

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The folder <c>data/hypotheses</c>; null looks for it.</param>
    /// <exception cref="DataFileException">It is missing or wrong; row and column are named.</exception>
    public static Lineage Load(string? folder = null)
    {
        var rows = CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("hypotheses"), "registers.csv"), "data/hypotheses/registers.csv",
            ["producer", "title_contains", "register", "name", "why"]).Rows;
        foreach (var clash in rows.GroupBy(r => r.Required("register")).Select(g =>
            g.FirstOrDefault(r => r.Required("name") != g.First()["name"])).OfType<CsvLine>())
        {
            throw clash.Error("name", $"register \"{clash["register"]}\" has another name in an earlier row");
        }

        return new Lineage([.. rows.Select(r =>
            (r.Required("producer"), r["title_contains"], new Register(r["register"], r["name"], r.Required("why"))))]);
    }

    /// <summary>The registers behind an origin, each once: those of everything it was computed from.</summary>
    /// <exception cref="HypothesisException">A simulation took part, or it is arithmetic without data: no evidence about the
    /// world.</exception>
    public IReadOnlyList<Register> Of(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return origin.InvolvesSimulation
            ? throw new HypothesisException($"\"{origin.Title}\" is a simulation. A model shows what could be; it is no source for what "
            + $"is.")
            : [.. origin.Roots.Select(Root).DistinctBy(r => r.Key)];
    }

    private Register Root(Origin root)
    {
        if (root.Kind == OriginKind.Derived)
        {
            throw new HypothesisException($"\"{root.Title}\" rests on no data with an origin, so it is no source. Give the origin of the "
                + $"series that was tested.");
        }

        foreach (var (producer, title, register) in _rules)
        {
            if (producer == root.Producer && (title.Length == 0 || root.Title.Contains(title, StringComparison.OrdinalIgnoreCase)))
            {
                return register;
            }
        }

        return new Register($"{root.Producer}: {root.Title}", $"{root.Producer}, {root.Title}", "");
    }
}
