namespace LeakScan.Git;

/// <summary>
/// Turns pack entries into bytes: inflates, and applies deltas. A size is believed only as far as it is possible (deflate shrinks at most 1032-fold) and
/// allowed. What our own decoder rejects is tried again with the runtime's, so that a fault of ours cannot hide an object. One per thread.
/// </summary>
/// <param name="pool">Where buffers come from.</param>
/// <param name="limits">What an object may cost.</param>
/// <param name="inflater">What to inflate with; by default our own decoder, which is fast once it is compiled.</param>
internal sealed class EntryDecoder(BufferPool pool, ReadLimits limits, IInflater? inflater = null)
{
    private const int BestRatio = 1032;

    private readonly IInflater _inflater = inflater ?? new TableInflater();
    private readonly ZLibInflater _secondOpinion = new();

    public BufferPool Pool => pool;

    public ReadLimits Limits => limits;

    /// <summary>Inflates an entry's data: a whole object, or a delta. Null when that fails.</summary>
    public NativeBuffer? Inflate(PackFile pack, in EntryHeader header, out ReadFailure failure)
    {
        var data = pack.Data(header);
        failure = header.Size > limits.MaxObjectSize ? ReadFailure.TooLarge
            : header.Size > (data.Length + 1L) * BestRatio ? ReadFailure.BadData
            : ReadFailure.None;
        if (failure != ReadFailure.None)
        {
            return null;
        }

        var buffer = pool.Rent((int)header.Size);
        if (_inflater.TryInflate(data, buffer.Whole, buffer.Length) || _secondOpinion.TryInflate(data, buffer.Whole, buffer.Length))
        {
            pack.Forget(header);
            return buffer;
        }

        pool.Return(buffer);
        failure = ReadFailure.BadData;
        return null;
    }

    /// <summary>Makes the object of a delta entry. Null when that fails.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="header">The entry's header.</param>
    /// <param name="source">The base.</param>
    /// <param name="delta">The inflated delta, to be returned to the pool; null when there is none.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="runs">Takes the longer runs of bytes that come from the base; null when nobody asks.</param>
    public NativeBuffer? Patch(PackFile pack, in EntryHeader header, NativeBuffer source, out NativeBuffer? delta, out ReadFailure failure, List<CopiedRun>? runs = null)
    {
        delta = Inflate(pack, header, out failure);
        if (delta is null)
        {
            return null;
        }

        failure = ReadFailure.BadDelta;
        if (Delta.TryReadSizes(delta.Content, out var baseSize, out var size, out _) && baseSize == source.Length)
        {
            if (size > limits.MaxObjectSize)
            {
                failure = ReadFailure.TooLarge;
                return null;
            }

            var target = pool.Rent((int)size);
            if (Delta.TryApply(source, delta, target, runs))
            {
                failure = ReadFailure.None;
                return target;
            }

            pool.Return(target);
        }

        return null;
    }
}
