namespace NotebookLib;

/// <summary>
/// A cluster of special education: 1 visual, 2 hearing and language, 3 disability and long-term illness, 4 behaviour and
/// psychiatry. Since August 2014 national tables print clusters 3 and 4 together (<see cref="ThreeAndFour"/>); only
/// DUO's table per site still separates them. The default value is <see cref="Unknown"/>.
/// </summary>
public readonly record struct Cluster
{
    private Cluster(byte code) => Code = code;

    private byte Code { get; }

    /// <summary>Not stated by the source.</summary>
    public static Cluster Unknown => default;

    /// <summary>Visual impairment.</summary>
    public static Cluster One => new(1);

    /// <summary>Hearing or language impairment.</summary>
    public static Cluster Two => new(2);

    /// <summary>Physical or intellectual disability, long-term illness.</summary>
    public static Cluster Three => new(3);

    /// <summary>Behavioural or psychiatric problems.</summary>
    public static Cluster Four => new(4);

    /// <summary>Clusters 3 and 4 together, CBS's "overige clusters".</summary>
    public static Cluster ThreeAndFour => new(34);

    /// <summary>Reads <c>1</c>-<c>4</c>, <c>cluster 3</c>, <c>cl3</c>, <c>3/4</c>, <c>cl3_4</c> and CBS's <c>overige
    /// clusters</c>.</summary>
    /// <exception cref="FormatException">Anything else, cluster 0 and 5 included.</exception>
    public static Cluster Parse(string text)
    {
        var key = string.Concat((text ?? "").ToLowerInvariant().Replace("cluster", "", StringComparison.Ordinal)
            .Replace("cl", "", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '_' or '/' or '-' or '+')));
        return key switch
        {
            "1" => One,
            "2" => Two,
            "3" => Three,
            "4" => Four,
            "34" or "3en4" or "overige" or "overiges" => ThreeAndFour,
            _ => throw new FormatException($"\"{text}\" is not a cluster. Known: 1, 2, 3, 4, 3/4 (overige clusters)."),
        };
    }

    /// <summary>Prints <c>cluster 3</c>, <c>cluster 3/4</c> or <c>cluster onbekend</c>.</summary>
    public override string ToString() => Code switch { 0 => "cluster onbekend", 34 => "cluster 3/4", _ => $"cluster {(char)('0' + Code)}" };
}
