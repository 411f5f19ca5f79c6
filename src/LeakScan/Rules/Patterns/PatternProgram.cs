using LeakScan.Rules.Packs;

namespace LeakScan.Rules.Patterns;

/// <summary>
/// A pattern, ready to be matched over bytes. Immutable; made by <see cref="PatternCompiler"/>, kept in the compiled pack, of which most scans need the instructions
/// of a few dozen: they are read when they are asked for.
/// </summary>
internal sealed class PatternProgram
{
    private readonly ReadOnlyMemory<byte> _code;
    private PatternBody? _body;

    public PatternProgram(Instruction[] instructions, ByteSet[] sets, byte[][] literals, int minLength, int maxLength, RequiredRun run)
        : this(default, minLength, maxLength, run) => _body = new PatternBody(instructions, sets, literals);

    /// <param name="code">The instructions, as <see cref="PatternCode"/> writes them.</param>
    /// <param name="minLength">Fewest bytes a match can have.</param>
    /// <param name="maxLength">Most bytes a match can have.</param>
    /// <param name="run">What every match holds.</param>
    public PatternProgram(ReadOnlyMemory<byte> code, int minLength, int maxLength, RequiredRun run)
    {
        _code = code;
        MinLength = minLength;
        MaxLength = maxLength;
        Run = run;
    }

    public Instruction[] Instructions => Body.Instructions;

    public ByteSet[] Sets => Body.Sets;

    public byte[][] Literals => Body.Literals;

    /// <summary>The sets, four words each.</summary>
    public ulong[] SetWords => Body.SetWords;

    /// <summary>Of each instruction the bytes that may come next, four words each.</summary>
    public ulong[] FirstWords => Body.FirstWords;

    /// <summary>Fewest bytes a match can have.</summary>
    public int MinLength { get; }

    /// <summary>Most bytes a match can have; <see cref="PatternNode.Unbounded"/> for no limit.</summary>
    public int MaxLength { get; }

    /// <summary>What every match holds.</summary>
    public RequiredRun Run { get; }

    // Two threads may both read it; what they get is the same.
    private PatternBody Body => _body ??= PatternCode.Read(_code);
}
