namespace LeakScan.Sources.Ignoring;

/// <summary>
/// The patterns of a long ignore file, sorted by the byte with which a match starts or ends, so that an entry is compared with a handful of them and not with
/// all: usual files for a platform have hundreds. Immutable; safe for use by several threads.
/// </summary>
internal sealed class IgnoreIndex
{
    private static readonly int[] Empty = [];

    private readonly IgnorePattern[] _patterns;

    // Indexes of patterns, the last pattern first, by first or last byte of a name or path; those with neither in the last list.
    private readonly int[][] _nameStarts;
    private readonly int[][] _nameEnds;
    private readonly int[][] _pathStarts;
    private readonly int[][] _pathEnds;
    private readonly int[] _others;

    /// <summary>Sorts patterns.</summary>
    public IgnoreIndex(IgnorePattern[] patterns)
    {
        _patterns = patterns;
        _nameStarts = Sort(p => p.NameOnly ? p.First : null);
        _nameEnds = Sort(p => p is { NameOnly: true, First: null } ? p.Last : null);
        _pathStarts = Sort(p => p.NameOnly ? null : p.First);
        _pathEnds = Sort(p => p is { NameOnly: false, First: null } ? p.Last : null);
        _others = [.. Enumerable.Range(0, patterns.Length).Reverse().Where(i => patterns[i] is { First: null, Last: null })];
    }

    /// <summary>The last pattern that matches; null when none does.</summary>
    public IgnorePattern? Match(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder)
    {
        var best = -1;
        Search(_nameStarts[name[0]], path, name, isFolder, ref best);
        Search(_nameEnds[name[^1]], path, name, isFolder, ref best);
        Search(_pathStarts[path[0]], path, name, isFolder, ref best);
        Search(_pathEnds[path[^1]], path, name, isFolder, ref best);
        Search(_others, path, name, isFolder, ref best);
        return best < 0 ? null : _patterns[best];
    }

    private void Search(int[] candidates, ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder, ref int best)
    {
        foreach (var index in candidates)
        {
            if (index <= best)
            {
                return;
            }

            if (_patterns[index].Decides(path, name, isFolder))
            {
                best = index;
                return;
            }
        }
    }

    private int[][] Sort(Func<IgnorePattern, ByteSet?> bytesOf)
    {
        var lists = new List<int>?[256];
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            if (bytesOf(_patterns[i]) is not { } bytes)
            {
                continue;
            }

            for (var value = 0; value < lists.Length; value++)
            {
                if (bytes[(byte)value])
                {
                    (lists[value] ??= []).Add(i);
                }
            }
        }

        return [.. lists.Select(list => list?.ToArray() ?? Empty)];
    }
}
