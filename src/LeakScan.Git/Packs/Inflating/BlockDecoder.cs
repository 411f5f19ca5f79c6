using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Git;

/// <summary>
/// Decodes the blocks of a deflate stream (RFC 1951, section 3.2.3) into an output of known size, by the method of libdeflate (https://github.com/ebiggers/libdeflate):
/// one table look-up for a symbol with all its extra bits, up to three literals between two refills, copies that overwrite the slack behind the output, and
/// no check inside a step: a step starts only where input and output have room for the longest one. One long method, because its state lives in registers.
/// </summary>
internal sealed unsafe class BlockDecoder
{
    private byte* _start;
    private byte* _end;

    /// <summary>Where the next byte goes; beyond the end by less than the slack when there is too much.</summary>
    public byte* Next { get; private set; }

    /// <summary>How many bytes have been written.</summary>
    public long Written => Next - _start;

    /// <summary>How many are still to come; negative when there are too many.</summary>
    public long Room => _end - Next;

    /// <summary>Starts on an output, which has <see cref="NativeBuffer.Slack"/> bytes more than its size.</summary>
    public void Start(byte* output, int size)
    {
        _start = output;
        _end = output + size;
        Next = output;
    }

    /// <summary>Takes over bytes that are stored as they are.</summary>
    public void Copy(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(Next, bytes.Length));
        Next += bytes.Length;
    }

    /// <summary>Decodes a block with the tables given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // entered from the first object on, and never precompiled because of its instructions
    public InflateOutcome Decode(BitInput source, uint* literalTable)
    {
        const ulong LiteralMask = (1 << DeflateTables.LiteralBits) - 1;
        const ulong DistanceMask = (1 << DeflateTables.DistanceBits) - 1;
        var input = source.Next;
        var bits = source.Bits;
        var bitCount = source.BitCount;
        var output = Next;
        var outcome = InflateOutcome.Broken;
        while (true)
        {
            if (input >= source.FastEnd)
            {
                source.Next = input;
                if (!source.Pad())
                {
                    break;
                }

                input = source.Next;
            }

            var inputEnd = source.FastEnd;
            var outputEnd = _end;
            BitInput.Refill(ref input, ref bits, ref bitCount);
            var entry = literalTable[bits & LiteralMask];
            do
            {
                var saved = bits;
                bits >>= (int)entry;
                bitCount -= entry;
                if ((int)entry < 0)
                {
                    // Literals come in runs: after a refill there are bits for three, with the longest match behind two of them.
                    *output++ = (byte)(entry >> 16);
                    entry = literalTable[bits & LiteralMask];
                    saved = bits;
                    bits >>= (int)entry;
                    bitCount -= entry;
                    if ((int)entry < 0)
                    {
                        *output++ = (byte)(entry >> 16);
                        entry = literalTable[bits & LiteralMask];
                        saved = bits;
                        bits >>= (int)entry;
                        bitCount -= entry;
                        if ((int)entry < 0)
                        {
                            *output++ = (byte)(entry >> 16);
                            BitInput.Refill(ref input, ref bits, ref bitCount);
                            entry = literalTable[bits & LiteralMask];
                            continue;
                        }
                    }
                }

                if ((entry & HuffmanTable.Exceptional) != 0)
                {
                    if ((entry & HuffmanTable.Subtable) != 0)
                    {
                        entry = literalTable[(entry >> 16) + BitInput.LowBits(bits, (entry >> 8) & 15)];
                        saved = bits;
                        bits >>= (int)entry;
                        bitCount -= entry;
                        if ((int)entry < 0)
                        {
                            *output++ = (byte)(entry >> 16);
                            BitInput.Refill(ref input, ref bits, ref bitCount);
                            entry = literalTable[bits & LiteralMask];
                            continue;
                        }
                    }

                    if ((entry & HuffmanTable.Exceptional) != 0)
                    {
                        outcome = (entry & HuffmanTable.EndOfBlock) != 0 ? InflateOutcome.Done : InflateOutcome.Broken;
                        goto Stop;
                    }
                }

                // A length: its base, and the extra bits that were consumed together with the code.
                var length = (int)((entry >> 16) + (BitInput.LowBits(saved, entry) >> (int)(entry >> 8)));
                if ((byte)bitCount < 32)
                {
                    // The longest distance takes 28 bits.
                    BitInput.Refill(ref input, ref bits, ref bitCount);
                }

                entry = literalTable[DeflateTables.LiteralEntries + (bits & DistanceMask)];
                if ((entry & HuffmanTable.Exceptional) != 0)
                {
                    if ((entry & HuffmanTable.Subtable) == 0)
                    {
                        goto Stop;
                    }

                    bits >>= DeflateTables.DistanceBits;
                    bitCount -= DeflateTables.DistanceBits;
                    entry = literalTable[DeflateTables.LiteralEntries + (entry >> 16) + BitInput.LowBits(bits, (entry >> 8) & 15)];
                    if ((entry & HuffmanTable.Exceptional) != 0)
                    {
                        goto Stop;
                    }
                }

                saved = bits;
                bits >>= (int)entry;
                bitCount -= entry;
                var distance = (long)((entry >> 16) + (BitInput.LowBits(saved, entry) >> (int)(entry >> 8)));
                if (distance > output - _start)
                {
                    goto Stop;
                }

                // The next entry is loaded before the copy, which hides its latency.
                BitInput.Refill(ref input, ref bits, ref bitCount);
                entry = literalTable[bits & LiteralMask];
                CopyMatch(output, distance, length);
                output += length;
            }
            while (input < inputEnd && output <= outputEnd);

            // Not consumed here, and looked up again.
            if (output > outputEnd)
            {
                outcome = InflateOutcome.Full;
                break;
            }
        }

    Stop:
        source.Next = input;
        source.Bits = bits;
        source.BitCount = bitCount;
        Next = output;
        return outcome == InflateOutcome.Done && output > _end ? InflateOutcome.Full : outcome;
    }

    /// <summary>Copies a match; writes up to 31 bytes too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyMatch(byte* target, long distance, int length)
    {
        var source = target - distance;
        var end = target + length;
        if (distance >= 16)
        {
            Vector128.Load(source).Store(target);
            Vector128.Load(source + 16).Store(target + 16);
            while ((target += 16) < end - 16)
            {
                Vector128.Load((source += 16) + 16).Store(target + 16);
            }
        }
        else if (distance == 1)
        {
            var value = Vector128.Create(*source);
            do
            {
                value.Store(target);
            }
            while ((target += 16) < end);
        }
        else
        {
            // Eight bytes at a time, a period further each time: what is read beyond the period is overwritten by the next step.
            var step = Math.Min(distance, 8);
            do
            {
                Unsafe.WriteUnaligned(target, Unsafe.ReadUnaligned<ulong>(source));
                source += step;
            }
            while ((target += step) < end);
        }
    }
}
