using System.Collections.Frozen;

namespace LeakScan.Filtering.Values;

/// <summary>Tells literals that are something else than a credential by their form: paths, addresses, numbers, versions, prose, constants of languages, type names, algorithms, hashes.</summary>
internal static class LiteralJudge
{
    private static readonly FrozenSet<string> Constants = """
        true false yes no on off null nil none undefined nan void default auto inherit required optional string str text varchar char int integer long
        bool boolean float double number object array list dict map any bytes byte byte[] []byte securestring uuid uuid4 date datetime json xml html yaml
        utf8 utf-8 utf-16 ascii latin1 base64 hex binary hmac-sha1 hmac-sha256 hmac sha1 sha256 sha512 md5 bcrypt scrypt argon2 pbkdf2 plaintext rsa-sha1 rsa dsa ecdsa
        ed25519 hs256 hs384 hs512 rs256 es256 aes-128-cbc aes-256-cbc aes-256-gcm aes ssh-rsa ssh-ed25519 ssh-dss oauth oauth2 oauth1 basic bearer digest ntlm
        kerberos ldap saml saml2 oidc openid header query post put delete this self super new function return var let const
        public private protected static final async await type hidden email submit button checkbox content-type application/json vault gpg pgp
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] HashPrefixes =
    [
        "$2a$", "$2b$", "$2y$", "$2x$", "$1$", "$5$", "$6$", "$7$", "$y$", "$argon2", "$pbkdf2", "$scrypt$", "$apr1$", "$P$", "$S$", "pbkdf2_", "pbkdf2:", "bcrypt$", "bcrypt_sha256$",
        "{SSHA}", "{SHA}", "{MD5}", "{SMD5}", "{CRYPT}", "{SSHA512}", "{bcrypt}", "SCRAM-SHA-256$", "argon2$", "scrypt:", "sha1$", "md5$", "sha256$",
    ];

    /// <summary>Whether the value is a constant of a language, the name of a type, an algorithm or an encoding.</summary>
    public static bool IsConstant(ReadOnlySpan<char> value) => Constants.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);

    /// <summary>Whether the value is a password hash: worth hiding, but no credential that opens anything.</summary>
    public static bool IsPasswordHash(ReadOnlySpan<char> value)
    {
        foreach (var prefix in HashPrefixes)
        {
            if (value.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value is a path, a URL or a file's name.</summary>
    public static bool IsAddress(ReadOnlySpan<char> value)
    {
        if (value.Contains("://", StringComparison.Ordinal) || value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("./", StringComparison.Ordinal)
            || value.StartsWith("../", StringComparison.Ordinal) || value.StartsWith("~/", StringComparison.Ordinal) || value.StartsWith("\\\\", StringComparison.Ordinal)
            || value.StartsWith("www.", StringComparison.Ordinal) || (value.Length > 3 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/'))
        {
            return true;
        }

        if (value[0] == '/' && value.Length > 1)
        {
            return char.IsAsciiLetter(value[1]) && RandomnessModel.Randomness(value) < 0.7;
        }

        return HasFileEnding(value) || IsManyParts(value, '/');
    }

    /// <summary>Whether the value consists of several parts of letters, as a path does.</summary>
    private static bool IsManyParts(ReadOnlySpan<char> value, char separator)
    {
        if (value.Count(separator) < 2 || value.ContainsAny("=+"))
        {
            return false;
        }

        return RandomnessModel.Randomness(value) < 0.5;
    }

    private static bool HasFileEnding(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        if (dot < 1 || value.Length - dot is < 3 or > 11)
        {
            return false;
        }

        return value[(dot + 1)..] is "pem" or "key" or "crt" or "cer" or "p12" or "pfx" or "jks" or "txt" or "json" or "yml" or "yaml" or "xml" or "html" or "htm" or "js" or "ts"
            or "py" or "rb" or "php" or "java" or "go" or "cs" or "conf" or "cfg" or "ini" or "properties" or "env" or "sh" or "sql" or "csv" or "log" or "png" or "svg" or "jpg" or "gif"
            or "css" or "scss" or "md" or "rst" or "com" or "org" or "net" or "io" or "local" or "pub" or "keystore" or "p8" or "der" or "gpg" or "asc" or "dat" or "db" or "zip" or "tar" or "gz"
            or "lock" or "tmpl" or "tpl" or "jinja" or "j2" or "erb" or "vue" or "tsx" or "jsx" or "swift" or "kt" or "dll" or "exe" or "so" or "ico" or "pdf" or "doc" or "secret" or "token";
    }

    /// <summary>Whether the value is a short number, a version, a date, a time, an IP address or a colour.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value)
    {
        if (value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && value.Length <= 18 && value[2..].AreAll(Characters.Hex))
        {
            return true;
        }

        if (value.Length <= 32 && value.AreAll(Characters.Number) && value.ContainsAny(Characters.Digits))
        {
            // Long bare numbers may be PINs, keys or passwords.
            return !value.AreAll(Characters.Digits);
        }

        return value.Length <= 12 && char.IsAsciiDigit(value[0]) && value.IndexOfAnyExcept(Characters.Decimal) is var unit && unit > 0
            && value[unit..] is "px" or "em" or "rem" or "s" or "ms" or "m" or "h" or "d" or "kb" or "mb" or "gb" or "k" or "days" or "hours" or ".days" or ".hours" or ".minutes" or "L" or "UL" or "u" or "f";
    }

    /// <summary>Whether the value reads as prose: several words, no digits or signs within them.</summary>
    public static bool IsProse(ReadOnlySpan<char> value, in ValueShape shape)
    {
        if (shape.Blanks == 0)
        {
            return shape.Foreign * 3 > shape.Length;
        }

        return shape.Blanks >= 4 || shape.Digits + shape.Signs <= shape.Blanks + 1 || shape.Foreign > 0;
    }

    /// <summary>Whether the value has the form of a UUID.</summary>
    public static bool IsUuid(ReadOnlySpan<char> value) => value.Length is 36 or 38 && Guid.TryParse(value, out _);

    /// <summary>Whether the value consists of hexadecimal digits alone, at least 8.</summary>
    public static bool IsHex(ReadOnlySpan<char> value) => value.Length >= 8 && value.AreAll(Characters.Hex);
}
