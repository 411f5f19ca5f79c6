using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<uint>;

namespace LeakScan.Findings;

/// <summary>
/// PBKDF2-HMAC-SHA256 (RFC 8018, RFC 2104) of eight passwords side by side, each with a salt of its own: as many bytes as one round of the hash has. The key's two
/// blocks are hashed once, so a round is two blocks, and on one core eight of them take a third of the time the library needs for them one after the other.
/// </summary>
internal static class Pbkdf2Lanes
{
    /// <summary>How many keys are derived at once.</summary>
    public const int Count = Sha256Lanes.Count;

    /// <summary>Most bytes of a key.</summary>
    public const int MaxBytes = Sha256Lanes.StateWords * sizeof(uint);

    private const int BlockBytes = Sha256Lanes.BlockWords * sizeof(uint);

    /// <summary>Whether this machine has vectors wide enough to make it worth while.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <summary>Derives a key of <see cref="MaxBytes"/> bytes for each of up to eight pairs of password and salt.</summary>
    public static byte[][] Derive(ReadOnlySpan<(byte[] Password, byte[] Salt)> inputs, int rounds)
    {
        Span<Lanes> inner = stackalloc Lanes[Sha256Lanes.StateWords], outer = stackalloc Lanes[Sha256Lanes.StateWords], last = stackalloc Lanes[Sha256Lanes.StateWords];
        for (var lane = 0; lane < inputs.Length; lane++)
        {
            Start(inputs[lane].Password, inputs[lane].Salt, lane, inner, outer, last);
        }

        Span<Lanes> sum = stackalloc Lanes[Sha256Lanes.StateWords], block = stackalloc Lanes[Sha256Lanes.BlockWords];
        last.CopyTo(sum);
        for (var round = 1; round < rounds; round++)
        {
            Follow(inner, last, block);
            Follow(outer, last, block);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] ^= last[i];
            }
        }

        var keys = new byte[inputs.Length][];
        for (var lane = 0; lane < keys.Length; lane++)
        {
            keys[lane] = Bytes(sum, lane);
        }

        return keys;
    }

    /// <summary>Hashes what stands in <paramref name="last"/>, 32 bytes, behind the one block that <paramref name="from"/> has taken; leaves the hash in its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Follow(ReadOnlySpan<Lanes> from, Span<Lanes> last, Span<Lanes> block)
    {
        last.CopyTo(block);
        block[Sha256Lanes.StateWords] = Vector256.Create(0x8000_0000u);
        block[(Sha256Lanes.StateWords + 1)..^1].Clear();
        block[^1] = Vector256.Create((uint)(BlockBytes + MaxBytes) * 8);
        from.CopyTo(last);
        Sha256Lanes.Compress(last, block);
    }

    /// <summary>The keyed states of a lane, and its first round: that over the salt and the number of the block.</summary>
    private static void Start(byte[] password, byte[] salt, int lane, Span<Lanes> inner, Span<Lanes> outer, Span<Lanes> last)
    {
        Span<Lanes> state = stackalloc Lanes[Sha256Lanes.StateWords];
        if (password.Length > BlockBytes)
        {
            Sha256Lanes.Start(state);
            Sha256Lanes.Finish(state, password, 0);
            password = Bytes(state, 0);
        }

        Key(state, password, 0x36);
        Put(state, inner, lane);
        byte[] message = [.. salt, 0, 0, 0, 1];
        Sha256Lanes.Finish(state, message, BlockBytes);
        var first = Bytes(state, 0);
        Key(state, password, 0x5C);
        Put(state, outer, lane);
        Sha256Lanes.Finish(state, first, BlockBytes);
        Put(state, last, lane);
    }

    private static void Key(Span<Lanes> state, byte[] password, byte pad)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Fill(pad);
        for (var i = 0; i < password.Length; i++)
        {
            block[i] ^= password[i];
        }

        Sha256Lanes.Start(state);
        Sha256Lanes.Take(state, block);
    }

    private static void Put(ReadOnlySpan<Lanes> from, Span<Lanes> to, int lane)
    {
        for (var i = 0; i < from.Length; i++)
        {
            MemoryMarshal.Cast<Lanes, uint>(to)[(i * Count) + lane] = from[i][lane];
        }
    }

    private static byte[] Bytes(ReadOnlySpan<Lanes> state, int lane)
    {
        var bytes = new byte[MaxBytes];
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)), state[i][lane]);
        }

        return bytes;
    }
}
