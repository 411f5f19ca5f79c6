using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>What the name of a function says about a literal among its arguments.</summary>
internal static class CallReader
{
    private const int MostName = 64;

    // Fetch a value from elsewhere by a name: the first argument is that name, the second may be a default.
    private static readonly FrozenSet<string> LookingUp =
        Words("env fetch get getenv getproperty getstring getvalue lookup getparameter param var config option arg property option_env!");

    // Change or show what they are given.
    private static readonly FrozenSet<string> Foreign = Words("""
        t _ gettext ugettext gettext_lazy _l translate tr i18n input prompt ask raw_input getpass readline require import sprintf printf print
        format random uuid hash md5 sha1 sha256 encrypt bcrypt concat join replace select queryselector find element locator getelementbyid strategy
        new exception error field charfield column label equals contains startswith endswith matches readfile readalltext open file path url compile
        mustcompile regex regexp pattern preg_split preg_match preg_replace split extract test match
        """);

    // Only turn a literal into another type.
    private static readonly FrozenSet<string> Trusted = Words("""
        string str bytes byte b64decode decode frombase64string from securestring secretstr some just text of valueof ptr pointer to_string
        encodeutf8 bytestring pack unsafefrom getbytes qstringliteral qlatin1string qbytearray _t
        """);

    // The same where an argument needs no parentheses, as in Haskell.
    private static readonly FrozenSet<string> Applied = Words("encodeutf8 pack fromstring tos just");

    // Keep their second argument under the name that is the first, or return it where nothing is kept.
    private static readonly SearchValues<string> Setting = SearchValues.Create(
        [
            "define", "put", "set", "add", "append", "env", "get", "insert", "store", "assign", "with", "attribute", "property", "header", "param", "field",
            "config", "option", "fill", "default", "fetch", "register", "var", "entry", "of", "pair", "value", "argument",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the function sets what its first argument names: <c>define(</c>, <c>setProperty(</c>, <c>getOrDefault(</c>.</summary>
    public static bool Sets(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[MostName];
        return name.Length <= chars.Length && ((ReadOnlySpan<char>)chars[..Encoding.Latin1.GetChars(name, chars)]).ContainsAny(Setting);
    }

    /// <summary>Whether the function writes a setting of a section: <c>config.set('mail', 'password', '…')</c>, <c>WriteString</c>, <c>setpref</c>.</summary>
    public static bool Writes(ReadOnlySpan<byte> name) => Bytes.StartsWith(name, 0, "set"u8) || Bytes.StartsWith(name, 0, "write"u8) || name.EndsWith("_set"u8);

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

        while (at < most && (Bytes.IsLetter(bytes[at]) || Bytes.IsDigit(bytes[at])
            || bytes[at] is (byte)'_' or (byte)'.' or (byte)':' or (byte)'!' or (byte)'?'
            || (bytes[at] == '-' && Bytes.At(bytes, at + 1) == '>') || (bytes[at] == '>' && bytes[at - 1] == '-')))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the function declares a field, whose value may be among its arguments: <c>Field(default="…")</c> of Pydantic.</summary>
    public static bool IsField(ReadOnlySpan<byte> name) => name[LastStart(name)..] is var last && (last.SequenceEqual("Field"u8) || last.SequenceEqual("field"u8));

    /// <summary>Whether the function fetches a value by name.</summary>
    public static bool LooksUp(ReadOnlySpan<byte> name) => name.StartsWith("env."u8) || Bytes.StartsWith(name, LastStart(name), "get"u8) || IsOneOf(LookingUp, name);

    /// <summary>Whether the function asks a ring of keys for the password of a service and a user: <c>keyring.get_password("shop", "ann")</c>.</summary>
    public static bool AsksForUser(ReadOnlySpan<byte> name) => name[LastStart(name)..] is var last && (last.SequenceEqual("get_password"u8) || last.SequenceEqual("getPassword"u8));

    /// <summary>Whether the function does something else with a literal than storing it.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> name) => IsOneOf(Foreign, name);

    /// <summary>Whether the type is a step of a compiler, <c>new RemoveUnusedPass(</c>, and none that keeps a password.</summary>
    public static bool IsStep(ReadOnlySpan<byte> name) =>
        name.EndsWith("Pass"u8) && Bytes.IsLetter(Bytes.At(name, name.Length - 5)) && !name.EndsWith("UserPass"u8);

    /// <summary>Whether the function only converts a literal.</summary>
    public static bool IsTrusted(ReadOnlySpan<byte> name) => IsOneOf(Trusted, name);

    /// <summary>Whether the function converts the literal behind a blank: <c>T.pack "…"</c>.</summary>
    public static bool Applies(ReadOnlySpan<byte> name) => IsOneOf(Applied, name);

    private static int LastStart(ReadOnlySpan<byte> name) => name.LastIndexOfAny(".:>]"u8) + 1;

    private static bool IsOneOf(FrozenSet<string> words, ReadOnlySpan<byte> name)
    {
        // A macro of Rust: format!(…).
        name = name[LastStart(name)..].TrimEnd((byte)'!');
        Span<char> chars = stackalloc char[MostName];
        return name.Length <= chars.Length && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(chars[..Encoding.Latin1.GetChars(name, chars)]);
    }

    private static FrozenSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
