using System.Buffers;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Patterns;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells assigned literals that are no credential by what stands around them: nonces of a challenge, results of tests, names in the address of a
/// secret, marks of requests.
/// </summary>
internal static class PlaceJudge
{
    private const int Surroundings = PatternDetector.Surroundings;
    private const int Nearby = 240;
    private const int LongestAddress = 160;
    private const int ObjectIdLength = 40;
    private const int LeastHash = 40;
    private const int LeastDigest = 32;
    private const int MostWord = 64;
    private static readonly SearchValues<byte> AddressEnds = SearchValues.Create(" \t\r\n\"'"u8);
    private static readonly SearchValues<byte> NameList = SearchValues.Create("abcdefghijklmnopqrstuvwxyz,"u8);
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>The user of FTP and of .netrc whom nobody asks for a password; an address stands there out of courtesy.</summary>
    public static bool IsOfAnonymous(in AssignedValue value) => Before(value).TrimEnd(" \t"u8).EndsWith(" anonymous"u8);

    /// <summary>Whether the value ends the address of a secret: <c>arn:aws:secretsmanager:…:secret:x</c>, <c>%env(key:x</c>.</summary>
    public static bool IsKeptElsewhere(in AssignedValue value) =>
        Bytes.At(value.Content, value.Match.Start - 1) == ':' && AddressBefore(value.Content, value.Match.Start) is { IsEmpty: false } address
        && (address.IndexOf(":secretsmanager:"u8) >= 0 || address.StartsWith("%env("u8));

