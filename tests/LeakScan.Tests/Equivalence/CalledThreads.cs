using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Equivalence;

/// <summary>Idle workers on threads of their own, which take what they get.</summary>
internal sealed class CalledThreads(int most) : IIdleWorkers, IDisposable
{
    private readonly List<Thread> _threads = [];

    public bool Any => true;

    public void Call(ISharedWindow window)
    {
        if (_threads.Count(t => t.IsAlive) < most)
        {
            var thread = new Thread(window.Join) { IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    public void Dispose() => _threads.ForEach(thread => thread.Join());
}
