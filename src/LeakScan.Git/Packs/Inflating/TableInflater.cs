using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Git;

/// <summary>
/// Our own decoder for zlib and deflate (RFC 1950, RFC 1951). Inflating is more than half of the work of reading a pack, a pack holds hundreds of thousands
/// of small streams, and for each of them the runtime's streams allocate, copy the input, and start an engine made for input that arrives bit by bit.
/// Here input and output are whole and their sizes known, so the method of libdeflate applies (https://github.com/ebiggers/libdeflate): a 64-bit buffer of bits
/// refilled without a branch, one table look-up for a symbol with all its extra bits, up to three literals between two refills, copies that overwrite
/// the slack behind the output, and no check inside a step: a step starts only where input and output have room for the longest one.
/// The last bytes of the input are first copied to a padded buffer, so that reading ahead never leaves it.
/// What zlib accepts is accepted, what it rejects is rejected; the tests compare the two on valid and on damaged streams.
/// </summary>
internal sealed unsafe class TableInflater : IInflater
{
    // The longest step refills three times and looks 8 bytes ahead each time.
    private const int LookAhead = 32;
    private const int PadSize = 3 * LookAhead;

    // What the fixed code needs is built once and shared.
    private static readonly uint[] FixedTables = MakeFixedTables();

    // Literals, distances, precode one after the other, then the padded end of the input. Pinned, so that plain pointers stay valid.
    private readonly uint[] _tables = GC.AllocateUninitializedArray<uint>(
        DeflateTables.LiteralEntries + DeflateTables.DistanceEntries + DeflateTables.PrecodeEntries, pinned: true);

    private readonly byte[] _pad = GC.AllocateUninitializedArray<byte>(PadSize, pinned: true);

    // The state between blocks. The bit buffer's low _bitCount bits are valid; of the count only the low byte counts.
    private byte* _in;
    private byte* _inFastEnd;
    private byte* _inEnd;
    private bool _isPadded;
    private ulong _bits;
    private long _bitCount;
    private byte* _out;
    private byte* _outStart;
    private byte* _outEnd;

    private enum Outcome
    {
        Broken,
        Done,
        Full,
    }

