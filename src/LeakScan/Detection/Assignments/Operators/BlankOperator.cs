using System.Buffers;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>
/// Where a name and its value may be parted by blanks alone. In prose the word behind "password" is no password, so the place must be a known one.
/// </summary>
internal static class BlankOperator
{
    private const int MostBefore = 64;
    private const int MostLine = 200;
    private const int LeastTyped = 7;
    private const int MostTyped = 64;
    private static readonly SearchValues<byte> TypedBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&*+-.?@^_~"u8);

    /// <summary>Whether the name at an offset stands behind <c>ENV</c> or a login of a .netrc, or makes a line with its value.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart;
        var least = Math.Max(0, nameStart - MostBefore);
        while (at > least && Bytes.IsBlank(bytes[at - 1]))
        {
            at--;
        }

        if (Bytes.At(bytes, nameStart - 1) == '(')
        {
            return IsElementOfTcl(bytes, nameStart);
        }

        if (at == 0 || Bytes.IsLineEnd(bytes[at - 1]))
        {
            return IsDirective(bytes, nameStart);
        }

        var line = bytes[least..at];
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        return EndsWithWord(line, "env"u8) || EndsWithWord(line, "arg"u8) || IsBehindLogin(line) || EndsWithWord(line, "setx"u8)
            || EndsWithWord(line, "setenv"u8) || EndsWithWord(line, "fastcgi_param"u8) || EndsWithWord(line, "uwsgi_param"u8) || IsFish(line) || (IsSet(line) && EndsLine(bytes, nameStart));
    }

    /// <summary>Whether the name is that of an element of an array of Tcl that is set: <c>set conf(password) "…"</c>; the line begins with the command.</summary>
    public static bool IsElementOfTcl(ReadOnlySpan<byte> bytes, int nameStart)
    {
        if (Bytes.At(bytes, nameStart - 1) != '(')
        {
            return false;
        }

        var at = nameStart - 1;
        var least = Math.Max(0, at - MostBefore);
        while (at > least && Bytes.IsName(bytes[at - 1]))
        {
            at--;
        }

        var line = bytes[least..at];
        return at < nameStart - 1 && line[(line.LastIndexOf((byte)'\n') + 1)..].Trim(" \t"u8).SequenceEqual("set"u8);
    }

    /// <summary>The shell fish exports a variable with <c>set -x</c>, <c>set -gx</c>, <c>set -Ux</c>.</summary>
    private static bool IsFish(ReadOnlySpan<byte> line)
    {
        var option = line[(line.LastIndexOf((byte)' ') + 1)..];
        return option.Length is 2 or 3 && option[0] == '-' && option[^1] == 'x' && EndsWithWord(line[..(line.Length - option.Length)].TrimEnd((byte)' '), "set"u8);
    }

    /// <summary>
    /// Whether the name is a clause of SQL before a literal: <c>WITH PASSWORD '…'</c>, <c>ENCRYPTED PASSWORD '…'</c>, <c>CREATE USER ann PASSWORD '…'</c>,
    /// <c>OPTIONS (user 'ann', password '…')</c>.
    /// </summary>
    public static bool IsSql(ReadOnlySpan<byte> bytes, int nameStart, int valueAt)
    {
        if (Bytes.At(bytes, valueAt) != '\'')
        {
            return false;
        }

        var line = bytes[Math.Max(0, nameStart - MostBefore)..nameStart].TrimEnd((byte)' ');
        if (EndsWithWord(line, "with"u8) || EndsWithWord(line, "encrypted"u8) || EndsWithWord(line, "login"u8))
        {
            return true;
        }

        var account = line[..(line.LastIndexOf((byte)' ') + 1)].TrimEnd((byte)' ');
        return EndsWithWord(account, "user"u8) || EndsWithWord(account, "role"u8) || (line is [.., (byte)','] && Bytes.StartsWith(line, line.LastIndexOf((byte)'(') - 8, "options "u8));
    }

    /// <summary>
    /// Whether a literal in quotes follows a name that begins a line, and ends the line with it, as in Gradle and Ruby: <c>storePassword 'x'</c>; or a
    /// user was named before it in the line, as in a .fetchmailrc: <c>user "a" password "x"</c>.
    /// </summary>
    public static bool IsDirectiveOfLiteral(ReadOnlySpan<byte> bytes, int nameStart, int valueAt)
    {
        var quote = Bytes.At(bytes, valueAt);
        if (!Bytes.IsQuote(quote))
        {
            return false;
        }

        var before = bytes[Math.Max(0, nameStart - MostBefore)..nameStart];
        before = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        if (Contains(before, "user \""u8) || Contains(before, "username \""u8) || Contains(before, "username '"u8))
        {
            return true;
        }

        var rest = bytes[(valueAt + 1)..];
        var end = rest.IndexOfAny(quote, (byte)'\n');
        before = before.TrimEnd(" \t"u8);
        if (!(before.IsEmpty || before[^1] is (byte)'{') || end <= 0 || rest[end] != quote)
        {
            return false;
        }

        rest = rest[(end + 1)..];
        var behind = rest.IndexOfAnyExcept(" \t};"u8);
        return behind < 0 || Bytes.IsLineEnd(rest[behind]);
    }

    /// <summary>
    /// A line of its own in a .netrc or in a configuration of Redis. Lines of prose also begin with such words, but go on behind the next.
    /// </summary>
    private static bool IsDirective(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var name = bytes[nameStart..].StartsWith("password "u8) ? 9 : bytes[nameStart..].StartsWith("requirepass "u8) ? 12 : 0;
        if (name == 0)
        {
            return EndsLine(bytes, nameStart);
        }

        var rest = bytes[(nameStart + name)..];
        var end = rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'\r');
        return end != 0 && (end < 0 || rest[end] != ' ');
    }

    private static bool IsSet(ReadOnlySpan<byte> line) => line.Trim(" \t"u8) is var word && (word.SequenceEqual("set"u8) || word.SequenceEqual("config set"u8) || word.SequenceEqual("CONFIG SET"u8));

    /// <summary>
    /// Whether behind the name of a password, or of one of some parts, and blanks nothing stands in the line but what looks typed: letters and digits, or one of many kinds.
    /// Types of programs also have digits, but at their end.
    /// </summary>
    private static bool EndsLine(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var rest = bytes[nameStart..Math.Min(bytes.Length, nameStart + MostLine)];
        var nameEnd = rest.IndexOfAny((byte)' ', (byte)'\t');
        var lineEnd = rest.IndexOf((byte)'\n');
        lineEnd = lineEnd < 0 && rest.Length < MostLine ? rest.Length : lineEnd;
        if (nameEnd <= 0 || lineEnd < nameEnd || !IsPassword(rest[..nameEnd]))
        {
            return false;
        }

        var value = rest[nameEnd..lineEnd].Trim(" \t\r"u8);
        if (value.Length is < LeastTyped or > MostTyped || value.ContainsAnyExcept(TypedBytes) || !value.ContainsAnyInRange((byte)'0', (byte)'9') || value.IndexOf("assword"u8) >= 0)
        {
            return false;
        }

        var word = value.TrimEnd("0123456789"u8);
        return word.Length < value.Length - 3 || word.ContainsAnyExceptInRange((byte)'a', (byte)'z');
    }

    private static bool IsPassword(ReadOnlySpan<byte> name) =>
        Bytes.StartsWith(name, name.Length - 8, "password"u8) || Bytes.StartsWith(name, name.Length - 6, "passwd"u8) || Bytes.StartsWith(name, name.Length - 4, "pass"u8)
        || Bytes.StartsWith(name, name.Length - 11, "requirepass"u8) || Bytes.StartsWith(name, name.Length - 4, "-psk"u8);

    /// <summary>
    /// Whether a login stands before the name as a .netrc has it, <c>login ann</c>, if with a port behind: in prose, <c>at every login for the password</c>, more words do.
    /// </summary>
    private static bool IsBehindLogin(ReadOnlySpan<byte> line)
    {
        var login = line.LastIndexOf("login "u8);
        if (login < 0 || (login > 0 && Bytes.IsName(line[login - 1])))
        {
            return false;
        }

        var user = line[(login + 6)..].Trim(" \t"u8);
        if (user is [.., (byte)','] || EndsWithWord(user, "using"u8) || EndsWithWord(user, "with"u8) || EndsWithWord(user, "and"u8) || EndsWithWord(user, "or"u8) || EndsWithWord(user, "the"u8))
        {
            return false;
        }

        return user.IndexOf((byte)' ') < 0 || user.IndexOf((byte)'"') >= 0 || user.IndexOf(" port "u8) >= 0 || user.IndexOf(" account "u8) >= 0;
    }

    private static bool EndsWithWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.Length >= word.Length && Bytes.StartsWith(line, line.Length - word.Length, word)
        && (line.Length == word.Length || !Bytes.IsName(line[line.Length - word.Length - 1]));

    private static bool Contains(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) => line.IndexOf(word) >= 0;
}
