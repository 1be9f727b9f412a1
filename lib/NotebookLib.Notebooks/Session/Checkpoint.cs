using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookLib.Notebooks.Session;

/// <summary>
/// Where a session was before a cell, so that the cell can run again with other code. Going back gives every variable of the cells the
/// value it had, and the library's two ledgers (tests that ran, data that were seen) what they knew. It does not undo what a cell changed
/// inside an object that an earlier cell made, such as an item added to its list, nor a file it wrote; what a cell may have left in the
/// process is watched by <see cref="Footprint"/>.
/// </summary>
internal sealed class Checkpoint
{
    private readonly (object State, (FieldInfo Field, object? Value)[] Variables)?[] _slots;
    private readonly Action[] _ledgers = [Statistics.TestFamily.Keep(), DataLedger.Keep(), Culture()];

    internal Checkpoint((CSharpCompilation? Previous, int Count) place, int displays, ReadOnlySpan<object?> states)
    {
        (Place, Displays) = (place, displays);
        _slots = [.. states.ToArray().Select(s => s is null ? ((object, (FieldInfo, object?)[])?)null : (s, Read(s)))];
    }

    internal (CSharpCompilation? Previous, int Count) Place { get; }

    internal int Displays { get; }

    internal void Restore(object?[] states)
    {
        Array.Clear(states);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] is var (state, variables))
            {
                states[i] = state;
                foreach (var (field, value) in variables)
                {
                    field.SetValue(state, value);
                }
            }
        }

        foreach (var ledger in _ledgers)
        {
            ledger();
        }
    }

    private static Action Culture()
    {
        var now = CellCulture.Now;
        return () => CellCulture.Now = now;
    }

    private static (FieldInfo, object?)[] Read(object state) =>
        [.. state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(f => !f.IsInitOnly).Select(f => (f, f.GetValue(state)))];
}
