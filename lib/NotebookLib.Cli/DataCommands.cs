using System.CommandLine;
using NotebookLib.Cleaning;
using NotebookLib.Sources;
using Spectre.Console;

namespace NotebookLib.Cli;

/// <summary><c>data</c>: which sources there are, what is here, and what a file looks like from inside.</summary>
internal static class DataCommands
{
    private const int MostColumns = 40;

    public static Command Create() => new("data", "Sources, dirty files, the local cache and its lock.") { DataSourceCommands.List(),
        Inspect(), DataSourceCommands.Add(), DataSourceCommands.Fetch(), DataSourceCommands.Status(), DataSeriesCommand.Create(),
        DataBesideCommand.Create(), DataDeriveCommand.Create(), Audit(), Rules() };

    /// <summary>Runs an action and turns a file that cannot be read into two lines and exit code 2.</summary>
    internal static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (UnreadableFileException error)
        {
            return Cli.Refuse(error.What + ".", Advice(error.WayOut) + ".");
        }
        catch (SourceException error)
        {
            return Cli.Refuse(error.What + ".", error.WayOut + ".");
        }
    }

    private static Command Inspect()
    {
        var file = new Argument<string>("FILE") { Description = "A workbook (xlsx, xls) or any delimited text file: CSV, TSV, an export of "
            + "a spreadsheet." };
        var json = Cli.JsonOption();
        var record = new Option<string?>("--record") { Description = "Write every change and every dropped row to this CSV file.",
            HelpName = "FILE" };
        var zero = new Option<bool>("--suppressed-from-zero") { Description = "The source masks 0 too: <5 means 0-4 instead of 1-4." };
        var command = new Command("inspect", "Encoding, delimiter, rows, columns, what cleaning would do and what it found.") { file, json,
            record, zero };
        var reading = new ReadingOptions();
        reading.AddTo(command);
        command.SetAction(parsed => Guard(() =>
        {
            using var changes = parsed.GetValue(record) is { } path ? new ChangeFile(path) : null;
            var options = reading.Of(parsed) with { MaxChangesKept = 0, Sink = changes is null ? null : changes.Write,
                SuppressedFrom = parsed.GetValue(zero) ? 0 : 1 };
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
        var command = new Command("audit", "Totals, duplicates, gaps, jumps, breaks: what to know before believing the sums of a "
            + "table.") { file, json, html };
        var reading = new ReadingOptions();
        reading.AddTo(command);
        command.SetAction(parsed => Guard(() =>
        {
            var report = QualityAudit.Of(parsed.GetValue(file)!, new AuditOptions { Reading = reading.Of(parsed) });
            if (parsed.GetValue(html) is { } path)
            {
                File.WriteAllText(path + ".tmp",
                    $"<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Audit</title></head><body>{
                    report.ToHtml()}</body></html>\n");
                File.Move(path + ".tmp", path, overwrite: true);
            }

            Console.Out.WriteLine(parsed.GetValue(json)
                ? Cli.ToJson(new { report.File, report.Rows, findings = report.Findings.Select(f =>
                    new { f.Check, f.Title, f.Count, severity = f.Severity.ToString().ToLowerInvariant(), f.Meaning, f.Examples }) })
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
                Console.Out.WriteLine(Cli.ToJson(RuleSet.All.Select(r =>
                    new { r.Id, action = r.Action.ToString().ToLowerInvariant(), severity = r.Severity.ToString().ToLowerInvariant(),
                    r.LooksFor, r.Does, r.Why })));
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
        var delimiter = seen.Sheet is { } sheet ? $"blad {sheet}" : seen.Delimiter == "\t" ? "tab" : seen.Delimiter;
        Console.Out.WriteLine($"{seen.File}: {seen.Encoding}, {delimiter}, {Dutch.Number(seen.Rows)} rijen, {Dutch.Number(
            seen.Columns)} kolommen");
        Console.Out.WriteLine($"gehouden {Dutch.Number(seen.Kept)}, weggelaten {Dutch.Number(
            seen.Dropped)}, waarden veranderd {Dutch.Number(seen.Changed)}, afgeschermde cellen {Dutch.Number(seen.Suppressed)}");
        Console.Out.WriteLine(seen.Header.Count switch { 0 => "zonder kop", 1 => $"kop op regel {seen.Header[0]}", _ =>
            $"kop op regel {seen.Header[0]} tot en met {seen.Header[^1]}" });
        var columns = Terminal.Table().AddColumns("kolom", "soort", "eenheid", "eerste waarden");
        foreach (var field in seen.Fields.Take(MostColumns))
        {
            columns.AddRow(Markup.Escape(field.Name), Soort(field.Kind), Markup.Escape(field.Unit),
                Markup.Escape(string.Join(" | ", field.First)));
        }

        Terminal.Out.Write(columns);
        if (seen.Fields.Count > MostColumns)
        {
            Console.Out.WriteLine($"en nog {Dutch.Number(seen.Fields.Count - MostColumns)} kolommen; alle met --json");
        }

        PrintFindings(seen);
    }

    /// <summary>The findings as a table, or one line where there are none.</summary>
    internal static void PrintFindings(DataInspection seen)
    {
        if (seen.Findings.Count == 0)
        {
            Console.Out.WriteLine("geen bijzonderheden");
            return;
        }

        var table = Terminal.Table().AddColumns("regel", "aantal", "ernst", "voorbeeld");
        foreach (var finding in seen.Findings.OrderBy(f => f.Severity switch { "error" => 0, "warning" => 1, _ => 2 }))
        {
            var colour = finding.Severity switch { "error" => "red", "warning" => "yellow", _ => "default" };
            table.AddRow(Markup.Escape(finding.Rule), Dutch.Number(finding.Count), $"[{colour}]{Ernst(finding.Severity)}[/]",
                Markup.Escape(finding.Example));
        }

        Terminal.Out.Write(table);
    }

    /// <summary>Where the library says what to name, the command says with which option.</summary>
    private static string Advice(string wayOut) => wayOut.StartsWith("Name a line from", StringComparison.Ordinal)
        || wayOut.StartsWith("That line is empty", StringComparison.Ordinal) ? wayOut + " with --header-row"
        : wayOut.StartsWith("Name another sheet", StringComparison.Ordinal) ? wayOut + " with --sheet" : wayOut;

    private static string Soort(string kind) => kind switch { "text" => "tekst", "code" => "code", "count" => "aantal", "number" =>
        "getal", "date" => "datum", _ => "jaar" };

    private static string Ernst(string severity) => severity switch { "error" => "fout", "warning" => "let op", _ => "ter info" };
}
