using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>
/// The keywords whose pieces have the same hash, and what they have in common in eight bytes round the piece: all but the case of letters in a group of one, as
/// most are.
/// </summary>
/// <param name="Mask">The bits in which no keyword differs from another, without those that tell capital from small letters.</param>
/// <param name="Value">The eight bytes under that mask.</param>
/// <param name="Back">How far before the piece the eight bytes begin: not before any of the keywords.</param>
/// <param name="First">The entry of the first keyword; the others follow.</param>
/// <param name="Count">How many keywords there are.</param>
internal readonly record struct KeywordGroup(ulong Mask, ulong Value, byte Back, ushort First, ushort Count)
{
    // The eight bytes hold the piece.
    private const int MaxBack = sizeof(ulong) - Placement.PieceLength;

    /// <summary>A group that no text matches.</summary>
    public static KeywordGroup Never { get; } = new(0, 1, 0, 0, 0);

    /// <summary>A group of one.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <param name="offset">Offset of its piece.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="back">How far before the piece the eight bytes begin.</param>
    public static KeywordGroup Of(ReadOnlySpan<byte> keyword, int offset, int entry, int back)
    {
        Span<byte> mask = stackalloc byte[sizeof(ulong)];
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        mask.Clear();
        value.Clear();
        var from = offset - back;
        for (var i = 0; i < Math.Min(sizeof(ulong), keyword.Length - from); i++)
        {
            mask[i] = (byte)(char.IsAsciiLetter((char)keyword[from + i]) ? 0xDF : 0xFF);
            value[i] = (byte)(keyword[from + i] & mask[i]);
        }

        return new KeywordGroup(MemoryMarshal.Read<ulong>(mask), MemoryMarshal.Read<ulong>(value), (byte)back, (ushort)entry, 1);
    }

    /// <summary>How far before their pieces the bytes of a group can begin.</summary>
    public static int LastBack(int offset) => Math.Min(offset, MaxBack);

    /// <summary>This group and the next keyword behind it.</summary>
    public KeywordGroup With(in KeywordGroup next)
    {
        var mask = Mask & next.Mask & ~(Value ^ next.Value);
        return this with { Mask = mask, Value = Value & mask, Count = (ushort)(Count + next.Count) };
    }
}
