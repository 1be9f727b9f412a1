using System.Data.Common;
using NotebookLib.Sources;
using NotebookLib.Sql;

namespace NotebookLib.Tests.Sources;

/// <summary>A register of pupils in a database: counts come out, pupils stay in, whatever is asked. On SQLite and on PostgreSQL.</summary>
public class PupilRegisterTests
{
    private static readonly Origin Home = new(OriginKind.Local, "proef", "register", "leerling", "proef", null, "eigen gegevens");
    private static readonly string[] Dimensions = ["soort", "jaar", "verband"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Counts_are_exact_where_the_rule_allows_and_ranges_elsewhere(string engine)
    {
        await using var db = await Databases.Open(engine);
        await Databases.Pupils(db, "geteld", [("sbo ", 2023, "A", "S1", 30), ("sbo", 2023, "A", "S2", 20), ("sbo", 2023, "A", "S3", 10),
            ("so", 2023, "A", "S1", 3), ("so", 2024, "A", "S1", 120), ("so", 2024, "A", "S2", 80), // two schools would learn each other's
            ("vso", 2023, "A", "S1", 90), ("vso", 2023, "A", "S2", 1), ("vso", 2023, "A", "S3", 1)]); // one has nearly all
        var register = await PupilRegister.OpenAsync(db, new("geteld", Dimensions, "school"), Home, Stop);
        var table = register.CountBy("soort", "jaar");
        Assert.Equal([("sbo", "2023", 60L, 60L), ("so", "2023", 1L, 4L), ("so", "2024", 128L, 255L), ("vso", "2023", 64L, 127L)],
            table.Rows.Select(r => (r.Text("soort"), r.Text("jaar"), Pupils(r).Low, Pupils(r).High)));
        Assert.Equal((3, 1), (register.Masked, register.Trimmed));
        Assert.Equal([(60L + 1 + 64, 60L + 4 + 127), (128L, 255L)],
            register.CountBy("jaar").Rows.Select(r => (Pupils(r).Low, Pupils(r).High)));
        var all = Pupils(Assert.Single(register.Where("soort", "so").CountBy().Rows));
        Assert.Equal((1L + 128, 4L + 255), (all.Low, all.High));
        Assert.Contains("onder de 5 leerlingen, onder de 3 scholen", table.Origin!.Title, StringComparison.Ordinal);

        var share = register.ShareBy("soort", "so", "jaar").Rows.First();
        Assert.Equal(100.0 * 1 / (1 + 60 + 127), share.Number("aandeel (laagste)")!.Value, 12);
        Assert.Equal(100.0 * 4 / (4 + 60 + 64), share.Number("aandeel (hoogste)")!.Value, 12);
    }

    [Fact]
    public async Task Rows_with_a_number_of_pupils_are_added_up()
    {
        await using var db = await Databases.Open("sqlite");
        await Databases.Run(db, "CREATE TABLE telling (soort text, school text, aantal integer)");
        await Databases.Run(db, "INSERT INTO telling VALUES ('so','S1',20), ('so','S2',30), ('so','S3',0), " // S3 adds nobody
            + "('sbo','S1',8), ('sbo','S2',8), ('sbo','S3',9)");
        var register = await PupilRegister.OpenAsync(db, new("telling", ["soort"], "school", "aantal"), Home, Stop);
        Assert.Equal([(25L, 25L), (32L, 63L)], register.CountBy("soort").Rows.Select(r => (Pupils(r).Low, Pupils(r).High)));
        await Databases.Run(db, "CREATE TABLE fout (soort text, aantal integer)");
        await Databases.Run(db, "INSERT INTO fout VALUES ('so', 9), ('so', -2), ('sbo', 12)");
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            PupilRegister.OpenAsync(db, new("fout", ["soort"], null, "aantal"), Home, Stop));
        Assert.Contains("below 0", error.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bsn", "about persons")]
    [InlineData("Leerling-nr.", "about persons")]
    [InlineData("sleutel", "tells pupils apart")] // an identifier under another name
    [InlineData("postcode6", "tells pupils apart")]
    [InlineData("school", "names the schools")]
    [InlineData("bestaat niet", "refuses the question")]
    [InlineData("soort\"; DROP TABLE persoon; --", "refuses the question")]
    public async Task What_tells_pupils_apart_is_never_a_dimension(string dimension, string expected)
    {
        await using var db = await Databases.Open("sqlite");
        await Databases.Run(db,
            "CREATE TABLE persoon (bsn text, \"Leerling-nr.\" text, sleutel text, postcode6 text, soort text, school text)");
        await Databases.Run(db, "INSERT INTO persoon VALUES " + string.Join(", ", Enumerable.Range(0, 80).Select(i =>
            $"('{i}', '{i}', '{i}', '{i / 2}', '{(i < 30 ? "so" : "sbo")}', 'S{i % 4}')")));
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            PupilRegister.OpenAsync(db, new("persoon", ["soort", dimension], "school"), Home, Stop));
        Assert.Contains(expected, error.What, StringComparison.Ordinal);
        Assert.Equal(80L, await Databases.Scalar(db, "SELECT COUNT(*) FROM persoon"));
    }

    [Fact]
    public async Task A_table_has_one_declaration_and_a_rule_is_never_looser()
    {
        await using var db = await Databases.Open("sqlite");
        await Databases.Pupils(db, "eens", [("so", 2023, "A", "S1", 9), ("sbo", 2024, "B", "S2", 12)]);
        var register = await PupilRegister.OpenAsync(db, new("eens", ["soort", "jaar"], "school"), Home, Stop);
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            PupilRegister.OpenAsync(db, new("eens", ["soort"], "school"), Home, Stop));
        Assert.Contains("subtracted", error.What, StringComparison.Ordinal);
        Assert.Contains("Did you mean", Assert.Throws<ArgumentException>(() => register.CountBy("sort")).Message, StringComparison.Ordinal);
        Assert.Contains("There are: sbo, so", Assert.Throws<ArgumentException>(() => register.Where("soort", "vo")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisclosureRule { Cell = 4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisclosureRule { Contributors = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisclosureRule { Part = 0.9 });
    }

    /// <summary>
    /// The attacker asks what may be asked: 10,000 random families of counts, shares, filters and margins, on 200 small registers. Beside
    /// each stands a register in which every masked cell holds something else that the mask allows. All answers are the same, so none of
    /// them, nor any sum or difference, says more than the masks do.
    /// </summary>
    [Fact]
    public async Task No_family_of_questions_tells_two_registers_with_the_same_masks_apart()
    {
        var (random, masked, exact) = (new Random(20261130), 0, 0);
        for (var round = 0; round < 200; round++)
        {
            List<(string, int, string, string, int)> one = [], other = [];
            foreach (var (type, year, region) in from t in new[] { "so", "sbo", "vso" } from y in new[] { 2022, 2023 }
                from r in new[] { "A", "B", "C" } select (t, y, r))
            {
                var mask = random.Next(4);
                var cell = Cell(random, mask, type, year, region);
                one.AddRange(cell);
                other.AddRange(mask == 0 ? cell : Cell(random, mask, type, year, region));
            }

            foreach (var cells in new[] { one, other }) // every region and year has a type that is common
            {
                cells.AddRange(from y in new[] { 2022, 2023 } from r in new[] { "A", "B", "C" } from school in new[] { "S7", "S8", "S9" }
                    select ("bao", y, r, school, 50));
            }

            await using var left = await Databases.Open("sqlite");
            await using var right = await Databases.Open("sqlite");
            await Databases.Pupils(left, "r", one);
            await Databases.Pupils(right, "r", other);
            var a = await PupilRegister.OpenAsync(left, new("r", Dimensions, "school"), Home, Stop);
            var b = await PupilRegister.OpenAsync(right, new("r", Dimensions, "school"), Home, Stop);
            masked += a.Masked;
            for (var family = 0; family < 50; family++)
            {
                foreach (var ask in Family(random, a))
                {
                    var (x, y) = (ask(a), ask(b));
                    Assert.Equal(Shown(x), Shown(y));
                    exact += x.Columns[^1].Cells.Count(c => c.Value is long);
                }
            }
        }

        Assert.True(masked > 2_000 && exact > 20_000, $"{masked} masked cells, {exact} exact answers: nothing was attacked.");
    }

    private static IEnumerable<Func<PupilRegister, Table>> Family(Random random, PupilRegister known)
    {
        for (var i = 0; i < 3; i++)
        {
            var by = Dimensions.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()).ToArray();
            var dimension = Dimensions[random.Next(3)];
            var values = known.CountBy(dimension).Rows.Select(r => r.Text(dimension)!).ToArray();
            var some = values.Where(_ => random.Next(2) == 0).ToArray();
            var share = random.Next(4) == 0;
            yield return r => share ? r.ShareBy(dimension, values[0], by) : some.Length > 0 ? r.Where(dimension, some).CountBy(by)
                : r.CountBy(by);
        }
    }

    /// <summary>One smallest cell: 0 free, 1 small, 2 of one or two schools with 64 to 127 pupils, 3 nearly all of one of three.</summary>
    private static (string, int, string, string, int)[] Cell(Random random, int mask, string type, int year, string region) => mask switch
    {
        0 => [.. Enumerable.Range(1, 4).Select(s => (type, year, region, $"S{s}", random.Next(5, 9)))],
        1 => [(type, year, region, $"S{random.Next(1, 5)}", random.Next(1, 5))],
        2 => random.Next(2) == 0 ? [(type, year, region, "S1", random.Next(64, 128))]
            : [(type, year, region, "S1", random.Next(32, 64)), (type, year, region, "S2", random.Next(32, 64))],
        _ => [(type, year, region, "S1", random.Next(64, 110)), (type, year, region, "S2", random.Next(1, 8)),
            (type, year, region, "S3", random.Next(1, 8))],
    };

    private static string Shown(Table table) => string.Join('\n', table.Rows.Select(r => string.Join(';', table.Columns.Select((c, i) =>
        c.Cells[r.Index] is var cell && cell.Value is null ? cell.Bounds.ToString() : cell.ToString()))));

    private static Count Pupils(TableRow row) => row["leerlingen"].AsCount();
}
