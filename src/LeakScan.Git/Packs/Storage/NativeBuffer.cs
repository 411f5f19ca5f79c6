using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// Bytes outside the managed heap. A page that is never written costs nothing, so a size that a header only claims is harmless, and a large buffer goes
/// back to the operating system the moment it is freed.
/// </summary>
internal sealed unsafe class NativeBuffer
{
    /// <summary>Room after the content that fast copies may overwrite.</summary>
    public const int Slack = 320;

    private readonly byte* _pointer;

    public NativeBuffer(int capacity)
    {
        Capacity = capacity;
        _pointer = (byte*)NativeMemory.Alloc((nuint)capacity);
    }

    /// <summary>All bytes, slack included.</summary>
    public int Capacity { get; }

    /// <summary>The pool's own note of where it keeps this buffer.</summary>
    public int Slot { get; set; }

    /// <summary>Where the content starts: not at 0 behind the header of a loose object.</summary>
    public int Start { get; set; }

    /// <summary>Bytes of content.</summary>
    public int Length { get; set; }

    public ReadOnlySpan<byte> Content => new(_pointer + Start, Length);

    /// <summary>All there is, to be written.</summary>
    public Span<byte> Whole => new(_pointer, Capacity);

    /// <summary>Frees the memory; nothing may be used after it.</summary>
    public void Free() => NativeMemory.Free(_pointer);
}
