namespace LeakScan.Git;

/// <summary>Many lists of numbers, one behind the other in pages that are never copied.</summary>
internal sealed class IntLists
{
    private const int PageBits = 16;
    private const int PageSize = 1 << PageBits;

    private readonly List<int[]> _pages = [];
    private int _filled = PageSize;

    /// <summary>Adds a list. Returns where it is.</summary>
    public int Add(ReadOnlySpan<int> list)
    {
        if (_filled + list.Length + 1 > PageSize)
        {
            // A list longer than a page has one of its own size.
            _pages.Add(new int[Math.Max(PageSize, list.Length + 1)]);
            _filled = 0;
        }

        var (page, start) = (_pages[^1], _filled);
        page[start] = list.Length;
        list.CopyTo(page.AsSpan(start + 1));
        _filled = Math.Min(PageSize, start + 1 + list.Length);
        return ((_pages.Count - 1) << PageBits) + start;
    }

    /// <summary>The list at a place.</summary>
    public ReadOnlySpan<int> At(int place)
    {
        var page = _pages[place >> PageBits];
        var start = place & (PageSize - 1);
        return page.AsSpan(start + 1, page[start]);
    }
}
