using System.Formats.Asn1;
using System.Numerics;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>Makes private keys for the examples of rules: whole in form, so that verifiers accept them, and far too short to protect anything.</summary>
internal static class PrivateKeyWriter
{
    private const int PrimeBytes = 32;
    private static readonly BigInteger PublicExponent = 65537;

    /// <summary>The DER of a key for a PEM label.</summary>
    /// <exception cref="ArgumentException">No such label.</exception>
    public static byte[] Make(string label, Func<string, int, string> random) => label switch
    {
        "RSA PRIVATE KEY" => Rsa(random),
        "EC PRIVATE KEY" => Ec(random),
        "DSA PRIVATE KEY" => Dsa(random),
        "PRIVATE KEY" => Pkcs8("1.2.840.113549.1.1.1", Rsa(random)),
        "ENCRYPTED PRIVATE KEY" => Encrypted(random),
        _ => throw new ArgumentException($"'{label}' is not the label of a private key.", nameof(label)),
    };

    private static byte[] Rsa(Func<string, int, string> random)
    {
        var (first, second) = (Prime(random), Prime(random));
        var order = (first - 1) * (second - 1);
        var exponent = Inverse(PublicExponent, order);
        return Sequence(w =>
        {
            foreach (var number in (BigInteger[])[0, first * second, PublicExponent, exponent, first, second, exponent % (first - 1), exponent % (second - 1), Inverse(second, first)])
            {
                w.WriteInteger(number);
            }
        });
    }

    private static byte[] Ec(Func<string, int, string> random) => Sequence(w =>
    {
        var parameters = new Asn1Tag(TagClass.ContextSpecific, 0);
        w.WriteInteger(1);
        w.WriteOctetString(RandomBytes.Draw(random, 32));
        using (w.PushSequence(parameters))
        {
            w.WriteObjectIdentifier("1.2.840.10045.3.1.7");
        }
    });

    private static byte[] Dsa(Func<string, int, string> random)
    {
        var modulus = Number(random, 64) | 1;
        var order = Number(random, 20);
        var generator = Number(random, 60);
        var secret = Number(random, 19);
        return Sequence(w =>
        {
            foreach (var number in (BigInteger[])[0, modulus, order, generator, BigInteger.ModPow(generator, secret, modulus), secret])
            {
                w.WriteInteger(number);
            }
        });
    }

    private static byte[] Pkcs8(string algorithm, byte[] key) => Sequence(w =>
    {
        w.WriteInteger(0);
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(algorithm);
            w.WriteNull();
        }

        w.WriteOctetString(key);
    });

    private static byte[] Encrypted(Func<string, int, string> random) => Sequence(w =>
    {
        using (w.PushSequence())
        {
            // PBES2; its parameters are of no interest.
            w.WriteObjectIdentifier("1.2.840.113549.1.5.13");
            w.WriteNull();
        }

        w.WriteOctetString(RandomBytes.Draw(random, 320));
    });

    private static byte[] Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return writer.Encode();
    }

    // The top bit is set, so that the number has its full length.
    private static BigInteger Number(Func<string, int, string> random, int bytes)
    {
        var number = RandomBytes.Draw(random, bytes);
        number[0] |= 0x80;
        return new BigInteger(number, isUnsigned: true, isBigEndian: true);
    }

    private static BigInteger Prime(Func<string, int, string> random)
    {
        for (var candidate = Number(random, PrimeBytes) | 1; ; candidate += 2)
        {
            if (candidate % PublicExponent != 1 && IsPrime(candidate))
            {
                return candidate;
            }
        }
    }

    // Fermat's test to a few bases: enough for a number that only has to look like a prime.
    private static bool IsPrime(BigInteger candidate) =>
        Array.TrueForAll((int[])[3, 5, 7, 11, 13, 17, 19, 23], small => candidate % small != 0)
        && Array.TrueForAll((int[])[2, 3, 5], small => BigInteger.ModPow(small, candidate - 1, candidate).IsOne);

    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (a, b, x, y) = (modulus, value % modulus, BigInteger.Zero, BigInteger.One);
        while (!b.IsZero)
        {
            var quotient = a / b;
            (a, b) = (b, a - quotient * b);
            (x, y) = (y, x - quotient * y);
        }

        return x < 0 ? x + modulus : x;
    }
}
