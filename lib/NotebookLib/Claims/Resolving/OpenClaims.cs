namespace NotebookLib.Claims;

/// <summary>Why a claim that needs data has no resolver.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Kind">too-little: the file in the catalogue alone does not decide; not-in-catalogue: public, without a file that can be
/// fetched here; texts: to be read, not counted; not-public.</param>
/// <param name="Why">Why, in Dutch.</param>
public sealed record OpenClaim(string Id, string Kind, string Why)
{
    private const string Name = "data/claims/open/why.csv";
    private static readonly string[] Kinds = ["too-little", "not-in-catalogue", "texts", "not-public"];

    /// <summary>Reads <c>data/claims/open/why.csv</c>; none where a register has no such file.</summary>
    /// <exception cref="DataFileException">A row names no claim, no known kind, or a claim twice; the message names the row.</exception>
    public static IReadOnlyList<OpenClaim> Read(ClaimRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var path = Path.Combine(register.Folder, "open", "why.csv");
        if (!File.Exists(ReadList.File(path)))
        {
            return [];
        }

        var (known, seen, all) = (register.Claims.Select(c => c.Id).ToHashSet(StringComparer.Ordinal), new HashSet<string>(),
            new List<OpenClaim>());
        foreach (var row in CsvTable.Read(path, Name, ["id", "kind", "why"]).Rows)
        {
            var open = new OpenClaim(row.Required("id"), row.Required("kind"), row.Required("why"));
            all.Add(!known.Contains(open.Id) || !seen.Add(open.Id) ? throw row.Error("id", $"\"{open.Id}\" is no claim, or is there twice")
                : !Kinds.Contains(open.Kind) ? throw row.Error("kind", $"\"{open.Kind}\" is none of {string.Join(", ", Kinds)}") : open);
        }

        return all;
    }
}
