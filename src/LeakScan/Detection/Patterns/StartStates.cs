using System.Collections;
using System.Runtime.InteropServices;

namespace LeakScan.Detection.Patterns;

/// <summary>Which instructions of a pattern may read the next byte, each with how many bytes it has read; each once. For a few hundred patterns that is asked before the first byte is scanned.</summary>
/// <param name="instructions">How many instructions there are.</param>
/// <param name="most">How many bytes one may have read.</param>
internal sealed class StartStates(int instructions, int most)
{
    private readonly BitArray _has = new(instructions * (most + 1));
    private readonly List<(int Pc, int Count)> _states = [];

    /// <summary>What was added.</summary>
    public ReadOnlySpan<(int Pc, int Count)> All => CollectionsMarshal.AsSpan(_states);

    /// <summary>Adds an instruction; false if it was there.</summary>
    public bool Add((int Pc, int Count) state)
    {
        var index = (state.Pc * (most + 1)) + state.Count;
        if (_has[index])
        {
            return false;
        }

        _has[index] = true;
        _states.Add(state);
        return true;
    }

    /// <summary>Takes all out.</summary>
    public void Clear()
    {
        _has.SetAll(false);
        _states.Clear();
    }
}
