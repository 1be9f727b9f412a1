namespace NotebookLib.Tests.PublishedFigures;

/// <summary>What a researcher sees after a slip in one of the files: file, row, column and the way out.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("published").FullName;

    public BadFileTests()
    {
        foreach (var file in Directory.GetFiles(DataFolder.Find("published")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_untouched_copy_loads() => Assert.NotEmpty(Published.Load(_folder).Names);

    [Fact]
    public void A_missing_file()
    {
        File.Delete(Path.Combine(_folder, "deelname.csv"));
        Assert.Equal("data/published/deelname.csv: the file is missing. Restore the file from the repository (git checkout -- data).",
            Failure().Message);
    }

    [Fact]
    public void A_file_cut_off_in_the_middle_of_a_line()
    {
        Edit("deelname.csv", text => text[..^10]);
        Assert.Contains("deelname.csv: the file is cut off", Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_at_the_end_of_a_line()
    {
        Edit("deelname.csv", text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        Assert.Contains("deelname.csv: the file has 71 rows, files.csv says 72", Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_header()
    {
        Edit("deelname.csv", text => text.Replace("period,value", "jaar,value", StringComparison.Ordinal));
        var error = Failure();
        Assert.Equal(1, error.Row);
        Assert.Contains("expected \"series,period,value", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n.v.t.")]
    [InlineData("1.405.553")]
    [InlineData("NaN")]
    [InlineData("1e5")]
    [InlineData(" 12")]
    [InlineData("\"2,1\"")]
    [InlineData("<5")]
    [InlineData("")]
    public void Text_in_a_number_column(string text)
    {
        EditRow("deelname.csv", 2, 2, text);
        var error = Failure();
        Assert.Equal((2, "value"), (error.Row, error.Column));
        Assert.Contains("is not a number, expected digits with a decimal point", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_origin()
    {
        EditRow("po-leerlingen.csv", 3, 6, "van horen zeggen");
        Assert.Contains("po-leerlingen.csv, row 3, column \"origin\": origin \"van horen zeggen\" is not in origins.csv", Failure().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_series()
    {
        EditRow("po-leerlingen.csv", 3, 0, "po.onbekend");
        Assert.Contains("Add a row with its label", Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_is_none()
    {
        EditRow("po-leerlingen.csv", 3, 1, "20l8");
        Assert.Equal("period", Failure().Column);
    }

    [Fact]
    public void A_row_with_a_field_too_many()
    {
        EditRow("po-leerlingen.csv", 3, 6, "ocw-po-aantal,extra");
        Assert.Contains("row 3: the row has 8 fields, expected 7", Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_year_twice_in_one_version()
    {
        Edit("po-leerlingen.csv", text =>
        {
            var lines = text.Split('\n');
            lines[2] = lines[1];
            return string.Join('\n', lines);
        });
        Assert.Contains("twice in vintage", Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed()
    {
        EditRow("po-leerlingen.csv", 3, 3, "\"leerlingen");
        Assert.Contains("not well-formed CSV", Failure().Message, StringComparison.Ordinal);
    }

    private DataFileException Failure() => Assert.Throws<DataFileException>(() => Published.Load(_folder));

    private void Edit(string file, Func<string, string> change)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    private void EditRow(string file, int row, int column, string text) => Edit(file, all =>
    {
        var lines = all.Split('\n');
        var fields = lines[row - 1].Split(',');
        fields[column] = text;
        lines[row - 1] = string.Join(',', fields);
        return string.Join('\n', lines);
    });
}
