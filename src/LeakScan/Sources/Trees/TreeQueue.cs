using LeakScan.Sources.Reading;

namespace LeakScan.Sources.Trees;

/// <summary>
/// The work that all workers of a walk share: folders to list, and listings with files to read. Last in, first out, so that a walk goes deep before it goes
/// wide and the queue stays short. The lock is taken a few times for each folder, never for a file: files are claimed from a listing that stays on top of
/// the queue, for everybody, until none is left. Who finds nothing is idle, and is called when somebody has a file so large that its windows can be shared.
/// </summary>
/// <param name="workers">How many threads take work.</param>
/// <param name="processors">How many of them may be busy with shared windows: who has joined looks for the next window all the time, and with no processor to spare would keep a scanning thread from its own.</param>
internal sealed class TreeQueue(int workers, int processors) : IIdleWorkers, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly List<object> _stack = [];
    private readonly Stack<FolderListing> _free = new();
    private readonly Queue<ISharedWindow> _calls = new();
    private readonly int _surplus = Math.Max(0, workers - processors);
    private int _idle;
    private bool _ended;

    /// <inheritdoc/>
    public bool Any => Idle > _surplus;

    /// <summary>How many workers have nothing to do at the moment.</summary>
    internal int Idle => Volatile.Read(ref _idle);

    /// <summary>Waits for work. Exactly one of the results is set.</summary>
    /// <param name="folder">A folder to list.</param>
    /// <param name="listing">A listing to read files of; to be given back with <see cref="Release"/>.</param>
    /// <param name="window">A window of somebody else's file to join in.</param>
    /// <returns>False when there is none left and nobody can add any.</returns>
    public bool TryTake(out TreeFolder? folder, out FolderListing? listing, out ISharedWindow? window)
    {
        while (true)
        {
            lock (_lock)
            {
                window = null;
                if (!_ended && (TryPop(out folder, out listing) || _calls.TryDequeue(out window)))
                {
                    return true;
                }

                if (_ended || ++_idle == workers)
                {
                    End();
                    folder = null;
                    listing = null;
                    return false;
                }
            }

            _signal.Wait();
        }
    }

    /// <summary>Adds folders, and a listing whose files the caller is about to read, for others to join.</summary>
    public void Add(List<TreeFolder> folders, FolderListing? listing)
    {
        lock (_lock)
        {
            _stack.AddRange(folders);
            var added = folders.Count;
            if (listing is not null)
            {
                listing.IsQueued = true;
                _stack.Add(listing);
                added += listing.Count - 1;
            }

            Wake(Math.Min(_idle, added));
        }
    }

    /// <inheritdoc/>
    public void Call(ISharedWindow window)
    {
        lock (_lock)
        {
            var called = Math.Max(0, _idle - _surplus);
            for (var i = 0; i < called; i++)
            {
                _calls.Enqueue(window);
            }

            Wake(called);
        }
    }

    /// <summary>An empty listing.</summary>
    public FolderListing Rent(TreeFolder folder)
    {
        FolderListing? listing;
        lock (_lock)
        {
            _free.TryPop(out listing);
        }

        listing ??= new FolderListing();
        listing.Start(folder);
        listing.Users = 1;
        return listing;
    }

    /// <summary>Gives back a listing that has no file left to claim.</summary>
    public void Release(FolderListing listing)
    {
        lock (_lock)
        {
            listing.Users--;
            Recycle(listing);
        }
    }

    /// <summary>Lets every worker end before the work is done.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();

    private void Wake(int count)
    {
        if (count > 0 && !_ended)
        {
            _idle -= count;
            _signal.Release(count);
        }
    }

    private bool TryPop(out TreeFolder? folder, out FolderListing? listing)
    {
        folder = null;
        listing = null;
        while (_stack.Count > 0)
        {
            var top = _stack[^1];
            if (top is FolderListing { IsExhausted: false } files)
            {
                files.Users++;
                listing = files;
                return true;
            }

            _stack.RemoveAt(_stack.Count - 1);
            if (top is TreeFolder next)
            {
                folder = next;
                return true;
            }

            var done = (FolderListing)top;
            done.IsQueued = false;
            Recycle(done);
        }

        return false;
    }

    private void Recycle(FolderListing listing)
    {
        if (listing is { Users: 0, IsQueued: false, IsReusable: true })
        {
            _free.Push(listing);
        }
    }

    private void End()
    {
        if (!_ended)
        {
            _ended = true;
            _signal.Release(workers);
        }
    }
}
