namespace LeakScan.Git;

/// <summary>A queue of numbers of which the lowest comes first. A binary heap in an array; the general one of the runtime has to be compiled for what it holds.</summary>
internal sealed class KeyHeap
{
    private ulong[] _keys = new ulong[64];
    private int _count;

    public void Push(ulong key)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * _count);
        }

        var at = _count++;
        for (; at > 0 && _keys[(at - 1) >> 1] > key; at = (at - 1) >> 1)
        {
            _keys[at] = _keys[(at - 1) >> 1];
        }

        _keys[at] = key;
    }

    /// <summary>Takes the lowest; false when there is none.</summary>
    public bool TryPop(out ulong key)
    {
        key = _keys[0];
        if (_count == 0)
        {
            return false;
        }

        var last = _keys[--_count];
        var at = 0;
        for (var child = 1; child < _count; child = (2 * at) + 1)
        {
            child += child + 1 < _count && _keys[child + 1] < _keys[child] ? 1 : 0;
            if (_keys[child] >= last)
            {
                break;
            }

            _keys[at] = _keys[child];
            at = child;
        }

        _keys[at] = last;
        return true;
    }
}
