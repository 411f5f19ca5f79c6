using System.Buffers;
using System.Collections.Frozen;
using System.Net;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells literals that are something else than a credential by their form: numbers, versions, prose, constants of languages, type names, algorithms, hashes,
/// regular expressions.
/// </summary>
internal static class LiteralJudge
{
    private const int LeastChoices = 3;
    private const double LeastRandom = 0.5;
    private static readonly SearchValues<string> Ranges = SearchValues.Create(["0-9", "a-z", "A-Z"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Groups = SearchValues.Create(["(.*?)", "(.+?)"], StringComparison.Ordinal);

    private static readonly string[] ExpressionParts = ["]+", "]*", "[.]", @"\.", @"\d", @"\w", @"\s", @"\S", ".*", ".+"];

    private static readonly FrozenSet<string> Constants = WordList.Set("""
        true false yes no on off null nil none nothing undefined nan void default auto inherit required optional string str text varchar char int integer
        long bool boolean float double number object array list dict map any bytes byte byte[] []byte securestring uuid uuid4 date datetime json xml
        html yaml utf8 utf-8 utf-16 ascii latin1 base64 hex binary hmac-sha1 hmac-sha256 hmac sha1 sha256 sha512 sha scram md5 bcrypt scrypt argon2 pbkdf2
        plaintext rsa-sha1 sha2 sha224 sha384 rsa dsa ecdsa ed25519 hs256 hs384 hs512 rs256 es256 aes-128-cbc aes-256-cbc aes-256-gcm aes ssh-rsa ssh-ed25519 ssh-dss
        oauth oauth2 oauth1 basic bearer digest ntlm kerberos ldap saml saml2 oidc openid header query post put delete this self super new function
        return var let const string.empty public private protected static final async await type hidden email submit button checkbox content-type repeated confirmed rejected accepted expired verified mismatch mismatched unsupported hashed encrypted pass:
        application/json windowspe specialize oobesystem generalize offlineservicing auditsystem audituser vault gpg pgp compat files -join stdin mysql_native_password mysql_old_password mysql_clear_password sha256_password caching_sha2_password
        """);

    private static readonly string[]?[] HashPrefixes = WordList.ByFirst("""
        $2a$ $2b$ $2y$ $2x$ $1$ $5$ $6$ $7$ $y$ $argon2 $pbkdf2 $scrypt$ $apr1$ $p$ $s$ pbkdf2_ pbkdf2: bcrypt$ bcrypt_sha256$ {ssha} {sha} {md5}
        {smd5} {crypt} {ssha512} {bcrypt} {pbkdf2 {sha256} {sha-1} {sha-256} {sha-512} {md4} {scrypt {argon2 {ldap} aqaaaaeaa aqaaaaiaa $$apr1$$ $$2y$$ $$2a$$ $$2b$$ scram-sha-256$ argon2$ argon2: scrypt: sha1$ sha1: md5$ sha256$
        """);

    private static readonly string[]?[] AdvisoryPrefixes = WordList.ByFirst("ghsa- cve-");

    private static readonly string[] Colours = ["rgb(", "rgba(", "hsl(", "hsla("];

    private static readonly FrozenSet<string> Units = WordList.Set("px em rem s ms m h d kb mb gb k days hours .days .hours .minutes l ul u f");

    /// <summary>Whether the value is a constant of a language, the name of a type, an algorithm or an encoding.</summary>
    public static bool IsConstant(ReadOnlySpan<char> value)
    {
        // Swift and Kotlin: a type that may be missing, String?
        value = value.Trim().TrimEnd('?');
        var constants = Constants.GetAlternateLookup<ReadOnlySpan<char>>();
        return constants.Contains(value) || IsListOfConstants(value) || IsDateFormat(value);
    }

    /// <summary>Whether all parts are constants or numbers, of which two are constants: <c>rsa-sha2-512,rsa-sha2-256</c>.</summary>
    private static bool IsListOfConstants(ReadOnlySpan<char> value)
    {
        if (!value.ContainsAny(',', '-', '_'))
        {
            return false;
        }

        var constants = Constants.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        foreach (var range in value.SplitAny(',', '-', '_'))
        {
            var part = value[range];
            if (part.IsEmpty || part.AreAll(Characters.Digits))
            {
                continue;
            }

            if (!constants.Contains(part))
            {
                return false;
            }

            count++;
        }

        return count >= 2;
    }

    /// <summary>Whether the value says how a time is written: <c>yyyyMMddhhmmss</c>.</summary>
    private static bool IsDateFormat(ReadOnlySpan<char> value) =>
        value.Contains("yy", StringComparison.OrdinalIgnoreCase) && value.Contains("mm", StringComparison.OrdinalIgnoreCase)
        && value.AreAll(Characters.DateFormat);

    /// <summary>Whether the value is a password hash, also behind the name of its user: worth hiding, but no credential that opens anything.</summary>
    public static bool IsPasswordHash(ReadOnlySpan<char> value) => WordList.FindPrefix(HashPrefixes, value) is not null || IsOfPostgres(value)
        || (value.IndexOf(':') is >= 0 and var colon && WordList.FindPrefix(HashPrefixes, value[(colon + 1)..]) is not null);

    /// <summary>What PostgreSQL stores and also takes for a password: <c>md5</c> and 32 digits.</summary>
    private static bool IsOfPostgres(ReadOnlySpan<char> value) => value.Length == 35 && value.StartsWith("md5", StringComparison.Ordinal) && value[3..].AreAll(Characters.Hex);

    /// <summary>Whether the value is a short number, a date, a time, an IP address or a colour.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value)
    {
        if ((value[0] == '#' && value.Length is 4 or 7 or 9 && value[1..].AreAll(Characters.Hex)) || (value[^1] == ')' && WordList.StartsWithAny(value, Colours)))
        {
            return true;
        }

        // The short id of a key or an object.
        if (value.Length == 8 && value.AreAll(Characters.UpperHex) && value.ContainsAny(Characters.Digits) && value.ContainsAnyInRange('A', 'F'))
        {
            return true;
        }

        // Also the address of an Ethereum account, which is public.
        var bare = value.TrimStart('-').TrimEnd("uUlL");
        var underscores = bare.Count('_');
        if (bare.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && bare.Length - underscores is <= 18 or 42 && bare[2..].AreAll(underscores == 0 ? Characters.Hex : Characters.HexOrUnderscore))
        {
            return true;
        }

        // The id of an advisory, and the end of a CPE name, as tools that report vulnerabilities write them.
        if (WordList.FindPrefix(AdvisoryPrefixes, value) is not null || value.EndsWith(":*:*", StringComparison.Ordinal))
        {
            return true;
        }

        if (value.Count(':') >= 2 && IPAddress.TryParse(value, out _))
        {
            return true;
        }

        if (value.Length <= 32 && value.AreAll(Characters.Number) && value.ContainsAny(Characters.Digits))
        {
            // Long bare numbers may be PINs, keys or passwords, but for the limits of integers.
            return !value.AreAll(Characters.Digits) || value is "2147483647" or "2147483648" or "4294967295" or "4294967296" or "9223372036854775807" or "18446744073709551615";
        }

        if (value.Length > 12 || !char.IsAsciiDigit(value[0]))
        {
            return false;
        }

        var unit = value.IndexOfAnyExcept(Characters.Decimal);
        return unit > 0 && Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value[unit..]);
    }

    /// <summary>
    /// Whether the value is a version, or says which versions will do: <c>^2.6.0</c>, <c>&gt;=1.0</c>, <c>1.13.5-k8s-vault</c>. Three numbers at least, or
    /// two behind a sign of comparison.
    /// </summary>
    public static bool IsVersion(ReadOnlySpan<char> value)
    {
        var rest = value.TrimStart("^~<>= ");
        var numbers = rest.IndexOfAnyExcept(Characters.Decimal) is >= 0 and var at ? rest[..at] : rest;
        var least = rest.Length < value.Length ? 1 : 2;
        // A plugin of Jenkins: 1271.v54b_1c2c6388a_.
        if (rest.Length > numbers.Length && numbers is [.., '.'] && rest[numbers.Length] == 'v' && rest[(numbers.Length + 1)..].TrimEnd('_').AreAll(Characters.HexOrUnderscore))
        {
            return true;
        }

        return numbers.Length > 0 && char.IsAsciiDigit(numbers[0]) && char.IsAsciiDigit(numbers[^1]) && numbers.Count('.') >= least
            && (numbers.Length == rest.Length || (rest[numbers.Length] is '-' or '+' && RandomnessModel.Randomness(rest[numbers.Length..]) < 0.6));
    }

    /// <summary>
    /// Whether the value is a regular expression: as JavaScript and Ruby write it, <c>/\s?auto\s?/i</c>, or anchored, or with a negated set that repeats, or a
    /// range that is counted.
    /// </summary>
    public static bool IsRegularExpression(ReadOnlySpan<char> value)
    {
        if (IsSetOrChoice(value))
        {
            return true;
        }

        if (value.StartsWith(".*", StringComparison.Ordinal) || value.ContainsAny(Groups))
        {
            return true;
        }

        if (value[0] != '/')
        {
            var negated = value.IndexOf("[^");
            return (value[0] == '^' && (HasExpressionPart(value) || (value[^1] == '$' && value.ContainsAny('|', '(')))) || (value[0] == '(' && value.Contains('|') && HasExpressionPart(value)) || (negated >= 0 && HasExpressionPart(value[negated..])) || value.Contains(@"\w+", StringComparison.Ordinal) || value.Contains(@"\d+", StringComparison.Ordinal) || HasCountedRange(value);
        }

        var slash = value.LastIndexOf('/');
        return value.ContainsAny('[', '^')
            || (slash > 1 && slash + 1 < value.Length && value[slash + 1] == '.' && value[(slash + 2)..].AreAll(Characters.Letters) && value[1..slash].ContainsAny(Characters.ExpressionSigns))
            || (slash > 1 && value[(slash + 1)..].IndexOfAnyExcept(Characters.ExpressionFlags) < 0 && value[1..slash].ContainsAny(Characters.ExpressionSigns));
    }

    /// <summary>A set of characters alone, a choice of many, flags before the rest: <c>[0-9@#.,E+]</c>, <c>(A[BW]|AE|AN|AP</c>, <c>(?i)address</c>.</summary>
    private static bool IsSetOrChoice(ReadOnlySpan<char> value) =>
        (value[0] == '[' && (value[^1] == ']' || value.Contains("]+", StringComparison.Ordinal)) && value.ContainsAny(Ranges)) || (value[0] == '(' && value[^1] == ')' && HasExpressionPart(value)) || (value[0] == '(' && value.Count('|') >= LeastChoices) || value.StartsWith("(?", StringComparison.Ordinal);

    /// <summary>Whether there is a set like <c>[a-f0-9]{32}</c>, or one at the end that repeats, like <c>[A-Za-z]+</c>.</summary>
    private static bool HasCountedRange(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf("]{");
        end = end < 0 && value[^1] is '+' or '*' && value[^2] == ']' ? value.Length - 2 : end;
        return end >= 0 && (end + 2 == value.Length || char.IsAsciiDigit(value[end + 2]))
            && value[..end].LastIndexOf('[') is >= 0 and var start && value[start..end].Contains('-');
    }

    private static bool HasExpressionPart(ReadOnlySpan<char> value)
    {
        foreach (var part in ExpressionParts)
        {
            if (value.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value is written as Google shows the password of an app: sixteen random letters in four groups.</summary>
    private static bool IsInFours(ReadOnlySpan<char> value)
    {
        if (value.Length != 19)
        {
            return false;
        }

        Span<char> letters = stackalloc char[16];
        var count = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (i % 5 == 4 ? value[i] != ' ' : !char.IsAsciiLetterLower(value[i]))
            {
                return false;
            }

            if (i % 5 != 4)
            {
                letters[count++] = value[i];
            }
        }

        return RandomnessModel.Randomness(letters) >= LeastRandom;
    }

    /// <summary>Whether the value reads as prose: several words, no digits or signs within them.</summary>
    public static bool IsProse(ReadOnlySpan<char> value, in ValueShape shape)
    {
        if (shape.Blanks == 0)
        {
            return shape.Foreign * 3 > shape.Length;
        }

        if (IsInFours(value))
        {
            return false;
        }

        // A label with what it asks for: Password (optional, 7-500 characters).
        return shape.Blanks >= 4 || (value[^1] == ')' && value.IndexOf(" (") is > 0 and var open && PlaceholderJudge.IsPlaceholder(value[..open])) || shape.Digits + shape.Signs <= shape.Blanks + 1 || shape.Foreign > 0;
    }
}
