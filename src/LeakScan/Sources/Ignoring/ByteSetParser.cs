using System.Text;

namespace LeakScan.Sources.Ignoring;

/// <summary>Reads the set <c>[…]</c> of a wildcard pattern: single bytes, ranges, escapes and the named classes of POSIX, all ASCII.</summary>
internal static class ByteSetParser
{
    /// <summary>Reads the set that starts at <paramref name="at"/> and leaves that at its ']'.</summary>
    /// <returns>False when it does not end, or names a class that does not exist: then the pattern matches nothing.</returns>
    public static bool TryParse(ReadOnlySpan<byte> pattern, ref int at, bool ignoreCase, out ByteSet set)
    {
        set = new ByteSet();
        var i = at + 1;
        var isNegated = i < pattern.Length && pattern[i] is (byte)'!' or (byte)'^';
        i += isNegated ? 1 : 0;
        byte previous = 0;
        for (var isFirst = true; isFirst || i >= pattern.Length || pattern[i] != (byte)']'; i++, isFirst = false)
        {
            if (i >= pattern.Length)
            {
                return false;
            }

            var value = pattern[i];
            if (value == (byte)'\\')
            {
                if (++i >= pattern.Length)
                {
                    return false;
                }

                previous = pattern[i];
                AddByte(set, previous, ignoreCase);
            }
            else if (value == (byte)'-' && previous != 0 && i + 1 < pattern.Length && pattern[i + 1] != (byte)']')
            {
                i += pattern[i + 1] == (byte)'\\' ? 2 : 1;
                if (i >= pattern.Length)
                {
                    return false;
                }

                AddRange(set, previous, pattern[i], ignoreCase);
                previous = 0;
            }
            else if (value == (byte)'[' && i + 1 < pattern.Length && pattern[i + 1] == (byte)':')
            {
                var length = pattern[(i + 2)..].IndexOf((byte)']');
                if (length < 0)
                {
                    return false;
                }

                var name = pattern.Slice(i + 2, length);
                if (!name.EndsWith(":"u8))
                {
                    // No class after all, but a set that holds '['.
                    AddByte(set, value, ignoreCase);
                    previous = value;
                    continue;
                }

                if (!AddClass(set, name[..^1], ignoreCase))
                {
                    return false;
                }

                i += 2 + length;
                previous = 0;
            }
            else
            {
                AddByte(set, value, ignoreCase);
                previous = value;
            }
        }

        if (isNegated)
        {
            set.Invert();
        }

        set.Remove((byte)'/');
        at = i;
        return true;
    }

    // Git turns capitals of the text into small letters before it looks, and leaves the set as it is: a capital alone matches nothing when case is ignored.
    private static void AddByte(ByteSet set, byte value, bool ignoreCase) => AddWhere(set, ignoreCase, text => text == value);

    private static void AddRange(ByteSet set, byte first, byte last, bool ignoreCase) => AddWhere(
        set,
        ignoreCase,
        text => (text >= first && text <= last) || (ignoreCase && char.IsAsciiLetterLower((char)text) && text - 0x20 >= first && text - 0x20 <= last));

    private static bool AddClass(ByteSet set, ReadOnlySpan<byte> name, bool ignoreCase)
    {
        Func<char, bool>? isMember = Encoding.ASCII.GetString(name) switch
        {
            "alnum" => char.IsAsciiLetterOrDigit,
            "alpha" => char.IsAsciiLetter,
            "blank" => c => c is ' ' or '\t',
            "cntrl" => c => c is < ' ' or '\x7F',
            "digit" => char.IsAsciiDigit,
            "graph" => c => c is > ' ' and < '\x7F',
            "lower" => char.IsAsciiLetterLower,
            "print" => c => c is >= ' ' and < '\x7F',
            "punct" => c => c is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(c),
            "space" => c => c is ' ' or '\t' or '\n' or '\r',
            "upper" => c => char.IsAsciiLetterUpper(c) || (ignoreCase && char.IsAsciiLetterLower(c)),
            "xdigit" => char.IsAsciiHexDigit,
            _ => null,
        };
        if (isMember is null)
        {
            return false;
        }

        AddWhere(set, ignoreCase, text => isMember((char)text));
        return true;
    }

    private static void AddWhere(ByteSet set, bool ignoreCase, Func<byte, bool> isMember)
    {
        for (var value = 0; value < 256; value++)
        {
            if (isMember(ignoreCase ? WildPattern.ToLower((byte)value) : (byte)value))
            {
                set.Add((byte)value);
            }
        }
    }
}
