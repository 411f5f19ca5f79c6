using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>The decoding tables of a block: literals and lengths, behind them distances. Those of a dynamic block are read from the stream. Belongs to one thread.</summary>
internal sealed unsafe class BlockTables
{
    // What the fixed code needs is built once and shared.
    private static readonly uint[] FixedTables = MakeFixedTables();

    // Literals, distances, precode one after the other. Pinned, so that plain pointers stay valid.
    private readonly uint[] _tables = GC.AllocateUninitializedArray<uint>(
        DeflateTables.LiteralEntries + DeflateTables.DistanceEntries + DeflateTables.PrecodeEntries, pinned: true);

    /// <summary>The tables of a block with the fixed code.</summary>
    public static uint* Fixed => Pinned(FixedTables);

    /// <summary>The tables read last.</summary>
    public uint* Start => Pinned(_tables);

    /// <summary>Reads the codes of a dynamic block (RFC 1951, section 3.2.7). False when they are no codes.</summary>
    [SkipLocalsInit]
    public bool TryRead(BitInput input)
    {
        var literals = (int)input.Take(5) + 257;
        var distances = (int)input.Take(5) + 1;
        var precodes = (int)input.Take(4) + 4;
        Span<byte> lengths = stackalloc byte[DeflateTables.LiteralSymbols + DeflateTables.DistanceSymbols + sizeof(ulong)];
        var precodeLengths = lengths[..DeflateTables.PrecodeSymbols];
        precodeLengths.Clear();
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        for (var i = 0; i < precodes; i++)
        {
            if ((byte)input.BitCount < 3 && !input.Refill())
            {
                return false;
            }

            precodeLengths[DeflateTables.PrecodeOrder[i]] = (byte)input.Take(3);
        }

        var table = Start;
        var precode = table + DeflateTables.LiteralEntries + DeflateTables.DistanceEntries;
        if (!HuffmanTable.TryBuild(precode, precodeLengths, DeflateTables.Precodes, DeflateTables.PrecodeBits, canBeEmpty: false)
            || !TryReadLengths(input, precode, lengths, literals + distances))
        {
            return false;
        }

        // A block without a code for its own end would not end.
        return lengths[256] != 0
            && HuffmanTable.TryBuild(
                table + DeflateTables.LiteralEntries, lengths.Slice(literals, distances), DeflateTables.Distances, DeflateTables.DistanceBits, canBeEmpty: true)
            && HuffmanTable.TryBuild(table, lengths[..literals], DeflateTables.Literals, DeflateTables.LiteralBits, canBeEmpty: true);
    }

    /// <summary>Reads the lengths of the codes of all symbols; writes up to a word too many.</summary>
    private static bool TryReadLengths(BitInput input, uint* precode, Span<byte> lengths, int count)
    {
        // A code of the precode and its extra bits.
        const int LongestStep = DeflateTables.PrecodeBits + 7;
        for (var i = 0; i < count;)
        {
            if ((byte)input.BitCount < LongestStep && !input.Refill())
            {
                return false;
            }

            var entry = precode[input.Bits & ((1 << DeflateTables.PrecodeBits) - 1)];
            input.Take((int)(entry & 63));
            var symbol = entry >> 16;
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (value, times) = symbol switch
            {
                16 => (i == 0 ? byte.MaxValue : lengths[i - 1], 3 + (int)input.Take(2)),
                17 => ((byte)0, 3 + (int)input.Take(3)),
                _ => ((byte)0, 11 + (int)input.Take(7)),
            };
            if (value == byte.MaxValue || i + times > count)
            {
                return false;
            }

            for (var at = i; at < i + times; at += sizeof(ulong))
            {
                MemoryMarshal.Write(lengths[at..], value * 0x0101010101010101UL);
            }

            i += times;
        }

        return true;
    }

    private static uint[] MakeFixedTables()
    {
        var tables = GC.AllocateUninitializedArray<uint>(DeflateTables.LiteralEntries + DeflateTables.DistanceEntries, pinned: true);
        fixed (uint* table = tables)
        {
            HuffmanTable.TryBuild(table, DeflateTables.FixedLiteralLengths, DeflateTables.Literals, DeflateTables.LiteralBits, canBeEmpty: false);
            HuffmanTable.TryBuild(
                table + DeflateTables.LiteralEntries, DeflateTables.FixedDistanceLengths, DeflateTables.Distances, DeflateTables.DistanceBits, canBeEmpty: false);
        }

        return tables;
    }

    private static uint* Pinned(uint[] array) => (uint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
