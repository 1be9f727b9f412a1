using System.Text;
using NotebookLib.Cleaning;
using NotebookLib.Cleaning.Rules;

namespace NotebookLib.Tests.Cleaning;

/// <summary>One test per rule, named after the rule's class; the last test sees to it that none is forgotten.</summary>
public class RuleTests
{
    private static readonly byte[] Pseudo = [.. "naam;n\nFrysl"u8, 0xC3];

    [Fact]
    public void PreambleLines()
    {
        var file = Look.File("Leerlingen naar regio\n\nregio;aantal\nA;1\nB;2\n");
        Assert.Equal(["Leerlingen naar regio"], file.Preamble);
        Assert.Equal("regio", file.Columns[0].Name);
        Assert.Equal((1L, 2L), (Look.Record(file).CountOf("titelregels"), Look.Record(file).Rows));
    }

    [Fact]
    public void BlankLines() => Hits("a;b\n1;2\n\n   \n", "lege-regel", 2, rows: 1);

    [Fact]
    public void MixedEncoding()
    {
        byte[] bytes = [.. "naam;n\nFryslân;1\nFrysl"u8, 0xE2, .. "n;2\n"u8];
        var rows = Look.Rows(DelimitedFile.FromBytes(bytes));
        Assert.Equal(["Fryslân", "Fryslân"], rows.Select(r => r[0].Text));
        Assert.Equal(1, Look.Record(DelimitedFile.FromBytes(bytes)).CountOf("gemengde-tekens"));
    }

    [Fact]
    public void CutFile()
    {
        byte[] bytes = [.. "naam;n\nFryslân;1\nFrysl"u8, 0xC3];
        var file = DelimitedFile.FromBytes(bytes);
        Assert.Equal(TextEncoding.Utf8, file.Encoding);
        Assert.Equal(1, Look.Record(file).CountOf("afgekapt"));
        Assert.Equal(TextEncoding.Cp1252, DelimitedFile.FromBytes(Pseudo).Encoding);
    }

    [Fact]
    public void MixedLineEnds() => Hits("a;b\r\n1;2\n3;4\r\n", "regeleinden", 1, rows: 2);

    [Fact]
    public void NoDelimiter()
    {
        Hits("code\n1,5\n2,5\n", "geen-scheiding", 1, rows: 2);
        Assert.Single(Look.File("code\n1,5\n2,5\n").Columns);
    }

    [Fact]
    public void UnclosedQuotes()
    {
        Hits("a;b;c\n1;\"open;3\n2;x;3\n3;\"y\";3\n4;z;5\n", "open-aanhalingsteken", 1, rows: 4);
        var rows = Look.Rows("naam;soort;n\n\"t Hoge;BO;<5\n\"De Ster\";BO;7\nDe Zon;BO;8\n");
        Assert.Equal(["\"t Hoge", "De Ster", "De Zon"], rows.Select(r => r[0].Text));
        Assert.Equal(Missing.Suppressed, rows[0][2].Missing);
        Assert.Equal(0, Look.Record("a;b\n1;\"twee\nregels\"\n2;x\n").CountOf("open-aanhalingsteken"));
    }

    [Fact]
    public void PaddedHeader()
    {
        Hits("VESTIGINGSNAAM ; n\nA;1\n", "kop-met-blanco", 2, rows: 1);
        Assert.Equal("naam", Look.File("VESTIGINGSNAAM ; n\nA;1\n").Columns[0].Known);
    }

    [Fact]
    public void EmptyHeader() => Assert.Equal("kolom 2", Check("a; ;c\n1;2;3\n", "lege-kop", 1).Columns[1].Name);

    [Fact]
    public void DuplicateHeader() => Assert.Equal(["a", "b", "a (2)", "A (3)"], Check("a;b;a;A\n1;2;3;4\n", "dubbele-kop", 2)
        .Columns.Select(c => c.Name));

    [Fact]
    public void MaskLikeHeader()
    {
        Check("soort;<4;4\nso;<5;7\n", "kop-lijkt-masker", 1);
        Assert.Equal(1, Look.Record("soort;<4;4\nso;<5;7\n").Suppressed);
    }

