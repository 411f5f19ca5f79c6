using System.Text;

namespace LeakScan.Detection.Assignments;

/// <summary>What the name of a function says about a literal among its arguments.</summary>
internal static class CallReader
{
    private const int MostName = 64;

    // Fetch a value from elsewhere by a name: the first argument is that name, the second may be a default.
    private static readonly string[] LookingUp =
        ["env", "getenv", "fetch", "environ.get", "get", "getproperty", "getstring", "getvalue", "lookup", "getparameter", "param", "var", "config", "option", "arg", "property"];

    // Change or show what they are given.
    private static readonly string[] Foreign =
        ["t", "_", "gettext", "ugettext", "gettext_lazy", "_l", "translate", "tr", "i18n", "input", "prompt", "ask", "raw_input", "getpass", "readline", "require", "import",
            "sprintf", "printf", "print", "format", "random", "uuid", "hash", "md5", "sha1", "sha256", "encrypt", "bcrypt", "concat", "join", "replace", "fmt.sprintf",
            "select", "querySelector", "find", "element", "locator", "getelementbyid", "strategy", "errors.new", "exception", "error", "field", "charfield", "column", "label",
            "equals", "contains", "startswith", "endswith", "matches", "readfile", "readalltext", "open", "file", "path", "url", "compile", "mustcompile", "regex", "regexp", "pattern", "preg_split", "preg_match",
            "preg_replace", "split", "test", "match"];

    // Only turn a literal into another type.
    private static readonly string[] Trusted =
        ["string", "str", "bytes", "[]byte", "byte", "b64decode", "base64.decode", "decode", "frombase64string", "buffer.from", "securestring", "secretstr", "some", "just",
            "text", "of", "from", "valueof", "t_string", "ptr", "pointer", "to_string", "encodeutf8", "bytestring", "pack", "unsafefrom", "getbytes", "base64.b64decode"];

    // Keep their second argument under the name that is the first, or return it where nothing is kept.
    private static readonly string[] Setting =
        ["define", "put", "set", "add", "append", "env", "get", "insert", "store", "assign", "with", "attribute", "property", "header", "param", "field", "setting", "config", "option",
            "fill", "default", "register", "environ", "var", "entry", "of", "pair", "value", "parameter", "argument", "variable"];

    /// <summary>Whether the function sets what its first argument names: <c>define(</c>, <c>setProperty(</c>, <c>getOrDefault(</c>.</summary>
    public static bool Sets(ReadOnlySpan<byte> name)
    {
        foreach (var word in Setting)
        {
            if (Contains(name, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skips a name with its dots, arrows and colons, and <c>new</c> or <c>await</c> before it.</summary>
    public static int SkipName(ReadOnlySpan<byte> bytes, int at, out bool isNew)
    {
        isNew = Bytes.StartsWith(bytes, at, "new "u8);
        at += isNew ? 4 : Bytes.StartsWith(bytes, at, "await "u8) ? 6 : 0;
        var most = Math.Min(bytes.Length, at + MostName);
        if (Bytes.StartsWith(bytes, at, "[]"u8))
        {
            at += 2;
        }

        while (at < most && (Bytes.IsLetter(bytes[at]) || Bytes.IsDigit(bytes[at]) || bytes[at] is (byte)'_' or (byte)'.' or (byte)':' or (byte)'!' or (byte)'?'
            || (bytes[at] == '-' && Bytes.At(bytes, at + 1) == '>') || (bytes[at] == '>' && bytes[at - 1] == '-')))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the function fetches a value by name.</summary>
    public static bool LooksUp(ReadOnlySpan<byte> name) => EndsWithAny(name, LookingUp) || Last(name).StartsWith("get", StringComparison.Ordinal);

    /// <summary>Whether the function does something else with a literal than storing it.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> name) => EndsWithAny(name, Foreign);

    /// <summary>Whether the function only converts a literal.</summary>
    public static bool IsTrusted(ReadOnlySpan<byte> name) => EndsWithAny(name, Trusted);

    private static bool Contains(ReadOnlySpan<byte> name, string word)
    {
        for (var at = 0; at + word.Length <= name.Length; at++)
        {
            var i = 0;
            while (i < word.Length && (name[at + i] | 0x20) == word[i])
            {
                i++;
            }

            if (i == word.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static string Last(ReadOnlySpan<byte> name)
    {
        var lower = Encoding.Latin1.GetString(name).ToLowerInvariant();
        return lower[(lower.LastIndexOfAny(['.', ':', '>']) + 1)..];
    }

    private static bool EndsWithAny(ReadOnlySpan<byte> name, string[] endings)
    {
        var lower = Encoding.Latin1.GetString(name).ToLowerInvariant();
        foreach (var ending in endings)
        {
            if (lower.EndsWith(ending, StringComparison.Ordinal)
                && (lower.Length == ending.Length || !char.IsAsciiLetterOrDigit(lower[lower.Length - ending.Length - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
