using NotebookLib.Claims;

namespace NotebookLib.Tests.ClaimsRegister;

public sealed class ClaimReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims").FullName;

    public ClaimReportTests()
    {
        foreach (var file in Directory.GetFiles(DataFolder.Find("claims"), "LL-T3.csv"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        Write("reasons/LL-T3.csv", "id,status,file,columns,reason\nLL-T3-19,not-testable,,,vraagt deelnemers\nLL-T3-12,needs-data,CBS "
            + "85489NED,Perioden,de regio is niet genoemd\n");
        Write("known-deviations/LL-T3.csv", "id,explanation\nLL-T3-16,een bekende reden\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_claim_ends_with_one_status_or_is_named()
    {
        var (register, desk) = Load();
        var report = ClaimReport.Combine(register, desk.All.Where(c => c.Id is not ("LL-T3-19" or "LL-T3-12" or "LL-T3-20" or "LL-T3-16"))
            .Select(c => desk.Examined(c.Id, "onderzocht", "x"))
            .Append(desk.Number("LL-T3-16", new Quantity(6.5, "%", Origin.Arithmetic("test")))));
        Assert.Equal(["LL-T3-20"], report.Unaccounted);
        Assert.Equal(["LL-T3-20: no notebook settles it and data/claims/reasons gives no reason."], report.Errors);
        Assert.Equal(25, report.Outcomes.Count);
        Assert.Empty(report.UnexpectedDeviations);
        Assert.Equal("een bekende reden", report.Outcomes.Single(o => o.Status == ClaimStatus.Deviates).Reason);
        Assert.Equal((1, 22, 1, 1), (report.Summary[ClaimStatus.Deviates], report.Summary[ClaimStatus.Examined],
            report.Summary[ClaimStatus.NeedsData], report.Summary[ClaimStatus.NotTestable]));
        Assert.False(report.IsClean);
    }

    [Fact]
    public void An_unlisted_deviation_is_unexpected()
    {
        var (register, desk) = Load();
        Assert.Equal(["LL-T3-17"],
            ClaimReport.Combine(register, [desk.Number("LL-T3-17", new Quantity(0.4, "aandeel", Origin.Arithmetic("test")))])
            .UnexpectedDeviations.Select(o => o.Id));
    }

    [Fact]
    public void A_listed_deviation_that_is_none_any_more_is_an_error()
    {
        var (register, desk) = Load();
        Assert.Contains(ClaimReport.Combine(register, [desk.Number("LL-T3-16", new Quantity(7.86, "%", Origin.Arithmetic("test")))]).Errors,
            e => e.StartsWith("LL-T3-16: listed in data/claims/known-deviations", StringComparison.Ordinal));
    }

    [Fact]
    public void Twice_with_different_answers_and_twice_accounted_for_are_errors()
    {
        var (register, desk) = Load();
        var errors = ClaimReport.Combine(register, [desk.Examined("LL-T3-05", "ja", "x"), desk.Examined("LL-T3-05", "nee", "x"),
            desk.Examined("LL-T3-19", "toch", "x")]).Errors;
        Assert.Contains(errors, e => e.StartsWith("LL-T3-05: settled twice with different answers", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("LL-T3-19: a notebook settles it and", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LL-T3-99,not-testable,,,een reden\n", "there is no claim \"LL-T3-99\"")]
    [InlineData("LL-T3-19,misschien,,,een reden\n", "neither needs-data nor not-testable")]
    [InlineData("LL-T3-19,needs-data,,kolom,een reden\n", "the cell is empty")]
    [InlineData("LL-T3-19,not-testable,,,\n", "the cell is empty")]
    [InlineData("LL-T5-01,not-testable,,,een reden\n", "there is no claim \"LL-T5-01\"")]
    [InlineData("LL-T3-19,not-testable,,,a\nLL-T3-19,not-testable,,,b\n", "is there twice")]
    public void A_slip_in_the_reasons_is_named(string rows, string expected)
    {
        Write("reasons/LL-T3.csv", "id,status,file,columns,reason\n" + rows);
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => ClaimRegister.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_a_claim_of_another_theme_an_unknown_claim_and_a_number_that_is_none_are_named_with_notebook_and_cell()
    {
        var (register, desk) = Load();
        SettledClaim At(ClaimOutcome outcome, string cell, int theme = 3) => new(outcome, "03-boek.ipynb", cell, theme);
        var plain = desk.Examined("LL-T3-05", "ja", "x");
        var errors = ClaimReport.Account(register, [At(plain, "een"), At(desk.Examined("LL-T3-05", "nee", "x"), "twee"),
            At(desk.Examined("LL-T3-06", "ja", "x"), "drie", 5), At(plain with { Id = "LL-T3-99" }, "vier"),
            At(desk.Examined("LL-T3-07", "ja", "x") with { Computed = "NaN %" }, "vijf"), At(desk.Examined("LL-T3-19", "ja", "x"), "zes")])
                .Errors;
        Assert.Contains("LL-T3-05: settled twice with different answers: \"LL-T3-05 onderzocht: ja\" (03-boek.ipynb, cell een) and "
            + "\"LL-T3-05 onderzocht: nee\" (03-boek.ipynb, cell twee).", errors);
        Assert.Contains("LL-T3-06: belongs to theme 3, and 03-boek.ipynb, cell drie is of theme 5. Settle it in its own notebook.", errors);
        Assert.Contains("LL-T3-99: 03-boek.ipynb, cell vier settles it, but it is not in the register.", errors);
        Assert.Contains("LL-T3-07: 03-boek.ipynb, cell vijf computed \"NaN %\", which is not finite. Check the years and the denominator.",
            errors);
        Assert.Contains("LL-T3-19: 03-boek.ipynb, cell zes settles it and data/claims/reasons/LL-T3.csv gives a reason; remove one.",
            errors);
    }

    [Theory]
    [InlineData("\"id\",\"source\"", "\"id\",\"onbekend\"", "row 1", "the header is")]
    [InlineData("\"LL-T3-02\"", "\"LL-T3-01\"", "row 3, column \"id\"", "is there twice")]
    [InlineData("\"LL-T3-02\"", "\"LL-T5-02\"", "row 3, column \"id\"", "belongs in another file")]
    [InlineData("+/- 0.5 index point", "ongeveer", "column \"tolerance\"", "is not a rule")]
    public void A_slip_in_the_register_is_named_with_file_and_row(string find, string replace, string place, string problem)
    {
        var path = Path.Combine(_folder, "LL-T3.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace(find, replace, StringComparison.Ordinal));
        var message = Assert.Throws<DataFileException>(() => ClaimRegister.Load(_folder)).Message;
        Assert.All(["data/claims/LL-T3.csv", place, problem], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_of_status_is_named_and_an_accepted_one_is_not()
    {
        var (register, desk) = Load();
        ClaimReport Report(double growth) =>
            ClaimReport.Combine(register,
            [desk.Examined("LL-T3-05", "ja", "x"), desk.Number("LL-T3-16", new Quantity(growth, "%", Origin.Arithmetic("test")))]);
        Assert.Null(ExpectedStatuses.Read(register));
        Directory.CreateDirectory(Path.GetDirectoryName(ExpectedStatuses.PathOf(register))!);
        File.WriteAllText(ExpectedStatuses.PathOf(register), ExpectedStatuses.Text(Report(7.86)));
        var expected = ExpectedStatuses.Read(register)!;
        Assert.Empty(expected.Changes(Report(7.86)));
        Assert.Equal(["LL-T3-16 was reproduced and is now deviates"], expected.Changes(Report(6.5)).Select(c => c.ToString()));
        Assert.Equal(["LL-T3-05 was examined and has none now", "LL-T3-16 was reproduced and has none now"],
            expected.Changes(ClaimReport.Account(register, [])).Select(c => c.ToString()));
        Assert.Equal(["LL-T3-07 had no accepted status and is now examined"],
            expected.Changes(ClaimReport.Combine(register, [.. Report(7.86).Outcomes.Where(o => register.Reasons.All(r => r.Id != o.Id)),
            desk.Examined("LL-T3-07", "ja", "x")])).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("LL-T3-05,misschien\n", "is not a status")]
    [InlineData("LL-T3-05,examined\nLL-T3-05,examined\n", "is there twice")]
    [InlineData("LL-T3-99,examined\n", "there is no claim")]
    public void A_slip_in_the_accepted_statuses_is_named(string rows, string expected)
    {
        var register = Load().Register;
        Directory.CreateDirectory(Path.GetDirectoryName(ExpectedStatuses.PathOf(register))!);
        File.WriteAllText(ExpectedStatuses.PathOf(register), "id,status\n" + rows);
        var message = Assert.Throws<DataFileException>(() => ExpectedStatuses.Read(register)).Message;
        Assert.All([expected, "data/claims/expected/status.csv", "verify --accept"], part =>
            Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_register_is_the_source_list_unchanged()
    {
        var source = File.ReadAllLines(Shared.FindOrSkip("ledger/claims.csv"));
        var shipped = Directory.GetFiles(DataFolder.Find("claims"), "*.csv").Select(File.ReadAllLines).ToList();
        Assert.All(shipped, lines => Assert.Equal(source[0], lines[0]));
        Assert.Equal(source.Skip(1).Order(StringComparer.Ordinal), shipped.SelectMany(lines => lines.Skip(1))
            .Order(StringComparer.Ordinal));
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
        File.WriteAllText(Path.Combine(_folder, file), text);
    }

    private (ClaimRegister Register, ThemeClaims Desk) Load() => ClaimRegister.Load(_folder) is var register
        ? (register, register.Theme(3)) : default;
}
