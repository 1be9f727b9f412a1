using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

/// <summary>Files as people keep them: without a header, with three rows of it, with flags, ranges, percentages and totals in any
/// column.</summary>
public sealed class OwnFileTests
{
    private const string House =
        "BRIN;STRAAT;NR;LEERLINGEN\n01AA;Dorpsweg;1;20\n02AA;Dorpsweg;12;21\n03AA;Dorpsweg;3;22\n04AA;Dorpsweg;4;23\n05AA;Dorpsweg;1-3;24\n06AA;Dorpsweg;128-130;25\n07AA;Dorpsweg;5-A;1-4\n08AA;Dorpsweg;7 bis;26\n";

    [Fact]
    public void House_numbers_are_text_and_ranges_of_pupils_are_masks()
    {
        var file = Look.File(House);
        var record = Look.Record(file);
        Assert.Equal([ColumnKind.Code, ColumnKind.Text, ColumnKind.Text, ColumnKind.Count], file.Columns.Select(c => c.Kind));
        Assert.Equal((1L, 0L), (record.CountOf("afgeschermd-bereik"), record.CountOf("tekst-in-getalkolom")));
        Assert.Equal((1, 4), Look.Rows(file)[6][3].AsCount() is var n ? ((int)n.Low, (int)n.High) : default);
        Assert.Equal("128-130", Look.Rows(file)[5][2].Text);
    }

    [Theory]
    [InlineData("LEERLINGEN", "128-130", false)] // too high for a mask: an error in the file
    [InlineData("LEERLINGEN", "0-4", true)]
    [InlineData("aantal so", "1 t/m 4", true)]
    [InlineData("groepsgrootte", "1-4", false)]
    public void A_range_is_a_mask_only_where_pupils_are_counted_and_it_starts_low(string header, string range, bool isMask)
    {
        var rows = Look.Rows($"naam;{header}\na;12\nb;{range}\nc;20\nd;30\ne;11\nf;14\n");
        Assert.Equal(isMask ? Missing.Suppressed : Missing.None, rows[1][1].Missing);
        Assert.Equal(range, rows[1][1].Text);
    }

    [Fact]
    public void A_range_is_a_mask_beside_other_masks_and_where_the_caller_says_so()
    {
        Assert.Equal(Missing.Suppressed, Look.Rows("naam;groep\na;<5\nb;1-4\nc;20\nd;30\n")[1][1].Missing);
        Assert.Equal(Missing.Suppressed, Look.Rows("naam;groep\na;8\nb;1-4\nc;20\nd;30\n", new ReadOptions { Kinds = new Dictionary<string,
            ColumnKind> { ["groep"] = ColumnKind.Count } })[1][1].Missing);
    }

    [Fact]
    public void Percent_signs_make_numbers_with_a_unit()
    {
        var file = Look.File("BRIN;KANDIDATEN;SLAAGPERC\n00AB;20;70,0%\n01AB;12;91,7 %\n02AB;0;,0%\n03AB;6;100%\n04AB;5;-\n");
        var rows = Look.Rows(file);
        Assert.Equal((ColumnKind.Number, "%"), (file.Columns[2].Kind, file.Columns[2].Unit));
        Assert.Equal([70, 91.7, 0, 100, null], rows.Select(r => r[2].AsNumber()));
        Assert.Equal(4, Look.Record(file).CountOf("procentteken"));
        var mixed = Look.File("naam;p\na;70%\nb;0,7\nc;12%\nd;14%\n");
        Assert.Equal((ColumnKind.Text, 1L), (mixed.Columns[1].Kind, Look.Record(mixed).CountOf("eenheid-wisselt")));
        Assert.Equal("70%", Look.Rows(mixed)[0][1].Text);
    }

