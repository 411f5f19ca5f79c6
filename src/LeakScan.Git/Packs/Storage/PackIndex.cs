using System.Buffers.Binary;

namespace LeakScan.Git;

/// <summary>
/// A pack's index, mapped: which ids the pack holds, sorted, and where. Versions 1 and 2, 64-bit offsets included
/// (https://git-scm.com/docs/pack-format, "Original (version 1) pack-*.idx files" and "Version 2"). Only the sizes are checked here: an order or an
/// offset that lies is found where it is used.
/// </summary>
internal sealed unsafe class PackIndex : IDisposable
{
    private const uint Magic = 0xff744f63;
    private const int FanOutSize = 256 * 4;
    private const int TrailerSize = 2 * ObjectId.Size;

    private readonly MappedFile _file;
    private readonly byte* _fanOut;
    private readonly byte* _ids;
    private readonly int _idStride;
    private readonly byte* _offsets;
    private readonly int _offsetStride;
    private readonly byte* _longOffsets;
    private readonly long _longOffsetCount;

    private PackIndex(MappedFile file)
    {
        _file = file;
        var isVersion2 = file.Length >= 8 && Read32(file.Pointer) == Magic;
        if (isVersion2 && Read32(file.Pointer + 4) != 2)
        {
            throw new PackFormatException($"'{file.Path}' is a pack index of a version other than 1 and 2.");
        }

        var header = isVersion2 ? 8 : 0;
        if (file.Length < header + FanOutSize + TrailerSize)
        {
            throw new PackFormatException($"'{file.Path}' is too short for a pack index.");
        }

        var count = (long)Read32(file.Pointer + header + FanOutSize - 4);
        var body = header + FanOutSize + (count * (ObjectId.Size + (isVersion2 ? 8 : 4)));
        if (count > int.MaxValue / 2 || file.Length < body + TrailerSize)
        {
            throw new PackFormatException($"'{file.Path}' is too short for the {count} objects it claims.");
        }

        Count = (int)count;
        _fanOut = file.Pointer + header;
        var table = file.Pointer + header + FanOutSize;
        if (isVersion2)
        {
            _ids = table;
            _idStride = ObjectId.Size;
            _offsets = table + (count * (ObjectId.Size + 4));
            _offsetStride = 4;
            _longOffsets = file.Pointer + body;
            _longOffsetCount = (file.Length - TrailerSize - body) / 8;
        }
        else
        {
            _ids = table + 4;
            _offsets = table;
            _idStride = _offsetStride = ObjectId.Size + 4;
        }
    }

    public int Count { get; }

    /// <summary>The checksum of the pack this index was made for.</summary>
    public ReadOnlySpan<byte> PackChecksum => _file.Between(_file.Length - TrailerSize, _file.Length - ObjectId.Size);

    /// <summary>Opens an index.</summary>
    /// <exception cref="PackFormatException">It is not an index.</exception>
    public static PackIndex Open(string path)
    {
        var file = MappedFile.Open(path);
        try
        {
            return new PackIndex(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public ObjectId IdAt(int position) => new(new ReadOnlySpan<byte>(_ids + ((long)position * _idStride), ObjectId.Size));

    /// <summary>Reads the first 8 bytes of all ids. Returns whether the ids ascend, none being there twice.</summary>
    public bool ReadHeads(Span<ulong> heads)
    {
        var id = _ids;
        var (last, isOrdered) = (0UL, true);
        for (var i = 0; i < heads.Length; i++, id += _idStride)
        {
            var head = BinaryPrimitives.ReadUInt64BigEndian(new ReadOnlySpan<byte>(id, sizeof(ulong)));
            isOrdered &= head > last || i == 0 || (head == last && IdAt(i - 1).CompareTo(IdAt(i)) < 0);
            heads[i] = last = head;
        }

        return isOrdered;
    }

    /// <summary>The position of an object; -1 when it is not listed, or not where the order of ids wants it.</summary>
    public int Find(in ObjectId id)
    {
        var low = id.FirstByte == 0 ? 0 : FanOut(id.FirstByte - 1);
        var high = FanOut(id.FirstByte) - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            var order = IdAt(middle).CompareTo(id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Where an object starts in the pack; 0, where nothing can start, when the index makes no sense.</summary>
    public long OffsetAt(int position)
    {
        var offset = Read32(_offsets + ((long)position * _offsetStride));
        if (_longOffsets is null || offset < 0x80000000)
        {
            return offset;
        }

        var entry = (long)(offset & 0x7fffffff);
        return entry < _longOffsetCount ? Math.Max(0, BinaryPrimitives.ReadInt64BigEndian(new ReadOnlySpan<byte>(_longOffsets + (entry * 8), 8))) : 0;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>How many ids start with this byte or a lower one; a number that cannot be is cut down to one that can.</summary>
    private int FanOut(int firstByte) => (int)Math.Min(Read32(_fanOut + (4 * firstByte)), (uint)Count);

    private static uint Read32(byte* pointer) => BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(pointer, 4));
}
