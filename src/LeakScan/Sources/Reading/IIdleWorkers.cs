namespace LeakScan.Sources.Reading;

/// <summary>The workers of a source that have nothing to read at the moment. Safe for use by several threads.</summary>
internal interface IIdleWorkers
{
    /// <summary>Whether there are any. Costs no lock, and may be out of date.</summary>
    bool Any { get; }

    /// <summary>Has all of them join in a window.</summary>
    void Call(ISharedWindow window);
}
