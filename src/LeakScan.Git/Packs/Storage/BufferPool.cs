using System.Numerics;

namespace LeakScan.Git;

/// <summary>
/// The buffers of one worker thread. Small ones are kept for reuse, up to a limit; large ones are freed at once. Only one worker at a time may hold large
/// buffers: the first waits for nobody, the others wait for it, so that several huge objects are never in memory side by side.
/// </summary>
internal sealed class BufferPool(object largeGate) : IDisposable
{
    /// <summary>From this size on a buffer is large.</summary>
    public const int Large = 16 << 20;

    private const int Smallest = 4096;
    private const long KeptLimit = 8 << 20;

    private readonly Stack<NativeBuffer>[] _free = [.. Enumerable.Range(0, 32).Select(_ => new Stack<NativeBuffer>())];
    private readonly HashSet<NativeBuffer> _rented = [];
    private readonly HashSet<NativeBuffer> _large = [];
    private long _kept;

    /// <summary>A buffer with at least this room and the slack behind it. Its length is set, its bytes are not.</summary>
    public NativeBuffer Rent(int length)
    {
        NativeBuffer? buffer;
        if (length >= Large)
        {
            Monitor.Enter(largeGate);
            buffer = new NativeBuffer(length + NativeBuffer.Slack);
            _large.Add(buffer);
        }
        else
        {
            var size = ClassOf(length + NativeBuffer.Slack);
            if (_free[size].TryPop(out buffer))
            {
                _kept -= buffer.Capacity;
            }
            else
            {
                buffer = new NativeBuffer(1 << size);
            }

            _rented.Add(buffer);
        }

        buffer.Start = 0;
        buffer.Length = length;
        return buffer;
    }

    /// <summary>Takes a buffer back, on the thread that rented it.</summary>
    public void Return(NativeBuffer buffer)
    {
        if (_large.Remove(buffer))
        {
            buffer.Free();
            Monitor.Exit(largeGate);
            return;
        }

        _rented.Remove(buffer);
        if (_kept + buffer.Capacity > KeptLimit)
        {
            buffer.Free();
        }
        else
        {
            _kept += buffer.Capacity;
            _free[ClassOf(buffer.Capacity)].Push(buffer);
        }
    }

    /// <summary>Frees everything, also what an exception kept from being returned, and lets other workers have large buffers.</summary>
    public void Dispose()
    {
        foreach (var buffer in _rented.Concat(_free.SelectMany(s => s)))
        {
            buffer.Free();
        }

        foreach (var buffer in _large)
        {
            buffer.Free();
            Monitor.Exit(largeGate);
        }

        _rented.Clear();
        _large.Clear();
        Array.ForEach(_free, s => s.Clear());
        _kept = 0;
    }

    private static int ClassOf(int capacity) => BitOperations.Log2((uint)Math.Max(capacity, Smallest) - 1) + 1;
}
