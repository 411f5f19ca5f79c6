using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<uint>;

namespace LeakScan.Findings;

/// <summary>
/// SHA-256 (FIPS 180-4) of eight messages side by side, one in each lane of a vector. Only for what a fingerprint needs: the library hashes a single message faster,
/// but a fingerprint hashes twenty thousand of one block each, where calling the library costs more than hashing.
/// </summary>
internal static class Sha256Lanes
{
    /// <summary>How many messages are hashed at once.</summary>
    public const int Count = 8;

    /// <summary>Words of a state.</summary>
    public const int StateWords = 8;

    /// <summary>Words of a block.</summary>
    public const int BlockWords = 16;

    private const int BlockBytes = BlockWords * sizeof(uint);

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static ReadOnlySpan<uint> FirstState => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Starts the same hash in all lanes.</summary>
    public static void Start(Span<Lanes> state)
    {
        for (var i = 0; i < StateWords; i++)
        {
            state[i] = Vector256.Create(FirstState[i]);
        }
    }

    /// <summary>Takes one message to its end in all lanes, behind whole blocks that were taken before.</summary>
    public static void Finish(Span<Lanes> state, ReadOnlySpan<byte> message, int bytesBefore)
    {
        var bits = ((long)bytesBefore + message.Length) * 8;
        var padded = new byte[(message.Length + 1 + sizeof(long) + BlockBytes - 1) / BlockBytes * BlockBytes];
        message.CopyTo(padded);
        padded[message.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(padded.Length - sizeof(long)), bits);
        for (var at = 0; at < padded.Length; at += BlockBytes)
        {
            Take(state, padded.AsSpan(at, BlockBytes));
        }
    }

    /// <summary>Takes one block in all lanes.</summary>
    public static void Take(Span<Lanes> state, ReadOnlySpan<byte> block)
    {
        Span<Lanes> words = stackalloc Lanes[BlockWords];
        for (var i = 0; i < BlockWords; i++)
        {
            words[i] = Vector256.Create(BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]));
        }

        Compress(state, words);
    }

    /// <summary>Takes a block in each lane; overwrites it.</summary>
    public static unsafe void Compress(Span<Lanes> state, Span<Lanes> block)
    {
        fixed (Lanes* s = state[..StateWords], w = block[..BlockWords])
        {
            fixed (uint* constants = RoundConstants)
            {
                var (a, b, c, d, e, f, g, h) = (s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
                for (var round = 0; ; round += BlockWords)
                {
                    var k = constants + round;
                    for (var half = 0; half < BlockWords; half += 8, k += 8)
                    {
                        var m = w + half;
                        h = First(e, f, g, h, m[0], k[0]);
                        (d, h) = (d + h, h + Second(a, b, c));
                        g = First(d, e, f, g, m[1], k[1]);
                        (c, g) = (c + g, g + Second(h, a, b));
                        f = First(c, d, e, f, m[2], k[2]);
                        (b, f) = (b + f, f + Second(g, h, a));
                        e = First(b, c, d, e, m[3], k[3]);
                        (a, e) = (a + e, e + Second(f, g, h));
                        d = First(a, b, c, d, m[4], k[4]);
                        (h, d) = (h + d, d + Second(e, f, g));
                        c = First(h, a, b, c, m[5], k[5]);
                        (g, c) = (g + c, c + Second(d, e, f));
                        b = First(g, h, a, b, m[6], k[6]);
                        (f, b) = (f + b, b + Second(c, d, e));
                        a = First(f, g, h, a, m[7], k[7]);
                        (e, a) = (e + a, a + Second(b, c, d));
                    }

                    if (round == RoundConstants.Length - BlockWords)
                    {
                        break;
                    }

                    Schedule(w);
                }

                (s[0], s[1], s[2], s[3]) = (s[0] + a, s[1] + b, s[2] + c, s[3] + d);
                (s[4], s[5], s[6], s[7]) = (s[4] + e, s[5] + f, s[6] + g, s[7] + h);
            }
        }
    }

    /// <summary>Makes of the words of sixteen rounds those of the next sixteen.</summary>
    private static unsafe void Schedule(Lanes* w)
    {
        w[0] = Next(w[0], w[1], w[9], w[14]);
        w[1] = Next(w[1], w[2], w[10], w[15]);
        w[2] = Next(w[2], w[3], w[11], w[0]);
        w[3] = Next(w[3], w[4], w[12], w[1]);
        w[4] = Next(w[4], w[5], w[13], w[2]);
        w[5] = Next(w[5], w[6], w[14], w[3]);
        w[6] = Next(w[6], w[7], w[15], w[4]);
        w[7] = Next(w[7], w[8], w[0], w[5]);
        w[8] = Next(w[8], w[9], w[1], w[6]);
        w[9] = Next(w[9], w[10], w[2], w[7]);
        w[10] = Next(w[10], w[11], w[3], w[8]);
        w[11] = Next(w[11], w[12], w[4], w[9]);
        w[12] = Next(w[12], w[13], w[5], w[10]);
        w[13] = Next(w[13], w[14], w[6], w[11]);
        w[14] = Next(w[14], w[15], w[7], w[12]);
        w[15] = Next(w[15], w[0], w[8], w[13]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Next(Lanes word, Lanes x, Lanes y, Lanes z) =>
        word + y + (Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3)) + (Rotate(z, 17) ^ Rotate(z, 19) ^ (z >>> 10));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes First(Lanes e, Lanes f, Lanes g, Lanes h, Lanes word, uint constant) =>
        h + word + Vector256.Create(constant) + (g ^ (e & (f ^ g))) + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Second(Lanes a, Lanes b, Lanes c) => (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Rotate(Lanes value, int count) => (value >>> count) | (value << (32 - count));
}
