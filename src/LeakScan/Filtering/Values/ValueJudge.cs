namespace LeakScan.Filtering.Values;

/// <summary>What other parts of the engine ask about a value. Pure functions of their argument.</summary>
internal static class ValueJudge
{
    /// <summary>Whether the value stands for a credential without being one: <c>changeme</c>, <c>&lt;your-key&gt;</c>, <c>xxxx</c>.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => PlaceholderJudge.IsPlaceholder(value);

    /// <summary>0 for words and names, 1 for random texts, 0.5 where it could be either.</summary>
    public static double Randomness(ReadOnlySpan<char> value) => RandomnessModel.Randomness(value);

    /// <summary>Whether the value points to a credential kept elsewhere, or is encrypted: <c>${X}</c>, <c>op://…</c>, <c>ENC[…]</c>.</summary>
    public static bool IsReference(ReadOnlySpan<char> value) => ReferenceJudge.IsReference(value);
}
