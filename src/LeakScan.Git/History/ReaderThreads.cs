using System.Runtime.ExceptionServices;

namespace LeakScan.Git;

/// <summary>Runs work on several threads and waits for all of it.</summary>
internal static class ReaderThreads
{
    /// <summary>Runs one thing beside another. Neither goes on when this is over, whatever fails: what they read may be closed then.</summary>
    /// <param name="other">Runs on another thread.</param>
    /// <param name="own">Runs on this one; its failure comes first.</param>
    public static void RunBeside(Action other, Action own)
    {
        var running = Task.Run(other, CancellationToken.None);
        try
        {
            own();
        }
        finally
        {
            WaitFor(running);
        }

        running.GetAwaiter().GetResult();
    }

    /// <summary>Waits until a task is over, however it ends.</summary>
    public static void WaitFor(IAsyncResult task) => task.AsyncWaitHandle.WaitOne();

    /// <summary>Cuts a list into as many stretches as there are threads, and runs the same work on each.</summary>
    /// <param name="length">The length of the list.</param>
    /// <param name="count">How many threads; at least 1.</param>
    /// <param name="work">The work; gets the number of the stretch, where it is, and a token as <see cref="Run"/> gives it.</param>
    /// <param name="cancellation">The caller's wish to stop.</param>
    public static void RunStretches(int length, int count, Action<int, Range, CancellationToken> work, CancellationToken cancellation)
    {
        var last = -1;
        Run(count, stop => RunStretch(Interlocked.Increment(ref last), stop), cancellation);

        void RunStretch(int number, CancellationToken stop) => work(number, StartOf(number)..StartOf(number + 1), stop);

        int StartOf(int number) => (int)((long)length * number / count);
    }

    /// <summary>Runs the same work on each. The first exception of any thread asks the others to stop, and is thrown here when all have.</summary>
    /// <param name="count">How many threads; at least 1.</param>
    /// <param name="work">The work; gets a token that is cancelled when the caller cancels or another thread fails.</param>
    /// <param name="cancellation">The caller's wish to stop.</param>
    public static void Run(int count, Action<CancellationToken> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        cancellation.ThrowIfCancellationRequested();
        failure?.Throw();

        void Work()
        {
            try
            {
                work(stop.Token);
            }
#pragma warning disable CA1031 // thrown again on the caller's thread
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                stop.Cancel();
            }
        }
    }
}