    [Theory]
    [InlineData("\"01AB\";\"School Een\";\"34\";\"<5\"\r\n\"01AB\";\"School Een\";\"35\";\"8\"\r\n\"02CD\";\"School "
        + "Twee\";\"36\";\"20\"\r\n", 3)]
    [InlineData("Naam A;NR1;1234567890; ;Klaar;EUR;123,45;2023-01-01;false\nNaam B;NR2;1234567891; ;Klaar;EUR;67,80;2023-01-02;true\n", 2)]
    [InlineData("Naam A;NR1;1234567890; ;Klaar;EUR;123,45;2023-01-01;false\n", 1)]
    [InlineData("Assen\t12,5\nEmmen\t8,25\nMeppel\t3,5\n", 3)]
    [InlineData("2018/'19;Assen;120\n2019/'20;Assen;131\n", 2)]
    public void Without_a_header_every_row_is_kept_and_it_is_said(string text, int rows)
    {
        var file = Look.File(text);
        var record = Look.Record(file);
        Assert.Equal((rows, 1L), ((int)record.Kept, record.CountOf("geen-kop")));
        Assert.Equal("kolom 1", file.Columns[0].Name);
        Assert.Empty(file.HeaderRows);
        Assert.Contains("--no-header", record.Findings.Single(f => f.Rule.Id == "geen-kop").Example, StringComparison.Ordinal);
        var told = Look.File(text, new ReadOptions { NoHeader = true });
        Assert.Equal((rows, 0L), ((int)Look.Record(told).Kept, Look.Record(told).CountOf("geen-kop")));
        var head = Look.File(text, new ReadOptions { HeaderRow = 1 });
        Assert.Equal(rows - 1, (int)Look.Record(head).Kept);
    }

    [Theory]
    [InlineData("gemeente;2018;2019\nAssen;12;14\nEmmen;8;9\n", "2018")]
    [InlineData("leeftijd;4;5;6\nAssen;12;14;9\nEmmen;8;9;10\n", "4")]
    [InlineData("soort;<4;4\nso;<5;7\n", "<4")]
    [InlineData("naam;soort\nDe Ster;bao\nDe Zon;bao\n", "soort")]
    [InlineData("naam;n\na;onbekend\nb;5\nc;7\n", "n")]
    [InlineData("naam;n;\na;onbekend;\nb;5;\nc;7;\n", "n")]
    [InlineData("naam;n;m\na;;x\nb;;\nc;7;8\n", "n")]
    public void A_header_that_looks_odd_is_still_the_header(string text, string second)
    {
        var file = Look.File(text);
        Assert.Equal(second, file.Columns[1].Name);
        Assert.Equal([1L], file.HeaderRows);
        Assert.Equal(text.Count(c => c == '\n') - 1, (int)Look.Record(file).Rows);
    }

    [Fact]
    public void Statline_with_three_rows_of_header()
    {
        var file = Look.File("\uFEFF\"Speciale scholen; "
            + "cluster\";;;;\n\"Onderwerp\";\"Leerlingen\";\"Leerlingen\";\"Leerlingen\"\n\"Regio's\";\"2019/'20\";\"2020/'21\";\"2021/'22*\"\n\"\";\"aantal\";\"aantal\";\"aantal\"\n"
            + "\"Nederland\";\"31.230\";\"32.010\";\"33.500\"\n\"Noord-Nederland (LD)\";\"3.400\";\".\";\"x\"\n\"Groningen "
                + "(PV)\";\"1.100\";\"1.120\";\"1.170\"\n\"Bron: CBS\"\n\"© Centraal Bureau voor de Statistiek\"\n");
        var (record, rows) = (Look.Record(file), Look.Rows(file));
        Assert.Equal(["Regio's", "2019/'20", "2020/'21", "2021/'22*"], file.Columns.Select(c => c.Name));
        Assert.Equal(("aantal", "Leerlingen", new SchoolYear(2021)), (file.Columns[3].Unit, file.Columns[3].Group, file.Columns[3]
            .Year!.Value));
        Assert.Equal([2L, 3, 4], file.HeaderRows);
        Assert.Equal((3L, 2L, 1L, 1L), (record.Kept, record.Dropped, record.CountOf("voorlopig-jaar"), record.CountOf("geneste-gebieden")));
        Assert.Equal(31230, rows[0][1].AsCount().Value);
        Assert.Equal((Missing.Unreliable, Missing.Secret), (rows[1][2].Missing, rows[1][3].Missing));
    }

