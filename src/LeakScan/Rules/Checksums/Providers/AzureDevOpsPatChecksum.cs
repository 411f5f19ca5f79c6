using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Azure DevOps' older personal access tokens: 52 characters of base32, 32 bytes; four of these, at 22, 8, 7 and 2, hold the CRC32 of the others
/// combined with a constant for users' or applications' tokens. https://github.com/microsoft/security-utilities
/// </summary>
internal sealed class AzureDevOpsPatChecksum : IChecksum
{
    private const uint UserMagic = 0xE0B9692D;
    private const uint ApplicationMagic = 0x1019F92E;
    private const int Length = 52;
    private const int Size = 32;

    // Where the check bytes stand, least significant first.
    private static readonly int[] CheckOffsets = [22, 8, 7, 2];

    public string Name => "azure-devops-pat";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length != Length || BaseText.Decode32(secret) is not { } bytes)
        {
            return ChecksumVerdict.NotApplicable;
        }

        var check = BinaryPrimitives.ReadUInt32LittleEndian([.. CheckOffsets.Select(o => bytes[o])]);
        var crc = CrcOfOthers(bytes);
        return ChecksumVerdict.Of(check == (crc ^ UserMagic) || check == (crc ^ ApplicationMagic));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var bytes = RandomBytes.Draw(random, Size);
        var check = CrcOfOthers(bytes) ^ UserMagic;
        for (var i = 0; i < CheckOffsets.Length; i++)
        {
            bytes[CheckOffsets[i]] = (byte)(check >> (8 * i));
        }

        return BaseText.Encode32(bytes);
    }

    private static uint CrcOfOthers(byte[] bytes) => Crc32.Of((ReadOnlySpan<byte>)[.. bytes[..2], .. bytes[3..7], .. bytes[9..22], .. bytes[23..Size]]);
}
