namespace LeakScan.Rules.Patterns;

/// <summary>What of a pattern program is only needed where a keyword of its rule stands. Immutable.</summary>
internal sealed class PatternBody
{
    public PatternBody(Instruction[] instructions, ByteSet[] sets, byte[][] literals)
    {
        Instructions = instructions;
        Sets = sets;
        Literals = literals;
        SetWords = new ulong[sets.Length * 4];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i].CopyTo(SetWords.AsSpan(i * 4));
        }
    }

    public Instruction[] Instructions { get; }

    public ByteSet[] Sets { get; }

    public byte[][] Literals { get; }

    /// <summary>The sets, four words each.</summary>
    public ulong[] SetWords { get; }
}
