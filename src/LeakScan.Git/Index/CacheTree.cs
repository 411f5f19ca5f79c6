using System.Buffers.Text;

namespace LeakScan.Git;

/// <summary>
/// What git remembers of the trees it wrote from the index: for a folder in which nothing has been staged since, the tree's id and how many entries it spans.
/// </summary>
internal sealed class CacheTree
{
    private readonly List<CacheTree> _folders = [];
    private readonly byte[] _name;
    private readonly int _folderCount;

    private CacheTree(byte[] name, int entryCount, int folderCount, ObjectId id)
    {
        _name = name;
        _folderCount = folderCount;
        EntryCount = entryCount;
        Id = id;
    }

    /// <summary>How many index entries the folder spans; -1 when something in it has been staged since.</summary>
    public int EntryCount { get; }

    /// <summary>The folder's tree, unless something has been staged since.</summary>
    public ObjectId Id { get; }

    /// <summary>Reads the extension "TREE": parents before children.</summary>
    public static CacheTree? Parse(ReadOnlySpan<byte> content)
    {
        CacheTree? root = null;
        var open = new Stack<CacheTree>(); // those of whose folders some are to come
        while (!content.IsEmpty)
        {
            // "name NUL entries SP folders LF id"; no id behind -1 entries
            var name = content[..content.IndexOf((byte)0)];
            content = content[(name.Length + 1)..];
            var entries = ReadNumber(ref content);
            var folders = ReadNumber(ref content);
            var tree = new CacheTree(name.ToArray(), entries, folders, entries < 0 ? default : new ObjectId(content));
            content = entries < 0 ? content : content[ObjectId.Size..];
            while (open.TryPeek(out var full) && full._folders.Count >= full._folderCount)
            {
                open.Pop();
            }

            if (open.TryPeek(out var parent))
            {
                parent._folders.Add(tree);
            }
            else if (root is not null)
            {
                throw new InvalidDataException("its cache tree has two roots");
            }

            root ??= tree;
            open.Push(tree);
        }

        return root;
    }

    /// <summary>A folder of this one; null when git knows nothing of it.</summary>
    public CacheTree? Find(ReadOnlySpan<byte> name)
    {
        // Sorted by length first, then bytes; there are few, and each is asked for once.
        foreach (var folder in _folders)
        {
            if (name.SequenceEqual(folder._name))
            {
                return folder;
            }
        }

        return null;
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> content)
    {
        if (!Utf8Parser.TryParse(content, out int number, out var digits))
        {
            throw new InvalidDataException("its cache tree has no number where one should be");
        }

        content = content[(digits + 1)..];
        return number;
    }
}
