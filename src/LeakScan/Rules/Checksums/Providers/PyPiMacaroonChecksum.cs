using System.Text;
using LeakScan.Rules.Checksums.Coding;
using LeakScan.Rules.Checksums.Formats;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// PyPI's tokens: <c>pypi-</c> and base64url of a macaroon in libmacaroons' second format: a version byte; the location; an identifier; a zero byte;
/// caveats, each with a zero byte behind it; a zero byte; a signature of 32 bytes. The lengths must add up to the end.
/// https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
/// </summary>
internal sealed class PyPiMacaroonChecksum : IChecksum
{
    private const string Prefix = "pypi-";
    private const byte Version = 2;
    private const byte End = 0;
    private const byte Location = 1;
    private const byte Identifier = 2;
    private const byte VerificationId = 4;
    private const byte Signature = 6;
    private const int SignatureLength = 32;

    public string Name => "pypi-macaroon";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return BaseText.Decode64(secret[Prefix.Length..]) is { Length: > 1 } bytes && bytes[0] == Version && IsMacaroon(bytes.AsSpan(1), out var location)
            ? ChecksumVerdict.WellFormed($"macaroon of {location}")
            : ChecksumVerdict.Malformed("is no macaroon");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var identifier = Encoding.ASCII.GetBytes(new UuidChecksum().Complete("", random));
        var caveat = Encoding.ASCII.GetBytes($"[3, \"{random(Alphabet.HexLower, 8)}\"]");
        byte[] bytes =
        [
            Version, .. Field(Location, "pypi.org"u8), .. Field(Identifier, identifier), End,
            .. Field(Identifier, caveat), End, End, .. Field(Signature, RandomBytes.Draw(random, SignatureLength)),
        ];
        return Prefix + BaseText.EncodeUrl(bytes);
    }

    private static bool IsMacaroon(ReadOnlySpan<byte> bytes, out string location)
    {
        location = "";
        if (!ReadField(ref bytes, Location, out var place) || !ReadField(ref bytes, Identifier, out _) || !Skip(ref bytes, End))
        {
            return false;
        }

        while (!Skip(ref bytes, End))
        {
            ReadField(ref bytes, Location, out _);
            if (!ReadField(ref bytes, Identifier, out _))
            {
                return false;
            }

            ReadField(ref bytes, VerificationId, out _);
            if (!Skip(ref bytes, End))
            {
                return false;
            }
        }

        location = Encoding.Latin1.GetString(place);
        return ReadField(ref bytes, Signature, out var signature) && signature.Length == SignatureLength && bytes.IsEmpty
            && location.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
    }

    private static bool ReadField(ref ReadOnlySpan<byte> bytes, byte type, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (bytes.IsEmpty || bytes[0] != type)
        {
            return false;
        }

        var rest = bytes[1..];
        var length = TagLength.Read(ref rest);
        if (length < 0 || length > rest.Length)
        {
            return false;
        }

        value = rest[..length];
        bytes = rest[length..];
        return true;
    }

    private static bool Skip(ref ReadOnlySpan<byte> bytes, byte expected)
    {
        if (bytes.IsEmpty || bytes[0] != expected)
        {
            return false;
        }

        bytes = bytes[1..];
        return true;
    }

    private static byte[] Field(byte type, ReadOnlySpan<byte> value) => [type, (byte)value.Length, .. value];
}
