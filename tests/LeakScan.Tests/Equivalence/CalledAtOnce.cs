using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Equivalence;

/// <summary>Idle workers that have scanned the whole window before its reader does anything, so that nothing is left for it.</summary>
internal sealed class CalledAtOnce : IIdleWorkers
{
    /// <summary>How often they were called.</summary>
    public int Calls { get; private set; }

    public bool Any => true;

    public void Call(ISharedWindow window)
    {
        Calls++;
        window.Join();
    }
}
