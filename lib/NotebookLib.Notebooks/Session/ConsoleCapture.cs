using System.Text;

namespace NotebookLib.Notebooks.Session;

/// <summary>Sends the process's console to the running cell. Standard input is empty: a cell that reads gets the end at once.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private readonly string _name;

    private ConsoleCapture(string name) : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _name = name;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    internal static void Install()
    {
        Console.SetOut(new ConsoleCapture("stdout"));
        Console.SetError(new ConsoleCapture("stderr"));
        Console.SetIn(Null);
    }

    private static new TextReader Null => TextReader.Null;

    /// <inheritdoc/>
    public override void Write(char value) => OutputSink.CurrentOrNone?.Write(_name, new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => OutputSink.CurrentOrNone?.Write(_name, buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => OutputSink.CurrentOrNone?.Write(_name, buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => OutputSink.CurrentOrNone?.Write(_name, value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => OutputSink.CurrentOrNone?.Write(_name, value + "\n");

    /// <inheritdoc/>
    public override void Flush() => OutputSink.CurrentOrNone?.Flush();
}