    /// <summary>Whether 40 hexadecimal digits are named as an object of git: <c>This reverts commit 5ba…</c>, <c>5ba… is the commit that</c>.</summary>
    /// <param name="content">The content.</param>
    /// <param name="start">The first byte of the digits.</param>
    /// <param name="end">The byte behind them.</param>
    public static bool IsObjectId(ReadOnlySpan<byte> content, int start, int end)
    {
        if (end - start != ObjectIdLength || content[start..end].ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        var before = content[Math.Max(0, start - Surroundings)..start];
        var behind = content[end..Math.Min(content.Length, end + Surroundings)];
        return before.EndsWith("commit "u8) || before.EndsWith("Commit "u8) || before.EndsWith("revision "u8) || before.EndsWith("tree "u8)
            || before.EndsWith("parent "u8) || before.EndsWith("/commit/"u8) || before.EndsWith("/tree/"u8) || before.EndsWith("/blob/"u8)
            || behind.StartsWith(" is the commit"u8) || behind.StartsWith(" is the first bad"u8);
    }

    /// <summary>
    /// Whether a list of numbers stands among others in an index of words, as documentation carries one to be searched: <c>past:[34],pass:[24,66,25],what:3</c>.
    /// </summary>
    public static bool IsIndex(ReadOnlySpan<byte> content, in RawMatch match)
    {
        var before = Bytes.At(content, match.Start - 2);
        var isQuoted = Bytes.At(content, match.Start - 1) == '"';
        before = isQuoted ? Bytes.At(content, match.Start - 3) : before;
        if (Bytes.At(content, match.Start - (isQuoted ? 2 : 1)) != ',' || !(before == ']' || Bytes.IsDigit(before))
            || Bytes.At(content, match.SecretEnd) != ']' || Bytes.At(content, match.SecretEnd + 1) != ',')
        {
            return false;
        }

        var at = match.SecretEnd + 2;
        var most = Math.Min(content.Length, at + MostWord);
        at += Bytes.At(content, at) == '"' ? 1 : 0;
        while (at < most && Bytes.IsName(content[at]))
        {
            at++;
        }

        at += Bytes.At(content, at) == '"' ? 1 : 0;
        return Bytes.At(content, at) == ':' && (Bytes.At(content, at + 1) == '[' || Bytes.IsDigit(Bytes.At(content, at + 1)));
    }

    /// <summary>
    /// Whether the name is that of a nonce, which goes over the wire in clear text. Beside a login by OAuth it belongs to the credentials that were sent with it.
    /// </summary>
    public static bool IsNonce(ReadOnlySpan<byte> content, in RawMatch match)
    {
        var end = match.Start;
        while (end < match.SecretStart && (Bytes.IsName(content[end]) || content[end] == '.'))
        {
            end++;
        }

        return end - match.Start >= 5 && Bytes.StartsWith(content, end - 5, "nonce"u8)
            && content[Math.Max(0, match.Start - Nearby)..Math.Min(content.Length, match.Start + (2 * Nearby))].IndexOf("oauth"u8) < 0;
    }

    /// <summary>Whether the numbers are an identifier of ASN.1, below an organization or a member body of ISO: <c>1, 3, 6, 1, 5, 5, 7</c>.</summary>
    public static bool IsObjectIdentifier(ReadOnlySpan<byte> list) => list.StartsWith("1, 3, 6, 1,"u8) || list.StartsWith("1, 2, 840,"u8) || list.StartsWith("2, 16, 840,"u8);

    /// <summary>Whether an ellipsis stands in the place of the rest: <c>Bearer eyJhbGciOi...</c>.</summary>
    public static bool IsElided(ReadOnlySpan<byte> content, int end) =>
        content[end..].StartsWith("..."u8) || content[end..].StartsWith("\u2026"u8);

    /// <summary>The command of a shell whose output is assigned: <c>PWD=`dirname "$0"`</c>, or a word alone.</summary>
    public static bool IsSubstitution(in AssignedValue value) =>
        value.Has(MatchTraits.Quoted) && (value.Has(MatchTraits.LineStart) || value.Text.Contains('$')) && (value.Text.Contains(' ') || value.Text.AreAll(Characters.Letters))
        && Bytes.At(value.Content, value.Match.SecretStart - 1) == '`' && Bytes.At(value.Content, value.Match.SecretStart - 2) == '=';

    /// <summary>
    /// The word <c>pass</c> is itself a value (<c>eof_action=pass:repeatlast=0</c>), or a macro of AsciiDoc (<c>pass:macros[…]</c>).
    /// </summary>
    public static bool IsParameter(in AssignedValue value)
    {
        if (!Bytes.StartsWith(value.Content, value.Match.Start, "pass:"u8) || Bytes.IsBlank(Bytes.At(value.Content, value.Match.Start + 5)))
        {
            return false;
        }

        return Bytes.At(value.Content, value.Match.Start - 1) == '='
            || (value.Text.AreAll(Characters.LowerList) && OpensBracket(value.Content[value.Match.SecretStart..Math.Min(value.Content.Length, value.Match.SecretStart + Nearby)]));
    }

    /// <summary>Whether names parted by commas lead to an opening bracket.</summary>
    private static bool OpensBracket(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(NameList) is > 0 and var end && text[end] == '[';

    /// <summary>What frameworks call an encoded password is its hash; so is a digest behind a name that tells its algorithm: <c>SHA256_PASSWORD</c>.</summary>
    public static bool IsHash(ReadOnlySpan<char> value, ReadOnlySpan<byte> name)
    {
        if (value.Length < LeastDigest || !value.AreAll(Characters.Base64))
        {
            return false;
        }

        return (value.Length >= LeastHash && (name.IndexOf("ncodedPassword"u8) >= 0 || name.IndexOf("ncoded_password"u8) >= 0))
            || (value.AreAll(Characters.Hex) && Names(name, value.Length switch
            {
                32 => "md5"u8,
                40 => "sha1"u8,
                64 => "sha256"u8,
                128 => "sha512"u8,
                _ => default,
            }));
    }

    private static bool Names(ReadOnlySpan<byte> name, ReadOnlySpan<byte> algorithm)
    {
        var most = algorithm.IsEmpty ? 0 : name.Length - algorithm.Length;
        for (var at = 0; at < most && (Bytes.IsName(name[at]) || name[at] == '.'); at++)
        {
            if (Bytes.StartsWith(name, at, algorithm))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// <c>PASS: reads the file</c>, <c>pass: sync /plugins when disabled</c>, a sentence behind the bare word; <c>sshpass: General error</c>, <c>…\RemoveUnusedPass: removed x</c>, what a program
    /// or one step of a compiler tells.
    /// </summary>
    public static bool IsTestResult(in AssignedValue value)
    {
        if (value.Has(MatchTraits.Colon) && IsCodeInSentence(value))
        {
            return true;
        }

        if (!value.Has(MatchTraits.Colon) || value.Has(MatchTraits.Quoted) || Bytes.At(value.Content, value.Match.SecretEnd) != ' '
            || !(Bytes.IsLetter(Bytes.At(value.Content, value.Match.SecretEnd + 1)) || Bytes.At(value.Content, value.Match.SecretEnd + 1) is (byte)'(' or (byte)'`' || (Bytes.At(value.Content, value.Match.SecretEnd + 1) == '/' && value.Text.AreAll(Characters.Letters))))
        {
            return false;
        }

        return Bytes.StartsWith(value.Name, 0, "pass: "u8) || Bytes.StartsWith(value.Name, 0, "sshpass: "u8)
            || (Bytes.At(value.Content, value.Match.Start - 1) == '\\' && value.Name.IndexOf("Pass: "u8) > 0);
    }

    /// <summary><c>All tests pass: `commit()` waits for</c>: code in a sentence that goes on behind the bare word.</summary>
    private static bool IsCodeInSentence(in AssignedValue value) =>
        Bytes.StartsWith(value.Name, 0, "pass: `"u8) && Bytes.At(value.Content, value.Match.SecretEnd) == '`' && Bytes.At(value.Content, value.Match.SecretEnd + 1) == ' '
        && Bytes.IsLetter(Bytes.At(value.Content, value.Match.SecretEnd + 2)) && Bytes.At(value.Content, value.Match.Start - 1) == ' ' && Bytes.IsLetter(Bytes.At(value.Content, value.Match.Start - 2));

    /// <summary>What answers a challenge of Digest, which names the user as a text or as its hash.</summary>
    public static bool IsAnswer(ReadOnlySpan<byte> name) => name.IndexOf("igest username="u8) >= 0 || name.StartsWith("rspauth"u8);

    private static ReadOnlySpan<byte> Before(in AssignedValue value) => value.Content[Math.Max(0, value.Match.Start - Surroundings)..value.Match.Start];

    /// <summary>The run without blanks and quotes that ends at an offset.</summary>
    private static ReadOnlySpan<byte> AddressBefore(ReadOnlySpan<byte> content, int end)
    {
        var before = content[Math.Max(0, end - LongestAddress)..end];
        return before[(before.LastIndexOfAny(AddressEnds) + 1)..];
    }

    /// <summary>The GUID by which AWS knows a request that is sent again. Vault's <c>client_token</c>, long a GUID too, is written with small letters.</summary>
    public static bool IsRequestToken(ReadOnlySpan<char> value, ReadOnlySpan<byte> name) =>
        (name.IndexOf("RequestToken"u8) >= 0 || name.IndexOf("ClientToken"u8) >= 0 || name.StartsWith("clientToken"u8)) && Guid.TryParseExact(value, "D", out _);
}