    [Theory]
    [InlineData("Leerlingen per verband, export van 12 november;;;;;\n", "Bron: Eigen registratie, peildatum 1 oktober;;;;;\n")]
    [InlineData("Leerlingen per verband, export van 12 november;;;;;\n", "Bron: Eigen registratie; peildatum 1 oktober;;;;;\n")]
    [InlineData("", "")]
    [InlineData("Overzicht\n\n", "")]
    public void A_header_of_groups_over_names(string first, string second)
    {
        var file = Look.Windows(first + second + ";;Leerlingen;;Aandeel;\nSchooljaar;Gemeente;aantal so;aantal bao;% "
            + "so;Opmerking\n2016-2017;Súdwest-Fryslân;112;9.834;1,13;\n2016-2017;Bodegraven-Reeuwijk;<5;3.004;;\n"
            + "2016-2017;Totaal;317;27.958;1,13;\n2017-2018;Súdwest-Fryslân;-;9.744;1,20;voorlopig\n;;;;;\nNoot: aantallen kleiner dan 5 "
                + "zijn afgeschermd.;;;;;\n");
        var (record, rows) = (Look.Record(file), Look.Rows(file));
        Assert.Equal(["Schooljaar", "Gemeente", "aantal so", "aantal bao", "% so", "Opmerking"], file.Columns.Select(c => c.Name));
        Assert.Equal(("Leerlingen", "%", ColumnKind.Number), (file.Columns[3].Group, file.Columns[4].Unit, file.Columns[4].Kind));
        Assert.Equal((4L, 1L), (record.Kept, record.CountOf("totaalrij")));
        Assert.Equal((9834, 1.13), ((int)rows[0][3].AsCount().Value, rows[0][4].AsNumber()));
        Assert.Equal(Missing.Nil, rows[3][2].Missing);
    }

    [Fact]
    public void Names_under_two_groups_are_joined()
    {
        var file = Look.File("Gemeente;so;;bao;\n;2019;2020;2019;2020\nAssen;12;14;100;110\nEmmen;8;9;90;95\n");
        Assert.Equal(["Gemeente", "so 2019", "so 2020", "bao 2019", "bao 2020"], file.Columns.Select(c => c.Name));
        Assert.Equal(2, Look.Record(file).Kept);
    }

