using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Tests;

/// <summary>Notebooks made in a test, run by real worker processes: this test program with the argument <c>worker</c>.</summary>
internal static class TestNotebooks
{
    internal static RunOptions Options => new()
    {
        Worker = new WorkerCommand("dotnet", [typeof(TestNotebooks).Assembly.Location, "worker"]),
        Workers = 1,
    };

    /// <summary>A notebook in a folder that stays: other tests move the current directory of this process.</summary>
    internal static Notebook Of(params string[] cells) => At(AppContext.BaseDirectory, cells);

    internal static Notebook At(string folder, params string[] cells) =>
        Notebook.Parse(Notebook.Create(cells.Select(c => (CellType.Code, c))).ToBytes(), Path.Combine(folder, "test.ipynb"));

    /// <summary>The notebooks of the edition, sorted; what somebody keeps of their own beside them is theirs.</summary>
    internal static IReadOnlyList<string> OfEdition { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository(AppContext.BaseDirectory), "notebooks"), "*.ipynb")
        .Where(f => File.ReadAllText(f).Contains("\"theme\": ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Repository(string folder) => File.Exists(Path.Combine(folder, "NotebookLib.sln")) ? folder
        : Repository(Path.GetDirectoryName(folder)!);

    internal static async Task<NotebookRun> RunAsync(params string[] cells)
    {
        using var runner = new NotebookRunner(Options);
        return await runner.RunAsync(Of(cells));
    }

    internal static string Text(this CellRun cell) => string.Concat(cell.Outputs.Select(o => o switch
    {
        StreamOutput s => s.Text,
        DisplayOutput d => d.Data.TryGetValue("text/plain", out var plain) ? plain : d.Data.Values.First(),
        ErrorOutput e => $"{e.Name}: {e.Value}",
        _ => "",
    }));
}

/// <summary>A folder that goes away after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("notebooklib-test-").FullName;

    internal string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Runs cells in this process; test classes that do so form one collection, for the console is one.</summary>
internal sealed class InProcess : IOutputListener, IDisposable
{
    private readonly (TextWriter Out, TextWriter Error, TextReader In, string Directory, System.Globalization.CultureInfo Culture) _before =
        (Console.Out, Console.Error, Console.In, Environment.CurrentDirectory, System.Globalization.CultureInfo.CurrentCulture);

    internal InProcess(string? folder = null, OutputLimits? limits = null)
    {
        Session = new CellSession(new SessionOptions { Directory = folder ?? AppContext.BaseDirectory, Limits = limits
            ?? new OutputLimits() }, this);
    }

    internal CellSession Session { get; }

    internal List<CellOutput> Outputs { get; } = [];

    internal List<(string Id, MimeBundle Data)> Updates { get; } = [];

    public void Clear(bool wait) => Outputs.Clear();

    private int Count { get; set; }

    /// <summary>The outputs of one more cell.</summary>
    internal async Task<List<CellOutput>> RunAsync(string source)
    {
        Outputs.Clear();
        await Session.RunAsync(source, ++Count);
        return [.. Outputs];
    }

    internal async Task<ErrorOutput> ErrorAsync(string source) => Assert.IsType<ErrorOutput>((await RunAsync(source))[^1]);

    internal async Task<string> ValueAsync(string source) =>
        (await RunAsync(source))[^1] is DisplayOutput d ? d.Data.Values.First()
            : throw new InvalidOperationException(Outputs[^1].ToString());

    public void Add(CellOutput output) => Outputs.Add(output);

    public void Update(string displayId, MimeBundle data) => Updates.Add((displayId, data));

    public void Dispose()
    {
        Console.SetOut(_before.Out);
        Console.SetError(_before.Error);
        Console.SetIn(_before.In);
        Environment.CurrentDirectory = _before.Directory;
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.DefaultThreadCurrentUICulture =
            null;
        System.Globalization.CultureInfo.CurrentCulture = _before.Culture;
    }
}
