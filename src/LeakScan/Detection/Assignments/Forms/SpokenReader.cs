using System.Buffers;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads a credential that is told rather than assigned, as in notes, tickets, chats and logs: <c>API key 3f9a…</c>, <c>secret token - 'x7…'</c>,
/// <c>the password for "admin" is "…"</c>, or a name and its value on two lines. No operator vouches for the value here, so it must vouch for itself: a long run with digits among its
/// letters, or, of a password, a text in quotes behind <c>is</c> or, with a digit, behind <c>to</c>. Costs a look at one byte for nearly every candidate.
/// </summary>
internal static class SpokenReader
{
    private const int MostWord = 16;
    private const int MostName = 24;
    private const int MostBetween = 5;
    private const int LeastValue = 16;
    private const int MostValue = 200;
    private const int LeastDigits = 3;
    private const int MostSubject = 48;
    private const int MostPassword = 64;
    private const int LeastPassword = 7;
    private const int LeastLetters = 2;

    private static readonly SearchValues<byte> ValueBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/=.:~"u8);

    private static readonly SearchValues<byte> Signs = SearchValues.Create("!@#&+?"u8);

    /// <summary>Reads the value behind the word that starts with the keyword.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, out AssignedValue value)
    {
        value = default;
        var wordEnd = keywordAt + keywordLength;
        while (wordEnd < keywordAt + MostWord && Bytes.IsLetter(Bytes.At(bytes, wordEnd)))
        {
            wordEnd++;
        }

        var at = SkipBetween(bytes, wordEnd, out var isParted);
        // Not below the dashes that open a block of base64.
        var isBelow = Bytes.IsLineEnd(Bytes.At(bytes, at)) && Bytes.SkipBlanks(bytes, wordEnd) == at;
        at = isBelow ? SkipLineEnd(bytes, at) : at;
        if (at == wordEnd)
        {
            return false;
        }

        at += Bytes.StartsWith(bytes, at, "is "u8) ? 3 : Bytes.StartsWith(bytes, at, "is: "u8) ? 4 : 0;

        if ((!MayBeRun(bytes, at) && !MayTellPassword(bytes, wordEnd)) || SecretWord.Find(bytes, keywordAt, wordEnd) is not { } word)
        {
            return false;
        }

        return word.Kind == SecretKind.Password
            ? TryReadPassword(bytes, wordEnd, out value)
            : IsCandidate(bytes, keywordAt, isBelow ? SecretKind.Any : word.Kind, out var traits)
                && TryReadRun(bytes, at, isParted || isBelow, traits, out value) && (!isBelow || IsLine(bytes, value));
    }

    /// <summary>A few blanks, dashes, dots and an opening quote or bracket.</summary>
    private static int SkipBetween(ReadOnlySpan<byte> bytes, int at, out bool isParted)
    {
        var end = at + MostBetween;
        isParted = false;
        while (at < end && Bytes.At(bytes, at) is (byte)' ' or (byte)'\t' or (byte)'-' or (byte)'.' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'(')
        {
            isParted |= bytes[at] is not ((byte)'-' or (byte)'.');
            at++;
        }

        return at;
    }

    /// <summary>One end of a line: forms and consoles show a key below its name.</summary>
    private static int SkipLineEnd(ReadOnlySpan<byte> bytes, int at) => at + (Bytes.At(bytes, at) == '\r' && Bytes.At(bytes, at + 1) == '\n' ? 2 : 1);

    /// <summary>Whether the value ends its line, and is no assignment to another name.</summary>
    private static bool IsLine(ReadOnlySpan<byte> bytes, in AssignedValue value) =>
        Bytes.IsLineEnd(Bytes.At(bytes, value.End)) && bytes[value.Start..value.End].TrimEnd((byte)'=').IndexOfAny((byte)'=', (byte)':') < 0;

    /// <summary>
    /// Of keys, and of what stands a line below, only those with a purpose, so that neither keys of tables nor hashes used as keys are told. What is told of a service's credential needs not
    /// look random to be one, only to be a sure one.
    /// </summary>
    public static bool IsCandidate(ReadOnlySpan<byte> bytes, int keywordAt, SecretKind kind, out MatchTraits traits)
    {
        var end = keywordAt;
        while (end > 0 && keywordAt - end < 2 && bytes[end - 1] is (byte)' ' or (byte)'-' or (byte)'_')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < MostName && Bytes.IsLetter(bytes[start - 1]))
        {
            start--;
        }

        Span<char> before = stackalloc char[end - start];
        for (var i = start; i < end; i++)
        {
            before[i - start] = (char)(bytes[i] | 0x20);
        }

        var isOfService = ServiceNames.Contains(before);
        traits = isOfService ? MatchTraits.Token : MatchTraits.None;

