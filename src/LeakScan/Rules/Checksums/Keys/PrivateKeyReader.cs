using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>
/// Reads private keys in DER: PKCS#1 (RFC 8017), PKCS#8 (RFC 5958), SEC 1 (RFC 5915) and OpenSSL's form for DSA. The numbers are checked against each other,
/// which proves a key as well as importing it would, costs no native library, and does not depend on what a platform's library refuses as too weak.
/// </summary>
internal static class PrivateKeyReader
{
    private const string RsaOid = "1.2.840.113549.1.1.1";
    private const string RsaPssOid = "1.2.840.113549.1.1.10";
    private const string EcOid = "1.2.840.10045.2.1";

    private static readonly Dictionary<string, string> OtherKinds = new(StringComparer.Ordinal)
    {
        ["1.2.840.10040.4.1"] = "DSA",
        ["1.2.840.113549.1.3.1"] = "DH",
        ["1.3.101.110"] = "X25519",
        ["1.3.101.111"] = "X448",
        ["1.3.101.112"] = "Ed25519",
        ["1.3.101.113"] = "Ed448",
    };

    private static readonly Dictionary<string, string> Curves = new(StringComparer.Ordinal)
    {
        ["1.2.840.10045.3.1.1"] = "P-192",
        ["1.3.132.0.33"] = "P-224",
        ["1.2.840.10045.3.1.7"] = "P-256",
        ["1.3.132.0.34"] = "P-384",
        ["1.3.132.0.35"] = "P-521",
        ["1.3.132.0.10"] = "secp256k1",
    };

    /// <summary>What kind of key the bytes hold, as "RSA, 2048 bits". Null when they hold none.</summary>
    public static string? Describe(byte[] der) =>
        Try(der, ReadPkcs8) ?? Try(der, ReadRsa) ?? Try(der, r => ReadEc(r, null)) ?? Try(der, ReadDsa);

    /// <summary>Whether the bytes hold an encrypted key (PKCS#8).</summary>
    public static bool IsEncrypted(byte[] der) => Try(der, ReadEncrypted) is not null;

    private static string? Try(byte[] der, Func<AsnReader, string?> read)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.BER);
            var kind = read(outer.ReadSequence());
            outer.ThrowIfNotEmpty();
            return kind;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string? ReadPkcs8(AsnReader key)
    {
        key.ReadInteger();
        var algorithm = key.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var inner = key.ReadOctetString();
        if (oid is RsaOid or RsaPssOid)
        {
            return Try(inner, ReadRsa);
        }

        if (oid == EcOid)
        {
            var curve = algorithm.HasData && algorithm.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) ? algorithm.ReadObjectIdentifier() : null;
            return Try(inner, r => ReadEc(r, curve));
        }

        return OtherKinds.GetValueOrDefault(oid) ?? $"PKCS#8 key of algorithm {oid}";
    }

    private static string? ReadRsa(AsnReader key)
    {
        if (key.ReadInteger() > 1)
        {
            return null;
        }

        var modulus = key.ReadInteger();
        var publicExponent = key.ReadInteger();
        var exponent = key.ReadInteger();
        var first = key.ReadInteger();
        var second = key.ReadInteger();
        return modulus > 1 && publicExponent > 1 && exponent > 1 && first * second == modulus ? Bits("RSA", modulus) : null;
    }

    private static string? ReadEc(AsnReader key, string? curve)
    {
        const int LongestScalar = 66;
        var parameters = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (key.ReadInteger() != 1 || key.ReadOctetString() is not { Length: >= 20 and <= LongestScalar })
        {
            return null;
        }

        if (key.HasData && key.PeekTag().HasSameClassAndValue(parameters))
        {
            var named = key.ReadSequence(parameters);
            curve = named.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) ? named.ReadObjectIdentifier() : curve;
        }

        return curve is null ? "EC" : $"EC, {Curves.GetValueOrDefault(curve, curve)}";
    }

    private static string? ReadDsa(AsnReader key)
    {
        if (key.ReadInteger() != 0)
        {
            return null;
        }

        var modulus = key.ReadInteger();
        var order = key.ReadInteger();
        var generator = key.ReadInteger();
        var open = key.ReadInteger();
        var secret = key.ReadInteger();

        // A power of numbers longer than any key has would take long.
        const int LongestModulus = 4096;
        const int LongestOrder = 512;
        var isKey = modulus > 3 && order > 1 && secret > 0 && secret < order
            && modulus.GetBitLength() <= LongestModulus && order.GetBitLength() <= LongestOrder && BigInteger.ModPow(generator, secret, modulus) == open;
        return isKey ? Bits("DSA", modulus) : null;
    }

    private static string? ReadEncrypted(AsnReader key)
    {
        key.ReadSequence().ReadObjectIdentifier();
        return key.ReadOctetString().Length > 0 ? "encrypted" : null;
    }

    private static string Bits(string kind, BigInteger modulus) => string.Create(CultureInfo.InvariantCulture, $"{kind}, {modulus.GetBitLength()} bits");
}
