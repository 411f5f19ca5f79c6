using System.Buffers.Binary;

namespace LeakScan.Git;

/// <summary>A pack with its index, both mapped (https://git-scm.com/docs/pack-format). Safe for use by several threads.</summary>
internal sealed class PackFile : IObjectSource
{
    private const int HeaderSize = 12;
    private const int LargeEntry = 1 << 17;

    private readonly MappedFile _file;
    private readonly PackIndex _index;

    private PackFile(MappedFile file, PackIndex index)
    {
        _file = file;
        _index = index;
        var header = file.Between(0, HeaderSize);
        if (file.Length < HeaderSize + ObjectId.Size || !header[..4].SequenceEqual("PACK"u8))
        {
            throw new PackFormatException($"'{file.Path}' is not a pack.");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is not (2 or 3))
        {
            throw new PackFormatException($"'{file.Path}' is a pack of a version other than 2 and 3.");
        }

        var claimed = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        Disagreement = claimed != index.Count ? $"'{file.Path}' holds {claimed} objects, its index lists {index.Count}."
            : !file.Between(End, file.Length).SequenceEqual(index.PackChecksum) ? $"'{file.Path}' is not the pack its index was made for, or has been cut off."
            : null;
    }

    public int Count => _index.Count;

    /// <summary>One sentence when pack and index do not belong together. What the index lists is read all the same.</summary>
    public string? Disagreement { get; }

    /// <summary>Where the checksum at the end starts.</summary>
    private long End => _file.Length - ObjectId.Size;

    /// <summary>Opens an index and the pack beside it.</summary>
    /// <exception cref="PackFormatException">Pack or index cannot be used at all.</exception>
    public static PackFile Open(string indexPath)
    {
        var index = PackIndex.Open(indexPath);
        MappedFile? file = null;
        try
        {
            file = MappedFile.Open(Path.ChangeExtension(indexPath, ".pack"));
            return new PackFile(file, index);
        }
        catch
        {
            file?.Dispose();
            index.Dispose();
            throw;
        }
    }

    public ObjectId IdAt(int position) => _index.IdAt(position);

    public bool ReadHeads(Span<ulong> heads) => _index.ReadHeads(heads);

    /// <summary>The position of an object; -1 when this pack does not hold it.</summary>
    public int Find(in ObjectId id) => _index.Find(id);

    public long OffsetAt(int position) => _index.OffsetAt(position);

    /// <summary>Reads the header of the entry at a place; any place is allowed.</summary>
    public EntryHeader ReadHeader(long offset)
    {
        var bytes = offset < HeaderSize ? default : _file.Between(offset, Math.Min(End, offset + 48));
        var at = 0;
        if (bytes.IsEmpty)
        {
            return default;
        }

        int b = bytes[at++];
        var type = (EntryType)((b >> 4) & 7);
        long size = b & 15;
        for (var shift = 4; (b & 0x80) != 0; shift += 7)
        {
            if (at == bytes.Length || shift > 53)
            {
                return default;
            }

            b = bytes[at++];
            size |= (long)(b & 0x7f) << shift;
        }

        long baseOffset = 0;
        switch (type)
        {
            case EntryType.Commit or EntryType.Tree or EntryType.Blob or EntryType.Tag:
                break;
            case EntryType.OffsetDelta:
                long distance = 0;
                do
                {
                    if (at == bytes.Length || distance > long.MaxValue >> 9)
                    {
                        return default;
                    }

                    b = bytes[at++];
                    distance = (distance << 7) + (b & 0x7f) + ((b & 0x80) != 0 ? 1 : 0);
                }
                while ((b & 0x80) != 0);
                baseOffset = offset - distance;
                if (distance == 0)
                {
                    return default;
                }

                break;
            case EntryType.ReferenceDelta when at + ObjectId.Size <= bytes.Length:
                at += ObjectId.Size;
                break;
            default:
                return default;
        }

        return new EntryHeader(type, size, offset + at, baseOffset);
    }

    /// <summary>The id of a reference delta's base.</summary>
    public ObjectId BaseId(in EntryHeader header) => new(_file.Between(header.DataOffset - ObjectId.Size, header.DataOffset));

    /// <summary>The bytes from an entry's data to the end of the pack; where the data ends is known only by inflating it.</summary>
    public ReadOnlySpan<byte> Data(in EntryHeader header) => _file.Between(header.DataOffset, End);

    /// <summary>Gives back the memory of an entry that was inflated, where it is large: bytes that do not shrink take as much, others less.</summary>
    public void Forget(in EntryHeader header)
    {
        if (header.Size >= LargeEntry)
        {
            _file.Forget(header.DataOffset, header.Size);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _index.Dispose();
    }
}
