namespace LeakScan.Git;

/// <summary>
/// Finds which lines of a text are not in an older one, in the sense of a shortest edit script (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
/// Lines that occur in one of the two only are taken out first, as they can match nothing; what is left differs by moved lines alone, mostly by none.
/// Where more than <see cref="MaxEdits"/> lines moved, everything between the first and the last of them counts as changed: too much, never too little.
/// Where several scripts are equally short, another line may be named than <c>git diff</c> names, but one with the same text.
/// </summary>
internal static class LineDiffer
{
    // The work and the memory grow with the square of this.
    private const int MaxEdits = 1000;

    /// <summary>The lines that are added or changed, sorted and disjoint. Lines end behind a line feed; one without is another line than one with.</summary>
    public static IReadOnlyList<LineRange> FindChanged(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        var numbers = new LineNumbers();
        var before = numbers.Read(old, isNew: false);
        var after = numbers.Read(now, isNew: true);
        var changed = new bool[after.Count];

        // Positions in the new text of the lines that also occur in the old one, and what they are.
        var kept = new List<int>(after.Count);
        for (var i = 0; i < after.Count; i++)
        {
            changed[i] = !numbers.IsInBoth(after[i]);
            if (!changed[i])
            {
                kept.Add(i);
            }
        }

        int[] left = [.. before.Where(numbers.IsInBoth)];
        int[] right = [.. kept.Select(i => after[i])];
        MarkInserted(left, right, position => changed[kept[position]] = true);
        return ToRanges(changed);
    }

    private static void MarkInserted(int[] left, int[] right, Action<int> mark)
    {
        var start = left.AsSpan().CommonPrefixLength(right);
        var (leftEnd, rightEnd) = (left.Length, right.Length);
        while (leftEnd > start && rightEnd > start && left[leftEnd - 1] == right[rightEnd - 1])
        {
            leftEnd--;
            rightEnd--;
        }

        var reached = FindPath(left.AsSpan(start..leftEnd), right.AsSpan(start..rightEnd));
        if (reached is null)
        {
            for (var i = start; i < rightEnd; i++)
            {
                mark(i);
            }

            return;
        }

        // Back along the path: x is the place in the old text, y in the new one, the diagonal x - y.
        var (x, y) = (leftEnd - start, rightEnd - start);
        for (var edits = reached.Count - 1; edits > 0; edits--)
        {
            var diagonal = x - y;
            var isInsertion = IsInsertion(reached[edits - 1], diagonal, edits);
            var from = diagonal + (isInsertion ? 1 : -1);
            x = reached[edits - 1][from + edits];
            y = x - from;
            if (isInsertion)
            {
                mark(start + y);
            }
        }
    }

    // For each number of edits how far down the old text each diagonal gets: diagonal d at index d + edits + 1. Null when there are too many edits.
    private static List<int[]>? FindPath(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var reached = new List<int[]>();
        for (var edits = 0; edits <= MaxEdits; edits++)
        {
            var row = new int[(2 * edits) + 3];
            Array.Fill(row, -1);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = edits == 0 ? 0 : Start(reached[edits - 1], diagonal, edits);
                var y = x - diagonal;
                if (x < 0 || x > left.Length || y < 0 || y > right.Length)
                {
                    continue;
                }

                var same = left[x..].CommonPrefixLength(right[y..]);
                row[diagonal + edits + 1] = x + same;
                if (x + same == left.Length && y + same == right.Length)
                {
                    reached.Add(row);
                    return reached;
                }
            }

            reached.Add(row);
        }

        return null;
    }

    // Where a path with one more edit comes onto a diagonal; negative when none does.
    private static int Start(int[] before, int diagonal, int edits)
    {
        var (above, below) = (At(before, diagonal + 1 + edits), At(before, diagonal - 1 + edits));
        return IsInsertion(before, diagonal, edits) ? above : below < 0 ? -1 : below + 1;
    }

    private static int At(int[] row, int index) => index >= 0 && index < row.Length ? row[index] : -1;

    // Whether the furthest way onto a diagonal is to insert a line (from the diagonal above) and not to delete one.
    private static bool IsInsertion(int[] before, int diagonal, int edits) => At(before, diagonal + 1 + edits) > At(before, diagonal - 1 + edits);

    private static List<LineRange> ToRanges(bool[] changed)
    {
        var ranges = new List<LineRange>();
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i])
            {
                var start = i;
                while (i < changed.Length && changed[i])
                {
                    i++;
                }

                ranges.Add(new LineRange(start + 1, i + 1));
            }
        }

        return ranges;
    }
}
