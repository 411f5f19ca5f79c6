namespace LeakScan.Sources.Reading;

/// <summary>The workers of a source that have nothing to read at the moment. Safe for use by several threads.</summary>
internal interface IIdleWorkers
{
    /// <summary>Whether there are any, and processors for them. Costs no lock, and may be out of date.</summary>
    bool Any { get; }

    /// <summary>Has as many of them join in a window as there are processors for.</summary>
    void Call(ISharedWindow window);
}
