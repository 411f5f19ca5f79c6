using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Takes what is thrown while one candidate is looked at, so that a defect of LeakScan's own costs that candidate and not the scan: the item is told as one of which not all
/// was read. Belongs to one thread.
/// </summary>
internal sealed class FaultCollector
{
    private string? _first;

    /// <summary>Whether <see cref="End"/> has something to say.</summary>
    public bool Any => _first is not null;

    /// <summary>Takes an exception, of which only the first of an item is told; for an exception filter. False when it is no <see cref="Defect"/>.</summary>
    public bool TryAdd(Exception exception)
    {
        var defect = Defect.Describe(exception);
        Add(defect);
        return defect is not null;
    }

    /// <summary>Does something, and takes what it throws; null for <paramref name="faults"/> to let it through.</summary>
    public static void Guard(FaultCollector? faults, Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (faults?.TryAdd(e) == true)
        {
            // Told when the item ends.
        }
    }

    /// <summary>Takes what another thread's collector says; null for nothing.</summary>
    public void Add(string? fault) => _first ??= fault;

    /// <summary>Ends an item; returns what was thrown first, null for nothing.</summary>
    public string? End()
    {
        var first = _first;
        _first = null;
        return first;
    }
}
