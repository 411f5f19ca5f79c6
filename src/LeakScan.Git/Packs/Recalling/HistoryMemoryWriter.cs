using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// Writes a <see cref="HistoryMemory"/> as bytes: lists with their lengths before them, ids as their 20 bytes, all other numbers seven bits a byte, lowest first.
/// About 26 bytes an object, nearly all of it ids.
/// </summary>
internal sealed class HistoryMemoryWriter
{
    /// <summary>The first byte; another one when the format changes.</summary>
    public const byte Version = 1;

    private readonly List<byte> _bytes = [];

    public static byte[] Write(HistoryMemory memory)
    {
        var writer = new HistoryMemoryWriter();
        writer._bytes.EnsureCapacity(memory.Ids.Length * 26);
        writer._bytes.Add(Version);
        writer.WriteIds(memory.Ids);
        writer._bytes.AddRange(memory.Kinds);
        for (var i = 0; i < memory.Ids.Length; i++)
        {
            if (memory.Kinds[i] != (byte)ObjectKind.Tree)
            {
                writer.Write(memory.Sizes[i]);
            }
        }

        writer.Write(memory.Structure is null ? 0 : 1);
        if (memory.Structure is { } structure)
        {
            writer.WriteStructure(structure);
        }

        return [.. writer._bytes];
    }

    private void WriteStructure(HistoryStructure structure)
    {
        WriteIds(structure.Shallow);
        WriteIds(structure.Missing);
        Write(structure.Commits.Count);
        for (var i = 0; i < structure.Commits.Count; i++)
        {
            Write(structure.Commits.CommitAt(i));
            Write(structure.Commits.TreeAt(i));
            Write(structure.Commits.TimeAt(i));
            WriteList(structure.Commits.ParentsAt(i));
        }

        WriteList(structure.Located);
        WriteTrees(structure.Trees);
    }

    private void WriteTrees(RememberedTrees trees)
    {
        Write(trees.Names.Count);
        foreach (var name in trees.Names)
        {
            Write(name.Length);
            _bytes.AddRange(name);
        }

        Write(trees.Entries.Count);
        foreach (var (target, name) in trees.Entries)
        {
            Write(target);
            Write(name);
        }

        Write(trees.Count);
        for (var i = 0; i < trees.Count; i++)
        {
            Write(trees.TreeAt(i));
            WriteList(trees.CodesAt(i));
        }
    }

    private void WriteIds(ObjectId[] ids)
    {
        Write(ids.Length);
        var start = _bytes.Count;
        CollectionsMarshal.SetCount(_bytes, start + (ids.Length * ObjectId.Size));
        var target = CollectionsMarshal.AsSpan(_bytes)[start..];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i].CopyTo(target[(i * ObjectId.Size)..]);
        }
    }

    private void WriteList(ReadOnlySpan<int> numbers)
    {
        Write(numbers.Length);
        foreach (var number in numbers)
        {
            Write(number);
        }
    }

    private void Write(long number)
    {
        var left = (ulong)number;
        for (; left > 0x7f; left >>= 7)
        {
            _bytes.Add((byte)(left | 0x80));
        }

        _bytes.Add((byte)left);
    }
}
