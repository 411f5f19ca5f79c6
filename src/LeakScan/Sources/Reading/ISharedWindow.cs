namespace LeakScan.Sources.Reading;

/// <summary>The windows of a large item, as far as they can be scanned by several threads together. Safe for use by all of them.</summary>
internal interface ISharedWindow
{
    /// <summary>Whether somebody is there who waits for the next window, so that nobody need be called. Costs no lock, and may be out of date.</summary>
    bool IsJoined { get; }

    /// <summary>Scans parts of the window that is open, and of those that follow, on the calling thread until there is nothing to be had for a moment.</summary>
    void Join();
}
