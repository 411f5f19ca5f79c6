namespace LeakScan.Sources.Ignoring;

/// <summary>
/// The paths in a repository's index: what git tracks, and therefore never ignores. Immutable; safe for use by several threads.
/// The names stay bytes in one array, sorted as the index has them, and are searched by halving.
/// </summary>
internal sealed class TrackedPaths
{
    private readonly byte[] _names;
    private readonly int[] _starts;

    /// <summary>Paths in the form in which they are searched.</summary>
    /// <param name="names">All names, one behind the other, sorted bytewise; what follows the last is of no account.</param>
    /// <param name="starts">Where each starts, and at the end where the last one ends.</param>
    internal TrackedPaths(byte[] names, int[] starts)
    {
        _names = names;
        _starts = starts;
    }

    /// <summary>No paths.</summary>
    public static TrackedPaths None { get; } = new([], [0]);

    /// <summary>How many there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>A path.</summary>
    public ReadOnlySpan<byte> this[int index] => _names.AsSpan(_starts[index].._starts[index + 1]);

    /// <summary>Whether a file is tracked, or a submodule's folder.</summary>
    public bool Contains(ReadOnlySpan<byte> path)
    {
        var index = LowerBound(path, []);
        return index < Count && this[index].SequenceEqual(path);
    }

    /// <summary>Whether a folder is tracked: is a submodule, or holds something tracked.</summary>
    public bool ContainsFolder(ReadOnlySpan<byte> path)
    {
        if (Contains(path))
        {
            return true;
        }

        var index = LowerBound(path, "/"u8);
        return index < Count && this[index].StartsWith(path) && this[index][path.Length] == (byte)'/';
    }

    /// <summary>The first name that does not come before a path with an ending.</summary>
    private int LowerBound(ReadOnlySpan<byte> path, ReadOnlySpan<byte> ending)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Compare(this[middle], path, ending) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path, ReadOnlySpan<byte> ending)
    {
        var order = name[..Math.Min(name.Length, path.Length)].SequenceCompareTo(path);
        return order != 0 || ending.IsEmpty ? (order != 0 ? order : name.Length.CompareTo(path.Length)) : name[path.Length..].SequenceCompareTo(ending);
    }
}
