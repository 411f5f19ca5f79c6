using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>Tells values that are the public half of a key, or only name one.</summary>
internal static class KeyJudge
{
    // 16 bytes in hexadecimal, and the colons between them.
    private const int FingerprintInPairs = 47;
    private const int MostPart = 16;
    private const int LongestBareName = 8;
    private const int LeastOfColumn = 16;
    private const int MostSpace = 40;
    private const int Nearby = 160;

    /// <summary>
    /// How the DER of public keys begins in base64 (RSA of 512 to 4096 bits, NIST curves, Ed25519, X25519). Private keys begin otherwise, for
    /// their algorithm stands at another place.
    /// </summary>
    private static readonly string[] PublicPrefixes =
    [
        "MFwwDQYJKoZIhvcNAQEBBQADSwAw", "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB", "MIGeMA0GCSqGSIb3DQEBAQUAA4GMADCB", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
        "MIIBojANBgkqhkiG9w0BAQEFAAOCAY8A", "MIICIjANBgkqhkiG9w0BAQEFAAOCAg8A", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE", "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE",
        "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQ", "MCowBQYDK2VwAyEA", "MCowBQYDK2VuAyEA",
    ];

    /// <summary>Whether the value is a public key as OpenSSH writes it, or as DER in base64, or how one begins in hexadecimal, with what names its curve; or a list of the kinds of such keys.</summary>
    public static bool IsPublicKey(ReadOnlySpan<char> value) =>
        value.StartsWith("ssh-", StringComparison.Ordinal) ? value.Contains(" AAAA", StringComparison.Ordinal) || value.Contains(",ssh-", StringComparison.Ordinal)
            : value.StartsWith("ecdsa-sha2-", StringComparison.Ordinal) || WordList.StartsWithAny(value, PublicPrefixes)
                || (value.StartsWith("30", StringComparison.Ordinal) && (value.IndexOf("06072a8648ce3d0201", StringComparison.OrdinalIgnoreCase) is 4 or 8 or 10
                    || value.IndexOf("300d06092a864886f70d010101", StringComparison.OrdinalIgnoreCase) is 4 or 6 or 8));

    /// <summary>Whether the value is the body of a public key as OpenSSH writes it: the base64 of its algorithm's name comes first (RFC 4253, section 6.6).</summary>
    public static bool IsPublicOfOpenSsh(ReadOnlySpan<char> value) =>
        value.StartsWith("AAAAB3NzaC1", StringComparison.Ordinal) || value.StartsWith("AAAAC3NzaC1", StringComparison.Ordinal) || value.StartsWith("AAAAE2VjZHNhLXNoYTIt", StringComparison.Ordinal);

