namespace NotebookLib;

/// <summary>
/// In which order a notebook came to know its data: a published or local origin is noted when the first number or series that carries it is
/// made. A hypothesis read before that moment was there first. What is derived counts through the origins that it comes from.
/// </summary>
public static class DataLedger
{
    private static readonly AsyncLocal<Book?> s_apart = new();
    private static Book s_session = new();

    /// <summary>Begins anew. A session calls this when a notebook begins; cells need not.</summary>
    public static void Begin() => Interlocked.Exchange(ref s_session, new());

    /// <summary>Remembers what is known until now.</summary>
    /// <returns>Calling it goes back to that moment, as often as wanted: for a session that runs a cell again.</returns>
    public static Action Keep()
    {
        var kept = s_session.Copy();
        return () => Interlocked.Exchange(ref s_session, kept.Copy());
    }

    /// <summary>Keeps a ledger apart from all else in this flow of execution.</summary>
    internal static IDisposable Apart()
    {
        var before = s_apart.Value;
        s_apart.Value = new();
        return new Return(before);
    }

    internal static void Use(Origin origin)
    {
        if (origin.Kind is OriginKind.Published or OriginKind.Local)
        {
            Current.Note(origin);
        }
    }

    /// <summary>How many origins were known when this name was first asked for.</summary>
    internal static int Mark(string name) => Current.Mark(name);

    /// <summary>The place of an origin in the order, from 0; null where it was never seen.</summary>
    internal static int? Place(Origin root) => Current.Place(root);

    private static Book Current => s_apart.Value ?? s_session;

    private sealed class Book(Dictionary<Origin, int> places, Dictionary<string, int> marks)
    {
        private readonly Dictionary<Origin, int> _places = places;
        private readonly Dictionary<string, int> _marks = marks;

        public Book()
            : this([], new(StringComparer.Ordinal))
        {
        }

        public Book Copy()
        {
            lock (_places)
            {
                return new(new(_places), new(_marks, StringComparer.Ordinal));
            }
        }

        public void Note(Origin origin)
        {
            lock (_places)
            {
                _places.TryAdd(origin, _places.Count);
            }
        }

        public int Mark(string name)
        {
            lock (_places)
            {
                return _marks.TryGetValue(name, out var mark) ? mark : _marks[name] = _places.Count;
            }
        }

        public int? Place(Origin root)
        {
            lock (_places)
            {
                return _places.TryGetValue(root, out var place) ? place : null;
            }
        }
    }

    private sealed class Return(Book? before) : IDisposable
    {
        public void Dispose() => s_apart.Value = before;
    }
}
