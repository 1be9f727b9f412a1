using System.Globalization;

namespace NotebookLib.Notebooks.Format;

/// <summary>
/// Checks what nbformat 4 asks of a notebook, and stops at the first thing that is missing or wrong. What <see cref="Notebook"/> can add by
/// itself (ids, empty metadata, an empty list of outputs) may be missing.
/// </summary>
internal sealed class NotebookSchema(string text, JsonSpanReader reader)
{
    /// <summary>Returns the minor version.</summary>
    /// <exception cref="NotebookFormatException">The notebook is of another major version, or does not follow the schema.</exception>
    internal int Check(JsonSpan root)
    {
        Expect(root, JsonKind.Object, "a notebook object");
        var major = Number(Required(root, "nbformat"));
        if (major != 4)
        {
            throw Fail(root["nbformat"]!, string.Create(CultureInfo.InvariantCulture,
                $"expected nbformat 4, found {
                    major}; save it as version 4 with Jupyter, or: jupyter nbconvert --to notebook --nbformat 4 FILE"));
        }

        var minor = Number(Required(root, "nbformat_minor"));
        Expect(Required(root, "metadata"), JsonKind.Object, "an object");
        foreach (var cell in Expect(Required(root, "cells"), JsonKind.Array, "a list of cells").Items)
        {
            Cell(cell);
        }

        return minor;
    }

    private void Cell(JsonSpan cell)
    {
        Expect(cell, JsonKind.Object, "a cell object");
        var type = Word(Required(cell, "cell_type"), "code", "markdown", "raw");
        if (cell["metadata"] is { } metadata)
        {
            Metadata(Expect(metadata, JsonKind.Object, "an object"));
        }

        Multiline(Required(cell, "source"));
        if (cell["attachments"] is { } attachments)
        {
            foreach (var attachment in Expect(attachments, JsonKind.Object, "an object").Members)
            {
                Bundle(attachment.Value);
            }
        }

        if (type == "code")
        {
            if (cell["execution_count"] is { } count)
            {
                Count(count);
            }

            foreach (var output in cell["outputs"] is { } outputs ? Expect(outputs, JsonKind.Array, "a list of outputs").Items : [])
            {
                Output(output);
            }
        }
    }

    private void Metadata(JsonSpan metadata)
    {
        foreach (var tag in metadata["tags"] is { } tags ? Expect(tags, JsonKind.Array, "a list of strings").Items : [])
        {
            Expect(tag, JsonKind.String, "a string");
        }
    }

    private void Output(JsonSpan output)
    {
        Expect(output, JsonKind.Object, "an output object");
        switch (Word(Required(output, "output_type"), "stream", "display_data", "execute_result", "error"))
        {
            case "stream":
                Expect(Required(output, "name"), JsonKind.String, "a string");
                Multiline(Required(output, "text"));
                break;
            case "error":
                Expect(Required(output, "ename"), JsonKind.String, "a string");
                Expect(Required(output, "evalue"), JsonKind.String, "a string");
                foreach (var line in Expect(Required(output, "traceback"), JsonKind.Array, "a list of strings").Items)
                {
                    Expect(line, JsonKind.String, "a string");
                }

                break;
            case var type:
                Bundle(Required(output, "data"));
                Expect(Required(output, "metadata"), JsonKind.Object, "an object");
                if (type == "execute_result")
                {
                    Count(Required(output, "execution_count"));
                }

                break;
        }
    }

    private void Bundle(JsonSpan data)
    {
        foreach (var member in Expect(data, JsonKind.Object, "an object of mime types").Members.Where(m => !MimeBundle.IsJson(m.Key)))
        {
            Multiline(member.Value);
        }
    }

    private void Multiline(JsonSpan value)
    {
        if (value.Kind is not (JsonKind.String or JsonKind.Array))
        {
            throw Fail(value, $"expected a string or a list of lines, found {value.Described}");
        }

        foreach (var line in value.Items)
        {
            Expect(line, JsonKind.String, "a string");
        }
    }

    private void Count(JsonSpan value)
    {
        if (value.Kind != JsonKind.Null)
        {
            Number(value);
        }
    }

    private int Number(JsonSpan value) =>
        value.Kind == JsonKind.Number && int.TryParse(text.AsSpan(value.Start, value.End - value.Start), NumberStyles.None,
            CultureInfo.InvariantCulture, out var number)
            ? number : throw Fail(value,
                $"expected a whole number from 0, found {(value.Kind == JsonKind.Number ? text[value.Start..value.End]
                : value.Described)}");

    private string Word(JsonSpan value, params string[] known)
    {
        var word = Expect(value, JsonKind.String, "a string").Text(text);
        return known.Contains(word) ? word
            : throw Fail(value, $"expected {string.Join(", ", known[..^1])} or {known[^1]}, found \"{word}\"");
    }

    private JsonSpan Required(JsonSpan owner, string key) =>
        owner[key] ?? throw Fail(owner, $"expected a key \"{key}\", found none");

    private JsonSpan Expect(JsonSpan value, JsonKind kind, string what) =>
        value.Kind == kind ? value : throw Fail(value, $"expected {what}, found {value.Described}");

    private NotebookFormatException Fail(JsonSpan at, string problem) => reader.FailAt(at.Start, at.Path, problem);
}
