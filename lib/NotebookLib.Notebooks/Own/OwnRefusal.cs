using NotebookLib.Cleaning;
using NotebookLib.Sources;

namespace NotebookLib.Notebooks.Own;

/// <summary>Why a file of one's own cannot be read, in the words of who brought it.</summary>
internal static class OwnRefusal
{
    /// <summary>Parts of what the library says, with what is said in its place; the first that fits counts.</summary>
    private static readonly (string Part, string Said)[] Known =
    [
        ("is not a school type", "hier staat een schoolsoort die nog geen betekenis heeft. Kies er hieronder een."),
        ("is not a school year", "hier staat geen schooljaar. Verwacht: 2023/'24, 2023-2024 of 2023. Kies een andere kolom, of verbeter de "
            + "regel."),
        ("is not a number of pupils", "hier staat geen aantal leerlingen. Kies een andere kolom, of verbeter de regel."),
        ("the file is empty", "dit bestand is leeg. Bewaar de tabel opnieuw en breng dat bestand."),
        ("running text", "hier staat lopende tekst, geen tabel. Breng het bestand met de tabel."),
        ("it has no header", "hier staat geen tabel met koppen. Breng het bestand met de tabel."),
        ("no header on line", "op die regel staat geen kop. Kies een andere regel."),
        ("locked with a password", "deze werkmap is op slot met een wachtwoord. Bewaar haar zonder, of als CSV."),
        ("OpenDocument", "dit is een OpenDocument-bestand. Bewaar het als xlsx of CSV."),
        ("is damaged", "deze werkmap is beschadigd. Bewaar haar opnieuw als xlsx of CSV."),
        ("workbook cannot be read", "deze werkmap is niet te lezen. Bewaar haar opnieuw als xlsx of CSV."),
        ("there is no sheet", "dat blad is er niet. Kies een ander blad."),
        ("is empty", "dit blad is leeg. Kies een ander blad, of breng een ander bestand."),
        ("too large", "dit blad is te groot. Tel eerst per schooljaar en schoolsoort."),
        ("a web page", "dit is een webpagina, geen tabel. Breng het bestand met de tabel."),
        ("a picture", "dit is een plaatje, geen tabel. Breng het bestand met de tabel."),
        ("a PDF", "dit is een PDF, geen tabel. Breng het bestand met de tabel."),
        ("zip file", "dit bestand is nog ingepakt. Pak het eerst uit."),
        ("still packed", "dit bestand is nog ingepakt. Pak het eerst uit."),
        ("not text", "dit is geen tekst. Bewaar de tabel als CSV of xlsx."),
        ("not a table", "dit is geen tabel. Bewaar de tabel als CSV of xlsx."),
        ("Office file", "deze werkmap is niet te lezen. Bewaar haar opnieuw als xlsx of CSV."),
        ("longer than the limit", "een regel is te lang voor een tabel. Kijk of het bestand heel is."),
    ];

    /// <summary>The refusal.</summary>
    /// <param name="name">The file.</param>
    /// <param name="why">What the library found.</param>
    internal static string Of(string name, UnreadableFileException why)
    {
        if (why.Column is { } pupil && PupilRows.IsAboutOnePupil(pupil))
        {
            return $"{name} is geweigerd. De kolom “{pupil}” zegt dat elke regel over één leerling gaat. Daarin is "
                + "een leerling te herkennen. Tel eerst de leerlingen per schooljaar, schoolsoort en samenwerkingsverband, en breng die "
                + "tabel.";
        }

        var place = $"{name}{(why.Line > 0 ? $", regel {Dutch.Number(why.Line)}" : "")}"
            + (why.Column is null ? "" : $", kolom “{why.Column}”");
        const string NoColumn = "there is no column ";
        return why.What.IndexOf(NoColumn, StringComparison.Ordinal) is >= 0 and var at
            ? $"{name} heeft geen kolom “{why.What[(at + NoColumn.Length)..]}”. Kies een andere."
            : $"{place}: {Known.FirstOrDefault(k => why.What.Contains(k.Part, StringComparison.Ordinal)).Said
                ?? "dit is niet te lezen als tabel met aantallen. Open het in een rekenprogramma en kijk wat daar staat."}";
    }
}
