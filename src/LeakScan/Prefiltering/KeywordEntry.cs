namespace LeakScan.Prefiltering;

/// <summary>A keyword as the exact comparison wants it.</summary>
/// <param name="Mask">For each of the first eight bytes 0xDF where the keyword has a letter, 0xFF where it has another byte, 0 behind its end.</param>
/// <param name="Value">The first eight bytes under that mask.</param>
/// <param name="Keyword">Its index.</param>
/// <param name="Offset">Offset of its piece.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="HasNext">Whether the next entry is a keyword with the same hash.</param>
/// <param name="Before">If a group of several begins here: the bytes that stand before the piece in one of them, by their low five bits; none otherwise.</param>
/// <param name="Behind">The same for the bytes behind the piece.</param>
internal readonly record struct KeywordEntry(ulong Mask, ulong Value, ushort Keyword, byte Offset, byte Length, bool HasNext, uint Before, uint Behind)
{
    /// <summary>An entry that no text matches.</summary>
    public static KeywordEntry Never { get; } = new(0, 1, 0, 0, 0, HasNext: false, 0, 0);
}
