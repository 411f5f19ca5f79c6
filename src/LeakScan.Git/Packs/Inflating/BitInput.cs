using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Git;

/// <summary>
/// The bits of a deflate stream, lowest first, through a 64-bit buffer that is refilled without a branch. Refilling reads ahead; the last bytes of the input are
/// first copied to a padded buffer, so that it never leaves it. Belongs to one thread, and points into memory that its user keeps in place.
/// </summary>
internal sealed unsafe class BitInput
{
    // The longest step of a decoder refills three times and looks 8 bytes ahead each time.
    private const int LookAhead = 32;
    private const int PadSize = 3 * LookAhead;

    private readonly byte[] _pad = GC.AllocateUninitializedArray<byte>(PadSize, pinned: true);
    private bool _isPadded;

    /// <summary>The next byte that is not in the bit buffer.</summary>
    public byte* Next { get; set; }

    /// <summary>Where a step may no longer start without padding.</summary>
    public byte* FastEnd { get; private set; }

    /// <summary>Behind the last byte.</summary>
    public byte* End { get; private set; }

    /// <summary>The bit buffer; its low <see cref="BitCount"/> bits are valid.</summary>
    public ulong Bits { get; set; }

    /// <summary>How many bits are in the buffer; only the low byte counts.</summary>
    public long BitCount { get; set; }

    /// <summary>The lowest bits of some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LowBits(ulong bits, uint count) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(bits, count) : bits & ((1UL << (int)count) - 1);

    /// <summary>Fills the buffer to at least 56 bits. Bits above the count are those of the stream too, so that or-ing them again changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Refill(ref byte* input, ref ulong bits, ref long bitCount)
    {
        var word = Unsafe.ReadUnaligned<ulong>(input);
        bits |= (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word)) << (int)bitCount;
        input += ~(bitCount >> 3) & 7;
        bitCount |= 56;
    }

    /// <summary>Starts on a stream.</summary>
    public void Start(byte* input, byte* end)
    {
        Next = input;
        End = end;
        FastEnd = end - LookAhead;
        _isPadded = false;
        (Bits, BitCount) = (0, 0);
    }

    /// <summary>Fills the buffer; false behind the end.</summary>
    public bool Refill()
    {
        if (Next >= FastEnd && !Pad())
        {
            return false;
        }

        var input = Next;
        var (bits, count) = (Bits, BitCount);
        Refill(ref input, ref bits, ref count);
        Next = input;
        (Bits, BitCount) = (bits, count);
        return true;
    }

    /// <summary>Moves the end of the input where reading ahead is safe. False when that has been done already and everything is read.</summary>
    public bool Pad()
    {
        if (_isPadded)
        {
            return false;
        }

        _isPadded = true;
        var rest = (int)(End - Next);
        var pad = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pad));
        _pad.AsSpan().Clear();
        new ReadOnlySpan<byte>(Next, rest).CopyTo(_pad);
        Next = pad;
        End = pad + rest;
        // Up to 8 bytes may be held in the bit buffer, so the end is noticed only after it.
        FastEnd = End + 8;
        return true;
    }

    /// <summary>Takes bits out of the buffer, which must hold them.</summary>
    public ulong Take(int count)
    {
        var taken = LowBits(Bits, (uint)count);
        Bits >>= count;
        BitCount -= count;
        return taken;
    }

    /// <summary>Steps back over the whole bytes that are still in the bit buffer, and drops the bits of the byte that was begun.</summary>
    public void GiveBackBytes()
    {
        Next -= (byte)BitCount >> 3;
        (Bits, BitCount) = (0, 0);
    }
}
