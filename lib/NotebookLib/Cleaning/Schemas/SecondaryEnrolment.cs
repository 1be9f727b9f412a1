namespace NotebookLib.Cleaning;

/// <summary>Boys or girls, as DUO counts them.</summary>
public enum Sex
{
    /// <summary>DUO's MAN.</summary>
    Male,

    /// <summary>DUO's VROUW.</summary>
    Female,
}

/// <summary>Pupils of one site in one programme, year of study and sex.</summary>
/// <param name="Site">The site.</param>
/// <param name="Province">The province as CBS spells it; empty where unknown.</param>
/// <param name="Track">DUO's onderwijstype, e.g. <c>HAVO/VWO lj 3</c>, which is a joint year.</param>
/// <param name="Element">The element code, with its zeros.</param>
/// <param name="Programme">The programme's name.</param>
/// <param name="Grade">The year of study or stay, 1-6.</param>
/// <param name="Sex">Boys or girls.</param>
/// <param name="Pupils">The count, exact or between bounds.</param>
public readonly record struct Enrolment(SiteCode Site, string Province, string Track, string Element, string Programme, int Grade, Sex Sex,
    Count Pupils)
{
    /// <summary>The school type where the track belongs to one: pro, brugjaar, vmbo, havo, vwo; null for joint and other tracks.</summary>
    public SchoolType? Type => Track.StartsWith("Praktijkonderwijs", StringComparison.OrdinalIgnoreCase) ? SchoolType.Pro
        : Track.StartsWith("Brugjaar", StringComparison.OrdinalIgnoreCase) ? SchoolType.Brugjaar
        : Track.StartsWith("VMBO", StringComparison.OrdinalIgnoreCase) ? SchoolType.Vmbo
        : Track.StartsWith("HAVO/VWO", StringComparison.OrdinalIgnoreCase) ? null
        : Track.StartsWith("HAVO", StringComparison.OrdinalIgnoreCase) ? SchoolType.Havo
        : Track.StartsWith("VWO", StringComparison.OrdinalIgnoreCase) ? SchoolType.Vwo
        : null;
}

/// <summary>DUO's file of secondary pupils per site and onderwijstype (01 VO), streamed from wide to long.</summary>
public static class SecondaryEnrolment
{
    /// <summary>Streams the cells that hold pupils; cells with exactly 0 are passed over, as they say only that a programme has no such
    /// year.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read, or a column or code is not what it has to be.</exception>
    public static IEnumerable<Enrolment> Read(string path, ReadOptions? options = null) => Read(DelimitedFile.Open(path, options));

    /// <summary>As <see cref="Read(string, ReadOptions)"/>, for an opened file.</summary>
    /// <exception cref="UnreadableFileException">A column or code is not what it has to be.</exception>
    public static IEnumerable<Enrolment> Read(DelimitedFile file)
    {
        var (brin, site, track) = (file.Need("brin"), file.Need("vestiging"), file.Need("onderwijstype"));
        var (province, element, programme) = (file.Find("provincie"), file.Find("elementcode"), file.Find("opleiding"));
        var cells = file.Columns.Where(c => KnownHeaders.IsGradeBySex(c.Name)).Select(c =>
            (c.Index, Grade: Grade(file, c), Sex: c.Name.TrimEnd().EndsWith("MAN", StringComparison.OrdinalIgnoreCase) ? Sex.Male
            : Sex.Female)).ToArray();
        if (cells.Length == 0)
        {
            throw new UnreadableFileException(file.Name, "there is no column such as LEER- OF VERBLIJFSJAAR 1 - MAN",
                "Take DUO's file 01, leerlingen vo per vestiging naar onderwijstype", 1);
        }

        var pool = new TextPool();
        using var reader = file.Read();
        while (reader.Read())
        {
            if (!SiteCode.TryParse(reader.Text(brin), reader.Text(site), out var code))
            {
                throw new UnreadableFileException(file.Name, $"\"{reader.Text(brin)}\" and \"{reader.Text(site)}\" together are not a site",
                    "See whether the row has shifted", reader.Line, file.Columns[site].Name);
            }

            var place = province < 0 ? "" : Province.Find(pool.Get(reader.Span(province))) ?? "";
            var (type, elementCode, name) = (pool.Get(reader.Span(track)), element < 0 ? "" : pool.Get(reader.Span(element)), programme < 0
                ? "" : pool.Get(reader.Span(programme)));
            foreach (var (index, grade, sex) in cells)
            {
                if (reader.MissingAt(index) is Missing.None or Missing.Suppressed && reader.CountAt(index) is { High: > 0 } pupils)
                {
                    yield return new Enrolment(code, place, type, elementCode, name, grade, sex, pupils);
                }
            }
        }
    }

    private static int Grade(DelimitedFile file, FileColumn column) => column.Name.FirstOrDefault(char.IsAsciiDigit) is >= '1' and <= '6'
        and var digit
        ? digit - '0'
        : throw new UnreadableFileException(file.Name, "the header names no year of study from 1 to 6", "Mend the header", 1, column.Name);
}
