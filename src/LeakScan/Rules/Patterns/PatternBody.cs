namespace LeakScan.Rules.Patterns;

/// <summary>What of a pattern program is only needed where a keyword of its rule stands. Immutable.</summary>
internal sealed class PatternBody
{
    private ulong[]? _firstWords;

    public PatternBody(Instruction[] instructions, ByteSet[] sets, byte[][] literals)
    {
        Instructions = instructions;
        Sets = sets;
        Literals = literals;
        SetWords = Words(sets);
    }

    public Instruction[] Instructions { get; }

    public ByteSet[] Sets { get; }

    public byte[][] Literals { get; }

    /// <summary>The sets, four words each.</summary>
    public ulong[] SetWords { get; }

    /// <summary>Of each instruction the bytes that may come next, four words each. Two threads may both find them; what they find is the same.</summary>
    public ulong[] FirstWords => _firstWords ??= Words(FirstBytes.Of(Instructions, Sets, Literals));

    private static ulong[] Words(ByteSet[] sets)
    {
        var words = new ulong[sets.Length * 4];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i].CopyTo(words.AsSpan(i * 4));
        }

        return words;
    }
}
