using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Git;

/// <summary>
/// Git's binary difference (https://git-scm.com/docs/pack-format, "Deltified representation"): the sizes of base and result, then instructions that copy
/// from the base or insert bytes. Every instruction is checked against both sizes, and the result must come out at exactly its own.
/// </summary>
internal static unsafe class Delta
{
    // Instructions of this size or less are copied by whole vectors, which may write as many bytes too many into the slack.
    private const int ShortCopy = 128;
    private const int Step = 32;

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
    /// <returns>False when an instruction is unknown or cut off, reads outside the base, or the result has another length.</returns>
    public static bool TryApply(NativeBuffer source, NativeBuffer delta, NativeBuffer target)
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

            return output == outputEnd;
        }
    }

    /// <summary>Decodes a copy instruction behind its first byte, which says which bytes of offset and length follow.</summary>
    public static bool TryReadCopy(ref byte* at, byte* end, uint code, out uint offset, out uint length)
    {
        offset = 0;
        length = 0;
        for (var i = 0; i < 7; i++)
        {
            if ((code & (1 << i)) == 0)
            {
                continue;
            }

            if (at == end)
            {
                return false;
            }

            if (i < 4)
            {
                offset |= (uint)*at++ << (8 * i);
            }
            else
            {
                length |= (uint)*at++ << (8 * (i - 4));
            }
        }

        length = length == 0 ? 0x10000 : length;
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

        // Both buffers have slack to read and to write behind their content.
        for (uint i = 0; i < length; i += Step)
        {
            Vector256.Load(input + i).Store(output + i);
        }
    }
}
