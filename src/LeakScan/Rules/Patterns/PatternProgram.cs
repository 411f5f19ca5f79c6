namespace LeakScan.Rules.Patterns;

/// <summary>A pattern, ready to be matched over bytes. Immutable; made by <see cref="PatternCompiler"/>, kept in the compiled pack.</summary>
internal sealed class PatternProgram
{
    public PatternProgram(Instruction[] instructions, ByteSet[] sets, byte[][] literals, int minLength, int maxLength, RequiredRun run)
    {
        Instructions = instructions;
        Sets = sets;
        Literals = literals;
        MinLength = minLength;
        MaxLength = maxLength;
        Run = run;
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

    /// <summary>Fewest bytes a match can have.</summary>
    public int MinLength { get; }

    /// <summary>Most bytes a match can have; <see cref="PatternNode.Unbounded"/> for no limit.</summary>
    public int MaxLength { get; }

    /// <summary>What every match holds.</summary>
    public RequiredRun Run { get; }
}
