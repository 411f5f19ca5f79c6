using System.Buffers.Binary;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Caching;

/// <summary>
/// All that a run leaves to the next: what its source has read, and the matches in it. Bytes of any kind are read as a content or refused; whether they are the
/// ones that were written is the file's business.
/// </summary>
/// <param name="Source">What the source has read.</param>
/// <param name="RuleOf">For each kind of match the index of its rule.</param>
/// <param name="Items">The items with matches.</param>
internal sealed record CacheContent(SourceMemory Source, IReadOnlyList<int> RuleOf, IReadOnlyList<CachedItem> Items)
{
    /// <summary>The bytes, in parts that belong one behind the other: the source's are many, and need not be copied.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(Source.Omitted.Count);
        foreach (var (id, reason) in Source.Omitted)
        {
            Write(writer, id);
            writer.Write((byte)reason);
        }

        writer.Write7BitEncodedInt(RuleOf.Count);
        foreach (var rule in RuleOf)
        {
            writer.Write7BitEncodedInt(rule);
        }

        writer.Write7BitEncodedInt(Items.Count);
        foreach (var item in Items)
        {
            Write(writer, item.Item.Object);
            writer.Write((byte)item.Item.Kind);
            writer.Write7BitEncodedInt(item.Matches.Length);
            foreach (var match in item.Matches)
            {
                writer.Write7BitEncodedInt(match.Kind);
                writer.Write7BitEncodedInt64(match.Start);
                writer.Write7BitEncodedInt(match.Line);
            }
        }

        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)bytes.Length);
        return [length, bytes.ToArray(), Source.Objects];
    }

    /// <summary>The content, which goes on to use the bytes; null when they are none.</summary>
    public static CacheContent? TryRead(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < sizeof(int)
            || BinaryPrimitives.ReadInt32LittleEndian(bytes.Span) is var length && (length < 0 || length > bytes.Length - sizeof(int)))
        {
            return null;
        }

        var own = bytes.Slice(sizeof(int), length);
        return TryRead(own.ToArray(), bytes[(sizeof(int) + length)..]);
    }

    private static CacheContent? TryRead(byte[] bytes, ReadOnlyMemory<byte> objects)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        try
        {
            var omitted = ReadList(reader, bytes.Length, r => (ReadId(r), (OmissionReason)r.ReadByte()));
            var rules = ReadList(reader, bytes.Length, r => r.Read7BitEncodedInt());
            var items = ReadList(reader, bytes.Length, r => new CachedItem(
                SourceItem.GitObject(ReadId(r), (ObjectKind)r.ReadByte()),
                ReadList(r, bytes.Length, m => new CachedMatch(m.Read7BitEncodedInt(), m.Read7BitEncodedInt64(), m.Read7BitEncodedInt()))));
            return items.All(i => i.Matches.All(m => m.Kind >= 0 && m.Kind < rules.Length))
                ? new CacheContent(new SourceMemory(objects, omitted), rules, items)
                : null;
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return null;
        }
    }

    private static T[] ReadList<T>(BinaryReader reader, int limit, Func<BinaryReader, T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count < 0 || count > limit)
        {
            throw new FormatException();
        }

        var list = new T[count];
        for (var i = 0; i < count; i++)
        {
            list[i] = read(reader);
        }

        return list;
    }

    private static void Write(BinaryWriter writer, ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        id.CopyTo(bytes);
        writer.Write(bytes);
    }

    private static ObjectId ReadId(BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        reader.BaseStream.ReadExactly(bytes);
        return new ObjectId(bytes);
    }
}
