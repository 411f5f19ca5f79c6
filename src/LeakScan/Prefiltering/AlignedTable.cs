using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>
/// A table for a kernel that begins where a cache line does, and stays there. An array begins 16 bytes behind a multiple of 8: half the loads of a vector would then
/// take two lines, and a kernel does little else than load.
/// </summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class AlignedTable<T>
    where T : unmanaged
{
    private const int Line = 64;

    private readonly T[] _elements;
    private readonly int _first;

    /// <summary>Copies the elements.</summary>
    public AlignedTable(ReadOnlySpan<T> elements)
    {
        var size = Unsafe.SizeOf<T>();
        _elements = GC.AllocateUninitializedArray<T>(elements.Length + (Line / size), pinned: true);
        _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_elements, 0) & (Line - 1)) / size;
        elements.CopyTo(_elements.AsSpan(_first));
    }

    /// <summary>The first element.</summary>
    public ref T First => ref _elements[_first];
}
