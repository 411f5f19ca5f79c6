using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LeakScan.Git;

/// <summary>
/// Builds the lookup table of a canonical Huffman code. The next bits of the stream index the main table; a code longer than the main table's width leads
/// through a pointer to a second, small table. An entry says everything the decoder needs, so that a symbol costs one load:
/// <code>
/// bits 0-5    bits to consume: the code and, for lengths and distances, the extra bits behind it
/// bits 8-11   bits of the code alone
/// bit 13      end of block          } each with bit 15 set, which says "not a plain
/// bit 14      pointer to a subtable }  length or distance"; bit 15 alone: no such code
/// bits 16-30  literal, base of the length or distance, or start of the subtable (its width then stands in bits 8-11)
/// bit 31      literal
/// </code>
/// The method is libdeflate's (https://github.com/ebiggers/libdeflate, deflate_decompress.c): entries are written in the order of the bit-reversed codes and
/// the table is doubled by copying when the code length grows. What is accepted is what zlib accepts: complete codes, and a single code of one bit.
/// </summary>
internal static unsafe class HuffmanTable
{
    public const uint Literal = 0x80000000;
    public const uint Exceptional = 0x8000;
    public const uint Subtable = 0x4000;
    public const uint EndOfBlock = 0x2000;
    public const int MaxCodeLength = 15;

    /// <summary>Builds a table.</summary>
    /// <param name="table">Where the table goes; large enough for the worst code of this alphabet.</param>
    /// <param name="lengths">The length in bits of each symbol's code; 0: not used.</param>
    /// <param name="symbols">What an entry says about each symbol, apart from the code's length.</param>
    /// <param name="tableBits">Width of the main table.</param>
    /// <param name="canBeEmpty">Whether a code without any symbol, or with one symbol of one bit, is allowed.</param>
    /// <returns>False when the lengths do not make a code.</returns>
    [SkipLocalsInit]
    public static bool TryBuild(uint* table, ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, int tableBits, bool canBeEmpty)
    {
        var counts = stackalloc int[MaxCodeLength + 2];
        var starts = stackalloc int[MaxCodeLength + 2];
        var sorted = stackalloc ushort[320];
        new Span<int>(counts, MaxCodeLength + 2).Clear();

        // Small streams use few of the symbols.
        var used = stackalloc ushort[320];
        var usedCount = ListUsed(lengths, used);
        for (var i = 0; i < usedCount; i++)
        {
            counts[lengths[used[i]]]++;
        }

        // How much of the space of codes is taken, in units of the longest code.
        var taken = 0;
        starts[0] = 0;
        for (var length = 0; length < MaxCodeLength; length++)
        {
            starts[length + 1] = starts[length] + counts[length];
            taken = (taken << 1) + counts[length + 1];
        }

        for (var i = 0; i < usedCount; i++)
        {
            sorted[starts[lengths[used[i]]]++] = used[i];
        }

        var next = sorted;
        if (taken != 1 << MaxCodeLength)
        {
            if (taken > 1 << MaxCodeLength || !canBeEmpty || (taken != 0 && (counts[1] != 1 || taken != 1 << (MaxCodeLength - 1))))
            {
                return false;
            }

            new Span<uint>(table, 1 << tableBits).Fill(Exceptional + 1);
            for (var i = 0; taken != 0 && i < 1 << tableBits; i += 2)
            {
                table[i] = Entry(symbols[*next], 1);
            }

            return true;
        }

        uint code = 0;
        var bits = 1;
        while (counts[bits] == 0)
        {
            bits++;
        }

        var count = counts[bits];
        var end = 1 << bits;
        while (bits <= tableBits)
        {
            do
            {
                table[code] = Entry(symbols[*next++], bits);
                if (code == end - 1)
                {
                    for (; bits < tableBits; bits++)
                    {
                        end = Double(table, end);
                    }

                    return true;
                }

                code = Next(code, end);
            }
            while (--count != 0);

            do
            {
                if (++bits <= tableBits)
                {
                    end = Double(table, end);
                }
            }
            while ((count = counts[bits]) == 0);
        }

        BuildSubtables(table, counts, next, symbols, tableBits, code, bits);
        return true;
    }

    /// <summary>Lists the symbols that have a code, eight at a time.</summary>
    private static int ListUsed(ReadOnlySpan<byte> lengths, ushort* used)
    {
        var (count, symbol) = (0, 0);
        for (; symbol + sizeof(ulong) <= lengths.Length; symbol += sizeof(ulong))
        {
            // A length has four bits, so that the top bit of a byte says whether it is zero.
            var marks = (BinaryPrimitives.ReadUInt64LittleEndian(lengths[symbol..]) + 0x7F7F7F7F7F7F7F7F) & 0x8080808080808080;
            for (; marks != 0; marks &= marks - 1)
            {
                used[count++] = (ushort)(symbol + (BitOperations.TrailingZeroCount(marks) >> 3));
            }
        }

        for (; symbol < lengths.Length; symbol++)
        {
            used[count] = (ushort)symbol;
            count += lengths[symbol] == 0 ? 0 : 1;
        }

        return count;
    }

    private static void BuildSubtables(uint* table, int* counts, ushort* next, ReadOnlySpan<uint> symbols, int tableBits, uint code, int bits)
    {
        var end = 1 << tableBits;
        var start = 0;
        var prefix = uint.MaxValue;
        for (var count = counts[bits]; ;)
        {
            if ((code & ((1u << tableBits) - 1)) != prefix)
            {
                // The subtable must be as wide as the longest code that starts with this prefix.
                prefix = code & ((1u << tableBits) - 1);
                start = end;
                var width = bits - tableBits;
                for (var taken = count; taken < 1 << width;)
                {
                    width++;
                    taken = (taken << 1) + counts[tableBits + width];
                }

                end = start + (1 << width);
                table[prefix] = ((uint)start << 16) | Exceptional | Subtable | ((uint)width << 8) | (uint)tableBits;
            }

            var entry = Entry(symbols[*next++], bits - tableBits);
            for (var i = start + (int)(code >> tableBits); i < end; i += 1 << (bits - tableBits))
            {
                table[i] = entry;
            }

            if (code == (1u << bits) - 1)
            {
                return;
            }

            code = Next(code, 1 << bits);
            for (count--; count == 0; count = counts[++bits])
            {
            }
        }
    }

    private static uint Entry(uint symbol, int bits) => symbol + ((uint)bits << 8) + (uint)bits;

    /// <summary>The code after this one, both with their bits reversed: clears the leading ones from the top and sets the zero below.</summary>
    private static uint Next(uint code, int end)
    {
        var bit = 1u << BitOperations.Log2(code ^ ((uint)end - 1));
        return (code & (bit - 1)) | bit;
    }

    private static int Double(uint* table, int end)
    {
        new ReadOnlySpan<uint>(table, end).CopyTo(new Span<uint>(table + end, end));
        return 2 * end;
    }
}
