using System.Buffers;
using LeakScan.Detection.Assignments.Values;
using LeakScan.Detection.Patterns;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the password among the arguments of a program that takes one: <c>mysql -p…</c>, <c>sshpass -p …</c>, <c>redis-cli -a …</c>, <c>smbclient <!-- leakscan:allow an example -->
/// -U user%…</c>, <c>ldapsearch -w …</c>. Long options such as <c>--password</c> need no program and are read elsewhere.
/// </summary>
internal static class CommandReader
{
    private const int MostLine = 400;
    private const int MostValue = 128;
    private const int MostOptions = 12;
    private static readonly SearchValues<byte> ArgumentEnds = SearchValues.Create(" \t\"'`\\)|;"u8);

    /// <summary>The option of the program whose name is at the keyword; false when the keyword is no such program.</summary>
    private static bool TryGetOption(ReadOnlySpan<byte> bytes, int at, out ReadOnlySpan<byte> option, out byte separator, out bool isAttached)
    {
        option = default;
        separator = 0;
        isAttached = false;
        if ((Bytes.At(bytes, at) | 0x20) is not ('l' or 'm' or 'p' or 'r' or 's'))
        {
            return false;
        }

        if (Bytes.StartsWith(bytes, at, "mysql"u8) || Bytes.StartsWith(bytes, at, "mariadb"u8))
        {
            option = "-p"u8;
            isAttached = true;
        }
        else if (Bytes.StartsWith(bytes, at, "sshpass"u8) || Bytes.StartsWith(bytes, at, "psexec"u8) || Bytes.StartsWith(bytes, at, "mongo"u8))
        {
            option = "-p"u8;
        }
        else if (Bytes.StartsWith(bytes, at, "redis-cli"u8))
        {
            option = "-a"u8;
        }
        else if (Bytes.StartsWith(bytes, at, "smbclient"u8))
        {
            option = "-U"u8;
            separator = (byte)'%';
        }
        else if (Bytes.StartsWith(bytes, at, "ldap"u8))
        {
            option = "-w"u8;
        }

        return !option.IsEmpty;
    }

    /// <summary>Whether the keyword is the name of such a program.</summary>
    public static bool IsCommand(ReadOnlySpan<byte> bytes, int keywordAt) => TryGetOption(bytes, keywordAt, out _, out _, out _);

    /// <summary>Reads the password behind the option.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int keywordAt, out AssignedValue value)
    {
        value = default;
        if ((keywordAt > 0 && Bytes.IsName(bytes[keywordAt - 1]) && !EscapeSequence.EndsAt(bytes, keywordAt)) || !TryGetOption(bytes, keywordAt, out var option, out var separator, out var isAttached))
        {
            return false;
        }

        var line = bytes[keywordAt..Math.Min(bytes.Length, keywordAt + MostLine)];
        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        if (IsFolder(line))
        {
            return false;
        }

        var at = line.IndexOf(" -"u8);
        for (var options = 0; at >= 0 && options < MostOptions; options++)
        {
            if (line[(at + 1)..].StartsWith(option) && TryReadArgument(line, at + 1 + option.Length, separator, isAttached, out var start, out var stop))
            {
                value = new AssignedValue(keywordAt + start, keywordAt + stop, MatchTraits.CommandLine | MatchTraits.Password | MatchTraits.Argument);
                return true;
            }

            var next = line[(at + 2)..].IndexOf(" -"u8);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }

    /// <summary>A part of a path, not its last: <c>find /etc/mysql/ -print</c>.</summary>
    private static bool IsFolder(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (at < line.Length && Bytes.IsName(line[at]))
        {
            at++;
        }

        return Bytes.At(line, at) == '/';
    }

    private static bool TryReadArgument(ReadOnlySpan<byte> line, int at, byte separator, bool isAttached, out int start, out int end)
    {
        start = end = at;
        if (!isAttached)
        {
            at = Bytes.SkipBlanks(line, at);
        }

        var quote = Bytes.At(line, at);
        if (Bytes.IsQuote(quote))
        {
            at++;
        }
        else
        {
            quote = (byte)' ';
        }

        start = at;
        var rest = line[Math.Min(at, line.Length)..Math.Min(line.Length, at + MostValue)];
        var length = quote == ' ' ? rest.IndexOfAny(ArgumentEnds) : rest.IndexOf(quote);
        end = start + (length < 0 ? rest.Length : length);
        if (separator != 0)
        {
            var part = line[start..end].IndexOf(separator);
            if (part < 0)
            {
                return false;
            }

            start += part + 1;
        }

        return end > start && line[start] != '-';
    }
}
