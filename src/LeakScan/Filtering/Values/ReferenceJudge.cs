using System.Buffers;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells values that only point to a credential, or hold one encrypted: variables, templates, secret managers, encrypted values. None of them is a
/// leak.
/// </summary>
internal static class ReferenceJudge
{
    // Long enough for an encrypted data key; shorter texts that begin alike are ordinary values.
    private const int LeastEncrypted = 60;
    private const int MostLetters = 12;
    private const int LeastSeparators = 2;

    private static readonly string[]?[] Prefixes = WordList.ByFirst("""
        !ref !sub !getatt !vault !secret !env !importvalue fn:: @microsoft.keyvault( keyvault: vault: secret: secrets. op:// ssm: ssm-secure: arn:
        {{resolve: secretsmanager: secretkeyref valuefrom env: $env: env. env( file: gopass: pass:show keyring: keychain: bws:// doppler: conjur:
        akv: awssm: gcp-sm: sm:// kms: awskms: gcpkms: azurekeyvault: berglas:// ref+ ref: process.env os.environ os.getenv system.getenv environment.get configuration[ config.
        settings. params. context. var. local. data. module. std.env import.meta.env pwgen $( ${ <% #{ @@ ~> sha256: sha512- sha384- sha1- data:
        mailto: urn: javascript: blob: chrome:// enc[ enc( %env( %w( %w[ {cipher} encrypted: {aes} {enc} $ansible_vault sops: dec:: vault.v1: kms- {{ [[ %%
        """);

    private static readonly string[] EncryptedPrefixes = ["AQICA", "AQIAAA5mAAAApAAA", "AgA", "AgB", "AgC", "AgD", "gAAAAA"];

    private static readonly SearchValues<string> Templates =
        SearchValues.Create(["${", "{$", "@{[", "{{", "}}", "#{", "<%", "$(", "%s", "%d", "%{", "%0.", "%02", "%08", "\\(", "process.env", "{0}", "{1}", ":x}", ":02x}", "!r}"], StringComparison.Ordinal);

    private static readonly (string Start, string End)[] Brackets =
    [
        ("<", ">"), ("[", "]"), ("%", "%"), ("@", "@"), ("(", ")"), ("$", "$"), ("__", "__"), ("#", "#"), ("*", "*"), ("\u00ab", "\u00bb"),
    ];

