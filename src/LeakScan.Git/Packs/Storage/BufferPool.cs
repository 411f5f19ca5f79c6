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

    // All that were made and not freed, rented or not.
    private readonly List<NativeBuffer> _all = [];
    private long _kept;

    /// <summary>A buffer with at least this room and the slack behind it. Its length is set, its bytes are not.</summary>
    public NativeBuffer Rent(int length)
    {
        NativeBuffer? buffer;
        if (length >= Large)
        {
            Monitor.Enter(largeGate);
            buffer = Make((length + NativeBuffer.Slack) | 1);
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
                buffer = Make(1 << size);
            }
        }

        buffer.Start = 0;
        buffer.Length = length;
        return buffer;
    }

    /// <summary>Takes a buffer back, on the thread that rented it.</summary>
    public void Return(NativeBuffer buffer)
    {
        if (!IsLarge(buffer) && _kept + buffer.Capacity <= KeptLimit)
        {
            _kept += buffer.Capacity;
            _free[ClassOf(buffer.Capacity)].Push(buffer);
            return;
        }

        _all[buffer.Slot] = _all[^1];
        _all[buffer.Slot].Slot = buffer.Slot;
        _all.RemoveAt(_all.Count - 1);
        Free(buffer);
    }

    /// <summary>Frees everything, also what an exception kept from being returned, and lets other workers have large buffers.</summary>
    public void Dispose()
    {
        _all.ForEach(Free);
        _all.Clear();
        Array.ForEach(_free, s => s.Clear());
        _kept = 0;
    }

    // Small ones have a power of two of bytes, large ones an odd number.
    private static bool IsLarge(NativeBuffer buffer) => (buffer.Capacity & 1) != 0;

    private NativeBuffer Make(int capacity)
    {
        var buffer = new NativeBuffer(capacity) { Slot = _all.Count };
        _all.Add(buffer);
        return buffer;
    }

    private void Free(NativeBuffer buffer)
    {
        buffer.Free();
        if (IsLarge(buffer))
        {
            Monitor.Exit(largeGate);
        }
    }

    private static int ClassOf(int capacity) => BitOperations.Log2((uint)Math.Max(capacity, Smallest) - 1) + 1;
}
