using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// Reads what <see cref="HistoryMemoryWriter"/> wrote. Whoever keeps the bytes guards them by a checksum; even so every length and number is checked here, so
/// that bytes of any kind are at worst refused, and never believed to mean an object that they do not hold.
/// </summary>
internal sealed class HistoryMemoryReader
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private int _at;

    private HistoryMemoryReader(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The memory, which goes on to use the bytes; null when they are not one.</summary>
    public static HistoryMemory? TryRead(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new HistoryMemoryReader(bytes);
            return reader.ReadNumber() == HistoryMemoryWriter.Mark ? reader.ReadMemory() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private HistoryMemory ReadMemory()
    {
        var count = ReadCount(ObjectId.Size);
        var ids = Take(count * ObjectId.Size);
        var kinds = Take(count).ToArray();
        Check(!kinds.AsSpan().ContainsAnyExceptInRange((byte)ObjectKind.Commit, (byte)ObjectKind.Tag));
        var sizes = ReadNumbers(count, int.MaxValue);
        var structure = ReadNumber() == 0 ? null : ReadStructure(count);
        Check(_at == _bytes.Length);
        return new HistoryMemory(ids, kinds, sizes, structure);
    }

    private HistoryStructure ReadStructure(int known)
    {
        var shallow = ReadIds();
        var missing = ReadIds();
        var all = known + missing.Length;
        var commits = ReadList(known);
        var trees = ReadNumbers(commits.Length, all);
        var times = MemoryMarshal.Cast<byte, long>(Take(checked(commits.Length * sizeof(long))).Span).ToArray();
        Check(!times.AsSpan().ContainsAnyExceptInRange(0, long.MaxValue));
        var parentStarts = ReadNumbers(commits.Length, int.MaxValue);
        var parents = ReadList(all);
        CheckStarts(parentStarts, parents.Length);
        return new HistoryStructure(shallow, missing, new CommitCollector(commits, trees, times, parentStarts, parents), ReadList(known), ReadTrees(known, all));
    }

    private RememberedTrees ReadTrees(int known, int all)
    {
        var names = new byte[ReadCount(sizeof(int))][];
        for (var name = 0; name < names.Length; name++)
        {
            names[name] = Take(ReadCount(1)).ToArray();
        }

        var targets = ReadList(all);
        var entryNames = ReadNumbers(targets.Length, names.Length);
        var trees = ReadList(known);
        var starts = ReadNumbers(trees.Length, int.MaxValue);
        var lists = new PackedLists(Take(ReadCount(1)).Span);
        foreach (var start in starts)
        {
            Check(lists.IsList(start, targets.Length));
        }

        return new RememberedTrees(names, targets, entryNames, trees, starts, lists);
    }

    private static void CheckStarts(int[] starts, int end)
    {
        var last = 0;
        foreach (var start in starts)
        {
            Check(start >= last);
            last = start;
        }

        Check(last <= end);
    }

    private ObjectId[] ReadIds()
    {
        var ids = new ObjectId[ReadCount(ObjectId.Size)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = new ObjectId(Take(ObjectId.Size).Span);
        }

        return ids;
    }

    private int[] ReadList(int limit) => ReadNumbers(ReadCount(sizeof(int)), limit);

    /// <summary>Numbers from 0 to below a limit.</summary>
    private int[] ReadNumbers(int count, int limit)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(Take(checked(count * sizeof(int))).Span).ToArray();
        Check(count == 0 || (limit > 0 && !numbers.AsSpan().ContainsAnyExceptInRange(0, limit - 1)));
        return numbers;
    }

    /// <summary>The length of a list whose items take so many bytes.</summary>
    private int ReadCount(int size)
    {
        var count = ReadNumber();
        Check(count >= 0 && (long)count * size <= _bytes.Length - _at);
        return count;
    }

    private int ReadNumber() => MemoryMarshal.Read<int>(Take(sizeof(int)).Span);

    private ReadOnlyMemory<byte> Take(int count)
    {
        Check(count >= 0 && count <= _bytes.Length - _at);
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
