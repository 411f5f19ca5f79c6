namespace LeakScan.Rules.Patterns;

/// <summary>A parsed pattern: a tree of these nodes, a closed set.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>One byte of a set.</summary>
    internal sealed record Set(ByteSet Bytes) : PatternNode;

    /// <summary>One after the other; none at all for the empty pattern.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>The first that lets the rest match.</summary>
    internal sealed record Alternation(IReadOnlyList<PatternNode> Branches) : PatternNode;

    /// <summary>Repeated; <see cref="Unbounded"/> as the maximum for no limit.</summary>
    internal sealed record Repeat(PatternNode Body, int Min, int Max, bool Lazy) : PatternNode;

    /// <summary>The credential inside the match.</summary>
    internal sealed record Secret(PatternNode Body) : PatternNode;

    /// <summary>A condition on the place; consumes nothing.</summary>
    internal sealed record Assertion(PatternAssertion Kind, ByteSet Bytes) : PatternNode;

    public const int Unbounded = int.MaxValue;

    /// <summary>The bytes of a node that matches exactly one byte; null of any other.</summary>
    public ByteSet? AsSet()
    {
        switch (this)
        {
            case Set set:
                return set.Bytes;
            case Sequence { Parts: [var only] }:
                return only.AsSet();
            case Alternation alternation:
                var union = ByteSet.Empty;
                foreach (var branch in alternation.Branches)
                {
                    if (branch.AsSet() is not { } bytes)
                    {
                        return null;
                    }

                    union |= bytes;
                }

                return union;
            default:
                return null;
        }
    }
}
