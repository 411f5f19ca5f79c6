using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Git;

/// <summary>
/// Git's binary difference (https://git-scm.com/docs/pack-format, "Deltified representation"): the sizes of base and result, then instructions that copy
/// from the base or insert bytes. Every instruction is checked against both sizes, and the result must come out at exactly its own.
/// </summary>
internal static unsafe class Delta
{
    // Instructions of this size or less are copied by whole vectors, which may read and write up to a vector too many, in the slack of both buffers.
    private const int ShortCopy = 1024;
    private const int Step = 32;

    // For each combination of the seven bytes that a copy instruction may have, where they go: the offset in the low half, the length above it.
    private static readonly ulong[] CopyMasks =
        [.. Enumerable.Range(0, 128).Select(code => Enumerable.Range(0, 7).Where(i => (code >> i & 1) != 0).Aggregate(0UL, (mask, i) => mask | (0xffUL << (8 * i))))];

    /// <summary>Reads the two sizes. False when they are cut off or absurd.</summary>
    /// <param name="delta">The inflated delta.</param>
    /// <param name="baseSize">Bytes of the object it starts from.</param>
    /// <param name="size">Bytes of the object it makes.</param>
    /// <param name="instructions">Where the instructions start.</param>
    public static bool TryReadSizes(ReadOnlySpan<byte> delta, out long baseSize, out long size, out int instructions)
    {
        instructions = 0;
        size = 0;
        return TryReadSize(delta, ref instructions, out baseSize) && TryReadSize(delta, ref instructions, out size);
    }

    /// <summary>Carries out a delta.</summary>
    /// <param name="source">The base.</param>
    /// <param name="delta">The inflated delta.</param>
    /// <param name="target">Where the result goes; its length says how long it must come out.</param>
    /// <param name="runs">Takes the runs of bytes that come from the base, neighbours joined and short ones left out; null when nobody asks.</param>
    /// <returns>False when an instruction is unknown or cut off, reads outside the base, or the result has another length.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // entered from the first object on, and never precompiled because of its instructions
    public static bool TryApply(NativeBuffer source, NativeBuffer delta, NativeBuffer target, List<CopiedRun>? runs = null)
    {
        if (!TryReadSizes(delta.Content, out var baseSize, out var size, out var start) || baseSize != source.Length || size != target.Length)
        {
            return false;
        }

        fixed (byte* from = source.Content, instructions = delta.Whole, to = target.Whole)
        {
            var at = instructions + start;
            var end = instructions + delta.Length;
            var output = to;
            var outputEnd = to + target.Length;

            // The run in progress: where it starts in the result, where it ends there, and where in the base.
            var run = to;
            var runEnd = to;
            var inputEnd = from;
            while (at < end)
            {
                uint code = *at++;
                byte* input;
                uint length;
                if ((code & 0x80) != 0)
                {
                    if (!TryReadCopy(ref at, end, code, out var offset, out length) || offset + (ulong)length > (ulong)source.Length)
                    {
                        return false;
                    }

                    input = from + offset;
                    if (input != inputEnd || output != runEnd)
                    {
                        if (runEnd - run >= CopiedRun.Shortest)
                        {
                            runs?.Add(new CopiedRun((int)(inputEnd - from - (runEnd - run)), (int)(run - to), (int)(runEnd - run)));
                        }

                        run = output;
                    }

                    inputEnd = input + length;
                    runEnd = output + length;
                }
                else
                {
                    if (code == 0 || code > end - at)
                    {
                        return false;
                    }

                    input = at;
                    length = code;
                    at += length;
                }

                if (length > outputEnd - output)
                {
                    return false;
                }

                Copy(input, output, length);
                output += length;
            }

            if (runEnd - run >= CopiedRun.Shortest)
            {
                runs?.Add(new CopiedRun((int)(inputEnd - from - (runEnd - run)), (int)(run - to), (int)(runEnd - run)));
            }

            return output == outputEnd;
        }
    }

    /// <summary>Decodes a copy instruction behind its first byte, which says which bytes of offset and length follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadCopy(ref byte* at, byte* end, uint code, out uint offset, out uint length)
    {
        ulong fields;
        if (Bmi2.X64.IsSupported && BitConverter.IsLittleEndian && end - at >= sizeof(ulong))
        {
            fields = Bmi2.X64.ParallelBitDeposit(Unsafe.ReadUnaligned<ulong>(at), CopyMasks[code & 0x7f]);
            at += BitOperations.PopCount(code & 0x7f);
        }
        else if (!TryReadFields(ref at, end, code, out fields))
        {
            offset = length = 0;
            return false;
        }

        offset = (uint)fields;
        length = (uint)(fields >> 32);
        length = length == 0 ? 0x10000 : length;
        return true;
    }

    private static bool TryReadFields(ref byte* at, byte* end, uint code, out ulong fields)
    {
        fields = 0;
        for (var i = 0; i < 7; i++)
        {
            if ((code & (1 << i)) != 0)
            {
                if (at == end)
                {
                    return false;
                }

                fields |= (ulong)*at++ << (8 * i);
            }
        }

        return true;
    }

    private static bool TryReadSize(ReadOnlySpan<byte> delta, ref int at, out long size)
    {
        size = 0;
        for (var shift = 0; at < delta.Length && shift < 56; shift += 7)
        {
            var b = delta[at++];
            size |= (long)(b & 0x7f) << shift;
            if ((b & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* input, byte* output, uint length)
    {
        if (length > ShortCopy)
        {
            Unsafe.CopyBlockUnaligned(output, input, length);
            return;
        }

        var end = output + length;
        do
        {
            Vector256.Load(input).Store(output);
            input += Step;
            output += Step;
        }
        while (output < end);
    }
}
