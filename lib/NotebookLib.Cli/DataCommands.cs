using System.CommandLine;
using NotebookLib.Cleaning;
using NotebookLib.Sources;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>data</c>: which sources there are, what is here, and what a file looks like from inside.</summary>
internal static class DataCommands
{
    public static Command Create() => new("data", "Sources, dirty files, the local cache and its lock.") { DataSourceCommands.List(), Inspect(), DataSourceCommands.Add(), DataSourceCommands.Fetch(), DataSourceCommands.Status(), DataBesideCommand.Create(), DataDeriveCommand.Create(), Audit(), Rules() };

    /// <summary>Runs an action and turns a file that cannot be read into two lines and exit code 2.</summary>
    internal static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (UnreadableFileException error)
        {
            return Cli.Refuse(error.What + ".", error.WayOut + ".");
        }
        catch (SourceException error)
        {
            return Cli.Refuse(error.What + ".", error.WayOut + ".");
        }
    }

    private static Command Inspect()
    {
        var file = new Argument<string>("FILE") { Description = "Any delimited text file: CSV, TSV, an export of a spreadsheet." };
        var json = Cli.JsonOption();
        var record = new Option<string?>("--record") { Description = "Write every change and every dropped row to this CSV file.", HelpName = "FILE" };
        var zero = new Option<bool>("--suppressed-from-zero") { Description = "The source masks 0 too: <5 means 0-4 instead of 1-4." };
        var command = new Command("inspect", "Encoding, delimiter, rows, columns, what cleaning would do and what it found.") { file, json, record, zero };
        command.SetAction(parsed => Guard(() =>
        {
            using var changes = parsed.GetValue(record) is { } path ? new ChangeFile(path) : null;
            var options = new ReadOptions { MaxChangesKept = 0, Sink = changes is null ? null : changes.Write, SuppressedFrom = parsed.GetValue(zero) ? 0 : 1 };
            var seen = DataInspection.Of(parsed.GetValue(file)!, options);
            changes?.Keep();
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(seen.ToJson());
            }
            else
            {
                Print(seen);
            }

            return Cli.Done;
        }));
        return command;
    }

    private static Command Audit()
    {
        var file = new Argument<string>("FILE") { Description = "A delimited text file." };
        var json = Cli.JsonOption();
        var html = new Option<string?>("--html") { Description = "Write the report as a page to this file.", HelpName = "FILE" };
        var command = new Command("audit", "Duplicates, gaps, jumps, breaks: what to know before believing the sums of a table.") { file, json, html };
        command.SetAction(parsed => Guard(() =>
        {
            var report = QualityAudit.Of(parsed.GetValue(file)!);
            if (parsed.GetValue(html) is { } path)
            {
                File.WriteAllText(path + ".tmp", $"<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Audit</title></head><body>{report.ToHtml()}</body></html>\n");
                File.Move(path + ".tmp", path, overwrite: true);
            }

            Console.Out.WriteLine(parsed.GetValue(json)
                ? Cli.ToJson(new { report.File, report.Rows, findings = report.Findings.Select(f => new { f.Check, f.Title, f.Count, severity = f.Severity.ToString().ToLowerInvariant(), f.Meaning, f.Examples }) })
                : report.ToString());
            return Cli.Done;
        }));
        return command;
    }

    private static Command Rules()
    {
        var json = Cli.JsonOption();
        var command = new Command("rules", "The cleaning rules: what each looks for, what it does and why.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(Cli.ToJson(RuleSet.All.Select(r => new { r.Id, action = r.Action.ToString().ToLowerInvariant(), severity = r.Severity.ToString().ToLowerInvariant(), r.LooksFor, r.Does, r.Why })));
                return Cli.Done;
            }

            var table = Terminal.Table().AddColumns("regel", "let op", "doet", "waarom");
            foreach (var rule in RuleSet.All)
            {
                table.AddRow(Markup.Escape(rule.Id), Markup.Escape(rule.LooksFor), Markup.Escape(rule.Does), Markup.Escape(rule.Why));
            }

            Terminal.Out.Write(table);
            return Cli.Done;
        });
        return command;
    }

    private static void Print(DataInspection seen)
    {
        var delimiter = seen.Delimiter == "\t" ? "tab" : seen.Delimiter;
        Console.Out.WriteLine($"{seen.File}: {seen.Encoding}, {delimiter}, {Dutch.Number(seen.Rows)} rijen, {Dutch.Number(seen.Columns)} kolommen");
        Console.Out.WriteLine($"gehouden {Dutch.Number(seen.Kept)}, weggelaten {Dutch.Number(seen.Dropped)}, waarden veranderd {Dutch.Number(seen.Changed)}, afgeschermde cellen {Dutch.Number(seen.Suppressed)}");
        if (seen.Findings.Count == 0)
        {
            Console.Out.WriteLine("geen bijzonderheden");
            return;
        }

        var table = Terminal.Table().AddColumns("regel", "aantal", "ernst", "voorbeeld");
        foreach (var finding in seen.Findings)
        {
            var colour = finding.Severity switch { "error" => "red", "warning" => "yellow", _ => "default" };
            table.AddRow(Markup.Escape(finding.Rule), Dutch.Number(finding.Count), $"[{colour}]{Ernst(finding.Severity)}[/]", Markup.Escape(finding.Example));
        }

        Terminal.Out.Write(table);
    }

    private static string Ernst(string severity) => severity switch { "error" => "fout", "warning" => "let op", _ => "ter info" };
}
