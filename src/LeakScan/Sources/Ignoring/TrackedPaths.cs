using LeakScan.Git;

namespace LeakScan.Sources.Ignoring;

/// <summary>What git tracks, and therefore never ignores: the paths in a repository's index, searched by halving. Immutable; safe for use by several threads.</summary>
internal sealed class TrackedPaths(GitIndex index)
{
    /// <summary>No paths.</summary>
    public static TrackedPaths None { get; } = new(GitIndex.Empty);

    /// <summary>How many there are.</summary>
    public int Count => index.Count;

    /// <summary>A path.</summary>
    public ReadOnlySpan<byte> this[int entry] => index.PathOf(entry);

    /// <summary>Whether a file is tracked, or a submodule's folder.</summary>
    public bool Contains(ReadOnlySpan<byte> path)
    {
        var entry = LowerBound(path, []);
        return entry < Count && this[entry].SequenceEqual(path);
    }

    /// <summary>Whether a folder is tracked: is a submodule, or holds something tracked.</summary>
    public bool ContainsFolder(ReadOnlySpan<byte> path)
    {
        if (Contains(path))
        {
            return true;
        }

        var entry = LowerBound(path, "/"u8);
        return entry < Count && this[entry].StartsWith(path) && this[entry][path.Length] == (byte)'/';
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