        // What is told of a key of these kinds is its fingerprint.
        return !NameWords.IsWrongBeginning(before, SecretKind.Any) && before is not ("rsa" or "dsa" or "ecdsa" or "eddsa" or "gpg" or "pgp")
            && (kind != SecretKind.Any || NameWords.IsKeyPurpose(before) || isOfService);
    }

    private static bool MayBeRun(ReadOnlySpan<byte> bytes, int at) =>
        bytes.Length - at >= LeastValue && !bytes.Slice(at, LeastValue).ContainsAnyExcept(ValueBytes);

    private static bool MayTellPassword(ReadOnlySpan<byte> bytes, int at) => Bytes.StartsWith(bytes, at, " is"u8) || Bytes.StartsWith(bytes, at, " for "u8) || IsSet(bytes, at);

    /// <summary>Whether a text in quotes follows that a password is set to: <c>reset the password to '…'</c>.</summary>
    private static bool IsSet(ReadOnlySpan<byte> bytes, int at) => Bytes.StartsWith(bytes, at, " to "u8) && Bytes.At(bytes, at + 4) is (byte)'\'' or (byte)'"' or (byte)'`';

    private static bool TryReadRun(ReadOnlySpan<byte> bytes, int at, bool isParted, MatchTraits traits, out AssignedValue value)
    {
        value = default;
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostValue)];
        var length = rest.IndexOfAnyExcept(ValueBytes);
        length = length < 0 ? rest.Length : length;
        while (length > 0 && rest[length - 1] is (byte)'.' or (byte)':' or (byte)'-')
        {
            length--;
        }

        if (length is < LeastValue or MostValue || Bytes.At(rest, length) is (byte)'(' or (byte)'[' or (byte)'$' or (byte)'{' or (byte)'@')
        {
            return false;
        }

        var run = rest[..length];
        var digits = 0;
        var letters = 0;
        foreach (var one in run)
        {
            digits += Bytes.IsDigit(one) ? 1 : 0;
            letters += Bytes.IsLetter(one) ? 1 : 0;
        }

        // "secret.key=…" goes on with the name.
        var equals = run.IndexOf((byte)'=');
        if (equals > 0 && equals < length - 2 && run[..equals].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0)
        {
            return false;
        }

        // Words joined by dashes, dots and slashes are names and paths; without a blank before them also UUIDs.
        if (digits < LeastDigits || letters < LeastDigits || run.IndexOf("://"u8) >= 0
            || (!isParted && run.IndexOfAny((byte)'-', (byte)'.', (byte)'/') >= 0))
        {
            return false;
        }

        // Without the trait of a token the value filter keeps only what looks random.
        value = new AssignedValue(at, at + length, MatchTraits.Unquoted | MatchTraits.InText | MatchTraits.Doubtful | traits);
        return true;
    }

    /// <summary><c>password is "…"</c>, <c>password for user x is '…'</c>.</summary>
    private static bool TryReadPassword(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        var rest = bytes[at..Math.Min(bytes.Length, at + MostSubject)];
        if (!MayTellPassword(bytes, at))
        {
            return false;
        }

        if (IsSet(bytes, at))
        {
            return TryReadQuoted(bytes, at + 4, out value) && bytes[value.Start..value.End].IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;
        }

        var verb = rest.IndexOf(" is "u8) is >= 0 and var plain ? plain : rest.IndexOf(" is: "u8);
        if (verb < 0 || rest[..verb].IndexOfAny((byte)'\n', (byte)'.', (byte)';') >= 0)
        {
            return false;
        }

        var open = at + verb + (rest[verb + 3] == ':' ? 5 : 4);
        return Bytes.IsQuote(Bytes.At(bytes, open)) ? TryReadQuoted(bytes, open, out value) : TryReadLastWord(bytes, open, out value);
    }

    /// <summary>One word in quotes.</summary>
    private static bool TryReadQuoted(ReadOnlySpan<byte> bytes, int open, out AssignedValue value)
    {
        value = default;
        var quote = bytes[open];
        var text = bytes[(open + 1)..Math.Min(bytes.Length, open + 1 + MostPassword)];
        var length = text.IndexOf(quote);
        if (length <= 0 || text[..length].IndexOfAny((byte)' ', (byte)'\n') >= 0)
        {
            return false;
        }

        value = new AssignedValue(open + 1, open + 1 + length, MatchTraits.Quoted | MatchTraits.Password);
        return true;
    }

    /// <summary>
    /// Without quotes, the last word of its line or text, or before a comma if signs stand in it, with digits among letters of both cases or among signs: <c>the password is …</c>. Passwords that are
    /// spoken of in general are short, long, encrypted or optional.
    /// </summary>
    private static bool TryReadLastWord(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;

        // "is **…**" is read with the other marks of notes.
        if (Bytes.StartsWith(bytes, at, "**"u8))
        {
            return false;
        }

        var end = at;
        var digits = 0;
        var lower = 0;
        var others = 0;
        while (end - at < MostPassword && (Bytes.IsName(Bytes.At(bytes, end)) || Bytes.At(bytes, end) is (byte)'!' or (byte)'@' or (byte)'#' or (byte)'&' or (byte)'+' or (byte)'*' or (byte)'.' or (byte)'?'))
        {
            digits += Bytes.IsDigit(bytes[end]) ? 1 : 0;
            lower += bytes[end] is >= (byte)'a' and <= (byte)'z' ? 1 : 0;
            others += bytes[end] is (>= (byte)'A' and <= (byte)'Z') or (byte)'!' or (byte)'@' or (byte)'#' or (byte)'&' or (byte)'+' or (byte)'?' ? 1 : 0;
            end++;
        }

        var behind = Bytes.At(bytes, end);
        var isSigned = end > at && bytes[at..(end - 1)].ContainsAny(Signs);
        end -= end > at && bytes[end - 1] == '.' ? 1 : 0;
        var isLong = digits >= LeastDigits && end - at > LeastPassword;
        if (digits == 0 || lower < LeastLetters || (others == 0 && !isLong) || end - at < LeastPassword || !(Bytes.IsLineEnd(behind) || behind == '"' || Bytes.StartsWith(bytes, end, "\\n"u8) || (isSigned && Bytes.StartsWith(bytes, end, ", "u8))))
        {
            return false;
        }

        value = new AssignedValue(at, end, MatchTraits.Unquoted | MatchTraits.InText | MatchTraits.Password);
        return true;
    }
}
