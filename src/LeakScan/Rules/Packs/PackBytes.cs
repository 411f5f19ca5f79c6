using System.Buffers.Binary;
using System.Text;

namespace LeakScan.Rules.Packs;

/// <summary>
/// Reads in memory what a <see cref="BinaryWriter"/> wrote: every scan waits for the rules, and a stream would be asked for a hundred thousand single bytes.
/// </summary>
internal ref struct PackBytes(ReadOnlyMemory<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes.Span;
    private int _at;

    public byte ReadByte() => _bytes[_at++];

    public bool ReadBoolean() => ReadByte() != 0;

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(sizeof(double)));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes(Read7BitEncodedInt()));

    public int Read7BitEncodedInt()
    {
        var (value, shift) = (0, 0);
        byte next;
        do
        {
            next = ReadByte();
            value |= (next & 0x7F) << shift;
            shift += 7;
        }
        while (next > 0x7F);

        return value;
    }

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        var read = _bytes.Slice(_at, count);
        _at += count;
        return read;
    }

    /// <summary>The next bytes, to be read another time.</summary>
    public ReadOnlyMemory<byte> ReadLater(int count)
    {
        var later = bytes.Slice(_at, count);
        _at += count;
        return later;
    }
}
