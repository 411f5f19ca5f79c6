namespace LeakScan.Git;

/// <summary>
/// Reads what <see cref="HistoryMemoryWriter"/> wrote. Whoever keeps the bytes guards them by a checksum; even so every length and number is checked here, so
/// that bytes of any kind are at worst refused, and never believed to mean an object that they do not hold.
/// </summary>
internal ref struct HistoryMemoryReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    private HistoryMemoryReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The memory; null when the bytes are not one.</summary>
    public static HistoryMemory? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new HistoryMemoryReader(bytes);
            return reader.Take(1)[0] == HistoryMemoryWriter.Version ? reader.ReadMemory() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private HistoryMemory ReadMemory()
    {
        var ids = ReadIds();
        var kinds = Take(ids.Length).ToArray();
        var sizes = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            Check(kinds[i] is >= (byte)ObjectKind.Commit and <= (byte)ObjectKind.Tag && (i == 0 || ids[i - 1].CompareTo(ids[i]) < 0));
            sizes[i] = kinds[i] == (byte)ObjectKind.Tree ? 0 : ReadBelow(int.MaxValue);
        }

        var structure = ReadBelow(2) == 0 ? null : ReadStructure(ids.Length);
        Check(_at == _bytes.Length);
        return new HistoryMemory(ids, kinds, sizes, structure);
    }

    private HistoryStructure ReadStructure(int known)
    {
        var shallow = ReadIds();
        var missing = ReadIds();
        var commits = new CommitCollector();
        for (var left = ReadCount(); left > 0; left--)
        {
            commits.Add(ReadBelow(known), ReadBelow(known + missing.Length), ReadNumber());
            for (var parents = ReadCount(); parents > 0; parents--)
            {
                commits.AddParent(ReadBelow(known + missing.Length));
            }
        }

        var located = new int[ReadCount()];
        for (var i = 0; i < located.Length; i++)
        {
            located[i] = ReadBelow(known);
        }

        return new HistoryStructure(shallow, missing, commits, located, ReadTrees(known, missing.Length));
    }

    private RememberedTrees ReadTrees(int known, int missing)
    {
        var trees = new RememberedTrees();
        for (var left = ReadCount(); left > 0; left--)
        {
            trees.AddName(Take(ReadCount()).ToArray());
        }

        for (var left = ReadCount(); left > 0; left--)
        {
            trees.AddEntry(ReadBelow(known + missing), ReadBelow(trees.Names.Count));
        }

        for (var left = ReadCount(); left > 0; left--)
        {
            trees.AddTree(ReadBelow(known));
            for (var codes = ReadCount(); codes > 0; codes--)
            {
                trees.AddCode(ReadBelow(trees.Entries.Count));
            }
        }

        return trees;
    }

    private ObjectId[] ReadIds()
    {
        var ids = new ObjectId[ReadCount() is var count && (long)count * ObjectId.Size <= _bytes.Length - _at ? count : throw new InvalidDataException()];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = new ObjectId(Take(ObjectId.Size));
        }

        return ids;
    }

    /// <summary>The length of a list; every item takes at least a byte.</summary>
    private int ReadCount() => ReadBelow(_bytes.Length - _at + 1);

    private int ReadBelow(int limit)
    {
        var number = ReadNumber();
        Check((ulong)number < (ulong)limit);
        return (int)number;
    }

    private long ReadNumber()
    {
        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            Check(_at < _bytes.Length);
            var b = _bytes[_at++];
            number |= (ulong)(b & 0x7f) << shift;
            if ((b & 0x80) == 0)
            {
                return (long)number;
            }
        }

        throw new InvalidDataException();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Check(count <= _bytes.Length - _at);
        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    private static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidDataException();
        }
    }
}
