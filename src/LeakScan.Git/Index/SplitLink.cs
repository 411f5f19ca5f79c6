using System.Buffers.Binary;
using System.Collections;

namespace LeakScan.Git;

/// <summary>How a split index differs from the shared one it builds on: the extension "link".</summary>
internal sealed class SplitLink
{
    private readonly BitArray _deleted;
    private readonly BitArray _replaced;

    private SplitLink(string shared, BitArray deleted, BitArray replaced)
    {
        Shared = shared;
        _deleted = deleted;
        _replaced = replaced;
    }

    /// <summary>Name of the shared index: the hash at its end, in hexadecimal.</summary>
    public string Shared { get; }

    /// <summary>Reads the extension; null when the index stands for itself.</summary>
    public static SplitLink? Parse(ReadOnlySpan<byte> content, int idLength)
    {
        var id = content[..idLength];
        content = content[idLength..];
        if (!id.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var shared = Convert.ToHexStringLower(id);

        return content.IsEmpty ? new SplitLink(shared, new BitArray(0), new BitArray(0)) : new SplitLink(shared, ReadBits(ref content), ReadBits(ref content));
    }

    /// <summary>Whether an entry of the shared index is gone.</summary>
    public bool IsDeleted(int entry) => entry < _deleted.Length && _deleted[entry];

    /// <summary>Whether an entry of the shared index has other data here.</summary>
    public bool IsReplaced(int entry) => entry < _replaced.Length && _replaced[entry];

    // A compressed bitmap (EWAH): numbers of bits and words, the words, a position. A word that says how many words are all 0 or 1 (bit 0: which; 32 bits: how many)
    // and how many follow as they are (31 bits); these; and so on. https://git-scm.com/docs/bitmap-format#_appendix_a_serialization_format_for_an_ewah_bitmap
    private static BitArray ReadBits(ref ReadOnlySpan<byte> content)
    {
        var bits = new BitArray(BinaryPrimitives.ReadInt32BigEndian(content));
        var words = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
        var at = 0;
        for (var i = 0; i < words;)
        {
            var run = Word(content, i++);
            var ones = (run & 1) != 0;
            for (var left = (long)((run >> 1) & 0xFFFF_FFFF) * 64; left > 0 && at < bits.Length; left--)
            {
                bits[at++] = ones;
            }

            for (var literals = (int)(run >> 33); literals > 0; literals--)
            {
                var word = Word(content, i++);
                for (var bit = 0; bit < 64 && at < bits.Length; bit++)
                {
                    bits[at++] = ((word >> bit) & 1) != 0;
                }
            }
        }

        content = content[(12 + (8 * words))..];
        return bits;

        static ulong Word(ReadOnlySpan<byte> content, int number) => BinaryPrimitives.ReadUInt64BigEndian(content[(8 + (8 * number))..]);
    }
}
