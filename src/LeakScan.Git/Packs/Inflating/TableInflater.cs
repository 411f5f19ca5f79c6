using System.Buffers.Binary;

namespace LeakScan.Git;

/// <summary>
/// Our own decoder for zlib and deflate (RFC 1950, RFC 1951). Inflating is more than half of the work of reading a pack, a pack holds hundreds of thousands
/// of small streams, and for each of them the runtime's streams allocate, copy the input, and start an engine made for input that arrives bit by bit.
/// Here input and output are whole and their sizes known: <see cref="BitInput"/> hands out the bits, <see cref="BlockTables"/> holds the codes of a block, and
/// <see cref="BlockDecoder"/>, where the time goes, turns them into bytes.
/// What zlib accepts is accepted, what it rejects is rejected; the tests compare the two on valid and on damaged streams.
/// </summary>
internal sealed unsafe class TableInflater : IInflater
{
    private readonly BitInput _input = new();
    private readonly BlockTables _tables = new();
    private readonly BlockDecoder _decoder = new();

    public bool TryInflate(ReadOnlySpan<byte> zlib, Span<byte> output, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, size + NativeBuffer.Slack);
        fixed (byte* input = zlib, start = output)
        {
            return Run(input, zlib.Length, start, size) == InflateOutcome.Done && _decoder.Room == 0 && ChecksumHolds(output[..size]);
        }
    }

    /// <summary>Decompresses the first bytes of a stream.</summary>
    /// <returns>How many bytes were written, fewer than <paramref name="size"/> only where the stream ends; -1 when it is broken before that.</returns>
    /// <inheritdoc cref="IInflater.TryInflate"/>
    public int InflateStart(ReadOnlySpan<byte> zlib, Span<byte> output, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, size + NativeBuffer.Slack);
        fixed (byte* input = zlib, start = output)
        {
            var outcome = Run(input, zlib.Length, start, size);
            return outcome == InflateOutcome.Broken && _decoder.Room > 0 ? -1 : (int)Math.Min(_decoder.Written, size);
        }
    }

    private InflateOutcome Run(byte* input, int length, byte* output, int size)
    {
        _decoder.Start(output, size);
        // Header: method 8, window at most 32 KiB, no preset dictionary, check bits.
        if (length < 2 || (input[0] & 0x8f) != 8 || (input[1] & 0x20) != 0 || ((input[0] << 8) | input[1]) % 31 != 0)
        {
            return InflateOutcome.Broken;
        }

        _input.Start(input + 2, input + length);
        bool isLast;
        do
        {
            if (!_input.Refill())
            {
                return InflateOutcome.Broken;
            }

            var header = _input.Take(3);
            isLast = (header & 1) != 0;
            var outcome = (header >> 1) switch
            {
                0 => CopyStored(),
                1 => _decoder.Decode(_input, BlockTables.Fixed),
                2 => _tables.TryRead(_input) ? _decoder.Decode(_input, _tables.Start) : InflateOutcome.Broken,
                _ => InflateOutcome.Broken,
            };
            if (outcome != InflateOutcome.Done)
            {
                return outcome;
            }
        }
        while (!isLast);

        _input.GiveBackBytes();
        return _input.Next <= _input.End ? InflateOutcome.Done : InflateOutcome.Broken;
    }

    private bool ChecksumHolds(ReadOnlySpan<byte> output) =>
        _input.End - _input.Next >= 4 && BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(_input.Next, 4)) == Adler32.Compute(output);

    /// <summary>A block that is not compressed (RFC 1951, section 3.2.4).</summary>
    private InflateOutcome CopyStored()
    {
        // The rest of the byte is padding.
        _input.Take((byte)_input.BitCount & 7);
        _input.GiveBackBytes();
        if (_input.End - _input.Next < 4)
        {
            return InflateOutcome.Broken;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(_input.Next, 2));
        var complement = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(_input.Next + 2, 2));
        _input.Next += 4;
        if ((length ^ complement) != 0xffff)
        {
            return InflateOutcome.Broken;
        }

        var copied = (int)Math.Min(length, Math.Min(_decoder.Room, _input.End - _input.Next));
        _decoder.Copy(new ReadOnlySpan<byte>(_input.Next, copied));
        _input.Next += copied;
        return copied == length ? InflateOutcome.Done : _decoder.Room == 0 ? InflateOutcome.Full : InflateOutcome.Broken;
    }
}