    [Fact]
    public void BlankRow() => Drops("a;b\n1;2\n;\n ; \n3;4\n", "lege-rij", 2, rows: 4);

    [Fact]
    public void RepeatedHeader() => Drops("a;b\n1;2\na;b\n3;4\n", "herhaalde-kop", 1, rows: 3);

    [Fact]
    public void FooterRow()
    {
        Drops("regio;n;m\nA;1;2\n© Centraal Bureau voor de Statistiek\n", "voetregel", 1, rows: 2);
        Drops("regio;n\nA;1\nBron: DUO;\n", "voetregel", 1, rows: 2);
    }

    [Fact]
    public void BrokenQuotes() => Hits("a;b\n1;\"x\"y\n2;z\n", "kapot-aanhalingsteken", 1, rows: 2);

    [Fact]
    public void TrailingBlock() => Drops("naam;n\nA;1\nB;2\n\nkolom;aantal\n", "blok-onder-tabel", 1, rows: 3);

    [Fact]
    public void NoHeaderRow() => Hits("00AA;De Ster;12\n00AB;De Zon;7\n", "geen-kop", 1, rows: 2);

    [Fact]
    public void HeaderRows() => Hits(";so;;bao\nnaam;2019;2020;2020\nA;1;2;5\nB;3;4;6\n", "kop-van-meer-regels", 2, rows: 2);

    [Fact]
    public void ShiftedDecimals() => Hits("naam,cijfer,\nA,6,4\nB,7,1\n", "verschoven-kolommen", 2, rows: 2);

    [Fact]
    public void NestedRegions() => Hits("regio;n\nNederland;3\nDrenthe;1\n", "geneste-gebieden", 1, rows: 2);

    [Fact]
    public void OtherCodePage() => Assert.Equal(1, Look.Record(DelimitedFile.FromBytes((byte[])[.. "naam;n\nCaf"u8, 0x82, .. ";1\n"u8]))
        .CountOf("tekenset"));

    [Fact]
    public void SheetFacts() => Assert.Equal(0, Look.Record("naam;n\nA;1\n").CountOf("werkblad")); // with a workbook: WorkbookTests

    [Fact]
    public void ProvisionalYear() => Check("naam;2021/'22*\nA;1\n", "voorlopig-jaar", 1);

    [Fact]
    public void MixedUnits() => Check("naam;p\nA;70%\nB;0,7\n", "eenheid-wisselt", 1);

    [Fact]
    public void PercentSign() => Changes("p;naam\n70,0%;A\n", "procentteken", "70,0");

    [Fact]
    public void ValueFlag() => Changes("n;naam\n12*;A\n14;B\n", "vlag", "12");

    [Fact]
    public void ColonMark() => Marks("naam;n\na;:\nb;3,5\n", "dubbele-punt", Missing.Unreliable);

    [Fact]
    public void MisreadLetters() => Changes("naam;n\nS·dwest-FryslÔn;1\n", "verkeerd-gelezen-letters", "Súdwest-Fryslân");

    [Fact]
    public void OddLetters() => Hits("naam;n\ncafÚ;1\n", "vreemde-letters", 1, rows: 1);

    [Fact]
    public void ShortRow()
    {
        Hits("a;b;c\n1;2\n1;2;3\n", "korte-rij", 1, rows: 2);
        Assert.Equal(Missing.Empty, Look.Rows("a;b;c\n1;2\n1;2;3\n")[0][2].Missing);
    }

    [Fact]
    public void LongRow() => Hits("a;b\n1;2;3\n1;2;\n1;2\n", "lange-rij", 1, rows: 3);

    [Fact]
    public void TotalRow() => Hits("regio;n\nA;1\nB;2\nTotaal;3\n", "totaalrij", 1, rows: 3);

    [Fact]
    public void ControlCharacters() => Changes("naam;n\nA\0B;1\n", "stuurtekens", "AB");

    [Fact]
    public void Mojibake()
    {
        Changes("naam;n\nFryslÃ¢n;1\n", "dubbel-gecodeerd", "Fryslân");
        Assert.Equal("SÃO CÂMARA", Look.Rows("naam;n\nSÃO CÂMARA;1\n")[0][0].Text);
    }

