using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// Writes a <see cref="HistoryMemory"/> as bytes: lists with their lengths before them, as they lie in memory, so that writing and reading are copies. A processor
/// that orders bytes the other way does not know the mark at the start. About 36 bytes an object.
/// </summary>
internal sealed class HistoryMemoryWriter
{
    /// <summary>The first number; another one when the format changes.</summary>
    public const int Mark = 0x4c534802;

    private byte[] _bytes = new byte[1 << 16];
    private int _count;

    public static ReadOnlyMemory<byte> Write(HistoryMemory memory)
    {
        var writer = new HistoryMemoryWriter();
        writer.Reserve(memory.Count * 40);
        writer.Write(Mark);
        writer.Write(memory.Count);
        writer.Write(memory.Ids.Span);
        writer.Write(memory.Kinds);
        writer.Write(MemoryMarshal.AsBytes(memory.Sizes.AsSpan()));
        writer.Write(memory.Structure is null ? 0 : 1);
        if (memory.Structure is { } structure)
        {
            writer.WriteIds(structure.Shallow);
            writer.WriteIds(structure.Missing);
            writer.WriteCommits(structure.Commits);
            writer.WriteList(structure.Located);
            writer.WriteTrees(structure.Trees);
        }

        return writer._bytes.AsMemory(0, writer._count);
    }

    private void WriteCommits(CommitCollector commits)
    {
        WriteList(commits.Commits);
        Write(MemoryMarshal.AsBytes(commits.Trees));
        Write(MemoryMarshal.AsBytes(commits.Times));
        Write(MemoryMarshal.AsBytes(commits.ParentStarts));
        WriteList(commits.Parents);
    }

    private void WriteTrees(RememberedTrees trees)
    {
        Write(trees.Names.Length);
        foreach (var name in trees.Names)
        {
            Write(name.Length);
            Write(name);
        }

        WriteList(trees.Targets);
        Write(MemoryMarshal.AsBytes(trees.EntryNames.AsSpan()));
        WriteList(trees.Trees);
        Write(MemoryMarshal.AsBytes(trees.Starts.AsSpan()));
        Write(trees.Lists.Length);
        Reserve(trees.Lists.Length);
        trees.Lists.CopyTo(_bytes.AsSpan(_count));
        _count += trees.Lists.Length;
    }

    private void WriteIds(ObjectId[] ids)
    {
        Write(ids.Length);
        Reserve(ids.Length * ObjectId.Size);
        foreach (var id in ids)
        {
            id.CopyTo(_bytes.AsSpan(_count));
            _count += ObjectId.Size;
        }
    }

    private void WriteList(ReadOnlySpan<int> numbers)
    {
        Write(numbers.Length);
        Write(MemoryMarshal.AsBytes(numbers));
    }

    private void Write(int number) => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (_count + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(checked(_count + more), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }
    }
}
