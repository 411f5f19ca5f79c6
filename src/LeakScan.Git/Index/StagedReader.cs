using System.Text;

namespace LeakScan.Git;

/// <summary>
/// Compares the index with HEAD. Folders whose tree git remembers and that HEAD has just so are passed over, so that in a large repository only the trees on the
/// way to a staged file are read. What is only renamed is not listed: its content was there before.
/// </summary>
internal sealed class StagedReader
{
    private readonly GitIndex _index;
    private readonly IObjectReader _objects;
    private readonly ObjectBuffer _buffer = new();
    private readonly List<StagedFile> _files = [];
    private readonly HashSet<ObjectId> _removed = []; // blobs of HEAD at paths that changed or went
    private readonly List<ObjectId> _deleted = []; // those at paths that went
    private readonly List<ObjectId> _deletedFolders = [];

    private StagedReader(GitIndex index, IObjectReader objects)
    {
        _index = index;
        _objects = objects;
    }

    /// <summary>Compares.</summary>
    /// <param name="index">The index.</param>
    /// <param name="headTree">HEAD's tree; zero before the first commit.</param>
    /// <param name="objects">Reads trees.</param>
    /// <param name="deleted">The blobs of files that HEAD has and the next commit has not: what an added file may have been renamed from.</param>
    /// <param name="renamed">The new paths of files that only changed their name, sorted.</param>
    /// <exception cref="GitException">A tree of HEAD cannot be read.</exception>
    public static IReadOnlyList<StagedFile> Read(
        GitIndex index, ObjectId headTree, IObjectReader objects, out IReadOnlyList<ObjectId> deleted, out IReadOnlyList<string> renamed)
    {
        var reader = new StagedReader(index, objects);
        reader.CompareFolder(index.CacheTree, headTree, 0, index.Count, 0);
        if (reader._files.Exists(f => f.OldBlob.IsZero))
        {
            reader._deletedFolders.ForEach(tree => reader.ForEachBlob(tree, (_, blob) => reader.NoteDeleted(blob)));
        }

        deleted = reader._deleted;
        reader._files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        renamed = [.. reader._files.Where(f => f.OldBlob.IsZero && reader._removed.Contains(f.Blob)).Select(f => f.Path)];
        return [.. reader._files.Where(f => !reader._removed.Contains(f.Blob))];
    }

    // Index entries [from, to) all lie in one folder, whose path takes up the first bytes of theirs.
    private void CompareFolder(CacheTree? known, ObjectId headTree, int from, int to, int prefix)
    {
        if (known is { EntryCount: >= 0 } && known.Id == headTree)
        {
            return;
        }

        var head = ReadTree(headTree);
        var cursor = 0;
        for (var entry = from; entry < to;)
        {
            var path = _index.PathOf(entry)[prefix..];
            var slash = path.IndexOf((byte)'/');
            if (slash < 0)
            {
                var old = Advance(head, ref cursor, path, isTree: false);
                entry = CompareFile(old, entry, to);
                continue;
            }

            var name = path[..slash];
            var oldTree = Advance(head, ref cursor, name, isTree: true) ?? ObjectId.Zero;
            if (slash == path.Length - 1)
            {
                CompareSparseFolder(oldTree, entry++);
                continue;
            }

            var folder = known?.Find(name);
            var end = folder is { EntryCount: > 0 } ? entry + folder.EntryCount : EndOfFolder(entry, to, prefix + slash + 1);
            CompareFolder(folder, oldTree, entry, end, prefix + slash + 1);
            entry = end;
        }

        while (cursor < head.Count)
        {
            Pass(head[cursor++]);
        }
    }

