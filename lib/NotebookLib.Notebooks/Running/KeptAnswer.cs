using System.Globalization;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Session;
using NotebookLib.Notebooks.Session.Languages;
using NotebookLib.Sql;

namespace NotebookLib.Notebooks.Running;

/// <summary>
/// The stored answer of a cell in SQL, on a machine without the database. It counts only where it carries the mark of this very question,
/// and where no later cell can use it: a question that gives its answer a name is asked anew.
/// </summary>
internal sealed class KeptAnswer
{
    private readonly IReadOnlyList<CellOutput> _stored;
    private readonly string _file;

    private KeptAnswer(IReadOnlyList<CellOutput> stored, string file) => (_stored, _file) = (stored, file);

    /// <summary>The stored answer; null where the cell has to be run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="code">What would be run.</param>
    /// <param name="file">Its notebook.</param>
    internal static KeptAnswer? Of(NotebookCell cell, string code, string file)
    {
        if (!code.StartsWith("#!", StringComparison.Ordinal) || !code.Contains("sql", StringComparison.OrdinalIgnoreCase))
        {
            return null; // most cells: nothing to look at
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        List<CellPart> parts;
        try
        {
            parts = [.. CellParts.Split(code, folder, "")];
        }
        catch (CellCompileException)
        {
            return null; // the session says what is wrong
        }

        if (parts is not [{ Language: "sql", IsCommand: false, Directive.Options.Count: 0 } question])
        {
            return null;
        }

        var mark = $"data-mark=\"{SqlAnswer.MarkOf(question.Content)}\"";
        var stored = cell.Outputs;
        return stored.OfType<DisplayOutput>().Any(o => o.Data.TryGetValue("text/html", out var html)
            && html.Contains(mark, StringComparison.Ordinal))
            && !PackageSet.IsHere([Tool.DuckDb.Package], new PackageScope(folder, LockFiles.Of(file), LockMode.Follow, _ => { }))
            ? new KeptAnswer(stored, Path.GetFileName(file)) : null;
    }

    /// <summary>The outputs, with the number that the cell has now.</summary>
    internal List<CellOutput> Outputs(int count) =>
        [.. _stored.Select(o => o is DisplayOutput { ExecutionCount: not null } shown ? shown with { ExecutionCount = count } : o)];

    /// <summary>What whoever runs the notebook should know.</summary>
    internal string Notice(int count) =>
        string.Create(CultureInfo.InvariantCulture,
        $"{_file}, cell {count}: the stored answer is shown, because DuckDB is not on this machine. To fetch it once ({
        Tool.DuckDb.Size}) and ask again: run --sql");
}
