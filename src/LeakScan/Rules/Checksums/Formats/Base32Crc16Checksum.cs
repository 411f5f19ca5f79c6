using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// Seeds in base 32 whose last two bytes are the CRC-16 (XMODEM, little-endian) of what is before: those of Stellar, https://stellar.org/protocol/sep-23, and of NATS,
/// https://github.com/nats-io/nkeys.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="start">The bytes before a seed of 32, in hexadecimal, for examples.</param>
/// <param name="length">How many characters a seed has.</param>
internal sealed class Base32Crc16Checksum(string name, string start, int length) : IChecksum
{
    private const int SeedLength = 32;
    private const int Polynomial = 0x1021;

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length != length)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(
            BaseText.Decode32(secret) is { } bytes
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(^sizeof(ushort)..)) == Crc(bytes.AsSpan(..^sizeof(ushort))));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        byte[] bytes = [.. Convert.FromHexString(start), .. Convert.FromHexString(random(Alphabet.HexLower, 2 * SeedLength))];
        var check = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(check, Crc(bytes));
        return BaseText.Encode32([.. bytes, .. check]).ToUpperInvariant();
    }

    private static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var value in bytes)
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }
        }

        return (ushort)crc;
    }
}
