using System.Globalization;
using NotebookLib.Claims;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary>What <c>verify</c> prints: each deviation first, then claims by theme and status, then the inconsistencies that were counted
/// again.</summary>
internal static class VerifyReport
{
    public static void Print(ClaimReport claims, Inconsistencies recount, IReadOnlyList<ClaimJudgement> found)
    {
        Deviations(claims);
        Themes(claims);
        foreach (var question in ClaimFindingText.Questions)
        {
            var answers = found.Where(f => f.Finding.Question() == question).GroupBy(f => f.Finding).OrderBy(g => g.Key);
            Console.Out.WriteLine($"{question} {string.Join(", ", answers.Select(g => $"{Dutch.Number(g.Count())} {g.Key.Dutch()}"))}");
        }

        Console.Out.WriteLine(string.Join(", ", claims.Summary.Select(s => $"{s.Value} {s.Key.Code()}")));
        var states = recount.All.GroupBy(i => i.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.Code()}");
        Console.Out.WriteLine($"inconsistencies counted again: {string.Join(", ", states)}");
    }

    private static void Deviations(ClaimReport claims)
    {
        foreach (var o in claims.Outcomes.Where(o => o.Status == ClaimStatus.Deviates))
        {
            Terminal.Out.MarkupLine($"[red]{Markup.Escape(o.Id)}[/] {Markup.Escape(o.Statement)}");
            var difference = o.Difference is { } gap ? $" · difference {gap.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture)}"
                : "";
            Console.Out.WriteLine($"  published {(o.Published.Length > 0 ? o.Published : "in words")} · computed {o.Computed}{difference}");
            Line("rule", o.Rule);
            Line("origin", o.Origin);
            Line("place", claims.Places.TryGetValue(o.Id, out var place) ? place.Where : "");
            Line("reason", o.Reason);
        }
    }

    private static void Line(string name, string text)
    {
        if (text.Length > 0)
        {
            Console.Out.WriteLine($"  {name}: {text}");
        }
    }

    private static void Themes(ClaimReport claims)
    {
        var statuses = Enum.GetValues<ClaimStatus>();
        var table = Terminal.Table().AddColumn("theme");
        foreach (var head in statuses.Select(s => s.Code()).Concat(["bare", "claims"]))
        {
            table.AddColumn(Terminal.Numbers(head));
        }

        foreach (var theme in claims.Register.Claims.GroupBy(c => c.Theme).OrderBy(g => g.Key))
        {
            var ids = theme.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            var counts = statuses.Select(s => claims.Outcomes.Count(o => o.Status == s && ids.Contains(o.Id))).ToList();
            var bare = claims.Unaccounted.Count(ids.Contains);
            if (counts.Sum() + bare > 0)
            {
                table.AddRow([Name(theme.Key), .. counts.Zip(statuses, (n, s) => n > 0 && s == ClaimStatus.Deviates ? $"[red]{Text(n)}[/]"
                    : Text(n)), bare > 0 ? $"[red]{Text(bare)}[/]" : "", Text(ids.Count)]);
            }
        }

        Terminal.Out.Write(table);
    }

    private static string Name(int theme) => theme switch { 0 => "report", <= 10 => Text(theme), 11 => "11 SOOOG", 12 => "12 ZIO", 13 =>
        "13 EXP", _ => "14 AEF" };

    private static string Text(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
