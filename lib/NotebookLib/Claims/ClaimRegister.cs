namespace NotebookLib.Claims;

/// <summary>
/// The register of claims (<c>data/claims</c>): what the report and four companion studies state, the tables behind it, the reasons why
/// some claims cannot be settled here, and the deviations that are known and explained. Immutable.
/// </summary>
/// <example><code>
/// var claims = ClaimRegister.Load().Theme(5);
/// claims.Number("LL-T5-03", share)
/// </code></example>
public sealed class ClaimRegister
{
    private static readonly string[] Header = ["id", "source", "theme_or_section", "step", "kind", "statement_en", "statement_nl", "value",
        "unit", "period", "population", "published_source", "data_needed", "test", "public_data", "tolerance"];
    private readonly Dictionary<string, Claim> _byId;
    private readonly string _folder;

    private ClaimRegister(string folder, IReadOnlyList<Claim> claims)
    {
        (_folder, Claims) = (folder, claims);
        _byId = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Reasons = ReadReasons();
        KnownDeviations = Rows("known-deviations", ["id", "explanation"]).ToDictionary(r => r.Claim.Id, r => r.Row.Required("explanation"),
            StringComparer.Ordinal);
    }

    /// <summary>All claims, by theme and number.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>The outcomes of claims that no cell can settle, each with a stated reason.</summary>
    public IReadOnlyList<ClaimOutcome> Reasons { get; }

    /// <summary>The deviations that are known, with their explanation, by claim.</summary>
    public IReadOnlyDictionary<string, string> KnownDeviations { get; }

    /// <summary>The folder that was read.</summary>
    public string Folder => _folder;

    /// <summary>One claim.</summary>
    /// <exception cref="ClaimException">There is no claim with that id.</exception>
    public Claim this[string id] => _byId.TryGetValue(id ?? "", out var claim) ? claim
        : throw new ClaimException($"There is no claim \"{id}\". Known: "
            + $"{string.Join(", ", Claims.GroupBy(c => c.Theme).Select(t => $"{t.First().Id} to {t.Last().Id}"))}.");

    /// <summary>Reads the register.</summary>
    /// <param name="folder">The folder <c>data/claims</c>; null looks for it, see <see cref="DataFolder"/>.</param>
    /// <exception cref="DataFileException">A file is missing, cut off or wrong; the message names the place and the way out.</exception>
    public static ClaimRegister Load(string? folder = null)
    {
        folder ??= DataFolder.Find("claims");
        var files = ReadList.Files(folder, "*.csv");
        if (files.Count == 0)
        {
            throw new DataFileException("data/claims", 0, "", "there is no register (LL-T1.csv, SOOOG.csv, …) in this folder");
        }

        var claims = new List<Claim>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            foreach (var line in CsvTable.Read(path, "data/claims/" + Path.GetFileName(path), Header).Rows)
            {
                var claim = Make(line);
                if (claim.Section != Path.GetFileNameWithoutExtension(path) || !seen.Add(claim.Id))
                {
                    throw line.Error("id", $"\"{claim.Id}\" belongs in another file or is there twice");
                }

                claims.Add(claim);
            }
        }

