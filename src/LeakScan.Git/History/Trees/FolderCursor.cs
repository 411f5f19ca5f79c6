namespace LeakScan.Git;

/// <summary>Goes through the files and folders of one tree after another, without submodules, and copies nothing of them.</summary>
/// <param name="objects">Reads the trees.</param>
internal sealed class FolderCursor(IObjectReader objects)
{
    private readonly ObjectBuffer _buffer = new();
    private Action<ObjectProblem> _report = _ => { };
    private ObjectId _tree;
    private int _length;
    private int _nameStart;
    private int _nameLength;

    /// <summary>The tree's bytes.</summary>
    public ReadOnlySpan<byte> Content => _buffer.Content[.._length];

    /// <summary>Whether there are no more entries; then nothing of an entry is valid but <see cref="Start"/>.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Where the entry starts in <see cref="Content"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>What it names.</summary>
    public ObjectId Id { get; private set; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsTree { get; private set; }

    /// <summary>Its name.</summary>
    public ReadOnlySpan<byte> Name => Content.Slice(_nameStart, _nameLength);

    /// <summary>The order of entries: git sorts a folder as if its name ended in '/'.</summary>
    public static int CompareNames(FolderCursor left, FolderCursor right)
    {
        var first = left.Name;
        var second = right.Name;
        var length = Math.Min(first.Length, second.Length);
        var order = first[..length].SequenceCompareTo(second[..length]);
        return order != 0 ? order : Next(first, left.IsTree, length) - Next(second, right.IsTree, length);

        static int Next(ReadOnlySpan<byte> name, bool isTree, int position) => position < name.Length ? name[position] : isTree ? '/' : 0;
    }

    /// <summary>Starts on a tree; the zero id, and one that cannot be read, stand for a tree without entries.</summary>
    public void Open(ObjectId tree, Action<ObjectProblem> report)
    {
        (_tree, _report, _length) = (tree, report, 0);
        if (!tree.IsZero)
        {
            if (TreeWalker.ReadTree(objects, tree, _buffer) is { } problem)
            {
                report(problem);
            }
            else
            {
                _length = _buffer.Content.Length;
            }
        }

        MoveTo(0);
    }

    /// <summary>Goes on with the first entry at or behind a place at which one starts.</summary>
    public void MoveTo(int start)
    {
        End = start;
        Advance();
    }

    /// <summary>Goes on to the next entry.</summary>
    public void Advance()
    {
        while (true)
        {
            Start = End;
            var reader = new TreeReader(Content[Start..]);
            IsAtEnd = !reader.TryRead(out var entry);
            if (IsAtEnd)
            {
                if (reader.IsCorrupt)
                {
                    _report(ObjectProblem.MalformedTree(_tree));
                    _length = Start;
                }

                return;
            }

            Content[Start..].Overlaps(entry.Name, out var offset);
            (_nameStart, _nameLength) = (Start + offset, entry.Name.Length);
            End = _nameStart + _nameLength + 1 + ObjectId.Size;
            if (!entry.IsSubmodule)
            {
                (Id, IsTree) = (entry.Id, entry.IsTree);
                return;
            }
        }
    }
}
