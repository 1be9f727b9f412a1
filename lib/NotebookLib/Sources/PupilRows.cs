using NotebookLib.Cleaning;

namespace NotebookLib.Sources;

/// <summary>Rows about single pupils do not belong here: this edition works with counts. A file that carries such rows is
/// refused.</summary>
public static class PupilRows
{
    /// <summary>Parts of a header that only a row about one pupil has.</summary>
    private static readonly string[] Marks =
    [
        "bsn", "burgerservicenummer", "onderwijsnummer", "persoonsgebondennummer", "pgn", "eckid", "leerlingnummer", "leerlingid",
            "leerlingnaam", "naamleerling", "pseudoniem",
        "voornaam", "achternaam", "roepnaam", "geboortedatum", "geboortedag",
    ];

    /// <summary>Whether a header belongs to rows about single pupils: "Leerling-nr.", "BSN", "geboortedatum".</summary>
    public static bool IsAboutOnePupil(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var plain = string.Concat(header.ToLowerInvariant().Where(char.IsAsciiLetter));
        return Marks.Contains(plain) || plain is "leerlingnr" or "llnr" or "nummerleerling" || Marks.Where(m => m.Length > 6)
            .Any(plain.Contains);
    }

    /// <summary>Refuses a file with rows about single pupils.</summary>
    /// <exception cref="UnreadableFileException">It has a column that only such rows have; the message names it and says what to
    /// do.</exception>
    public static void Refuse(DelimitedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Columns.FirstOrDefault(c => IsAboutOnePupil(c.Name)) is { } column)
        {
            throw new UnreadableFileException(file.Name,
                $"column \"{column.Name}\" says that each row is about one pupil, and this edition takes counts only",
                "Count the pupils per school year, school type and partnership first, and bring that table", 1, column.Name);
        }
    }
}
