using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>Tells values that repeat the name they are assigned to, whatever parts the words of either.</summary>
internal static class OwnNameJudge
{
    private const int MostLetters = 96;
    private const int LeastLetters = 10;
    private const int LeastEnding = 6;
    private const int MostDigits = 6;

    /// <summary>
    /// Whether the value repeats its own name (<c>token: token</c>, <c>secret_access_key = secretaccesskey</c>) or how it ends (<c>var_curpass = 'curpass'</c>), or ends
    /// with all of it, as names of switches do (<c>DeviceAuthKey = "pm-27581-device-auth-key"</c>).
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="name">From the name to the value.</param>
    /// <param name="traits">The traits of the match.</param>
    public static bool IsOwnName(ReadOnlySpan<char> value, ReadOnlySpan<byte> name, MatchTraits traits)
    {
        value = value.TrimEnd(")};,");
        if (value.Length > MostLetters || name.IsEmpty)
        {
            return false;
        }

        if (IsStart(value, name))
        {
            // POSTGRES_PASSWORD=postgres: what the password is for, not what it is called.
            return !(traits.HasFlag(MatchTraits.Password) && Bytes.At(name, value.Length) is (byte)'_' or (byte)'.' && !PlaceholderJudge.IsPlaceholder(value));
        }

        Span<char> valueLetters = stackalloc char[MostLetters];
        Span<char> nameLetters = stackalloc char[MostLetters];
        var valueLength = 0;
        var digits = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiLetter(c))
            {
                valueLetters[valueLength++] = char.ToLowerInvariant(c);
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        var nameLength = 0;
        var end = 0;
        for (; end < name.Length && (Bytes.IsName(name[end]) || name[end] == '.') && nameLength < MostLetters; end++)
        {
            if (Bytes.IsLetter(name[end]))
            {
                nameLetters[nameLength++] = (char)(name[end] | 0x20);
            }
        }

        var ofValue = (ReadOnlySpan<char>)valueLetters[..valueLength];
        var ofName = (ReadOnlySpan<char>)nameLetters[..nameLength];
        if (valueLength >= LeastEnding && digits == 0 && ofName.EndsWith(ofValue)
            && (nameLength == valueLength ? SaysNothing(name[..end]) : StartsWord(name[..end], value)))
        {
            return true;
        }

        return nameLength >= LeastLetters && digits <= MostDigits && value.ContainsAny('-', '_') && ofValue.EndsWith(ofName);
    }

    private static bool IsStart(ReadOnlySpan<char> value, ReadOnlySpan<byte> name)
    {
        if (value.Length > name.Length)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (char.ToLowerInvariant(value[i]) != char.ToLowerInvariant((char)name[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing but words that stand before any credential make the name, so that it as a whole is nobody's choice.</summary>
    private static bool SaysNothing(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[name.Length];
        Encoding.Latin1.GetChars(name, text);
        return PlaceholderJudge.IsPlaceholder(text);
    }

    /// <summary>Whether the end of a name that is as long as the value begins a word of it.</summary>
    private static bool StartsWord(ReadOnlySpan<byte> name, ReadOnlySpan<char> value)
    {
        var start = name.Length - value.Length;
        return start > 0 && (!Bytes.IsLetter(name[start - 1]) || (name[start] is >= (byte)'A' and <= (byte)'Z' && name[start - 1] is >= (byte)'a' and <= (byte)'z'));
    }
}
