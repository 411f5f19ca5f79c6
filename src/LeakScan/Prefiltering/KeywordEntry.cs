namespace LeakScan.Prefiltering;

/// <summary>A keyword as the exact comparison wants it.</summary>
/// <param name="Mask">For each of the first eight bytes 0xDF where the keyword has a letter, 0xFF where it has another byte, 0 behind its end.</param>
/// <param name="Value">The first eight bytes under that mask.</param>
/// <param name="Keyword">Its index.</param>
/// <param name="Offset">Offset of its piece.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct KeywordEntry(ulong Mask, ulong Value, ushort Keyword, byte Offset, byte Length);
