using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// GitLab's routable tokens: <c>prefix payload .01. length crc</c>, where the payload is base64url of 16 random bytes, routing lines such as
/// <c>c:1\no:2f</c> and their length, the length is that of the payload in base 36, two digits, and the CRC32 of all before it in base 36, seven digits.
/// An older form lacks the <c>.01</c>. Tokens of 20 characters have no checksum. gitlab, lib/authn/token_field/generator/routable_token.rb
/// </summary>
internal sealed class GitLabRoutableChecksum : IChecksum
{
    private const string Version = ".01.";
    private const int LengthDigits = 2;
    private const int CheckDigits = 7;
    private const int TailLength = LengthDigits + CheckDigits;

    public string Name => "gitlab-routable";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var dot = secret.LastIndexOf('.');
        var dash = secret.IndexOf('-');
        if (dash < 0 || dot < dash || secret.Length - dot - 1 != TailLength)
        {
            return ChecksumVerdict.NotApplicable;
        }

        var payload = secret[(dash + 1)..dot];
        payload = payload.EndsWith(".01") ? payload[..^3] : payload;
        var length = secret[(dot + 1)..^CheckDigits];

        // Runner tokens name their type before the payload: glrt-t1_.
        var typed = payload is ['t', >= '0' and <= '9', '_', ..];
        var holds = (IsLength(length, payload.Length) || (typed && IsLength(length, payload.Length - 3)))
            && secret[^CheckDigits..].SequenceEqual(Alphabet.Write(Crc32.Of(secret[..^CheckDigits]), Alphabet.Base36, CheckDigits));
        return ChecksumVerdict.Of(holds);
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        const int RandomLength = 16;
        var routing = $"c:1\no:{random(Alphabet.Base36, 2)}\nu:{random(Alphabet.Base36, 3)}";
        byte[] bytes = [.. RandomBytes.Draw(random, RandomLength), .. Encoding.ASCII.GetBytes(routing), (byte)routing.Length];
        var payload = BaseText.EncodeUrl(bytes);
        var start = $"{prefix}{payload}{Version}{Alphabet.Write((uint)payload.Length, Alphabet.Base36, LengthDigits)}";
        return start + Alphabet.Write(Crc32.Of(start), Alphabet.Base36, CheckDigits);
    }

    private static bool IsLength(ReadOnlySpan<char> digits, int length) =>
        digits.SequenceEqual(Alphabet.Write((uint)length, Alphabet.Base36, LengthDigits));
}
