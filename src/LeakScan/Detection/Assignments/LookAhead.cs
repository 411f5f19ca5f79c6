using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Operators;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments;

/// <summary>
/// A cheap look at the few bytes behind a keyword, before any name is read. Common words such as <c>key</c> and <c>auth</c> occur hundreds of times
/// in a megabyte of source; nine in ten are no assignment, or assign a short word where only a random value counts, and end here. It may say yes
/// where there is nothing to find, never no where the readers would find something that counts.
/// </summary>
internal static class LookAhead
{
    private const int MostName = 64;
    private const int MostBetween = 16;
    private const int LeastRandom = 10;

    /// <summary>Whether an assignment may stand at the keyword.</summary>
    public static bool MayAssign(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength)
    {
        var nameEnd = keywordAt + keywordLength;
        var most = Math.Min(bytes.Length, nameEnd + MostName);
        nameEnd += Bytes.EnyeLength(bytes, nameEnd);
        while (nameEnd < most && (Bytes.IsName(bytes[nameEnd]) || bytes[nameEnd] == '.'))
        {
            nameEnd++;
        }

        return MayAssign(bytes, keywordAt, keywordLength, nameEnd) || DeclarationReader.MayStand(bytes, nameEnd) || SectionReader.MayStand(bytes, nameEnd) || ReversedPair.MayStand(bytes, keywordAt)
            || (!NeedsRandomValue(bytes, keywordAt) && ReversedComparison.MayStand(bytes, keywordAt, nameEnd));
    }

