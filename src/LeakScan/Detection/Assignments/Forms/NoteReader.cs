using System.Buffers;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads a password from notes, where more than a sign may part it from its name: <c>Password (root): …</c>, <c>**Password**: `…`</c>, <c>pass - …</c>, <c>password -&gt; …</c>,
/// <c>password for admin: …</c>, <c>AppSecret（应用密钥）: …</c>. No program writes so, and prose goes on: so the value looks chosen and ends its line.
/// </summary>
internal static class NoteReader
{
    private const int MostWord = 16;
    private const int MostBetween = 48;
    private const int MostValue = 80;
    private const int MostMarks = 16;
    private const int LeastPassword = 6;
    private const int LeastSecret = 16;

    // Quotes, and what Markdown sets apart with.
    private static readonly SearchValues<byte> Marks = SearchValues.Create(" \t`*\"'|"u8);
    private static readonly SearchValues<byte> SubjectEnds = SearchValues.Create("\n.,;\"'()"u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create(" \t\r\n\"'`<>|()[]{}"u8);

    /// <summary>Reads the value behind the word that starts with the keyword.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, out AssignedValue value)
    {
        value = default;
        var wordEnd = keywordAt + keywordLength;
        while (wordEnd < keywordAt + MostWord && Bytes.IsLetter(Bytes.At(bytes, wordEnd)))
        {
            wordEnd++;
        }

        var at = SkipBetween(bytes, wordEnd);
        if (at == wordEnd || SecretWord.Find(bytes, keywordAt, wordEnd) is not { Kind: SecretKind.Password or SecretKind.Secret } word)
        {
            return false;
        }

        at = SkipMarks(bytes, at);
        var rest = bytes[at..Math.Min(bytes.Length, at + MostValue)];
        var length = rest.IndexOfAny(ValueEnds);
        length = length < 0 && rest.Length < MostValue ? rest.Length : length;
        var isPassword = word.Kind == SecretKind.Password;
        if (length < (isPassword ? LeastPassword : LeastSecret) || !LooksChosen(rest[..length]) || !Bytes.IsLineEnd(Bytes.At(bytes, SkipMarks(bytes, at + length))))
        {
            return false;
        }

        value = new AssignedValue(
            at, at + length, MatchTraits.Unquoted | MatchTraits.InText | MatchTraits.Colon | MatchTraits.LineEnd | (isPassword ? MatchTraits.Password : MatchTraits.Secret | MatchTraits.Doubtful));
        return true;
    }

    /// <summary>The offset behind what parts the value from the name; that of the name's end where it is nothing of the kind.</summary>
    private static int SkipBetween(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var first = Bytes.At(bytes, nameEnd);
        if (first is not ((byte)' ' or (byte)'*' or (byte)'(' or 0xEF))
        {
            return nameEnd;
        }

        var at = first == ' ' ? nameEnd + 1 : nameEnd;
        var rest = bytes[at..Math.Min(bytes.Length, at + MostBetween)];
        if (rest.StartsWith("- "u8) || rest.StartsWith("-> "u8) || rest.StartsWith("=> "u8))
        {
            return first == ' ' ? at + rest.IndexOf((byte)' ') + 1 : nameEnd;
        }

        if (first == '*')
        {
            var colon = rest.StartsWith("**:"u8) || rest.StartsWith("** :"u8) ? rest.IndexOf((byte)':') + 1 : rest.StartsWith("*: "u8) ? 2 : 0;
            return nameEnd + colon;
        }

        // Behind a name and '(' stand arguments, unless they are words of another script.
        if (first == '(' && !rest.ContainsAnyInRange((byte)0x80, byte.MaxValue))
        {
            return nameEnd;
        }

        var close = OtherScripts.SkipBracketed(bytes, at);
        if (close > at && (first != '(' || bytes[at..close].ContainsAnyInRange((byte)0x80, byte.MaxValue)))
        {
            var sign = OtherScripts.SkipBlanks(bytes, close);
            return OtherScripts.SkipSign(bytes, sign) is var behind && behind > sign && bytes[sign] != '=' ? behind : nameEnd;
        }

        // "for admin: ", "of the server: ".
        var subject = rest.IndexOf(": "u8);
        return (rest.StartsWith("for "u8) || rest.StartsWith("of "u8)) && subject > 0 && rest[..subject].IndexOfAny(SubjectEnds) < 0 ? at + subject + 2 : nameEnd;
    }

    private static int SkipMarks(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostMarks)];
        var marks = rest.IndexOfAnyExcept(Marks);
        return at + (marks < 0 ? rest.Length : marks);
    }

    /// <summary>Letters and digits, and no address, path, range or date.</summary>
    private static bool LooksChosen(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        foreach (var one in text)
        {
            letters += Bytes.IsLetter(one) ? 1 : 0;
        }

        return letters >= 2 && text.ContainsAnyInRange((byte)'0', (byte)'9') && text[0] is not ((byte)'-' or (byte)'/' or (byte)'$' or (byte)'%')
            && text.IndexOf("://"u8) < 0 && text[^1] is not ((byte)'.' or (byte)':' or (byte)',' or (byte)';') && text.IndexOfAnyInRange((byte)0x80, byte.MaxValue) < 0;
    }
}
