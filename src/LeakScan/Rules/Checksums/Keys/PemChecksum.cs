namespace LeakScan.Rules.Checksums.Keys;

/// <summary>Private keys in PEM: the body must be a whole key whose numbers fit each other. Keys cut short, made up or elided do not pass; encrypted ones are told apart.</summary>
internal sealed class PemChecksum : IChecksum
{
    public string Name => "pem";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (PemText.Read(secret) is not { } pem)
        {
            return ChecksumVerdict.Malformed("is no whole PEM block");
        }

        if (pem.IsEncrypted || PrivateKeyReader.IsEncrypted(pem.Bytes))
        {
            return ChecksumVerdict.WellFormed("encrypted with a passphrase", isInert: true);
        }

        return PrivateKeyReader.Describe(pem.Bytes) is { } kind ? ChecksumVerdict.WellFormed(kind) : ChecksumVerdict.Malformed("does not parse as a key");
    }

    /// <summary>A key of the kind whose PEM label the prefix is: <c>RSA PRIVATE KEY</c>.</summary>
    public string Complete(string prefix, Func<string, int, string> random) => PemText.Write(prefix, PrivateKeyWriter.Make(prefix, random));
}
