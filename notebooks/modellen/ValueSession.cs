#nullable enable
using System.Globalization;
using NotebookLib;
using NotebookLib.Statistics;

/// <summary>
/// The points that participants of an own session divided over the four values, read from pasted lines: the group, then four numbers that
/// add up to 100.
/// Groups of fewer than <see cref="Smallest"/> are left out, so that nobody can be recognised.
/// </summary>
/// <param name="Groups">The profiles with their groups.</param>
public sealed record ValueSession(ProfileGroups Groups)
{
    /// <summary>The smallest group that is shown.</summary>
    public const int Smallest = 5;

    /// <summary>
    /// Reads pasted lines such as <c>bestuur; 40; 30; 20; 10</c>; numbers may be apart by semicolons or tabs. Never throws: what is wrong
    /// is said in Dutch,
    /// with the line and the way out, and the session is then null.
    /// </summary>
    /// <param name="text">The lines; empty is no session.</param>
    /// <returns>The session, and a message for the reader; the message is empty where there is nothing to say.</returns>
    public static (ValueSession? Session, string Message) Read(string? text)
    {
        var lines = (text ?? "").Split('\n').Select((l, i) => (Number: i + 1, Text: l.Trim())).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count == 0)
        {
            return (null, "");
        }

        var members = new List<(string Group, Composition Profile)>();
        foreach (var (number, line) in lines)
        {
            var cells = line.Split([';', '\t'], StringSplitOptions.TrimEntries);
            if (cells.Length != ValueProfiles.Values.Count + 1 || cells[0].Length == 0)
            {
                return (null,
                    $"Regel {number} heeft {Dutch.Number(cells.Length)} velden. Zet per deelnemer: groep; "
                        + $"{string.Join("; ", ValueProfiles.Values)}. Bijvoorbeeld: bestuur; 40; 30; 20; 10");
            }

            double[] points = [.. cells.Skip(1)
                .Select(c => double.TryParse(c.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p)
                ? p : double.NaN)];
            if (Array.FindIndex(points, p => !double.IsFinite(p) || p > 100) is var wrong and >= 0)
            {
                return (null,
                    $"Regel {number}: \"{cells[wrong + 1]}\" bij {ValueProfiles.Values[wrong]} is geen aantal punten van 0 tot 100. Zet "
                        + "er een getal neer, zonder woorden.");
            }

            if (Math.Abs(points.Sum() - 100) > 0.01)
            {
                return (null,
                    $"Regel {number}: de punten tellen op tot {Dutch.Number(points.Sum(), points.Sum() % 1 == 0 ? 0 : 1)} en niet tot "
                        + "100. Pas deze regel aan.");
            }

            members.Add((cells[0], Composition.Of(points)));
        }

        var large = members.GroupBy(m => m.Group).Where(g => g.Count() >= Smallest).Select(g => g.Key).ToHashSet();
        var kept = members.Where(m => large.Contains(m.Group)).ToList();
        var small = members.Select(m => m.Group).Distinct().Count(g => !large.Contains(g));
        var hidden = small == 0 ? ""
            : $"{(small == 1 ? "Eén groep heeft" : $"{Dutch.Number(small)} groepen hebben")} minder dan {Dutch.Number(Smallest)} "
                + $"deelnemers en {(small == 1 ? "blijft" : "blijven")} buiten beeld.";
        return large.Count < 2 ? (null,
            $"{hidden} Om te vergelijken zijn twee groepen van minstens {Dutch.Number(Smallest)} deelnemers nodig.".TrimStart())
            : (new ValueSession(new ProfileGroups([.. kept.Select(m => m.Profile)], [.. kept.Select(m => m.Group)])), hidden);
    }
}
