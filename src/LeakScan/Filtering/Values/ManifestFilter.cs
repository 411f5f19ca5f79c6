using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering.Checks;

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

    /// <summary>Asked of an entry before it is decoded.</summary>
    public static readonly Check NoBase64 = new("base64", CheckOutcome.Refuses, "no base64");

    /// <summary>What base64 hides and is no text is a key, which no other check is asked of; behind no base64 it is nothing.</summary>
    public static readonly Check NoText = new("text", CheckOutcome.Refuses, "no text");

    /// <summary>Asked of the decoded texts of entries, in this order.</summary>
    public static readonly ValueCheck[] Entries =
    [
        new("public", "public, or only points to a credential", static (in v) => v.Text.IsEmpty || WordList.StartsWithAny(v.Text, Public) || (v.Text[0] != '{' && ReferenceJudge.IsReference(v.Text))),
        new("setting", "a setting", static (in v) => !v.Has(MatchTraits.Secret) && (LiteralJudge.IsConstant(v.Text) || LiteralJudge.IsNumber(v.Text) || IsAddress(v.Text))),

        // What stands in clear text under the name of a credential the generic rules read.
        new("clear-text", "a setting, or for its name to tell", static (in v) => !v.Has(MatchTraits.Encoded) && !IsRandom(v)),
    ];

    /// <summary>The check that holds of an entry, so that it does not count; null for none. Its traits are completed.</summary>
    public static Check? Objection(ReadOnlySpan<byte> content, ref RawMatch match)
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
            return NoBase64;
        }

        // What is no text is a key.
        if (bytes.ContainsAnyInRange((byte)0x7F, (byte)0xFF) || bytes.ContainsAnyInRange((byte)0, (byte)8))
        {
            return isEncoded ? null : NoText;
        }

        Span<char> text = stackalloc char[bytes.Length];
        Encoding.ASCII.GetChars(bytes, text);
        var entry = new AssignedValue(content, match, ((ReadOnlySpan<char>)text).TrimEnd("\r\n"));
        foreach (var check in Entries)
        {
            if (check.Holds(entry))
            {
                return check;
            }
        }

        if ((!entry.Has(MatchTraits.Secret) && !IsRandom(entry)) || PlaceholderJudge.IsPlaceholder(entry.Text) || NameJudge.IsHandle(entry.Text))
        {
            match = match with { Traits = match.Traits | MatchTraits.Placeholder };
        }

        return null;
    }

    /// <summary>Decodes base64, also that of a line whose block goes on; -1 when it is none.</summary>
    private static int Decode(ReadOnlySpan<byte> value, Span<byte> bytes)
    {
        var whole = value.Length % 4 == 0 ? value : value[..(value.TrimEnd((byte)'=').Length & ~3)];
        return Base64.DecodeFromUtf8(whole, bytes, out _, out var length) == OperationStatus.Done ? length : -1;
    }

    private static bool IsRandom(in AssignedValue entry) =>
        (entry.Has(MatchTraits.Encoded) && (entry.Text[0] is '{' or '-' || entry.Text.Contains('\n'))) || RandomnessModel.Randomness(entry.Text) >= Random;

    /// <summary>A host, a mail address, or a URL without user and password.</summary>
    private static bool IsAddress(ReadOnlySpan<char> text) => text.Contains("://", StringComparison.Ordinal)
        ? !text.Contains('@')
        : text.ContainsAny('.', '@') && text.AreAll(Characters.Name) && RandomnessModel.Randomness(text) < Random;
}