    [Fact]
    public void A_named_header_row_is_obeyed_or_refused()
    {
        const string Text = "titel\n\nx;y\nnaam;n\na;1\n";
        Assert.Equal(["naam", "n"], Look.File(Text, new ReadOptions { HeaderRow = 4 }).Columns.Select(c => c.Name));
        Assert.Equal((1L, "a"), (Look.Record(Look.File(Text, new ReadOptions { HeaderRow = 4 })).Rows,
            Look.Rows(Look.File(Text, new ReadOptions { HeaderRow = 4 }))[0][0].Text));
        foreach (var row in new[] { 0, 2, 9, 100_000 })
        {
            Assert.Contains($"no header on line {row}", Assert.Throws<UnreadableFileException>(() =>
                Look.File(Text, new ReadOptions { HeaderRow = row })).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Eurostat_flags_stay_with_their_values()
    {
        var file = Look.File("freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \nA,PC,AT\t17.8 \t20.9 b\t21.9 \nA,PC,BA\t: \t8.9 b\t9.1 "
            + "\nA,PC,BE24\t16.7 \t19.3 bu\t: c\nA,PC,NL\t27.1 \t0.0 n\t: z\n");
        var rows = Look.Rows(file);
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Number], file.Columns.Skip(1).Select(c => c.Kind));
        Assert.Equal((20.9, "b"), (rows[0][2].AsNumber(), rows[0][2].Flag));
        Assert.Equal((19.3, "bu"), (rows[2][2].AsNumber(), rows[2][2].Flag));
        Assert.Equal([Missing.Unreliable, Missing.Secret, Missing.NotApplicable],
            [rows[1][1].Missing, rows[2][3].Missing, rows[3][3].Missing]);
        Assert.Equal(("", 17.8), (rows[0][1].Flag, rows[0][1].AsNumber()));
    }

    [Fact]
    public void Stars_behind_numbers_are_flags_and_letters_behind_house_numbers_are_not()
    {
        var rows = Look.Rows("naam;leerlingen\na;31.230*\nb;12**\nc;14\n");
        Assert.Equal((31230L, "*", 12L, "**"), (rows[0][1].AsCount().Value, rows[0][1].Flag, rows[1][1].AsCount().Value, rows[1][1].Flag));
        var house = Look.File("straat;nr\na;7 b\nb;12\nc;14\nd;3 c\n");
        Assert.Equal((ColumnKind.Text, "7 b"), (house.Columns[1].Kind, Look.Rows(house)[0][1].Text));
    }

    [Fact]
    public void Blocks_around_the_table_are_named_and_do_not_spoil_its_columns()
    {
        var file = DelimitedFile.FromBytes(Encoding("data;1THB;1USD;nr tabeli\r\n;bat (Tajlandia);dolar "
            + "amerykański;\r\n20240102;0,1146;3,9432;1/A\r\n20240103;0,1157;3,9909;2/A\r\n20240104;0,1155;3,9684;3/A\r\n\r\nkod "
            + "ISO;THB;USD;\r\nnazwa waluty;bat;dolar;\r\nliczba jednostek;1;1;\r\n", 1250));
        var record = Look.Record(file);
        Assert.Equal(["data", "1THB", "1USD", "nr tabeli"], file.Columns.Select(c => c.Name));
        Assert.Equal([ColumnKind.Date, ColumnKind.Number, ColumnKind.Number, ColumnKind.Text], file.Columns.Select(c => c.Kind));
        Assert.Equal((3L, 3L, 2L), (record.Kept, record.CountOf("blok-onder-tabel"), record.CountOf("kop-van-meer-regels")));
        Assert.Equal(TextEncoding.Cp1250, file.Encoding);
        Assert.Contains("dolar amerykański", record.Findings.Single(f => f.Rule.Id == "kop-van-meer-regels").Example,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_line_between_groups_drops_nothing()
    {
        var record = Look.Record("naam;n\na;1\nb;2\n\nc;3\nd;<5\n\ne;x\nf;12 of 13\n");
        Assert.Equal((6L, 0L), (record.Kept, record.Dropped));
    }

    [Fact]
    public void Shifted_decimals_are_named_and_not_reckoned_with()
    {
        var file = Look.File("BRIN,GEMEENTE,KANDIDATEN,CIJFER SE,CIJFER "
            + "CE,,\n00AA,ENSCHEDE,7,6,4,6,6\n00AA,ENSCHEDE,34,6,4,6,2\n00AB,ASSEN,12,7,1,6,9\n");
        Assert.Equal(5, Look.Record(file).CountOf("verschoven-kolommen"));
        Assert.All(file.Columns.Skip(2), c => Assert.Equal(ColumnKind.Text, c.Kind));
        Assert.Equal(3, Look.Record("BRIN,N,SE,CE\n00AA,7,6,4,6,6\n00AB,7,6,4,6,6\n").CountOf("verschoven-kolommen"));
        Assert.Equal(0, Look.Record(",naam,n\n0,a,4\n1,b,5\n").CountOf("verschoven-kolommen")); // an index without a name
        Assert.Equal(0, Look.Record("naam,n,\na,4,\nb,5,\n").CountOf("verschoven-kolommen"));
    }

    [Theory]
    [InlineData("Schooljaar;Gemeente;aantal so\n2016-2017;Almelo;112\n2016-2017;Hengelo;201\n2016-2017;Totaal;313\n", 1)]
    [InlineData("Soort;Geslacht;Jaar;n\nbao;Mannen;2022;10\nbao;Vrouwen;2022;12\nbao;Totaal;2022;22\nso;Mannen;2022;5\nso;Totaal mannen en "
        + "vrouwen;2022;5\nTotaal;Totaal;2022;27\n", 3)]
    [InlineData("Geslacht;Regio;n\nTotaal mannen en vrouwen;Assen;4\nTotaal mannen en vrouwen;Emmen;5\n", 0)]
    [InlineData("Geslacht;Regio;n\nTotaal mannen en vrouwen;Assen;4\nTotaal mannen en vrouwen;TOTAAL REGIO;5\n", 1)]
    [InlineData("naam;n\nde Totale School;4\nTotaalschool;5\nAlle Zeilen Bij;6\n", 0)]
    [InlineData("naam;n\na;4\nb;5\nSubtotaal;9\nEindtotaal:;9\nAlle gemeenten;9\n", 3)]
    public void Totals_are_found_in_any_column_and_a_constant_marks_none(string text, int rows) =>
        Assert.Equal(rows, (int)Look.Record(text).CountOf("totaalrij"));

    [Theory]
    [InlineData("Regio;n\nNederland;13\nNoord-Nederland (LD);5\nGroningen (PV);2\nFryslân (PV);3\n", 1)]
    [InlineData("Regio;n\nNederland;13\nAssen;5\nEmmen;8\n", 1)]
    [InlineData("Regio;n\nNL01  ;13\nGM0106;5\nGM0114;8\n", 1)]
    [InlineData("Provincie;n\nGroningen;13\nDrenthe;5\nUtrecht;8\n", 0)]
    [InlineData("Gemeente;n\nGroningen;13\nAssen;5\nUtrecht;8\n", 0)]
    [InlineData("Regio;n\nGroningen (GM);13\nAssen (GM);5\nGroningen (PV);8\n", 1)]
    [InlineData("Geboorteland;n\nNederland;13\nDuitsland;5\n", 0)]
    [InlineData("COROPGEBIED NAAM;n\nFlevoland;13\nVeluwe;5\n", 0)]
    [InlineData("Regio;n\nDrenthe;13\nAssen;5\nEmmen;8\n", 1)]
    [InlineData("Plaats;n\nZeeland;13\nUden;5\n", 0)]
    [InlineData("Regio;n\nNederland;13\nNederland;5\n", 0)]
    public void Regions_in_regions_are_named(string text, int columns) =>
        Assert.Equal(columns, (int)Look.Record(text).CountOf("geneste-gebieden"));

    [Fact]
    public void Quotes_in_the_wrong_place_lose_nothing()
    {
        const string Text = "\"NR\",\"NAAM\",\"SOORT\"\n\"G1\",\"Goed, "
            + "Een\",\"Leerling\"\n\"F1\",\"Mist\",\"Leerling\n\"G2\",\"Goed\",\"Leerling\"\n\"F2\",\"Teveel\",\"Leerling\"\"\n\"F3\",\"Mid\"den\",\"Leerling\"\n\"G3\",\"Hij zei \"\"ja\"\"\",\"Leerling\"\n";
        var (record, rows) = (Look.Record(Text), Look.Rows(Text));
        Assert.Equal(["Goed, Een", "Mist", "Goed", "Teveel", "Mid\"den", "Hij zei \"ja\""], rows.Select(r => r[1].Text));
        Assert.Equal(["Leerling", "\"Leerling", "Leerling", "Leerling\"", "Leerling", "Leerling"], rows.Select(r => r[2].Text));
        Assert.Equal((6L, 3L), (record.Kept, record.CountOf("kapot-aanhalingsteken")));
    }

    [Fact]
    public void Letters_in_the_wrong_code_page_are_found()
    {
        var dos = DelimitedFile.FromBytes((byte[])[.. "GEMEENTE;N\nS"u8, 0xB7, .. "dwest-Frysl"u8, 0xD4, .. "n;120\nNoardeast-Frysl"u8,
            0xD4, .. "n;90\nAssen;80\n"u8]);
        Assert.Equal((2L, "Súdwest-Fryslân"), (Look.Record(dos).CountOf("verkeerd-gelezen-letters"), Look.Rows(dos)[0][0].Text));
        Assert.Equal("Súdwest-Fryslân", Look.Rows("GEMEENTE;N\nS·dwest-FryslÔn;120\n")[0][0].Text);
        Assert.Equal("Súdwest-Fryslân", Look.Rows("GEMEENTE;N\nS?dwest-Frysl?n;120\n")[0][0].Text);
        Assert.Equal((1L, "cafÚ"), (Look.Record("naam;n\ncafÚ;1\nSÃO JOÃO;2\nWat nu?;3\n").CountOf("vreemde-letters"),
            Look.Rows("naam;n\ncafÚ;1\n")[0][0].Text));
    }

    [Theory]
    [InlineData(850, TextEncoding.Cp850, "Súdwest-Fryslân;1\nCafé Zoë;2\n")]
    [InlineData(437, TextEncoding.Cp850, "Café Zoë;2\nReünie;3\n")] // the same letters in both
    [InlineData(10000, TextEncoding.MacRoman, "Súdwest-Fryslân;1\nCafé Zoë;2\n")]
    [InlineData(1250, TextEncoding.Cp1250, "Łódź;1\nKraków ląd;2\nżółw;3\n")]
    [InlineData(1252, TextEncoding.Cp1252, "Skûlplak Fûgel;1\nWêze;2\nDe Fôlefinne;3\n")]
    [InlineData(1252, TextEncoding.Cp1252, "Súdwest-Fryslân;1\nCafé Zoë;2\nL’Étoile – “’t Höfke”;3\nJørgen Åse;4\n")]
    public void The_code_page_is_found_out(int page, TextEncoding expected, string names)
    {
        var file = DelimitedFile.FromBytes(Encoding("naam;n\n" + names, page));
        Assert.Equal(expected, file.Encoding);
        Assert.Equal(names.Split('\n')[0].Split(';')[0], Look.Rows(file)[0][0].Text);
        Assert.Equal(expected == TextEncoding.Cp1252 && !names.Contains('ø', StringComparison.Ordinal) ? 0
            : 1, Look.Record(file).CountOf("tekenset"));
    }

    [Fact]
    public void A_code_page_that_you_name_is_used_and_not_doubted()
    {
        var file = DelimitedFile.FromBytes(Encoding("naam;n\nWęgry;1\n", 1250),
            options: new ReadOptions { Encoding = TextEncoding.Cp1250 });
        Assert.Equal(("Węgry", 0L), (Look.Rows(file)[0][0].Text, Look.Record(file).CountOf("tekenset")));
        Assert.Equal([TextEncoding.Cp1250, TextEncoding.Cp1252, TextEncoding.Utf8, null],
            new[] { "CP1250", "latin1", "utf8", "ebcdic" }.Select(TextEncodingNames.Find));
    }

    public static TheoryData<byte[]> Binaries => new(
        [.. "$FL2@(#) SPSS DATA FILE"u8, .. new byte[300]], [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[40]],
        [0x7F, .. "ELF"u8, .. new byte[200]], [0x1F, 0x8B, 8, 0, 0, 0],
        [.. "PAR1"u8, 1, 2, 3], [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], [.. "PK"u8, 5, 6, .. new byte[18]]);

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Binary_files_are_refused(byte[] bytes)
    {
        var error = Assert.Throws<UnreadableFileException>(() => DelimitedFile.FromBytes(bytes, "iets.csv"));
        Assert.StartsWith("iets.csv: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_link_leads_to_must_be_a_table()
    {
        var folder = Directory.CreateTempSubdirectory("nl-link-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "tekst"), "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\n");
            File.CreateSymbolicLink(Path.Combine(folder, "a.csv"), Path.Combine(folder, "tekst"));
            File.CreateSymbolicLink(Path.Combine(folder, "b.csv"), folder);
            File.CreateSymbolicLink(Path.Combine(folder, "c.csv"), Path.Combine(folder, "weg"));
            Assert.All(["a.csv", "b.csv", "c.csv"], name =>
                Assert.Throws<UnreadableFileException>(() => DelimitedFile.Open(Path.Combine(folder, name))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Encoding(string text, int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
}
