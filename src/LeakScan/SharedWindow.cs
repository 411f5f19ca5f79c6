using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using LeakScan.Detection;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Sources.Reading;

namespace LeakScan;

/// <summary>
/// One window after the other of large items that one thread reads, scanned by that thread together with those that have nothing else to do: otherwise a tree in
/// which one file is larger than the rest takes as long on eight threads as on one.
/// <para>
/// A verdict depends on the bytes round its keyword and not on where a scan begins (that is why windows and pieces are exact), so a window is cut into parts that all
/// have the whole window round them; threads claim one after the other, and what was found is put together in the order of the parts. All that follows
/// an item from its start to its end (rows of tables, limits, lines and columns) stays with the thread that reads it.
/// </para>
/// <para>
/// The lock is taken twice for each part, which is 128 KiB. Whoever joins looks for the next window for a fifth of a millisecond, somewhat longer than it takes to read,
/// and then goes back to where it came from, to be called again.
/// </para>
/// </summary>
internal sealed class SharedWindow(ExhaustedRules exhausted, ConcurrentBag<PartScanner> idle, Func<PartScanner> create) : ISharedWindow
{
    private const int PartBytes = 1 << 17;

    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(200);

    private readonly object _lock = new();
    private readonly List<WindowPart> _parts = [];
    private ReadOnlyMemory<byte> _bytes;
    private ExceptionDispatchInfo? _failure;
    private int _item;
    private int _count;
    private int _claimed;
    private int _done;
    private int _joined;

    /// <summary>Whether a window was opened and not finished.</summary>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public bool IsJoined => Volatile.Read(ref _joined) > 0;

    /// <summary>Lets other threads scan parts of a window from now on. Only the thread that reads calls this and <see cref="Finish"/>, in turn.</summary>
    /// <param name="bytes">The window with its context; must stay as it is until <see cref="Finish"/> returns.</param>
    /// <param name="from">First offset of a keyword.</param>
    /// <param name="to">Offset behind the last.</param>
    public void Open(ReadOnlyMemory<byte> bytes, int from, int to)
    {
        lock (_lock)
        {
            _bytes = bytes;
            var count = Math.Max(1, (to - from) / PartBytes);
            for (var i = 0; i < count; i++)
            {
                if (_parts.Count == i)
                {
                    _parts.Add(new WindowPart());
                }

                _parts[i].From = from + (int)((long)(to - from) * i / count);
                _parts[i].To = from + (int)((long)(to - from) * (i + 1) / count);
            }

            (_count, _done, IsOpen) = (count, 0, true);
            Volatile.Write(ref _claimed, 0);
        }
    }

    /// <summary>Scans the parts that nobody has claimed, waits for the others, and appends what was found in all.</summary>
    /// <param name="scanner">The calling thread's scanner.</param>
    /// <param name="dense">The same for content that is thick with keywords; null to scan everything.</param>
    /// <param name="matches">Where matches go, in no particular order; their starts are offsets in the window's bytes. One to which keywords of two parts lead comes twice.</param>
    /// <param name="tables">Where the tables go that begin there, in order.</param>
    public void Finish(ContentScanner scanner, DenseScanner? dense, List<PlacedMatch> matches, List<TableHead> tables)
    {
        while (TryClaim(out var part, out _))
        {
            Scan(() => part.Scan(_bytes.Span, scanner, dense));
        }

        lock (_lock)
        {
            while (_done < _count)
            {
                Monitor.Wait(_lock);
            }

            IsOpen = false;
        }

        Interlocked.Exchange(ref _failure, null)?.Throw();
        for (var i = 0; i < _count; i++)
        {
            matches.AddRange(_parts[i].Matches);
            tables.AddRange(_parts[i].Tables);
            scanner.Faults?.Add(_parts[i].Fault);
        }
    }

    /// <summary>The windows that follow are of another item.</summary>
    public void EndItem()
    {
        lock (_lock)
        {
            _item++;
        }
    }

    /// <inheritdoc/>
    public void Join()
    {
        Interlocked.Increment(ref _joined);
        var scanner = idle.TryTake(out var taken) ? taken : create();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < Patience;)
        {
            if (!TryClaim(out var part, out var item))
            {
                Thread.SpinWait(30);
                continue;
            }

            Scan(() => scanner.Scan(part, _bytes.Span, item, exhausted));
            since = Stopwatch.GetTimestamp();
        }

        Interlocked.Decrement(ref _joined);
        scanner.Forget();
        idle.Add(scanner);
    }

    private bool TryClaim(out WindowPart part, out int item)
    {
        part = null!;
        item = 0;
        if (Volatile.Read(ref _claimed) >= Volatile.Read(ref _count))
        {
            return false;
        }

        lock (_lock)
        {
            if (!IsOpen || _claimed >= _count)
            {
                return false;
            }

            part = _parts[_claimed++];
            item = _item;
            return true;
        }
    }

    private void Scan(Action scanPart)
    {
        try
        {
            scanPart();
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again on the thread that reads, when no other looks at the window any more.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), comparand: null);
        }
        finally
        {
            Complete();
        }
    }

    private void Complete()
    {
        lock (_lock)
        {
            if (++_done == _count)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }
}
