using System.Globalization;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Packages;
using NotebookLib.Notebooks.Session.Languages;

namespace NotebookLib.Notebooks.Session;

/// <summary>How a session behaves.</summary>
public sealed record SessionOptions
{
    /// <summary>The notebook's folder: current directory of the cells, and the start of relative paths in <c>#r</c>, <c>#load</c> and
    /// <c>#!import</c>.</summary>
    public required string Directory { get; init; }

    /// <summary>The culture with which the cells begin. Invariant unless told, so that a run gives the same bytes on every
    /// machine; one that a cell sets stays set.</summary>
    public string Culture { get; init; } = "";

    /// <summary>How much one cell may put out.</summary>
    public OutputLimits Limits { get; init; } = new();

    /// <summary>Whether loops of the cells can be stopped from outside, see <see cref="Interruption"/>.</summary>
    public bool CanInterrupt { get; init; }

    /// <summary>Which packages the cells get, and how the lock file beside the notebook takes part.</summary>
    internal PackageOptions Packages { get; init; } = new();

    /// <summary>Whether outputs are for whoever looks now, so that <c>#!time</c> can show a duration; stored outputs have none.</summary>
    public bool ShowsTime { get; init; }

    /// <summary>Answers a cell that asks: the question, and whether the answer is hidden while typed. Null when nobody can
    /// answer.</summary>
    public Func<string, bool, string>? Ask { get; init; }
}

/// <summary>
/// A session whose state carries from cell to cell; in C#, and in the languages of <see cref="LanguageTable"/>. A process runs one cell at
/// a time: console, current directory and culture belong to the process. Endless loops are stopped by ending the process, which is the
/// runner's work.
/// </summary>
public sealed class CellSession
{
    private readonly SessionOptions _options;
    private readonly SessionAssemblies _assemblies = new();
    private readonly SessionPackages _packages;
    private readonly CellCompiler _compiler;
    private readonly CSharpLanguage _csharp;
    private readonly LanguageTable _languages;
    private readonly Magics _magics;
    private readonly OutputSink _sink;
    private int _run;

    /// <summary>Starts a session; formatters go back to their defaults, console and current directory to the session.</summary>
    public CellSession(SessionOptions options, IOutputListener listener)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(listener);
        _options = options with { Directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Directory)) };
        _packages = new SessionPackages(new PackageScope(_options.Directory, options.Packages.Lock, options.Packages.Mode, listener.Notice),
            _assemblies) { Plan = options.Packages.Plan, Busy = listener.Busy };
        _compiler = new CellCompiler(_options.Directory, _assemblies, _packages, options.CanInterrupt);
        _sink = new OutputSink(listener, options.Limits, options.Ask);
        _csharp = new CSharpLanguage(_compiler);
        _languages = new LanguageTable(_csharp, new LanguageContext(_options.Directory, _assemblies, _packages));
        _magics = new Magics(_languages, new Sharing(_languages, _sink), _sink, options.ShowsTime);
        Formats.Reset();
        Statistics.TestFamily.Begin();
        DataLedger.Begin();
        ReadList.Begin();
        CellCulture.Now = (CultureInfo.GetCultureInfo(_options.Culture), CultureInfo.GetCultureInfo(_options.Culture));
        ConsoleCapture.Install(canAsk: options.Ask is not null);
        Environment.CurrentDirectory = _options.Directory;
    }

    /// <summary>
    /// Why the process may hold traces of this session that the next one could see; null while there are none. Cautious:
    /// everything that is not known to be harmless counts.
    /// </summary>
    public string? Taint => _assemblies.HasOwnFiles ? "a cell loaded an assembly of its own" : _languages.Taint;

    /// <summary>Passes on the console text that has not been passed on yet; may be called while a cell runs.</summary>
    public void Flush() => _sink.Flush();

    /// <summary>Runs one cell. Outputs go to the listener, an exception as well; the result tells whether the cell succeeded.</summary>
    /// <param name="source">The cell as the notebook has it, <c>#!</c> lines included.</param>
    /// <param name="executionCount">The number of the cell's result, and its name in error messages.</param>
    public async Task<bool> RunAsync(string source, int executionCount)
    {
        ArgumentNullException.ThrowIfNull(source);
        var mine = Interlocked.Increment(ref _run);
        OutputSink.Use(_sink);
        _sink.StartCell();
        var cell = "cell " + executionCount.ToString(CultureInfo.InvariantCulture);
        try
        {
            CellCulture.Use();
            foreach (var part in CellParts.Split(source, _options.Directory, cell))
            {
                await RunPartAsync(part, executionCount);
            }

            _magics.EndCell();
            return true;
        }
#pragma warning disable CA1031 // whatever a cell throws is reported as its output
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (mine == _run && !Interruption.Requested) // else it was stopped, or left behind by a host that went on
            {
                _sink.Error(ErrorReport.For(exception, cell, _assemblies, _options.Directory));
            }

            return false;
        }
        finally
        {
            if (mine == _run)
            {
                _sink.EndCell();
            }
        }
    }

    /// <summary>The value of an expression in the state that the cells left, or what went wrong with it.</summary>
    /// <param name="expression">A C# expression.</param>
    public async Task<(MimeBundle? Value, ErrorOutput? Error)> EvaluateAsync(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        OutputSink.Use(_sink);
        try
        {
            return (await _csharp.EvaluateAsync(expression), null);
        }
#pragma warning disable CA1031 // whatever an expression throws is its answer
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (null, ErrorReport.For(exception, "expression", _assemblies, _options.Directory));
        }
    }

    /// <summary>Remembers where the session is, before a cell runs.</summary>
    internal Checkpoint Mark() => _csharp.Mark(_sink.Displays);

    /// <summary>Goes back to where the session was; what that cannot undo is listed at <see cref="Checkpoint"/>.</summary>
    internal void Return(Checkpoint checkpoint)
    {
        _sink.Displays = checkpoint.Displays;
        _csharp.Return(checkpoint);
    }

    /// <summary>The C# variables that the cells left, by name; a name declared twice has its last value.</summary>
    internal IReadOnlyList<SessionValue> Values() => _csharp.Values();

    /// <summary>The source as the compiler sees it after all cells so far; nothing is emitted or run.</summary>
    internal (Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation, Microsoft.CodeAnalysis.SyntaxTree Tree) Draft(string source) =>
        _compiler.Draft(source, "draft", check: false);

    private async Task AddPackagesAsync(CellPart part)
    {
        var line = 1;
        try
        {
            var lines = PackageLines.Read(part.Text, _options.Directory);
            line = lines.Line;
            if (!lines.IsEmpty)
            {
                foreach (var text in (await _packages.AddAsync(lines.Requests, lines.Sources, CancellationToken.None)).Said)
                {
                    _sink.Write("stdout", text + "\n");
                }
            }
        }
        catch (PackageException e)
        {
            throw new CellCompileException("PackageError", [string.Create(CultureInfo.InvariantCulture, $"({line},1): {e.Message}")],
                part.Name);
        }
    }

    private async Task RunPartAsync(CellPart part, int executionCount)
    {
        if (part.IsCommand)
        {
            await _magics.RunAsync(part);
            return;
        }

        if (part.Language == CellLanguages.CSharp)
        {
            await AddPackagesAsync(part);
        }

        if (await _languages[part.Language].RunAsync(part) is { } shown)
        {
            _sink.Display(new DisplayOutput(shown.Data, shown.IsResult ? executionCount : null));
        }
    }
}
