using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Rules.Checksums;

namespace LeakScan.Rules.Templates;

/// <summary>
/// Expands the templates in rule examples: <c>{{base62:36}}</c> becomes 36 random letters and digits, and so on. Examples are written so because a literal
/// token in a rule file would be a finding for every secret scanner, this one and the hosts' push protection included.
/// The same seed gives the same text.
/// </summary>
internal sealed class TemplateExpander
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    private static readonly Dictionary<string, string> Alphabets = new(StringComparer.Ordinal)
    {
        ["base62"] = Digits + Upper + Lower,
        ["alnum"] = Lower + Digits,
        ["upper"] = Upper + Digits,
        ["hex"] = "0123456789abcdef",
        ["HEX"] = "0123456789ABCDEF",
        ["base32"] = Upper + "234567",
        ["base32l"] = Lower + "234567",
        ["base64"] = Upper + Lower + Digits + "+/",
        ["b64url"] = Upper + Lower + Digits + "-_",
        ["digits"] = Digits,
        ["letters"] = Upper + Lower,
        ["lower"] = Lower,
    };

    private readonly byte[] _seed;
    private int _counter;

    private TemplateExpander(string seed) => _seed = Encoding.UTF8.GetBytes(seed);

    /// <summary>Expands every <c>{{…}}</c> of a text.</summary>
    /// <param name="template">The text.</param>
    /// <param name="seed">Anything; decides what is drawn.</param>
    /// <exception cref="TemplateException">An unknown or malformed template.</exception>
    public static string Expand(string template, string seed) => new TemplateExpander(seed).Expand(template);

    private string Expand(string template)
    {
        var text = new StringBuilder();
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            text.Append(template, at, open - at);
            var close = Close(template, open);
            text.Append(Value(template[(open + 2)..close]));
            at = close + 2;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>The end of a template, which may hold others.</summary>
    private static int Close(string template, int open)
    {
        var depth = 0;
        for (var i = open; i < template.Length - 1; i++)
        {
            if (template[i] == '{' && template[i + 1] == '{')
            {
                depth++;
                i++;
            }
            else if (template[i] == '}' && template[i + 1] == '}')
            {
                if (--depth == 0)
                {
                    return i;
                }

                i++;
            }
        }

        throw new TemplateException($"a '{{{{' without its '}}}}' at character {open}");
    }

    private string Value(string inner)
    {
        var colon = inner.IndexOf(':');
        var name = colon < 0 ? inner : inner[..colon];
        var argument = colon < 0 ? "" : inner[(colon + 1)..];
        switch (name)
        {
            case "":
                return "";
            case "uuid":
                return Uuid();
            case "jwt":
                return Jwt();
            case "pem":
                return Pem(argument);
            case "repeat":
                return Repeat(argument);
            case "bytes":
                return Bytes(argument);
            case "b64":
                return Convert.ToBase64String(Encoding.UTF8.GetBytes(Expand(argument)));
            case "checksum":
                return Checksum(argument);
            default:
                return Alphabets.TryGetValue(name, out var alphabet)
                    ? Draw(alphabet, Count(name, argument))
                    : throw new TemplateException($"an unknown template '{name}'");
        }
    }

    private string Uuid()
    {
        var hex = Draw(Alphabets["hex"], 30);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[12..15]}-{Draw("89ab", 1)}{hex[15..18]}-{hex[18..30]}";
    }

    private string Jwt()
    {
        var header = Base64Url("""{"alg":"HS256","typ":"JWT"}""");
        var payload = Base64Url($$"""{"sub":"{{Draw(Digits, 10)}}","iss":"https://issuer.example","iat":1700000000}""");
        return $"{header}.{payload}.{Draw(Alphabets["b64url"], 43)}";
    }

    /// <summary>A block with the right frame and random contents: enough for a pattern, not a key.</summary>
    private string Pem(string label)
    {
        var text = new StringBuilder($"-----BEGIN {label}-----\n");
        for (var line = 0; line < 12; line++)
        {
            text.Append(line == 0 ? "MIIE" + Draw(Alphabets["base64"], 60) : Draw(Alphabets["base64"], 64)).Append('\n');
        }

        return text.Append($"-----END {label}-----").ToString();
    }

    private static string Repeat(string argument)
    {
        var colon = argument.LastIndexOf(':');
        return colon < 0
            ? throw new TemplateException("'repeat' without text and count, as in {{repeat:x:10}}")
            : string.Concat(Enumerable.Repeat(argument[..colon], Count("repeat", argument[(colon + 1)..])));
    }

    /// <summary>Bytes given in hexadecimal, as characters of the same values: such an example is a binary file.</summary>
    private static string Bytes(string argument)
    {
        try
        {
            return Encoding.Latin1.GetString(Convert.FromHexString(argument));
        }
        catch (FormatException)
        {
            throw new TemplateException("'bytes' without pairs of hexadecimal digits, as in {{bytes:FEEDFEED}}");
        }
    }

    private string Checksum(string argument)
    {
        var colon = argument.IndexOf(':');
        var name = colon < 0 ? argument : argument[..colon];
        var checksum = ChecksumRegistry.Find(name) ?? throw new TemplateException($"an unknown checksum '{name}'");
        return checksum.Complete(colon < 0 ? "" : argument[(colon + 1)..], Draw);
    }

    private static int Count(string name, string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000
            ? count
            : throw new TemplateException($"'{name}' without a count, as in {{{{{name}:36}}}}");

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Characters drawn from a hash of seed and counter: the same on every machine and version of .NET.</summary>
    private string Draw(string alphabet, int count)
    {
        var text = new char[count];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < count; i++)
        {
            if (i % hash.Length == 0)
            {
                SHA256.HashData([.. _seed, .. BitConverter.GetBytes(_counter++)], hash);
            }

            text[i] = alphabet[hash[i % hash.Length] % alphabet.Length];
        }

        return new string(text);
    }
}
