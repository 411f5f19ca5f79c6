using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Judges the entries of a Secret by what their base64 says. Those whose name tells a credential are one whatever it says, unless it fills a place; of the others settings that
/// everybody may read go, random texts and keys stay as they are, and the rest may be anything.
/// </summary>
internal static class ManifestFilter
{
    private const double Random = 0.5;

    /// <summary>Blocks that say themselves that they are public.</summary>
    private static readonly string[] Public = ["-----BEGIN CERT", "-----BEGIN TRUSTED", "-----BEGIN PUBLIC", "-----BEGIN PGP PUBLIC", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-"];

    /// <summary>What speaks against an entry; null for nothing. Its traits are completed.</summary>
    public static string? Objection(ReadOnlySpan<byte> content, ref RawMatch match)
    {
        var value = content[match.SecretStart..match.SecretEnd];
        Span<byte> bytes = stackalloc byte[value.Length];
        var isEncoded = match.Traits.HasFlag(MatchTraits.Encoded);
        if (!isEncoded)
        {
            value.CopyTo(bytes);
        }
        else if (Decode(value, bytes) is >= 0 and var length)
        {
            bytes = bytes[..length];
        }
        else
        {
            return "no base64";
        }

        // What is no text is a key.
        if (bytes.ContainsAnyInRange((byte)0x7F, (byte)0xFF) || bytes.ContainsAnyInRange((byte)0, (byte)8))
        {
            return isEncoded ? null : "no text";
        }

        Span<char> text = stackalloc char[bytes.Length];
        Encoding.ASCII.GetChars(bytes, text);
        return Objection(((ReadOnlySpan<char>)text).TrimEnd("\r\n"), ref match);
    }

    /// <summary>Decodes base64, also that of a line whose block goes on; -1 when it is none.</summary>
    private static int Decode(ReadOnlySpan<byte> value, Span<byte> bytes)
    {
        var whole = value.Length % 4 == 0 ? value : value[..(value.TrimEnd((byte)'=').Length & ~3)];
        return Base64.DecodeFromUtf8(whole, bytes, out _, out var length) == OperationStatus.Done ? length : -1;
    }

    private static string? Objection(ReadOnlySpan<char> text, ref RawMatch match)
    {
        if (text.IsEmpty || WordList.StartsWithAny(text, Public) || (text[0] != '{' && ReferenceJudge.IsReference(text)))
        {
            return "public, or only points to a credential";
        }

        var isNamed = match.Traits.HasFlag(MatchTraits.Secret);
        var isEncoded = match.Traits.HasFlag(MatchTraits.Encoded);
        var isFile = isEncoded && (text[0] is '{' or '-' || text.Contains('\n'));
        var isRandom = isFile || RandomnessModel.Randomness(text) >= Random;
        if (!isNamed && (LiteralJudge.IsConstant(text) || LiteralJudge.IsNumber(text) || IsAddress(text)))
        {
            return "a setting";
        }

        // What stands in clear text under the name of a credential the generic rules read.
        if (!isEncoded && !isRandom)
        {
            return "a setting, or for its name to tell";
        }

        if ((!isNamed && !isRandom) || PlaceholderJudge.IsPlaceholder(text) || NameJudge.IsHandle(text))
        {
            match = match with { Traits = match.Traits | MatchTraits.Placeholder };
        }

        return null;
    }

    /// <summary>A host, a mail address, or a URL without user and password.</summary>
    private static bool IsAddress(ReadOnlySpan<char> text) => text.Contains("://", StringComparison.Ordinal)
        ? !text.Contains('@')
        : text.ContainsAny('.', '@') && text.AreAll(Characters.Name) && RandomnessModel.Randomness(text) < Random;
}