        claims = WithRules(folder, claims);
        return new ClaimRegister(folder, [.. claims.OrderBy(c => c.Theme).ThenBy(c => c.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The desk at which a notebook settles the claims of its theme.</summary>
    /// <exception cref="ClaimException">The register has no claims of that theme.</exception>
    public ThemeClaims Theme(int theme) => Claims.Any(c => c.Theme == theme) ? new ThemeClaims(this, theme)
        : throw new ClaimException($"The register has no claims of theme {Dutch.Number(theme)}; it has themes "
            + $"{string.Join(", ", Claims.Select(c => c.Theme).Distinct())}.");

    /// <summary>A table of the report, in own words.</summary>
    /// <param name="name">The name of the file without extension, e.g. "ll_t7_intake_categories".</param>
    /// <exception cref="DataFileException">There is no such table; the message names those there are.</exception>
    public ClaimTable Table(string name) => ClaimTable.Read(_folder, name);

    // the register keeps the tolerances of its makers; where a rule of the engine goes before one, this list says which and why
    private static List<Claim> WithRules(string folder, List<Claim> claims)
    {
        var path = Path.Combine(folder, "rules", "rules.csv");
        if (!File.Exists(ReadList.File(path)))
        {
            return claims;
        }

        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(path, "data/claims/rules/rules.csv", ["id", "rule", "why"]).Rows)
        {
            var (id, rule) = (row.Required("id"), row.Required("rule"));
            _ = row.Required("why");
            if (claims.Find(c => c.Id == id) is not { } claim || !rules.TryAdd(id, rule))
            {
                throw row.Error("id", $"\"{id}\" is no claim, or is there twice");
            }

            try
            {
                _ = ClaimRule.Parse(rule, claim.Value);
            }
            catch (FormatException e)
            {
                throw new DataFileException(row.File, row.Row, "rule", e.Message.TrimEnd('.'), inner: e);
            }
        }

        return claims.ConvertAll(c => rules.TryGetValue(c.Id, out var rule) ? c with { Tolerance = rule } : c);
    }

    /// <summary>The rows of a table; none where this register has no such table.</summary>
    internal IEnumerable<ClaimRow> RowsOf(string table) => File.Exists(ReadList.File(Path.Combine(_folder, "tables", table + ".csv")))
        ? Table(table) : [];

    private static Claim Make(CsvLine line)
    {
        try
        {
            var claim = new Claim(line.Required("id"), line["step"], line.Required("kind"), line.Required("statement_nl"),
                line.Required("statement_en"), line["value"], line["unit"],
                line["period"], line["population"], line["published_source"], line["data_needed"], line["test"], line["tolerance"])
            {
                Part = line["theme_or_section"],
            };
            _ = claim.Rule;
            return claim;
        }
        catch (FormatException e)
        {
            throw new DataFileException(line.File, line.Row, "tolerance", e.Message.TrimEnd('.'), inner: e);
        }
    }

    private List<ClaimOutcome> ReadReasons() =>
        [.. Rows("reasons", ["id", "status", "file", "columns", "reason"]).Select(line => line.Row["status"] switch
    {
        "needs-data" => ThemeClaims.Needs(line.Claim, line.Row.Required("file"), line.Row.Required("columns"), line.Row["reason"], []),
        "not-testable" => ThemeClaims.Cannot(line.Claim, line.Row.Required("reason")),
        var other => throw line.Row.Error("status", $"\"{other}\" is neither needs-data nor not-testable"),
    })];

    /// <summary>The rows of the files in a folder, one file a section; each names a claim of that section, once.</summary>
    private List<(CsvLine Row, Claim Claim)> Rows(string folder, string[] header)
    {
        var (path, lines, seen) = (Path.Combine(_folder, folder), new List<(CsvLine, Claim)>(),
            new HashSet<string>(StringComparer.Ordinal));
        foreach (var file in ReadList.Files(path, "*.csv"))
        {
            foreach (var row in CsvTable.Read(file, $"data/claims/{folder}/{Path.GetFileName(file)}", header).Rows)
            {
                var claim = _byId.TryGetValue(row.Required("id"), out var known) ? known
                    : throw row.Error("id", $"there is no claim \"{row["id"]}\" in the register", "Correct the id, or remove the row");
                if (claim.Section != Path.GetFileNameWithoutExtension(file))
                {
                    throw row.Error("id", $"\"{claim.Id}\" belongs in {claim.Section}.csv", "Move the row");
                }

                if (!seen.Add(claim.Id))
                {
                    throw row.Error("id", $"\"{claim.Id}\" is there twice", "Keep one of the two rows");
                }

                lines.Add((row, claim));
            }
        }

        return lines;
    }
}
