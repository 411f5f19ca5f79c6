using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;
using X86Aes = System.Runtime.Intrinsics.X86.Aes;

namespace LeakScan.Pieces;

/// <summary>
/// Hashes pieces to 128 bits under a random key of this run. Two different pieces that hash alike would hide a secret in one of them, so the author of
/// a repository must not be able to prepare such a pair: the key is drawn anew in each run and never leaves it. Where the processor has AES, eight lanes
/// of 16 bytes absorb a block each through four rounds (four rounds leave an attacker who cannot see the state a chance of 2^-113 per pair, see Daemen and
/// Rijmen, "The Design of Rijndael", on differential trails); at about 8 bytes a cycle that costs a tenth of inflating the bytes. Elsewhere HMAC-SHA256 does it.
/// Immutable, safe for several threads.
/// </summary>
internal sealed class PieceHasher
{
    private const int Lanes = 8;
    private const int Block = Lanes * 16;

    private readonly byte[] _macKey = RandomNumberGenerator.GetBytes(32);
    private readonly Vector128<byte>[] _keys;

    public PieceHasher()
    {
        _keys = MemoryMarshal.Cast<byte, Vector128<byte>>(RandomNumberGenerator.GetBytes((Lanes + 4) * 16)).ToArray();
    }

    /// <summary>Hashes bytes and three numbers that belong to them.</summary>
    public unsafe PieceKey Hash(ReadOnlySpan<byte> bytes, int before, int behind, int salt)
    {
        if (!X86Aes.IsSupported && !ArmAes.IsSupported)
        {
            return Portable(bytes, before, behind, salt);
        }

        ReadOnlySpan<Vector128<byte>> keys = _keys;
        var (k0, k1, k2, k3) = (keys[Lanes], keys[Lanes + 1], keys[Lanes + 2], keys[Lanes + 3]);
        var (s0, s1, s2, s3) = (keys[0], keys[1], keys[2], keys[3]);
        var (s4, s5, s6, s7) = (keys[4], keys[5], keys[6], keys[7]);
        var tail = stackalloc byte[Block];
        fixed (byte* start = bytes)
        {
            var at = start;
            for (var left = bytes.Length; left > 0; left -= Block, at += Block)
            {
                if (left < Block)
                {
                    new Span<byte>(tail, Block).Clear();
                    bytes[^left..].CopyTo(new Span<byte>(tail, Block));
                    at = tail;
                }

                s0 = Rounds(s0, Vector128.Load(at), k0, k1, k2, k3);
                s1 = Rounds(s1, Vector128.Load(at + 16), k0, k1, k2, k3);
                s2 = Rounds(s2, Vector128.Load(at + 32), k0, k1, k2, k3);
                s3 = Rounds(s3, Vector128.Load(at + 48), k0, k1, k2, k3);
                s4 = Rounds(s4, Vector128.Load(at + 64), k0, k1, k2, k3);
                s5 = Rounds(s5, Vector128.Load(at + 80), k0, k1, k2, k3);
                s6 = Rounds(s6, Vector128.Load(at + 96), k0, k1, k2, k3);
                s7 = Rounds(s7, Vector128.Load(at + 112), k0, k1, k2, k3);
            }
        }

        var lengths = Vector128.Create(bytes.Length, before, behind, salt).AsByte();

        // Two chains side by side: one of eight would take longer than the bytes of a small piece.
        var (x, y) = (Rounds(s0, lengths, k0, k1, k2, k3), Rounds(s4, Vector128<byte>.Zero, k0, k1, k2, k3));
        (x, y) = (Rounds(x, s1, k0, k1, k2, k3), Rounds(y, s5, k0, k1, k2, k3));
        (x, y) = (Rounds(x, s2, k0, k1, k2, k3), Rounds(y, s6, k0, k1, k2, k3));
        (x, y) = (Rounds(x, s3, k0, k1, k2, k3), Rounds(y, s7, k0, k1, k2, k3));
        var hash = Rounds(x, Rounds(y, Vector128<byte>.Zero, k0, k1, k2, k3), k0, k1, k2, k3);
        return new PieceKey(hash.AsUInt64()[0], hash.AsUInt64()[1]);
    }

    private PieceKey Portable(ReadOnlySpan<byte> bytes, int before, int behind, int salt)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _macKey);
        mac.AppendData(MemoryMarshal.AsBytes<int>([bytes.Length, before, behind, salt]));
        mac.AppendData(bytes);
        Span<byte> hash = stackalloc byte[32];
        mac.GetHashAndReset(hash);
        return MemoryMarshal.Read<PieceKey>(hash);
    }

    /// <summary>Adds a block to a state and takes it through four rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Rounds(Vector128<byte> state, Vector128<byte> block, Vector128<byte> k0, Vector128<byte> k1, Vector128<byte> k2, Vector128<byte> k3) =>
        X86Aes.IsSupported
            ? X86Aes.Encrypt(X86Aes.Encrypt(X86Aes.Encrypt(X86Aes.Encrypt(state ^ block, k0), k1), k2), k3)
            : ArmRound(ArmRound(ArmRound(ArmRound(state, block), k0), k1), k2) ^ k3;

    // Arm adds the key before a round and not behind it: the key of each round goes with the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ArmRound(Vector128<byte> state, Vector128<byte> key) => ArmAes.MixColumns(ArmAes.Encrypt(state, key));
}