    [Fact]
    public void ReplacementCharacter() => Hits("naam;n\nresidenti\uFFFDle;1\n", "verloren-letter", 1, rows: 1);

    [Fact]
    public void Padding()
    {
        Changes("sleutel;n\nGM0363    ;1\n", "blanco-eromheen", "GM0363");
        Assert.Equal(Missing.Empty, Look.Rows("a;b\n \u00A0;1\n")[0][0].Missing);
    }

    [Fact]
    public void DoubledQuotes() => Changes("naam;n\n\"BS \"\"\"\"De Maasparel\"\"\"\"\";1\n", "dubbele-aanhalingstekens",
        "BS \"De Maasparel\"");

    [Fact]
    public void SiteDidNotExist() => Marks("brin;LEERLINGEN_2020;LEERLINGEN_2021\n00AA;;12\n", "bestond-niet", Missing.DidNotExist);

    [Fact]
    public void EmptyCell() => Marks("naam;n\nx;\ny;3\n", "lege-cel", Missing.Empty);

    [Theory]
    [InlineData("<5", 1, 4)]
    [InlineData("< 5", 1, 4)]
    [InlineData("<=4", 1, 4)]
    [InlineData("≤4", 1, 4)]
    [InlineData("\"&lt;5\"", 1, 4)]
    [InlineData("minder dan 10", 1, 9)]
    [InlineData("<1", 0, 0)]
    public void SuppressedMask(string mask, long low, long high)
    {
        var cell = Look.Rows($"naam;n\nx;{mask}\ny;3\n")[0][1];
        Assert.Equal((Missing.Suppressed, low, high), (cell.Missing, cell.AsCount().Low, cell.AsCount().High));
        Assert.Null(cell.AsNumber());
        Assert.Equal(0, Look.Rows($"naam;n\nx;{mask}\ny;3\n", new ReadOptions { SuppressedFrom = 0 })[0][1].AsCount().Low);
        Hits($"naam;n\nx;{mask}\ny;3\n", "afgeschermd", 1, rows: 2);
    }

    [Fact]
    public void SuppressedRange()
    {
        Marks("naam;n\nx;0-4\ny;3\nz;5\nq;6\nr;7\n", "afgeschermd-bereik", Missing.Suppressed);
        Assert.Equal(Missing.None, Look.Rows("klasse;n\n0-4;3\n5-9;5\n")[0][0].Missing);
    }

    [Theory]
    [InlineData("N.v.t.")]
    [InlineData("nvt")]
    [InlineData("niet van toepassing")]
    public void NotApplicable(string text) => Marks($"naam;sector\nx;{text}\n", "niet-van-toepassing", Missing.NotApplicable);

    [Fact]
    public void SecretMark()
    {
        Marks("naam;n\na;x\nb;3\n", "geheim", Missing.Secret);
        Assert.Equal(0, Look.Record("naam;n\nx;1\n").CountOf("geheim"));
    }

    [Fact]
    public void UnreliableMark() => Marks("naam;n\na;.\nb;3\n", "onbetrouwbaar", Missing.Unreliable);

    [Fact]
    public void NilMark()
    {
        Marks("naam;n\na;-\nb;3\n", "nihil", Missing.Nil);
        var nil = Look.Rows("naam;n\na;-\nb;3\n")[0][1];
        Assert.Null(nil.AsNumber());
        Assert.Equal(0.0, nil.AsNumberWithNilAsZero());
    }

    [Fact]
    public void DuoMinusOne()
    {
        Marks("naam;n\na;-1\nb;3\n", "min-een", Missing.DuoMinusOne);
        Assert.Equal(-1.0, Look.Rows("naam;groei\na;-1\nb;-2,5\n")[0][1].AsNumber());
    }

    [Fact]
    public void SpreadsheetError() => Marks("naam;n\na;#N/B\nb;3\n", "rekenblad-fout", Missing.Unreliable);

    [Fact]
    public void LostZeros() => Hits("GEMEENTECODE;n\n285;1\n0114;2\n", "nullen-kwijt", 1, rows: 2);