    public bool TryInflate(ReadOnlySpan<byte> zlib, Span<byte> output, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, size + NativeBuffer.Slack);
        fixed (byte* input = zlib, start = output)
        {
            return Run(input, zlib.Length, start, size) == Outcome.Done && _out == _outEnd && ChecksumHolds(size);
        }
    }

    public int InflateStart(ReadOnlySpan<byte> zlib, Span<byte> output, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, size + NativeBuffer.Slack);
        fixed (byte* input = zlib, start = output)
        {
            var outcome = Run(input, zlib.Length, start, size);
            return outcome == Outcome.Broken && _out < _outEnd ? -1 : (int)Math.Min(_out - _outStart, size);
        }
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

    private Outcome Run(byte* input, int length, byte* output, int size)
    {
        // Header: method 8, window at most 32 KiB, no preset dictionary, check bits.
        if (length < 2 || (input[0] & 0x8f) != 8 || (input[1] & 0x20) != 0 || ((input[0] << 8) | input[1]) % 31 != 0)
        {
            _out = _outStart = output;
            _outEnd = output + size;
            return Outcome.Broken;
        }

        _in = input + 2;
        _inEnd = input + length;
        _inFastEnd = _inEnd - LookAhead;
        _isPadded = false;
        _bits = 0;
        _bitCount = 0;
        _out = _outStart = output;
        _outEnd = output + size;
        bool isLast;
        do
        {
            if (!Refill())
            {
                return Outcome.Broken;
            }

            var header = Take(3);
            isLast = (header & 1) != 0;
            var outcome = (header >> 1) switch
            {
                0 => CopyStored(),
                1 => DecodeBlock(Pinned(FixedTables)),
                2 => ReadTables() ? DecodeBlock(Pinned(_tables)) : Outcome.Broken,
                _ => Outcome.Broken,
            };
            if (outcome != Outcome.Done)
            {
                return outcome;
            }
        }
        while (!isLast);

        GiveBackBytes();
        return _in <= _inEnd ? Outcome.Done : Outcome.Broken;
    }

    private bool ChecksumHolds(int size) =>
        _inEnd - _in >= 4 && BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(_in, 4)) == Adler32.Compute(new ReadOnlySpan<byte>(_outStart, size));

    private Outcome CopyStored()
    {
        // The rest of the byte is padding.
        Take((byte)_bitCount & 7);
        GiveBackBytes();
        if (_inEnd - _in < 4)
        {
            return Outcome.Broken;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(_in, 2));
        var complement = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(_in + 2, 2));
        _in += 4;
        if ((length ^ complement) != 0xffff)
        {
            return Outcome.Broken;
        }

        var copied = (int)Math.Min(length, Math.Min(_outEnd - _out, _inEnd - _in));
        new ReadOnlySpan<byte>(_in, copied).CopyTo(new Span<byte>(_out, copied));
        _in += copied;
        _out += copied;
        return copied == length ? Outcome.Done : _out == _outEnd ? Outcome.Full : Outcome.Broken;
    }

    /// <summary>Reads the codes of a dynamic block (RFC 1951, section 3.2.7).</summary>
    private bool ReadTables()
    {
        var literals = (int)Take(5) + 257;
        var distances = (int)Take(5) + 1;
        var precodes = (int)Take(4) + 4;
        Span<byte> lengths = stackalloc byte[DeflateTables.LiteralSymbols + DeflateTables.DistanceSymbols];
        var precodeLengths = lengths[..DeflateTables.PrecodeSymbols];
        precodeLengths.Clear();
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        for (var i = 0; i < precodes; i++)
        {
            if (!Refill())
            {
                return false;
            }

            precodeLengths[DeflateTables.PrecodeOrder[i]] = (byte)Take(3);
        }

        var table = Pinned(_tables);
        var precode = table + DeflateTables.LiteralEntries + DeflateTables.DistanceEntries;
        if (!HuffmanTable.TryBuild(precode, precodeLengths, DeflateTables.Precodes, DeflateTables.PrecodeBits, canBeEmpty: false))
        {
            return false;
        }

        for (var i = 0; i < literals + distances;)
        {
            if (!Refill())
            {
                return false;
            }

            var entry = precode[_bits & ((1 << DeflateTables.PrecodeBits) - 1)];
            Take((int)(entry & 63));
            var symbol = entry >> 16;
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (value, count) = symbol switch
            {
                16 => (i == 0 ? byte.MaxValue : lengths[i - 1], 3 + (int)Take(2)),
                17 => ((byte)0, 3 + (int)Take(3)),
                _ => ((byte)0, 11 + (int)Take(7)),
            };
            if (value == byte.MaxValue || i + count > literals + distances)
            {
                return false;
            }

            lengths.Slice(i, count).Fill(value);
            i += count;
        }

        // A block without a code for its own end would not end.
        return lengths[256] != 0
            && HuffmanTable.TryBuild(
                table + DeflateTables.LiteralEntries, lengths.Slice(literals, distances), DeflateTables.Distances, DeflateTables.DistanceBits, canBeEmpty: true)
            && HuffmanTable.TryBuild(table, lengths[..literals], DeflateTables.Literals, DeflateTables.LiteralBits, canBeEmpty: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // entered from the first object on, and never precompiled because of its instructions
    private Outcome DecodeBlock(uint* literalTable)
    {
        const ulong LiteralMask = (1 << DeflateTables.LiteralBits) - 1;
        const ulong DistanceMask = (1 << DeflateTables.DistanceBits) - 1;
        var input = _in;
        var bits = _bits;
        var bitCount = _bitCount;
        var output = _out;
        var outcome = Outcome.Broken;
        while (true)
        {
            if (input >= _inFastEnd)
            {
                _in = input;
                if (!Pad())
                {
                    break;
                }

                input = _in;
            }

            var inputEnd = _inFastEnd;
            var outputEnd = _outEnd;
            Refill(ref input, ref bits, ref bitCount);
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
                            Refill(ref input, ref bits, ref bitCount);
                            entry = literalTable[bits & LiteralMask];
                            continue;
                        }
                    }
                }

                if ((entry & HuffmanTable.Exceptional) != 0)
                {
                    if ((entry & HuffmanTable.Subtable) != 0)
                    {
                        entry = literalTable[(entry >> 16) + LowBits(bits, (entry >> 8) & 15)];
                        saved = bits;
                        bits >>= (int)entry;
                        bitCount -= entry;
                        if ((int)entry < 0)
                        {
                            *output++ = (byte)(entry >> 16);
                            Refill(ref input, ref bits, ref bitCount);
                            entry = literalTable[bits & LiteralMask];
                            continue;
                        }
                    }

                    if ((entry & HuffmanTable.Exceptional) != 0)
                    {
                        outcome = (entry & HuffmanTable.EndOfBlock) != 0 ? Outcome.Done : Outcome.Broken;
                        goto Stop;
                    }
                }

                // A length: its base, and the extra bits that were consumed together with the code.
                var length = (int)((entry >> 16) + (LowBits(saved, entry) >> (int)(entry >> 8)));
                if ((byte)bitCount < 32)
                {
                    // The longest distance takes 28 bits.
                    Refill(ref input, ref bits, ref bitCount);
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
                    entry = literalTable[DeflateTables.LiteralEntries + (entry >> 16) + LowBits(bits, (entry >> 8) & 15)];
                    if ((entry & HuffmanTable.Exceptional) != 0)
                    {
                        goto Stop;
                    }
                }

                saved = bits;
                bits >>= (int)entry;
                bitCount -= entry;
                var distance = (long)((entry >> 16) + (LowBits(saved, entry) >> (int)(entry >> 8)));
                if (distance > output - _outStart)
                {
                    goto Stop;
                }

                // The next entry is loaded before the copy, which hides its latency.
                Refill(ref input, ref bits, ref bitCount);
                entry = literalTable[bits & LiteralMask];
                CopyMatch(output, distance, length);
                output += length;
            }
            while (input < inputEnd && output <= outputEnd);

            // Not consumed here, and looked up again.
            if (output > outputEnd)
            {
                outcome = Outcome.Full;
                break;
            }
        }

    Stop:
        _in = input;
        _bits = bits;
        _bitCount = bitCount;
        _out = output;
        return outcome == Outcome.Done && output > _outEnd ? Outcome.Full : outcome;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint* Pinned(uint[] array) => (uint*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LowBits(ulong bits, uint count) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(bits, count) : bits & ((1UL << (int)count) - 1);

    /// <summary>Fills the buffer to at least 56 bits. Bits above the count are those of the stream too, so that or-ing them again changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte* input, ref ulong bits, ref long bitCount)
    {
        var word = Unsafe.ReadUnaligned<ulong>(input);
        bits |= (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word)) << (int)bitCount;
        input += ~(bitCount >> 3) & 7;
        bitCount |= 56;
    }

    private bool Refill()
    {
        if (_in >= _inFastEnd && !Pad())
        {
            return false;
        }

        Refill(ref _in, ref _bits, ref _bitCount);
        return true;
    }

    /// <summary>Moves the end of the input where reading ahead is safe. False when that has been done already and everything is read.</summary>
    private bool Pad()
    {
        if (_isPadded)
        {
            return false;
        }

        _isPadded = true;
        var rest = (int)(_inEnd - _in);
        var pad = (byte*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_pad));
        _pad.AsSpan().Clear();
        new ReadOnlySpan<byte>(_in, rest).CopyTo(_pad);
        _in = pad;
        _inEnd = pad + rest;
        // Up to 8 bytes may be held in the bit buffer, so the end is noticed only after it.
        _inFastEnd = _inEnd + 8;
        return true;
    }

    private ulong Take(int count)
    {
        var taken = LowBits(_bits, (uint)count);
        _bits >>= count;
        _bitCount -= count;
        return taken;
    }

    /// <summary>Steps back over the whole bytes that are still in the bit buffer, and drops the bits of the byte that was begun.</summary>
    private void GiveBackBytes()
    {
        _in -= (byte)_bitCount >> 3;
        _bits = 0;
        _bitCount = 0;
    }
}
