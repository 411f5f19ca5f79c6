using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Azure's identifiable keys: base64 with a signature of four characters just before the last six, which hold the Marvin hash of all bytes before them.
/// The seed depends on the kind of key, so the signature gives a few to try. https://github.com/microsoft/security-utilities
/// </summary>
internal sealed class AzureIdentifiableChecksum : IChecksum
{
    private const int CheckBytes = sizeof(uint);

    // Where the check digits start, counted from the end without padding.
    private const int CheckDigits = 6;
    private const int SignatureLength = 4;

    // Signature, length without padding, and the seeds' names.
    private static readonly (string Signature, int Length, ulong[] Seeds)[] Kinds =
    [
        ("+ASt", 86, Seeds("Default0")),
        ("ACDb", 86, Seeds("SysAll00", "Resour00", "MastRO00", "SystRO00", "Encryp00", "MastRW00", "SystRW00")),
        ("+ABa", 86, Seeds("AbAcct00")),
        ("+AMC", 86, Seeds("Classic0")),
        ("APIM", 86, Seeds("Tenant00", "IoTHub00", "Gatewy00", "GitKey00")),
        ("+ASb", 43, Seeds("System00", "Unknown0", "Send0000", "Manage00", "Listen00")),
        ("+AEh", 43, Seeds("System00", "Unknown0", "Send0000", "Manage00", "Listen00")),
        ("+ARm", 43, Seeds("System00", "Unknown0", "Send0000", "Manage00", "Listen00")),
        ("AIoT", 43, Seeds("IoTHub00", "DpsKey00", "Device00")),
        ("AzCa", 43, Seeds("Access00")),
        ("AZEG", 43, Seeds("Default0")),
        ("+ACR", 52, Seeds("ACRDflt0")),
        ("AzSe", 52, Seeds("Query000", "PAdmin00")),
        ("AzFu", 54, Seeds("Master00", "System00", "Functi00")),
    ];

    public string Name => "azure-identifiable";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var text = secret.TrimEnd('=');
        foreach (var (signature, length, seeds) in Kinds)
        {
            if (text.Length != length || !text[..^CheckDigits].EndsWith(signature))
            {
                continue;
            }

            if (BaseText.Decode64(text) is not { } bytes)
            {
                return ChecksumVerdict.Fails;
            }

            var check = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^CheckBytes));
            foreach (var seed in seeds)
            {
                if (Marvin32.Of(bytes.AsSpan(..^CheckBytes), seed) == check)
                {
                    return ChecksumVerdict.Holds;
                }
            }

            return ChecksumVerdict.Fails;
        }

        return ChecksumVerdict.NotApplicable;
    }

    /// <summary>A key of the kind whose signature the prefix is.</summary>
    public string Complete(string prefix, Func<string, int, string> random)
    {
        var (signature, length, seeds) = Array.Find(Kinds, k => k.Signature == prefix);
        if (signature is null)
        {
            throw new ArgumentException($"'{prefix}' is not the signature of an Azure key, such as +ASt.", nameof(prefix));
        }

        // The character behind the signature shares its bits with the check bytes; which of its bits are free depends on the length.
        var start = random(Alphabet.Base62, length - CheckDigits - SignatureLength) + signature;
        var bytes = BaseText.Decode64(start + "AAAAAA")!;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(^CheckBytes), Marvin32.Of(bytes.AsSpan(..^CheckBytes), seeds[0]));
        var key = Convert.ToBase64String(bytes);
        return signature == "AzFu" ? key.Replace('+', '-').Replace('/', '_') : key;
    }

    private static ulong[] Seeds(params string[] names) => [.. names.Select(Marvin32.Seed)];
}
