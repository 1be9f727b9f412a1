using System.Globalization;

namespace NotebookLib.Notebooks.Format;

/// <summary>Reads JSON (RFC 8259) and remembers where everything stands; says exactly what is wrong, and where.</summary>
internal sealed class JsonSpanReader(string text, string file)
{
    /// <summary>Deeper nesting is refused.</summary>
    internal const int MaxDepth = 200;

    private int _at;

    /// <param name="whole">What the text is, for the error when something comes after it.</param>
    /// <exception cref="NotebookFormatException">The text is not JSON.</exception>
    internal JsonSpan Read(string whole = "the notebook")
    {
        var root = Value("", 0);
        SkipSpace();
        return _at == text.Length ? root : throw Fail("", whole == "the notebook" ? "expected the end of the file after the notebook"
            : $"expected nothing after {whole}");
    }

    /// <summary>An error at a place in the text.</summary>
    internal NotebookFormatException FailAt(int at, string path, string problem)
    {
        var line = 1 + text.AsSpan(0, at).Count('\n');
        var column = at - text.AsSpan(0, at).LastIndexOf('\n');
        return new NotebookFormatException(file, line, column, path, problem);
    }

    private NotebookFormatException Fail(string path, string expected) => FailAt(_at, path, _at >= text.Length
        ? $"{expected}, found the end of the file; the file is cut off"
        : $"{expected}, found {(char.IsControl(text[_at])
            ? string.Create(CultureInfo.InvariantCulture, $"control character U+{(int)text[_at]:X4}") : $"'{text[_at]}'")}");

    private JsonSpan Value(string path, int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
        {
            throw FailAt(_at, "", string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxDepth} levels of nesting"));
        }

        return _at >= text.Length ? throw Fail(path, "expected a value") : text[_at] switch
        {
            '{' => Object(path, depth),
            '[' => Array(path, depth),
            '"' => String(path),
            '-' or (>= '0' and <= '9') => Number(path),
            't' => Word("true", JsonKind.True, path),
            'f' => Word("false", JsonKind.False, path),
            'n' => Word("null", JsonKind.Null, path),
            _ => throw Fail(path, "expected a value"),
        };
    }

    private JsonSpan Object(string path, int depth)
    {
        var span = new JsonSpan(JsonKind.Object, _at++, path);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!Closes('}', span.Members.Count > 0, path))
        {
            var start = _at;
            if (_at >= text.Length || text[_at] != '"')
            {
                throw Fail(path, "expected a key in double quotes");
            }

            var key = String(path).Text(text);
            if (!keys.Add(key))
            {
                throw FailAt(start, path, $"expected each key once, found \"{key}\" again");
            }

            SkipSpace();
            Take(':', path, $"expected ':' after the key \"{key}\"");
            span.Members.Add(new JsonMember(key, start, Value(path.Length > 0 ? path + "." + key : key, depth + 1)));
        }

        span.End = _at;
        return span;
    }

    private JsonSpan Array(string path, int depth)
    {
        var span = new JsonSpan(JsonKind.Array, _at++, path);
        while (!Closes(']', span.Items.Count > 0, path))
        {
            span.Items.Add(Value(string.Create(CultureInfo.InvariantCulture, $"{path}[{span.Items.Count}]"), depth + 1));
        }

        span.End = _at;
        return span;
    }

    // True at the closing bracket; otherwise past the comma, at the next member or item.
    private bool Closes(char bracket, bool hasItems, string path)
    {
        SkipSpace();
        if (_at < text.Length && text[_at] == bracket)
        {
            _at++;
            return true;
        }

        if (hasItems)
        {
            Take(',', path, $"expected ',' or '{bracket}'");
            SkipSpace();
            if (_at < text.Length && text[_at] == bracket)
            {
                throw Fail(path, "expected another value after ','");
            }
        }

        return false;
    }

    private JsonSpan String(string path)
    {
        var span = new JsonSpan(JsonKind.String, _at++, path);
        while (true)
        {
            var run = text.AsSpan(_at).IndexOfAnyExceptInRange('\x20', '\uffff') is var control and >= 0 ? control : text.Length - _at;
            var stop = text.AsSpan(_at, run).IndexOfAny('"', '\\');
            _at += stop >= 0 ? stop : run;
            if (_at >= text.Length)
            {
                throw FailAt(span.Start, path, "expected a closing '\"' for this string, found the end of the file; the file is cut off");
            }

            if (text[_at] == '"')
            {
                span.End = ++_at;
                return span;
            }

            if (text[_at] != '\\')
            {
                throw Fail(path, "expected '\"' or an escape such as \\n inside a string");
            }

            _at++;
            Escape(path);
        }
    }

    private void Escape(string path)
    {
        if (_at >= text.Length || !"\"\\/bfnrtu".Contains(text[_at], StringComparison.Ordinal))
        {
            throw Fail(path, "expected one of \" \\ / b f n r t u after '\\'");
        }

        if (text[_at++] == 'u')
        {
            for (var i = 0; i < 4; i++, _at++)
            {
                if (_at >= text.Length || !char.IsAsciiHexDigit(text[_at]))
                {
                    throw Fail(path, "expected four hexadecimal digits after \\u");
                }
            }
        }
    }

    private JsonSpan Number(string path)
    {
        var span = new JsonSpan(JsonKind.Number, _at, path);
        _at += text[_at] == '-' ? 1 : 0;
        if (_at < text.Length && text[_at] == '0')
        {
            _at++;
        }
        else
        {
            Digits(path);
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            Digits(path);
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            _at += _at < text.Length && text[_at] is '+' or '-' ? 1 : 0;
            Digits(path);
        }

        span.End = _at;
        return span;
    }

    private void Digits(string path)
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Fail(path, "expected a digit");
        }
    }

    private JsonSpan Word(string word, JsonKind kind, string path)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            throw Fail(path, $"expected {word}");
        }

        var span = new JsonSpan(kind, _at, path) { End = _at + word.Length };
        _at = span.End;
        return span;
    }

    private void Take(char expected, string path, string problem)
    {
        if (_at >= text.Length || text[_at] != expected)
        {
            throw Fail(path, problem);
        }

        _at++;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }
}
