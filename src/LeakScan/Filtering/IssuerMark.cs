using System.Buffers;
using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering.Values;
using LeakScan.Rules;

namespace LeakScan.Filtering;

/// <summary>
/// Tells secrets that begin with the mark of their issuer, such as <c>glpat-</c>, and those that are told as a credential of a named issuer: <c>acme_api_key=</c>. What has the mark, or
/// stands behind the name, and has the form of a token is never dropped in silence: when it is too regular, printed in a manual, or fails its checksum, it stands for a token, and somebody
/// may want to see it.
/// </summary>
internal static class IssuerMark
{
    private const int LeastLetters = 4;
    private const int LeastWithSign = 3;
    private const int LeastBehindName = 12;
    private const int LeastOfLetters = 20;
    private const int LeastCounted = 7;

    private static readonly SearchValues<string> Words =
        SearchValues.Create(["key", "token", "secret", "auth", "access", "private", "pass", "pwd", "cred", "jwt"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Digests = SearchValues.Create(["sha", "md5", "hash", "digest"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Whether the secret begins with a keyword of its rule that nothing else begins with.</summary>
    public static bool Has(Rule rule, ReadOnlySpan<byte> secret)
    {
        if (rule.Detector != DetectorKind.Pattern || rule.Confidence != Confidence.High)
        {
            return false;
        }

        // Not by an enumerator, which would be an object for each value that is judged.
        for (var i = 0; i < rule.Keywords.Count; i++)
        {
            var keyword = rule.Keywords[i];
            if (IsMark(keyword) && secret.Length > keyword.Length && Ascii.EqualsIgnoreCase(secret[..keyword.Length], keyword))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the match begins with the name of an issuer and a word that tells of a credential, and its secret is none of the names that programs are made of.
    /// </summary>
    public static bool StandsBehindName(Rule rule, ReadOnlySpan<byte> content, in RawMatch match)
    {
        var before = content[match.Start..match.SecretStart];
        var secret = content[match.SecretStart..match.SecretEnd];
        if (rule.Detector != DetectorKind.Pattern || secret.Length < LeastBehindName || !IsDrawn(secret) || PlaceJudge.IsObjectId(content, match.SecretStart, match.SecretEnd))
        {
            return false;
        }

        for (var i = 0; i < rule.Keywords.Count; i++)
        {
            var keyword = rule.Keywords[i];
            if (keyword.Length >= LeastLetters && before.Length > keyword.Length && Ascii.EqualsIgnoreCase(before[..keyword.Length], keyword) && !keyword.AsSpan().ContainsAny(Words))
            {
                Span<char> between = stackalloc char[before.Length - keyword.Length];
                Encoding.Latin1.GetChars(before[keyword.Length..], between);
                return between.ContainsAny(Words) && !between.ContainsAny(Digests);
            }
        }

        return false;
    }

    /// <summary>Whether some letters follow one another as in the alphabet, forwards or backwards, in either case.</summary>
    private static bool Counts(ReadOnlySpan<byte> secret)
    {
        var (up, down) = (1, 1);
        for (var i = 1; i < secret.Length; i++)
        {
            var step = char.IsAsciiLetter((char)secret[i]) && char.IsAsciiLetter((char)secret[i - 1]) ? (secret[i] | 0x20) - (secret[i - 1] | 0x20) : 0;
            up = step == 1 ? up + 1 : 1;
            down = step == -1 ? down + 1 : 1;
            if (up == LeastCounted || down == LeastCounted)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(string keyword) => keyword.Length >= (keyword.AsSpan().ContainsAnyExcept(Letters) ? LeastWithSign : LeastLetters);

    /// <summary>With digits, nothing but many letters of one case, or letters that only count: programs join words by capitals and signs.</summary>
    private static bool IsDrawn(ReadOnlySpan<byte> secret) =>
        secret.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 || Counts(secret) || (secret.Length >= LeastOfLetters && (secret.IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0 || secret.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0));
}