    [Fact]
    public void ThousandsPoints() => Changes("n;naam\n1.369.465;x\n12;y\n", "punten-in-duizendtallen", "1369465");

    [Fact]
    public void DecimalComma()
    {
        Hits("naam;AFSTAND\nx;9562,58992805755\ny;12\n", "decimale-komma", 1, rows: 2);
        Assert.Equal(9562.58992805755, Look.Rows("naam;AFSTAND\nx;9562,58992805755\ny;12\n")[0][1].AsNumber());
    }

    [Fact]
    public void AmbiguousPoint() => Hits("naam;score\nx;1.234\ny;0.5\nz;12.25\n", "punt-met-twee-lezingen", 1, rows: 3);

    [Fact]
    public void NegativeCount()
    {
        Hits("naam;AANTAL_LEERLINGEN\nx;-7\ny;5\n", "negatief-aantal", 1, rows: 2,
            kinds: new() { ["AANTAL_LEERLINGEN"] = ColumnKind.Count });
        var cell = Look.Rows("naam;n\nx;-7\ny;5\n", new ReadOptions { Kinds = new Dictionary<string,
            ColumnKind> { ["n"] = ColumnKind.Count } })[0][1];
        Assert.Throws<InvalidOperationException>(() => cell.AsCount());
    }

    [Fact]
    public void TextInNumberColumn() => Hits("naam;n\na;1\nb;2\nc;3\nd;4\ne;onbekend\n", "tekst-in-getalkolom", 1, rows: 5);

    [Fact]
    public void Every_rule_has_a_test_a_file_and_its_words()
    {
        var tests = typeof(RuleTests).GetMethods().Select(m => m.Name).ToHashSet();
        Assert.All(RuleSet.All, rule =>
        {
            Assert.Contains(rule.GetType().Name, tests);
            Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Id);
            Assert.All([rule.LooksFor, rule.Does, rule.Why], words =>
                Assert.True(words.Length > 5 && !words.EndsWith('.') && !words.Contains('!', StringComparison.Ordinal)
                || rule is SpreadsheetError));
        });
        var classes = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract).Select(t =>
            t.Name).Order();
        Assert.Equal(classes, RuleSet.All.Select(r => r.GetType().Name).Order());
    }

    private static DelimitedFile Check(string text, string rule, long count)
    {
        var file = Look.File(text);
        Assert.Equal(count, Look.Record(file).CountOf(rule));
        return file;
    }

    private static void Hits(string text, string rule, long count, long rows, Dictionary<string, ColumnKind>? kinds = null)
    {
        var record = Look.Record(text, new ReadOptions { Kinds = kinds });
        Assert.Equal((count, rows, rows), (record.CountOf(rule), record.Rows, record.Kept));
        Assert.NotEmpty(record.Findings.Single(f => f.Rule.Id == rule).Example);
    }

    private static void Drops(string text, string rule, long count, long rows)
    {
        var record = Look.Record(text);
        Assert.Equal((count, rows, count, rows - count), (record.CountOf(rule), record.Rows, record.Dropped, record.Kept));
        Assert.All(record.Changes.Where(c => c.Rule == rule), c => Assert.Null(c.New));
        Assert.Equal(count, record.Changes.Count(c => c.Rule == rule));
    }

    private static void Changes(string text, string rule, string becomes)
    {
        var (record, cell) = (Look.Record(text), Look.Rows(text)[0][0]);
        Assert.Equal(becomes, cell.Text);
        var change = Assert.Single(record.Changes, c => c.Rule == rule);
        Assert.Equal((2L, Look.File(text).Columns[0].Name, becomes), (change.Line, change.Column, change.New));
        Assert.Equal(1, record.Changed);
    }

    private static void Marks(string text, string rule, Missing missing)
    {
        Assert.Equal(1, Look.Record(text).CountOf(rule));
        var cell = Look.Rows(text)[0].Single(c => c.Missing != Missing.None);
        Assert.Equal(missing, cell.Missing);
        Assert.Null(cell.AsNumber());
    }
}