    private static bool MayAssign(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, int nameEnd)
    {
        var at = nameEnd;
        var most = Math.Min(bytes.Length, at + MostBetween);
        while (at < most)
        {
            var value = bytes[at];
            switch (value)
            {
                case (byte)'=':
                    return MayBeValue(bytes, keywordAt, keywordLength, at + (Bytes.At(bytes, at + 1) is (byte)'=' or (byte)'>' ? 2 : 1));
                case (byte)':':
                    return Bytes.At(bytes, at + 1) != ':'
                        && MayBeValue(bytes, keywordAt, keywordLength, at + (Bytes.At(bytes, at + 1) == '=' ? 2 : 1));
                case (byte)'(':
                    // The argument of a method of the name's may be compared, which is another matter.
                    return at == nameEnd && !Repeats(bytes, keywordAt, keywordLength, at + 1)
                        && (bytes[(keywordAt + keywordLength)..at].Contains((byte)'.') || ValueReader.MayBeArgument(bytes, at + 1));
                case (byte)'>':
                    return bytes[at - 1] != '-' && (at == nameEnd || (at == nameEnd + 1 && Bytes.IsQuote(bytes[nameEnd])));
                case (byte)',':
                    return at > nameEnd && MayBeSecond(bytes, Bytes.SkipSpace(bytes, at + 1, Math.Min(bytes.Length, most + MostBetween)));
                case (byte)'<' when Bytes.At(bytes, at + 1) == '/':
                    return at == nameEnd && NamedElement.IsName(bytes, at);
                case (byte)'!' or (byte)'+' or (byte)'?' or (byte)'|' or (byte)'<':
                    return Bytes.At(bytes, at + 1) is (byte)'=' or (byte)'?' or (byte)'|' or (byte)':' or (byte)'-';
                case (byte)'&':
                    return Bytes.StartsWith(bytes, at, "&quot;"u8);
                case (byte)'{':
                    return Bytes.IsQuote(Bytes.At(bytes, nameEnd));
                case (byte)'[':
                    at = OperatorReader.SkipIndex(bytes, at);
                    break;
                case (byte)';':
                    return Bytes.At(bytes, at + 1) == 's';
                case (byte)' ' or (byte)'\t' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\' or (byte)']' or (byte)')' or (byte)'}' or (byte)'\r'
                    or (byte)'\n':
                    at++;
                    break;
                default:
                    return MayBeBlank(bytes, nameEnd, at);
            }
        }

        return false;
    }

    /// <summary>Whether the name may be that of a column of a table, so that its values stand in the rows below.</summary>
    public static bool MayBeColumn(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength)
    {
        var nameEnd = keywordAt + keywordLength;
        var most = Math.Min(bytes.Length, nameEnd + MostName);
        while (nameEnd < most && (Bytes.IsName(bytes[nameEnd]) || bytes[nameEnd] is (byte)' ' or (byte)'.'))
        {
            nameEnd++;
        }

        return TableReader.MayStand(bytes, nameEnd)
            && (TableReader.MayRead(bytes, keywordAt, keywordAt + keywordLength) || PipeTableReader.MayRead(bytes, keywordAt + keywordLength));
    }

    /// <summary>Whether a value may stand behind the operator.</summary>
    private static bool MayBeValue(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, int at)
    {
        at = Bytes.SkipBlanks(bytes, at);
        var first = Bytes.At(bytes, at);
        if (first is (byte)',' or (byte)';' or (byte)')' or (byte)'}' or (byte)']' or (byte)'*')
        {
            return false;
        }

        return !Repeats(bytes, keywordAt, keywordLength, at) && (!NeedsRandomValue(bytes, keywordAt) || !IsShortWord(bytes, at));
    }

    /// <summary>
    /// The keyword again, and an operator: what stands there is a candidate of its own. This keeps <c>key=key=key=…</c> as cheap as other input.
    /// </summary>
    private static bool Repeats(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, int at)
    {
        var most = keywordAt + keywordLength + MostName;
        while (at < most && Bytes.At(bytes, at) is (byte)'[' or (byte)'{' or (byte)'(' or (byte)'"' or (byte)'\'' or (byte)' ')
        {
            at++;
        }

        var end = at + keywordLength;
        return end < bytes.Length && bytes[at..end].SequenceEqual(bytes.Slice(keywordAt, keywordLength)) && IsOperator(bytes, end);
    }

    private static bool IsOperator(ReadOnlySpan<byte> bytes, int at)
    {
        var most = Math.Min(bytes.Length, at + MostBetween);
        while (at < most && (Bytes.IsName(bytes[at]) || bytes[at] == ' '))
        {
            at++;
        }

        return Bytes.At(bytes, at) is (byte)'=' or (byte)':' or (byte)'(' or (byte)'[';
    }

    /// <summary>Whether only a random value is a credential under such a name: key, auth, cred, nonce, salt, token, ticket.</summary>
    private static bool NeedsRandomValue(ReadOnlySpan<byte> bytes, int keywordAt) => (bytes[keywordAt] | 0x20) switch
    {
        'k' or 'a' or 'n' or 't' => true,
        'c' => (Bytes.At(bytes, keywordAt + 1) | 0x20) == 'r',
        's' => (Bytes.At(bytes, keywordAt + 1) | 0x20) == 'a',
        _ => false,
    };

    /// <summary>
    /// A run of letters too short to be told from a word, with its end in sight: <c>'name'</c>, <c>true</c>, <c>value;</c>. Not the letters before a
    /// literal (<c>b"…"</c>), not the beginning of three quotes, and not the end of a line, behind which a literal may stand.
    /// </summary>
    private static bool IsShortWord(ReadOnlySpan<byte> bytes, int at)
    {
        var quote = Bytes.At(bytes, at);
        var isQuoted = Bytes.IsQuote(quote);
        at += isQuoted ? 1 : 0;
        var start = at;
        while (at - start < LeastRandom && (Bytes.IsLetter(Bytes.At(bytes, at)) || Bytes.At(bytes, at) is (byte)'_' or (byte)'-'))
        {
            at++;
        }

        var next = Bytes.At(bytes, at);
        if (at == start)
        {
            return isQuoted && Bytes.IsQuote(next) && !(next == quote && Bytes.At(bytes, at + 1) == quote);
        }

        return at - start < LeastRandom
            && (next is (byte)';' or (byte)')' or (byte)'\n' or (byte)'\r' or (byte)'}' or (byte)']' || (next is (byte)'"' or (byte)'\'' && (isQuoted || at - start > QuotedReader.MostPrefix)));
    }

    /// <summary>Whether a second argument, the next field of a pair or the next name of a list may stand there.</summary>
    private static bool MayBeSecond(ReadOnlySpan<byte> bytes, int at) =>
        Bytes.IsQuote(Bytes.At(bytes, at)) || PairReader.MayStand(bytes, at) || DefaultReader.SkipName(bytes, at) > at;

    /// <summary>
    /// Blanks alone stand before a value on command lines, in Dockerfiles, .netrc and SQL, and before a type or the word <c>value</c>.
    /// </summary>
    private static bool MayBeBlank(ReadOnlySpan<byte> bytes, int nameEnd, int at)
    {
        if (at == nameEnd)
        {
            return false;
        }

        if (PairReader.MayStand(bytes, at) || Bytes.StartsWith(bytes, at, "string"u8) || Bytes.StartsWith(bytes, at, "[]byte"u8) || Bytes.StartsWith(bytes, at, "progmem"u8)
            || Bytes.StartsWith(bytes, at, "xsi:"u8) || Bytes.StartsWith(bytes, at, "serializeas="u8) || Bytes.StartsWith(bytes, at, "translatable="u8))
        {
            return true;
        }

        if (!Bytes.IsBlank(bytes[at - 1]) && !Bytes.IsQuote(bytes[at - 1]))
        {
            return false;
        }

        var start = nameEnd;
        var least = Math.Max(0, nameEnd - MostName);
        while (start > least && (Bytes.IsName(bytes[start - 1]) || bytes[start - 1] == '.'))
        {
            start--;
        }

        return Bytes.At(bytes, start) == '-' || BlankOperator.MayStand(bytes, start) || BlankOperator.IsSql(bytes, start, at - 1)
            || BlankOperator.IsDirectiveOfLiteral(bytes, start, at - 1);
    }
}
