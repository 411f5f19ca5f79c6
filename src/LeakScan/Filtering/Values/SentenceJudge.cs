using System.Buffers;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Filtering.Values;

/// <summary>Tells words that only begin a sentence behind the name of a credential from credentials without quotes.</summary>
internal static class SentenceJudge
{
    private const int LeastWords = 2;
    private const int MostWords = 3;
    private const int MostWord = 24;
    private const int MostLabel = 48;
    private static readonly SearchValues<byte> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>
    /// Whether plain words follow a plain word, as in messages, or other words and a plain one among them behind a dash, as in a list of changes:
    /// <c>- Password: Added ldap_exop driver</c>; commas may part them. So does a
    /// blank at the end of a text that the next one goes on with: <c>"passphrase: cannot " "guess"</c>. A shell's <c>PASSWORD=word npm start</c> has no blank before its value.
    /// </summary>
    public static bool IsSentence(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value)
    {
        if (!match.Traits.HasFlag(MatchTraits.Unquoted) || match.Traits.HasFlag(MatchTraits.CommandLine)
            || (match.Traits & (MatchTraits.Colon | MatchTraits.EqualsSign)) == MatchTraits.None
            || Bytes.At(content, match.SecretStart - 1) != ' ' || !(value.AreAll(Characters.LettersOrApostrophe) || (value.Contains('-') && value.AreAll(Characters.LettersOrDash))))
        {
            return false;
        }

        var at = match.SecretEnd;
        if (match.Traits.HasFlag(MatchTraits.InText) && Bytes.At(content, at) == ' ' && Bytes.IsQuote(Bytes.At(content, at + 1)))
        {
            return true;
        }

        var plain = 0;
        var isListItem = IsListItem(content, match.Start);
        for (var words = 0; words < (isListItem ? MostWords : LeastWords); words++)
        {
            at += Bytes.At(content, at) == ',' ? 1 : 0;
            if (Bytes.At(content, at) != ' ')
            {
                return plain > 0 && (words >= LeastWords || (words > 0 && match.Traits.HasFlag(MatchTraits.InText) && Bytes.IsQuote(Bytes.At(content, at))));
            }

            var start = ++at;
            at += Bytes.At(content, at) == '%' && match.Traits.HasFlag(MatchTraits.InText) ? 1 : 0;
            while ((Bytes.IsLetter(Bytes.At(content, at)) || Bytes.At(content, at) >= 0x80 || (at > start && Bytes.At(content, at) is (byte)'_' or (byte)'-')) && at - start < MostWord)
            {
                at++;
            }

            if (at > start && EndsWord(Bytes.At(content, at)))
            {
                plain++;
            }
            else if (!isListItem)
            {
                return false;
            }

            at += isListItem ? Math.Max(0, content[at..Math.Min(content.Length, at + MostWord)].IndexOfAny(" \r\n"u8)) : 0;
        }

        return plain > 0;
    }

    /// <summary>Whether it says in another script that a password belongs there: <c>MYSQL_ROOT_PASSWORD: MySQL 密码</c>.</summary>
    public static bool IsLabel(ReadOnlySpan<byte> content, in RawMatch match)
    {
        if (!match.Traits.HasFlag(MatchTraits.Unquoted))
        {
            return false;
        }

        var text = content[match.SecretStart..Math.Min(content.Length, match.SecretStart + MostLabel)];
        text = text[..(text.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end ? end : text.Length)].TrimEnd(" `"u8);
        var foreign = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return foreign > 0 && OtherScripts.EndsWithPassword(text) && text[..foreign].TrimEnd((byte)' ').IndexOfAnyExcept(Letters) < 0;
    }

    /// <summary>
    /// Whether the name is an option in a table, with what it is for in the next column (<c>-password    regexp of the prompt</c>), or in a sentence.
    /// </summary>
    public static bool ExplainsOption(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value) =>
        match.Traits.HasFlag(MatchTraits.CommandLine) && match.Traits.HasFlag(MatchTraits.Unquoted) && value.AreAll(Characters.Letters)
        && ((Bytes.At(content, match.SecretStart - 1) == ' ' && Bytes.At(content, match.SecretStart - 2) == ' ' && Bytes.At(content, match.SecretEnd) == ' '
            && Bytes.IsLetter(Bytes.At(content, match.SecretEnd + 1))) || IsNamed(content, match.Start));

    private static bool EndsWord(byte value) => value is (byte)' ' or (byte)',' or (byte)'.' or (byte)'\n' or (byte)'\r' or (byte)'"' or (byte)'\'' or (byte)'(' or (byte)'\\';

    /// <summary>Whether a line begins with a dash or a star, and goes on at an offset.</summary>
    private static bool IsListItem(ReadOnlySpan<byte> content, int at)
    {
        var before = content[Math.Max(0, at - MostWord)..at];
        return before[(before.LastIndexOf((byte)'\n') + 1)..].Trim(" \t`"u8).TrimEnd((byte)' ') is [(byte)'-' or (byte)'*'];
    }

    /// <summary>Whether prose names the option: <c>the --username and --password options</c>.</summary>
    private static bool IsNamed(ReadOnlySpan<byte> content, int start)
    {
        var before = content[Math.Max(0, start - MostWord)..start].TrimEnd((byte)'-');
        return before.Length < Math.Min(start, MostWord) && (before.EndsWith(" and "u8) || before.EndsWith(" or "u8) || before.EndsWith(" the "u8));
    }
}
