using System.Runtime.ExceptionServices;

namespace LeakScan.Sources.Reading;

/// <summary>Runs the same work on several threads, the caller's among them, and waits for all.</summary>
internal static class WorkerThreads
{
    /// <summary>Runs the work; the first exception is thrown again when every thread has ended.</summary>
    /// <param name="count">How many threads; at least 1.</param>
    /// <param name="work">The work. It must see by itself that another thread has failed: <paramref name="stop"/> is called then.</param>
    /// <param name="stop">Makes the other threads end early.</param>
    public static void Run(int count, Action work, Action stop)
    {
        ExceptionDispatchInfo? failure = null;
        void Guarded()
        {
            try
            {
                work();
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again on the caller's thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), comparand: null);
                stop();
            }
        }

        var threads = new Thread[count - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Guarded) { IsBackground = true, Name = $"source {i + 2}" };
            threads[i].Start();
        }

        Guarded();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
    }
}
