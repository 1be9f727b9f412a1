using System.Text;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Sends what a cell writes to the console to that cell; what anything else in the process writes goes where it went
/// before. Standard input is empty, and a cell that reads gets the end at once, unless somebody can answer.
/// </summary>
internal sealed class ConsoleCapture : TextWriter
{
    private static TextWriter? s_out;
    private static TextWriter? s_error;
    private readonly string _name;
    private readonly TextWriter _before;

    private ConsoleCapture(string name, TextWriter before) : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        (_name, _before) = (name, before);
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    internal static void Install(bool canAsk)
    {
        Console.SetOut(new ConsoleCapture("stdout", s_out ??= Console.Out));
        Console.SetError(new ConsoleCapture("stderr", s_error ??= Console.Error));
        if (!OperatingSystem.IsBrowser()) // where nobody can type
        {
            Console.SetIn(canAsk ? new Questions() : TextReader.Null);
        }
    }

    /// <summary>Standard input where somebody can answer: each line read is a question without a text.</summary>
    private sealed class Questions : TextReader
    {
        private string _line = "";

        public override string ReadLine()
        {
            var line = _line.Length > 0 ? _line.TrimEnd('\n') : OutputSink.Current.Ask("", hidden: false);
            _line = "";
            return line;
        }

        public override int Read()
        {
            var next = Peek();
            _line = _line[1..];
            return next;
        }

        public override int Peek() => (_line = _line.Length > 0 ? _line : OutputSink.Current.Ask("", hidden: false) + "\n")[0];
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write((value + "\n").AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (OutputSink.CurrentOrNone is { } sink)
        {
            sink.Write(_name, buffer);
        }
        else
        {
            _before.Write(buffer);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (OutputSink.CurrentOrNone is { } sink)
        {
            sink.Flush();
        }
        else
        {
            _before.Flush();
        }
    }
}
