namespace LeakScan.Git;

/// <summary>Marks the blobs that the trees of a walk name. One per worker; the marks are shared, and only ever set.</summary>
/// <param name="named">For each object whether it is named.</param>
/// <param name="missing">Gets what is named and not there.</param>
internal sealed class NamedBlobsSink(bool[] named, MissingObjects missing) : IWalkSink
{
    private readonly NamedBlobsFinder _finder = new(missing);

    /// <summary>The trees that came, by ordinal.</summary>
    public List<int> Read { get; } = [];

    /// <summary>Those of them that stop making sense before their end.</summary>
    public List<int> Malformed { get; } = [];

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Mark(ordinal, _finder.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Mark(ordinal, _finder.Scan(content, source, delta));

    public void Release(TreeEntries entries) => _finder.Release(entries);

    private TreeEntries Mark(int ordinal, TreeEntries entries)
    {
        if (ordinal >= 0)
        {
            Read.Add(ordinal);
            if (entries.IsMalformed)
            {
                Malformed.Add(ordinal);
            }

            // A base that is not wanted itself comes without a number, so its entries must not count before a wanted tree has them too.
            foreach (var code in entries.Codes)
            {
                if (code >= 0)
                {
                    named[code] = true;
                }
                else if (code != NamedBlobsFinder.Nothing)
                {
                    missing.Require(_finder.MissingAt(code));
                }
            }
        }

        return entries;
    }
}
