namespace LeakScan.Git;

/// <summary>
/// Goes through trees as they come out of the pack. A tree is nearly always a delta of another version of the same directory with one entry changed, so of
/// a tree built on a known one only the entries are parsed that the delta did not copy whole: on git/git 58.9 million entries shrink to a few million. An entry
/// counts as copied only if it lies inside one copy instruction and starts where an entry of the base starts; then its bytes are the base's, and so
/// is what was made of them. Anything else is parsed from the tree's own bytes, so an odd delta costs time, never an entry. One per thread.
/// </summary>
internal abstract unsafe class TreeScanner
{
    private readonly Stack<TreeEntries> _free = new();

    /// <summary>Parses a tree.</summary>
    public TreeEntries Scan(ReadOnlySpan<byte> content)
    {
        var entries = Rent();
        var at = 0;
        while (at < content.Length)
        {
            if (!TryParse(content, ref at, entries))
            {
                break;
            }
        }

        return entries;
    }

    /// <summary>Parses what is new in a tree that was built from another by a valid delta.</summary>
    /// <inheritdoc cref="Scan(ReadOnlySpan{byte})"/>
    public TreeEntries Scan(ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta)
    {
        if (!Delta.TryReadSizes(delta, out _, out _, out var start))
        {
            return Scan(content);
        }

        var entries = Rent();
        // The next entry to understand, where the bytes of the instruction begin, and the entry of the base that probably comes next.
        var (at, begin, likely) = (0, 0, 0);
        fixed (byte* instructions = delta)
        {
            var next = instructions + start;
            var last = instructions + delta.Length;
            while (next < last)
            {
                uint code = *next++;
                var offset = uint.MaxValue;
                var length = code;
                if ((code & 0x80) == 0)
                {
                    next += code;
                }
                else if (!Delta.TryReadCopy(ref next, last, code, out offset, out length))
                {
                    break;
                }

                var end = begin + (int)length;
                while (at < end && at < content.Length)
                {
                    if (offset != uint.MaxValue && TryCopy(source, (int)offset - begin, end, ref at, ref likely, entries))
                    {
                        continue;
                    }

                    if (!TryParse(content, ref at, entries))
                    {
                        return entries;
                    }
                }

                begin = end;
            }
        }

        return entries;
    }

    /// <summary>Takes back what a scan gave.</summary>
    public void Release(TreeEntries entries) => _free.Push(entries);

    /// <summary>An entry that was not in the base. Returns the code that stands for it from now on.</summary>
    protected abstract int Enter(in TreeEntry entry);

    private TreeEntries Rent()
    {
        var entries = _free.TryPop(out var free) ? free : new TreeEntries();
        entries.Clear();
        return entries;
    }

    /// <summary>Takes over the entries from a place on that lie whole in the part that was copied. False when there is not even one.</summary>
    private static bool TryCopy(TreeEntries source, int shift, int end, ref int at, ref int likely, TreeEntries entries)
    {
        var starts = source.Starts;
        var (from, to) = (at + shift, end + shift);
        // Mostly the entry behind those copied last, or with one changed in between the one behind that.
        var first = starts[likely] == from ? likely
            : likely < source.Count && starts[likely + 1] == from ? likely + 1
            : starts.BinarySearch(from);
        if (first < 0 || first == source.Count)
        {
            return false;
        }

        likely = first;
        if (starts[first + 1] > to)
        {
            return false;
        }

        // The last boundary that is not beyond what was copied; mostly that is all the rest.
        var stop = source.Count;
        if (starts[stop] > to)
        {
            stop = starts[first..].BinarySearch(to);
            stop = first + (stop < 0 ? ~stop - 1 : stop);
        }

        likely = stop;
        entries.Add(source, first, stop - first, -shift);
        at = starts[stop] - shift;
        return true;
    }

    private bool TryParse(ReadOnlySpan<byte> content, ref int at, TreeEntries entries)
    {
        var rest = content[at..];
        if (!new TreeReader(rest).TryRead(out var entry) || !rest.Overlaps(entry.Name, out var name))
        {
            entries.IsMalformed = true;
            return false;
        }

        // Behind the name, NUL and the id.
        at += name + entry.Name.Length + 1 + ObjectId.Size;
        entries.Add(at, Enter(entry));
        return true;
    }
}
