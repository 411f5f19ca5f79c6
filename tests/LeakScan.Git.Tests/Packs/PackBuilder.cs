using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace LeakScan.Git.Tests.Packs;

/// <summary>Writes packs and indexes byte by byte, valid ones and such as git would never write.</summary>
internal sealed class PackBuilder
{
    private readonly List<byte> _pack = [];
    private readonly List<(ObjectId Id, long Offset)> _entries = [];

    public PackBuilder() => _pack.AddRange("PACK\0\0\0\u0002\0\0\0\0"u8);

    /// <summary>Where the next entry will start.</summary>
    public long Position => _pack.Count;

    public IReadOnlyList<(ObjectId Id, long Offset)> Entries => _entries;

    /// <summary>Adds an object stored whole.</summary>
    public ObjectId Add(ObjectKind kind, byte[] content) => AddRaw(ObjectHash.Compute(kind, content), (int)kind, content.Length, [], Compress(content));

    /// <summary>Adds an object as a delta to one that starts at a place of this pack.</summary>
    public ObjectId AddOffsetDelta(ObjectKind kind, long source, byte[] from, byte[] to) =>
        AddOffsetDelta(ObjectHash.Compute(kind, to), source, MakeDelta(from, to));

    public ObjectId AddOffsetDelta(ObjectId id, long source, byte[] delta) => AddRaw(id, 6, delta.Length, Distance(Position - source), Compress(delta));

    /// <summary>Adds an object as a delta to one named by id.</summary>
    public ObjectId AddReferenceDelta(ObjectKind kind, string source, byte[] from, byte[] to) =>
        AddReferenceDelta(ObjectHash.Compute(kind, to), ObjectId.Parse(source), MakeDelta(from, to));

    public ObjectId AddReferenceDelta(ObjectId id, ObjectId source, byte[] delta)
    {
        var bytes = new byte[ObjectId.Size];
        source.CopyTo(bytes);
        return AddRaw(id, 7, delta.Length, bytes, Compress(delta));
    }

    /// <summary>Adds an object and versions of it, each a delta to the one before.</summary>
    public void AddChain(ObjectKind kind, byte[] content, int deltas)
    {
        var start = Position;
        Add(kind, content);
        for (var i = 0; i < deltas; i++)
        {
            var next = (byte[])content.Clone();
            BinaryPrimitives.WriteInt32LittleEndian(next.AsSpan(i % (next.Length - 4)), i * 7);
            var here = Position;
            AddOffsetDelta(kind, start, content, next);
            (start, content) = (here, next);
        }
    }

    /// <summary>Adds an entry of which every part may be a lie.</summary>
    public ObjectId AddRaw(ObjectId id, int type, long size, byte[] between, byte[] data)
    {
        _entries.Add((id, Position));
        var b = (byte)((type << 4) | (int)(size & 15));
        for (size >>= 4; size > 0; size >>= 7)
        {
            _pack.Add((byte)(b | 0x80));
            b = (byte)(size & 0x7f);
        }

        _pack.Add(b);
        _pack.AddRange(between);
        _pack.AddRange(data);
        return id;
    }

    /// <summary>The pack, with its checksum.</summary>
    public byte[] ToPack()
    {
        var bytes = _pack.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), _entries.Count);
        return [.. bytes, .. Sha1(bytes)];
    }

    /// <summary>An index of version 2 for the pack.</summary>
    public byte[] ToIndex(byte[] pack)
    {
        using var index = new MemoryStream();
        var sorted = _entries.OrderBy(e => e.Id).ToList();
        index.Write([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
        for (var b = 0; b < 256; b++)
        {
            Write32(sorted.Count(e => e.Id.FirstByte <= b));
        }

        var id = new byte[ObjectId.Size];
        foreach (var entry in sorted)
        {
            entry.Id.CopyTo(id);
            index.Write(id);
        }

        sorted.ForEach(_ => Write32(0));
        sorted.ForEach(e => Write32((int)e.Offset));
        index.Write(pack.AsSpan(pack.Length - ObjectId.Size));
        return [.. index.ToArray(), .. Sha1(index.ToArray())];

        void Write32(int value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            index.Write(bytes);
        }
    }

    /// <summary>Puts pack and index into a repository.</summary>
    public void Install(GitSandbox sandbox)
    {
        var pack = ToPack();
        Install(sandbox, pack, ToIndex(pack));
    }

    public static void Install(GitSandbox sandbox, byte[] pack, byte[] index)
    {
        var path = sandbox.PathOf(".git/objects/pack/pack-" + Convert.ToHexStringLower(Sha1(pack)));
        File.WriteAllBytes(path + ".pack", pack);
        File.WriteAllBytes(path + ".idx", index);
    }

    /// <summary>A delta: what both have in common at the start and at the end is copied, the rest inserted.</summary>
    public static byte[] MakeDelta(byte[] from, byte[] to)
    {
        var head = 0;
        while (head < Math.Min(from.Length, to.Length) && from[head] == to[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < Math.Min(from.Length, to.Length) - head && from[^(tail + 1)] == to[^(tail + 1)])
        {
            tail++;
        }

        var delta = new List<byte>([.. Size(from.Length), .. Size(to.Length)]);
        Copy(0, head);
        for (var i = head; i < to.Length - tail; i += 127)
        {
            var length = Math.Min(127, to.Length - tail - i);
            delta.Add((byte)length);
            delta.AddRange(to.AsSpan(i, length));
        }

        Copy(from.Length - tail, tail);
        return [.. delta];

        void Copy(int offset, int length)
        {
            for (; length > 0; offset += 0xffff, length -= 0xffff)
            {
                delta.Add(0xbf);
                delta.AddRange(BitConverter.GetBytes(offset));
                delta.AddRange(BitConverter.GetBytes((ushort)Math.Min(length, 0xffff)));
            }
        }
    }

    public static byte[] Size(long size)
    {
        var bytes = new List<byte>();
        for (; size > 0x7f; size >>= 7)
        {
            bytes.Add((byte)(0x80 | (size & 0x7f)));
        }

        return [.. bytes, (byte)size];
    }

    public static byte[] Compress(byte[] content) => Inflating.Samples.Compress(content, CompressionLevel.Fastest);

    private static byte[] Distance(long distance)
    {
        var bytes = new List<byte> { (byte)(distance & 0x7f) };
        while ((distance >>= 7) > 0)
        {
            distance--;
            bytes.Insert(0, (byte)(0x80 | (distance & 0x7f)));
        }

        return [.. bytes];
    }

#pragma warning disable CA5350 // git's checksums are SHA-1
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