    // All entries of one path: one, or the sides of a conflict. Git refuses to commit a conflict; both sides are listed, so that nothing is missed until it is solved.
    private int CompareFile(ObjectId? old, int entry, int to)
    {
        var path = _index.PathOf(entry);
        var sides = new HashSet<ObjectId>();
        var isKept = false;
        for (; entry < to && _index.PathOf(entry).SequenceEqual(path); entry++)
        {
            var id = _index.Id(entry);
            isKept |= old == id;
            if (_index.Stage(entry) != 1 && !TreeEntry.IsSubmoduleMode(_index.Mode(entry)) && !_index.IsIntentToAdd(entry) && old != id && sides.Add(id))
            {
                _files.Add(new StagedFile(Encoding.UTF8.GetString(path), id, old ?? ObjectId.Zero));
            }
        }

        if (!isKept && old is { } blob)
        {
            _removed.Add(blob);
        }

        return entry;
    }

    // A sparse index has one entry for a folder outside of the checkout; its tree differs from HEAD's only after an unusual merge.
    private void CompareSparseFolder(ObjectId headTree, int entry)
    {
        var path = Encoding.UTF8.GetString(_index.PathOf(entry));
        var comparer = new TreeComparer(_objects, problem => throw GitException.Unreadable(problem))
        {
            Added = (inside, blob) => _files.Add(new StagedFile(path + Encoding.UTF8.GetString(inside), blob, ObjectId.Zero)),
            Removed = blob => _removed.Add(blob),
        };
        comparer.Compare(_index.Id(entry), headTree.IsZero ? [] : [headTree]);
    }

    // The entries of a folder lie together: the last is looked for in steps that double, then halve.
    private int EndOfFolder(int entry, int to, int prefix)
    {
        var folder = _index.PathOf(entry)[..prefix];
        var step = 1;
        while (entry + step < to && _index.PathOf(entry + step).StartsWith(folder))
        {
            step *= 2;
        }

        var (inside, outside) = (entry + (step / 2), Math.Min(entry + step, to));
        while (outside - inside > 1)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = _index.PathOf(middle).StartsWith(folder) ? (middle, outside) : (inside, middle);
        }

        return outside;
    }

    // Goes on to an entry of HEAD's folder; those passed over are no longer there.
    private ObjectId? Advance(List<HeadEntry> head, ref int cursor, ReadOnlySpan<byte> name, bool isTree)
    {
        while (cursor < head.Count)
        {
            var order = CompareNames(head[cursor], name, isTree);
            if (order > 0)
            {
                return null;
            }

            if (order == 0)
            {
                return head[cursor++].Id;
            }

            Pass(head[cursor++]);
        }

        return null;
    }

    private static int CompareNames(HeadEntry entry, ReadOnlySpan<byte> name, bool isTree)
    {
        // Git sorts a folder as if its name ended in '/'.
        var length = Math.Min(entry.Name.Length, name.Length);
        var order = entry.Name.AsSpan(0, length).SequenceCompareTo(name[..length]);
        return order != 0 ? order : (entry.Name.Length > length ? entry.Name[length] : entry.IsTree ? '/' : 0) - (name.Length > length ? name[length] : isTree ? '/' : 0);
    }

    private void Pass(HeadEntry entry)
    {
        if (entry.IsTree)
        {
            _deletedFolders.Add(entry.Id);
        }
        else
        {
            NoteDeleted(entry.Id);
        }
    }

    private void NoteDeleted(ObjectId blob)
    {
        _removed.Add(blob);
        _deleted.Add(blob);
    }

    private void ForEachBlob(ObjectId tree, Action<byte[], ObjectId> visit) => new TreeWalker(_objects, problem => throw GitException.Unreadable(problem)).Walk(tree, [], visit);

    private List<HeadEntry> ReadTree(ObjectId tree)
    {
        var entries = new List<HeadEntry>();
        if (!tree.IsZero)
        {
            if (TreeWalker.ReadTree(_objects, tree, _buffer) is { } problem)
            {
                throw GitException.Unreadable(problem);
            }

            var reader = new TreeReader(_buffer.Content);
            while (reader.TryRead(out var entry))
            {
                if (!entry.IsSubmodule)
                {
                    entries.Add(new HeadEntry(entry.Name.ToArray(), entry.Id, entry.IsTree));
                }
            }
        }

        return entries;
    }

    // A class, because lists of classes come compiled with the runtime, and a hook has no time to compile.
    private sealed record HeadEntry(byte[] Name, ObjectId Id, bool IsTree);
}
