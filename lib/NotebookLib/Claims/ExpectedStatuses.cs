using System.Globalization;
using System.Text;

namespace NotebookLib.Claims;

/// <summary>A claim whose status is not the one that was accepted.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Expected">The accepted status; null for a claim that was not there.</param>
/// <param name="Found">The status now; null for a claim that has none.</param>
public sealed record StatusChange(string Id, ClaimStatus? Expected, ClaimStatus? Found)
{
    /// <summary>One line: <c>LL-T5-03 was reproduced and is now deviates</c>.</summary>
    public override string ToString() =>
        $"{Id} {(Expected is { } was ? "was " + was.Code() : "had no accepted status")} and {(Found is { } now ? "is "
        + "now " + now.Code() : "has none now")}";
}

/// <summary>
/// The statuses that were accepted (<c>data/claims/expected/status.csv</c>): one row a claim, sorted, so that a change of status is a
/// line in a diff and is named by <c>verify</c> before it is.
/// </summary>
public sealed class ExpectedStatuses
{
    private const string Name = "data/claims/expected/status.csv";
    private readonly Dictionary<string, ClaimStatus> _byId;

    private ExpectedStatuses(Dictionary<string, ClaimStatus> byId) => _byId = byId;

    /// <summary>How many claims have an accepted status.</summary>
    public int Count => _byId.Count;

    /// <summary>The accepted status of a claim; null where it has none.</summary>
    public ClaimStatus? this[string id] => _byId.TryGetValue(id ?? "", out var status) ? status : null;

    /// <summary>Where the file of a register is.</summary>
    public static string PathOf(ClaimRegister register) =>
        Path.Combine((register ?? throw new ArgumentNullException(nameof(register))).Folder, "expected", "status.csv");

    /// <summary>Reads the file beside a register; null where there is none.</summary>
    /// <exception cref="DataFileException">A row names no claim, no status, or a claim twice; the message names the row.</exception>
    public static ExpectedStatuses? Read(ClaimRegister register)
    {
        var path = PathOf(register);
        if (!File.Exists(ReadList.File(path)))
        {
            return null;
        }

        var (found, known) = (new Dictionary<string, ClaimStatus>(StringComparer.Ordinal), register.Claims.Select(c => c.Id)
            .ToHashSet(StringComparer.Ordinal));
        foreach (var row in CsvTable.Read(path, Name, ["id", "status"]).Rows)
        {
            var id = row.Required("id");
            if (!known.Contains(id) || found.ContainsKey(id))
            {
                throw row.Error("id", known.Contains(id) ? $"\"{id}\" is there twice" : $"there is no claim \"{id}\" in the register",
                    "Write the file again: verify --accept");
            }

            try
            {
                found[id] = ClaimStatusText.Parse(row["status"]);
            }
            catch (FormatException e)
            {
                throw new DataFileException(row.File, row.Row, "status", e.Message.TrimEnd('.'),
                    "Write the file again: verify --accept", e);
            }
        }

        return new ExpectedStatuses(found);
    }

    /// <summary>The claims whose status is not the accepted one, by id; only claims of the themes in the report count.</summary>
    public IReadOnlyList<StatusChange> Changes(ClaimReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var now = report.Outcomes.ToDictionary(o => o.Id, o => o.Status, StringComparer.Ordinal);
        var accounted = now.Keys.Concat(report.Unaccounted).ToHashSet(StringComparer.Ordinal);
        ClaimStatus? Of(Dictionary<string, ClaimStatus> all, string id) => all.TryGetValue(id, out var status) ? status : null;
        return [.. accounted.Order(StringComparer.Ordinal).Select(id => new StatusChange(id, Of(_byId, id), Of(now, id))).Where(c =>
            c.Expected != c.Found)];
    }

    /// <summary>The file for a report: header, then id and status, sorted by id.</summary>
    public static string Text(ClaimReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("id,status\n");
        foreach (var outcome in report.Outcomes.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{outcome.Id},{outcome.Status.Code()}\n");
        }

        return text.ToString();
    }
}
