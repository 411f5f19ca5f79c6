using System.Numerics;

namespace LeakScan.Git;

/// <summary>
/// Finds entries of a pack by where they start. A table over the offsets' leading bits leads next to the entry: two reads of memory that is near, because
/// bases mostly lie near what is built on them, where a search through all offsets would take twenty. Costs 4 bytes an entry while it is needed.
/// </summary>
internal sealed class OffsetIndex
{
    private readonly long[] _offsets;
    private readonly int[] _firsts; // by leading bits, the first entry that starts there or later; one more at the end
    private readonly int _shift;

    /// <param name="offsets">Where the entries start, rising.</param>
    public OffsetIndex(long[] offsets)
    {
        _offsets = offsets;
        var end = offsets.Length == 0 ? 0 : offsets[^1];
        // About an entry a place.
        _shift = BitOperations.Log2((ulong)(end / Math.Max(1, offsets.Length)) | 1);
        _firsts = new int[(end >> _shift) + 2];
        var place = 0L;
        for (var entry = 0; entry < offsets.Length; entry++)
        {
            for (var own = offsets[entry] >> _shift; place <= own; place++)
            {
                _firsts[place] = entry;
            }
        }

        _firsts.AsSpan((int)place).Fill(offsets.Length);
    }

    /// <summary>The entry that starts at an offset, any of them if there are several; -1 for none.</summary>
    public int Find(long offset)
    {
        var place = offset >> _shift;
        if (place < 0 || place >= _firsts.Length - 1)
        {
            return -1;
        }

        var (low, high) = (_firsts[place], _firsts[place + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_offsets[middle] == offset)
            {
                return middle;
            }

            (low, high) = _offsets[middle] < offset ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }
}