    /// <summary>
    /// What marks a key of any kind rather than being one: the long id of an OpenPGP key, and behind a bare <c>key</c>, often that of a row, a run of letters
    /// or a GUID; an entry of a setup project; a pattern of keys, <c>*.orange.*</c>; what computes one, <c>#p0 + 'A'</c>;
    /// one of several parts, <c>app||shop||job</c>.
    /// </summary>
    public static bool IsMark(ReadOnlySpan<char> value, ReadOnlySpan<byte> name) =>
        (value.Length == 16 && value.AreAll(Characters.UpperHex) && value.ContainsAnyInRange('A', 'F'))
        || value.StartsWith("8:_", StringComparison.Ordinal)
        || value.StartsWith("Ctrl+", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("*.", StringComparison.Ordinal)
        || (value[0] == '#' && char.IsAsciiLetter(value[1]) && value.ContainsAny('+', '.', ' '))
        || IsOfParts(value) || (NotationJudge.IsShortId(value) && (name.IndexOf("key"u8) >= 0 || name.IndexOf("Key"u8) >= 0))
        || (name.StartsWith("key"u8) && !Bytes.IsLetter(Bytes.At(name, 3))
            && (Guid.TryParseExact(value, "D", out _) || (name.Length < LongestBareName && value.IndexOfAnyExceptInRange('a', 'z') < 0)))
        || IsOfForm(value, name);

    /// <summary>The mark of a button of a form of Visual Basic, capitals far behind its bare name: <c>Key             =   "PRINTALL"</c>.</summary>
    private static bool IsOfForm(ReadOnlySpan<char> value, ReadOnlySpan<byte> name) =>
        name.StartsWith("Key    "u8) && value.IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>Short parts between strokes, of which a program makes a key of its own: <c>app||shop||job</c>, <c>gpu=0|uuid=GPU-a</c>.</summary>
    private static bool IsOfParts(ReadOnlySpan<char> value)
    {
        foreach (var part in value.Split('|'))
        {
            if ((part.End.Value - part.Start.Value > MostPart && !value[part].AreAll(Characters.Switches)) || !value[part].AreAll(Characters.NameOrEquals))
            {
                return false;
            }
        }

        return value.Contains('|');
    }

    /// <summary>Whether a word stands in the place of a private key, which has digits at least: <c>someprivatekeycontents</c>.</summary>
    public static bool IsNoPrivateKey(ReadOnlySpan<char> value, ReadOnlySpan<byte> name) =>
        value.IndexOfAnyExceptInRange('a', 'z') < 0 && PlaceholderJudge.HasFiller(value)
        && (name.IndexOf("rivate_key"u8) >= 0 || name.IndexOf("rivateKey"u8) >= 0 || name.IndexOf("RIVATE_KEY"u8) >= 0);

    /// <summary>The mark of a row below a column's bare name, which is too short for a key that opens anything: <c>krukm001</c>.</summary>
    public static bool IsOfRow(in RawMatch match, ReadOnlySpan<char> value) =>
        match.Start == match.SecretStart && match.Traits.HasFlag(MatchTraits.Unquoted) && value.Length < LeastOfColumn && value.AreAll(Characters.LowerOrDigit);

    /// <summary>The name of a setting with the parts that lead to it: <c>akka.use-slf4j</c>.</summary>
    public static bool IsOfSetting(ReadOnlySpan<char> value)
    {
        foreach (var range in value.Split('.'))
        {
            if (value[range] is not [>= 'a' and <= 'z', .., >= 'a' and <= 'z'] || !value[range].AreAll(Characters.LowerDigitOrDash))
            {
                return false;
            }
        }

        return value.Contains('.') && value.Contains('-');
    }

    /// <summary>
    /// The long id or the fingerprint of an OpenPGP key, with which a download is verified: <c>ENV GPG_KEY=A035…</c>, <c>GPG key: A035…</c>; that of a key of SSH, in pairs of digits
    /// that colons part, by which clouds know it: <c>ssh_keys = "7b:40:…"</c>.
    /// </summary>
    public static bool IsFingerprint(ReadOnlySpan<char> value, ReadOnlySpan<byte> name) =>
        (value.Length == FingerprintInPairs && value.Count(':') == 15 && value.AreAll(Characters.HexOrColon) && (name.IndexOf("ssh"u8) >= 0 || name.IndexOf("SSH"u8) >= 0))
        || value.Length is 16 or 32 or 40 && value.AreAll(Characters.Hex)
        && (name.IndexOf("repokey"u8) >= 0 || name.IndexOf("repo_key"u8) >= 0 || name.IndexOf("GPG_KEY"u8) >= 0 || name.IndexOf("gpg_key"u8) >= 0 || name.IndexOf("PGP_KEY"u8) >= 0 || name.IndexOf("GPG key"u8) >= 0 || name.IndexOf("PGP key"u8) >= 0 || name.IndexOf("pgp_key"u8) >= 0);

    /// <summary>
    /// Whether a bare <c>key</c> is that of an entry whose value stands beside it (<c>key="a1", value="…"</c>), or an index (<c>environ[key] = …</c>).
    /// </summary>
    public static bool IsOfAnEntry(ReadOnlySpan<byte> content, in RawMatch match)
    {
        if (!Bytes.StartsWith(content, match.Start, "key"u8) || Bytes.IsName(Bytes.At(content, match.Start + 3)))
        {
            return false;
        }

        if (Bytes.At(content, match.Start - 1) == '[' && Bytes.At(content, match.Start + 3) == ']')
        {
            return true;
        }

        if (Bytes.StartsWith(content, match.SecretEnd, "</key>"u8))
        {
            return IsOfPropertyList(content, match.SecretEnd + 6);
        }

        var at = match.SecretEnd;
        at += Bytes.At(content, at) == '\\' ? 1 : 0;
        at += Bytes.IsQuote(Bytes.At(content, at)) ? 1 : 0;
        at += Bytes.At(content, at) is (byte)',' or (byte)';' ? 1 : 0;
        at = Bytes.SkipSpace(content, at, Math.Min(content.Length, at + MostSpace));
        at += Bytes.At(content, at) == '\\' ? 1 : 0;
        at += Bytes.IsQuote(Bytes.At(content, at)) ? 1 : 0;
        return Bytes.StartsWith(content, at, "value"u8) && !Bytes.IsName(Bytes.At(content, at + 5));
    }

    /// <summary>Whether an element of Apple's property lists follows, of which the key is the name: <c>&lt;key&gt;…&lt;/key&gt; &lt;dict&gt;</c>.</summary>
    private static bool IsOfPropertyList(ReadOnlySpan<byte> content, int at)
    {
        at = Bytes.SkipSpace(content, at, Math.Min(content.Length, at + MostSpace));
        return Bytes.StartsWith(content, at, "<dict"u8) || Bytes.StartsWith(content, at, "<string>"u8) || Bytes.StartsWith(content, at, "<array"u8) || Bytes.StartsWith(content, at, "<integer>"u8)
            || Bytes.StartsWith(content, at, "<true/>"u8) || Bytes.StartsWith(content, at, "<false/>"u8) || Bytes.StartsWith(content, at, "<data>"u8) || Bytes.StartsWith(content, at, "<date>"u8);
    }

    /// <summary>The public half by its name (<c>Public Key: d107…</c>), and the tag of an image of a container (<c>quay.io/x/token-refresher:master-08b888a</c>).</summary>
    public static bool IsOfAnother(ReadOnlySpan<byte> content, in RawMatch match)
    {
        var before = content[Math.Max(0, match.Start - 7)..match.Start];
        return ((before.EndsWith("ublic "u8) || content[Math.Max(0, match.Start - 8)..match.Start].EndsWith("egistry "u8)) && Bytes.StartsWith(content, match.Start, "key"u8))
            || (before is [.., var last, (byte)'/'] && Bytes.IsName(last) && !match.Traits.HasFlag(MatchTraits.Quoted) && !match.Traits.HasFlag(MatchTraits.Password) && Bytes.At(content, match.SecretStart - 1) == ':');
    }

    /// <summary>
    /// What a page carries so that its visitors may search it, beside the index that they search: <c>apiKey: '…', indexName: 'docs'</c> of Algolia's DocSearch.
    /// </summary>
    public static bool OnlySearches(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value) =>
        value.Length == 32 && value.AreAll(Characters.LowerHex) && Bytes.StartsWith(content, match.Start, "apikey"u8)
        && content[Math.Max(0, match.Start - Nearby)..Math.Min(content.Length, match.End + Nearby)].IndexOf("indexName"u8) >= 0;

    /// <summary>The id of an access key with the day and the service it signs for, as every request to S3 shows it.</summary>
    public static bool IsScope(ReadOnlySpan<char> value) =>
        value.Contains("/aws4_request", StringComparison.Ordinal) || value.Contains("%2Faws4_request", StringComparison.Ordinal);
}
