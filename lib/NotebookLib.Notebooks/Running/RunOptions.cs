using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>The program that hosts a worker. Unless told: this same program with the argument <c>worker</c>.</summary>
    public WorkerCommand Worker { get; init; } = WorkerCommand.Self;

    /// <summary>How many notebooks run at the same time; at least 1. Unless told: one per core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How long one cell may take; a cell that takes longer is stopped with its process.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock that <see cref="CellTimeout"/> runs on; the machine's own unless told.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a worker may take to start.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// How many bytes of memory the objects of one worker may take. A cell that asks for more gets an
    /// <see cref="OutOfMemoryException"/>, or loses its process; the machine stays usable.
    /// </summary>
    public long MemoryLimit { get; init; } = 2L << 30;

    /// <summary>How much one cell may put out.</summary>
    public OutputLimits Limits { get; init; } = new();

    /// <summary>The culture of the cells; invariant unless told, so that a run gives the same bytes on every machine.</summary>
    public string Culture { get; init; } = "";

    /// <summary>How the lock file beside a notebook takes part where its cells ask for packages; unless told it is followed, and never
    /// written.</summary>
    public Packages.LockMode Packages { get; init; }

    /// <summary>
    /// Whether a cell in SQL keeps the answer that is stored with it, where the database is not on this machine and the answer is that of
    /// this very question. Otherwise the database is fetched.
    /// </summary>
    public bool KeepsAnswers { get; init; }

    /// <summary>
    /// What is run in place of a cell's own code; the place for parameters. Unless told: <see cref="Format.NotebookCell.Code"/>.
    /// </summary>
    public Func<Format.NotebookCell, string> Code { get; init; } = cell => cell.Code;
}

/// <summary>A command line that ends up in <see cref="Worker.RunAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>This same program with the one argument <c>worker</c>, started through <c>dotnet</c> where that is how it was
    /// started.</summary>
    public static WorkerCommand Self
    {
        get
        {
            var program = Environment.ProcessPath
                ?? throw new InvalidOperationException("This process has no path of its own; name the worker's command line.");
            var assembly = System.Reflection.Assembly.GetEntryAssembly()?.Location ?? "";
            return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase) && assembly.Length > 0
                ? new WorkerCommand(program, [assembly, "worker"])
                : new WorkerCommand(program, ["worker"]);
        }
    }
}
