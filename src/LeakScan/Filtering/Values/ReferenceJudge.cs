namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells values that only point to a credential, or hold one encrypted: variables, templates, secret managers, encrypted values. None of them is a leak.
/// </summary>
internal static class ReferenceJudge
{
    private static readonly string[] Prefixes =
    [
        "!ref", "!sub", "!getatt", "!vault", "!secret", "!env", "!importvalue", "fn::", "@microsoft.keyvault(", "keyvault:", "vault:", "secret:", "secrets.", "op://", "ssm:",
        "ssm-secure:", "arn:", "{{resolve:", "secretsmanager:", "secretkeyref", "valuefrom", "env:", "$env:", "env.", "env(", "file:", "file://", "gopass:", "pass:show", "keyring:", // leakscan:allow made up
        "keychain:", "bws://", "doppler:", "conjur:", "akv:", "awssm:", "gcp-sm:", "sm://", "kms:", "kms://", "berglas://", "ref+", "ref:", "process.env", "os.environ", "os.getenv", "system.getenv",
        "environment.get", "configuration[", "config.", "settings.", "params.", "context.", "var.", "local.", "data.", "module.", "std.env", "import.meta.env", "bash -c", "cat ",
        "echo ", "pwgen", "openssl rand", "$(", "${", "<%", "#{", "@@", "~>", "sha256:", "sha512-", "sha384-", "sha1-", "data:", "mailto:", "urn:", "javascript:", "blob:", "chrome://",
        // Encrypted values.
        "enc[", "enc(", "{cipher}", "encrypted:", "{aes}", "{enc}", "$ansible_vault", "aqica", "sops:", "agb", "dec::", "gaaaaa", "vault.v1:", "vault:v", "kms-", "-----begin pgp message",
        "{{", "[[", "__", "%%",
    ];

    private static readonly (string Start, string End)[] Brackets =
    [
        ("<", ">"), ("{", "}"), ("[", "]"), ("%", "%"), ("@", "@"), ("(", ")"), ("$", "$"), ("__", "__"), ("((", "))"), ("#", "#"), ("«", "»"), ("*", "*"),
    ];

    /// <summary>Whether the value points elsewhere or is encrypted.</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.IsEmpty)
        {
            return false;
        }

        foreach (var prefix in Prefixes)
        {
            if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsMeant(value, prefix))
            {
                return true;
            }
        }

        foreach (var (start, end) in Brackets)
        {
            if (value.Length > start.Length + end.Length && value.StartsWith(start, StringComparison.Ordinal) && value.EndsWith(end, StringComparison.Ordinal)
                && IsName(value[start.Length..^end.Length]))
            {
                return true;
            }
        }

        return value[0] == '<' || IsVariable(value) || HasVariable(value) || IsFormat(value) || HasTemplate(value) || (value[0] == '\\' && value.Length > 1 && value[1] is '$' or '&' or '@' or '%');
    }

    // Prefixes made of letters alone also begin ordinary values: "AQICA…" is a KMS blob only when long, "__init" is a name, "agb" a sealed secret.
    private static bool IsMeant(ReadOnlySpan<char> value, string prefix) => prefix switch
    {
        "aqica" or "agb" or "gaaaaa" => value.Length >= 60 && value.StartsWith(prefix.Equals("gaaaaa", StringComparison.Ordinal) ? "gAAAAA" : prefix == "agb" ? "AgB" : "AQICA", StringComparison.Ordinal),
        "__" => value.EndsWith("__", StringComparison.Ordinal),
        "secret:" or "file:" or "env:" or "ref:" => value.Length > prefix.Length,
        _ => true,
    };

    /// <summary>A name or a phrase in brackets, not a random text between them.</summary>
    private static bool IsName(ReadOnlySpan<char> inner)
    {
        foreach (var c in inner)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ' ' or ':' or '/' or '\'' or '"' or '{' or '}' or '[' or ']' or '(' or ')' or '<' or '>' or '%' or '$' or ',' or '|'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>$NAME</c>, <c>$1</c>, <c>@name</c>, <c>:name</c>, <c>?</c>, <c>&amp;name</c>.</summary>
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value[0] is not ('$' or '@' or ':' or '&' or '*' or '?') || value.Length < 2)
        {
            return value is "?";
        }

        // "$2a$…" and "P$ssw0rd" are values; "$name->field['x']" is an expression.
        var rest = value[1..];
        if (!char.IsAsciiLetter(rest[0]) && rest[0] is not ('_' or '{' or '('))
        {
            return value[0] == '$' && rest.Length == 1;
        }

        return rest.AreAll(Characters.Expression);
    }

    /// <summary><c>%s</c>, <c>%(name)s</c>, <c>{0}</c>, <c>{name}</c>.</summary>
    private static bool IsFormat(ReadOnlySpan<char> value) =>
        value.Length <= 40 && value[0] == '%' && (value.Length == 2 || value[1] == '(' || value is "%1$s" or "%[1]s" or "%02x" or "%.*s");

    /// <summary>
    /// <c>$RANDOM$USER</c>, <c>%LOGDIR/x</c>: a sign and at least three capitals; <c>/$file_pwd</c>: a '$' at the start of a part and at least three letters.
    /// </summary>
    private static bool HasVariable(ReadOnlySpan<char> value)
    {
        for (var at = 0; at + 4 <= value.Length; at++)
        {
            if (value[at] is not ('$' or '%'))
            {
                continue;
            }

            var name = value.Slice(at + 1, 3);
            var isStart = value[at] == '$' && (at == 0 || value[at - 1] is '/' or ':' or '.' or '-' or '_' or '@' or '\\' or ' ' or '=' or '"');
            if (name.IndexOfAnyExceptInRange('A', 'Z') < 0 || (isStart && name.AreAll(Characters.Letters)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A template within the value: <c>x-${Y}-z</c>, <c>{{ y }}</c>, <c>&lt;%= y %&gt;</c>, <c>#{y}</c>.</summary>
    private static bool HasTemplate(ReadOnlySpan<char> value) =>
        value.Contains("${", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal) || value.Contains("#{", StringComparison.Ordinal)
        || value.Contains("<%", StringComparison.Ordinal) || value.Contains("$(", StringComparison.Ordinal) || value.Contains("%s", StringComparison.Ordinal)
        || value.Contains("%d", StringComparison.Ordinal) || value.Contains("}}", StringComparison.Ordinal) || value.Contains("%{", StringComparison.Ordinal)
        || value.Contains("\\(", StringComparison.Ordinal) || value.Contains("process.env", StringComparison.Ordinal);
}