    /// <summary>Whether the value points elsewhere or is encrypted.</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        return !value.IsEmpty
            && (value[0] == '<' || value.StartsWith("https://", StringComparison.Ordinal) || IsCompilers(value) || WordList.FindPrefix(Prefixes, value) is not null || IsBracketed(value) || IsOfBuild(value) || IsEncrypted(value) || IsVariable(value)
                || HasVariable(value) || value.EndsWith(")%", StringComparison.Ordinal) || (value[0] == '/' && value.Contains("/{", StringComparison.Ordinal)) || IsFormat(value) || value.ContainsAny(Templates) || IsEscapedVariable(value) || HasCall(value));
    }

    /// <summary>
    /// A name or a phrase in brackets, not a random text between them. Whatever stands in braces is a template or encrypted (Maven, Spring), also in those of a URL; a list of objects is data.
    /// </summary>
    private static bool IsBracketed(ReadOnlySpan<char> value)
    {
        if ((value[0] == '{' && value[^1] == '}') || value.StartsWith("[{", StringComparison.Ordinal) || (value.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) && value.EndsWith("%7D", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        if (IsPartBracketed(value))
        {
            return true;
        }

        foreach (var (start, end) in Brackets)
        {
            if (value.Length > start.Length + end.Length && value.StartsWith(start, StringComparison.Ordinal)
                && value.EndsWith(end, StringComparison.Ordinal) && value[start.Length..^end.Length].AreAll(Characters.Phrase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a build of a container takes a secret from: <c>id=NPM_TOKEN,env=NPM_TOKEN</c>, <c>id=aws,src=$HOME/.aws/credentials</c>, <c>type=env,id=x</c>.</summary>
    private static bool IsOfBuild(ReadOnlySpan<char> value) =>
        (value.StartsWith("id=", StringComparison.Ordinal) && (value.Contains(",env=", StringComparison.Ordinal) || value.Contains(",src=", StringComparison.Ordinal) || value.Contains(",source=", StringComparison.Ordinal)))
        || value.StartsWith("type=env,", StringComparison.Ordinal) || value.StartsWith("type=file,", StringComparison.Ordinal);

    /// <summary>The start of a name that a compiler made to be the only one of its kind: <c>__closure_events_fn_</c>.</summary>
    private static bool IsCompilers(ReadOnlySpan<char> value) => value.StartsWith("__", StringComparison.Ordinal) && value[^1] == '_' && NameJudge.IsIdentifier(value);

    /// <summary>What to put in stands in brackets behind a few letters, in words: <c>Db[secure-random-32-char]</c>.</summary>
    private static bool IsPartBracketed(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('[');
        return open is > 0 and <= MostLetters && value[^1] == ']' && value[..open].AreAll(Characters.Letters)
            && value[(open + 1)..^1] is var phrase && phrase.AreAll(Characters.Name) && (phrase.Count('-') + phrase.Count(' ') + phrase.Count('_')) >= LeastSeparators;
    }

    /// <summary>
    /// Texts encrypted by AWS KMS, Bitnami's sealed secrets and Fernet, which carry no other mark; and those of Bitwarden: the way, a dot, then initial vector,
    /// text and authentication code in base64, parted by '|'.
    /// </summary>
    private static bool IsEncrypted(ReadOnlySpan<char> value) => value.Length >= LeastEncrypted
        ? WordList.StartsWithAny(value, EncryptedPrefixes) || HasVector(value) : HasVector(value);

    private static bool HasVector(ReadOnlySpan<char> value) => value.Length > 2 && char.IsAsciiDigit(value[0]) && value[1] == '.' && value.Contains('|');

    /// <summary><c>$NAME</c>, <c>$1</c>, <c>@name</c>, <c>:name</c>, <c>?</c>, <c>&amp;name</c>. "$2a$…" and "P$ssw0rd" are values.</summary>
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value[0] is not ('$' or '@' or ':' or '&' or '*' or '?') || value.Length < 2)
        {
            return value is "?";
        }

        var rest = value[1..];
        if (!char.IsAsciiLetter(rest[0]) && rest[0] is not ('_' or '{' or '('))
        {
            return value[0] == '$' && rest.Length == 1;
        }

        return rest.TrimEnd("!?").AreAll(Characters.Expression) || IsCall(rest);
    }

    /// <summary>
    /// <c>$RANDOM$USER</c>, <c>%LOGDIR/x</c>: a sign and at least three capitals, '_' among them; <c>/$file_pwd</c>: a '$' at the start of a part and at least three letters.
    /// </summary>
    private static bool HasVariable(ReadOnlySpan<char> value)
    {
        for (var at = 0; at + 4 <= value.Length; at++)
        {
            var step = value[at..].IndexOfAny('$', '%');
            if (step < 0 || at + step + 4 > value.Length)
            {
                return false;
            }

            at += step;
            var name = value.Slice(at + 1, 3);
            var isStart = value[at] == '$' && (at == 0 || value[at - 1] is '/' or ':' or '.' or '-' or '_' or '@' or '\\' or ' ' or '=' or '"');
            if ((char.IsAsciiLetterUpper(name[0]) && name.AreAll(Characters.Constant) && !name.ContainsAny(Characters.Digits)) || (isStart && name.AreAll(Characters.Letters)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What follows the '$' of a function that looks a text up: <c>$t('Confirm password')</c>.</summary>
    private static bool IsCall(ReadOnlySpan<char> rest) =>
        rest.IndexOfAnyExcept(Characters.Letters) is > 0 and var end && end + 1 < rest.Length && rest[end] == '(' && rest[end + 1] is '\'' or '"' && rest[^1] == ')';

    /// <summary><c>%s</c>, <c>%(name)s</c>, <c>%[1]s</c>, <c>%3$s</c> (also with the '$' escaped), Erlang's <c>~ts</c>; a filter that Python completes, <c>(cn=%(user)s)</c>.</summary>
    private static bool IsFormat(ReadOnlySpan<char> value) =>
        value is "~s" or "~ts" or "~p" or "~tp" or "~w" or "~b"
        || (value[0] == '(' && value.Contains("=%(", StringComparison.Ordinal) && value.Contains(")s", StringComparison.Ordinal))
        || (value.Length is > 3 and <= 6 && value[0] == '%' && value[^1] is 's' or 'd' && value[^2] == '$' && char.IsAsciiDigit(value[1]))
        || (value[0] == '%' && value.Length is > 1 and <= 40 && (value.Length == 2 || value[1] == '(' || value is "%1$s" or "%[1]s" or "%02x" or "%.*s"));

    /// <summary>What a call fills in: <c>prefix-{make(16)}</c>, <c>key_{os.urandom(8)}_x</c>; of longer names also <c>{make(16):x}</c> at the end.</summary>
    private static bool HasCall(ReadOnlySpan<char> value)
    {
        var brace = value.IndexOf('{');
        if (brace < 0 || brace + 1 == value.Length || !Characters.Letters.Contains(value[brace + 1]))
        {
            return false;
        }

        var name = value[(brace + 1)..];
        var end = name.IndexOfAnyExcept(Characters.Name);
        return end > 0 && name[end] == '(' && (name[end..].Contains(")}", StringComparison.Ordinal) || (end > 2 && name[^1] == '}'));
    }

    /// <summary>Perl: <c>\$variable</c>, <c>\&amp;function</c>.</summary>
    private static bool IsEscapedVariable(ReadOnlySpan<char> value) => value[0] == '\\' && value.Length > 1 && value[1] is '$' or '&' or '@' or '%';
}
