namespace LeakScan.Git;

/// <summary>
/// Lists of numbers, one after the other, each number as its difference to the one before in as few bytes as that takes (seven bits a byte, the sign lowest).
/// The versions of a tree have nearly the same list of numbers that mostly follow each other, so a number takes hardly more than a byte.
/// </summary>
internal sealed class PackedLists
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;

    private byte[][] _chunks = [];
    private int _count;

    public PackedLists()
    {
    }

    /// <summary>Lists that were written elsewhere.</summary>
    public PackedLists(ReadOnlySpan<byte> bytes)
    {
        _count = bytes.Length;
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(ChunkSize, bytes.Length)..])
        {
            AddChunk();
            bytes[..Math.Min(ChunkSize, bytes.Length)].CopyTo(_chunks[^1]);
        }
    }

    /// <summary>How many bytes all lists take.</summary>
    public int Length => _count;

    /// <summary>Adds the numbers of a list that are not negative. Returns where the list starts.</summary>
    public int Add(ReadOnlySpan<int> numbers)
    {
        var start = _count;
        // A list is told from its end by a difference that cannot be: the first number is at least 0, and none is repeated.
        var last = -1;
        foreach (var number in numbers)
        {
            if (number >= 0)
            {
                Write(number - last);
                last = number;
            }
        }

        Write(0);
        return start;
    }

    /// <summary>Reads the next number of a list; false at its end.</summary>
    /// <param name="at">Where the list starts; moved on.</param>
    /// <param name="number">-1 before the first; the number that was read.</param>
    public bool TryRead(ref int at, ref int number)
    {
        uint coded = _chunks[at >> ChunkBits][at & (ChunkSize - 1)];
        at++;
        if (coded >= 0x80)
        {
            coded = ReadLong(coded, ref at);
        }

        number += Difference(coded);
        return coded != 0;
    }

    /// <summary>Whether a list starts at a place, and all its numbers are below a limit.</summary>
    public bool IsList(int start, int limit)
    {
        var (number, coded, shift) = (-1, 0u, 0);
        for (var at = start; at >= 0 && at < _count && shift < 32; at++)
        {
            var b = _chunks[at >> ChunkBits][at & (ChunkSize - 1)];
            coded |= (uint)(b & 0x7f) << shift;
            shift += 7;
            if (b < 0x80)
            {
                number += Difference(coded);
                if (coded == 0 || (uint)number >= (uint)limit)
                {
                    return coded == 0;
                }

                (coded, shift) = (0, 0);
            }
        }

        return false;
    }

    public void CopyTo(Span<byte> target)
    {
        for (var start = 0; start < _count; start += ChunkSize)
        {
            _chunks[start >> ChunkBits].AsSpan(0, Math.Min(ChunkSize, _count - start)).CopyTo(target[start..]);
        }
    }

    /// <summary>Reads the rest of a number that takes more than a byte.</summary>
    private uint ReadLong(uint coded, ref int at)
    {
        coded &= 0x7f;
        byte b;
        var shift = 7;
        do
        {
            b = _chunks[at >> ChunkBits][at & (ChunkSize - 1)];
            at++;
            coded |= (uint)(b & 0x7f) << shift;
            shift += 7;
        }
        while ((b & 0x80) != 0);
        return coded;
    }

    private static int Difference(uint coded) => (int)(coded >> 1) ^ -(int)(coded & 1);

    private void Write(int difference)
    {
        var coded = (uint)((difference << 1) ^ (difference >> 31));
        for (; coded > 0x7f; coded >>= 7)
        {
            Write((byte)(coded | 0x80));
        }

        Write((byte)coded);
    }

    private void Write(byte value)
    {
        var place = _count & (ChunkSize - 1);
        if (place == 0)
        {
            AddChunk();
        }

        _chunks[_count >> ChunkBits][place] = value;
        _count++;
    }

    private void AddChunk() => _chunks = [.. _chunks, new byte[ChunkSize]];
}
