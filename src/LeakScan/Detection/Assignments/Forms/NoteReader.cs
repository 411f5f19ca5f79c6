using System.Buffers;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads a password from notes, where more than a sign may part it from its name: <c>Password (root): …</c>, <c>**Password**: `…`</c>, <c>pass - …</c>, <c>password -&gt; …</c>,
/// <c>password for admin: …</c>, <c>**API key:** …</c>, <c>AppSecret（应用密钥）: …</c>, <c>das Passwort ist …</c>, a heading and the line below, cells of a page. No program writes so, and prose goes on: so the value looks chosen and ends its line.
/// </summary>
internal static class NoteReader
{
    private const int MostWord = 16;
    private const int MostValue = 80;
    private const int MostMarks = 16;
    private const int LeastPassword = 6;
    private const int LeastSecret = 16;
    private const int LeastBelow = 8;

    // Quotes, and what Markdown sets apart with.
    private static readonly SearchValues<byte> Marks = SearchValues.Create(" \t`*\"'|"u8);
    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("=:/\\,;"u8);
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

        var mayBeMarked = EmphasisPlace.MayStand(bytes, wordEnd);
        if (!(mayBeMarked || NotePlace.MayStand(bytes, wordEnd)) || SecretWord.Find(bytes, keywordAt, wordEnd) is not { } word)
        {
            return false;
        }

        var isRandom = word.Kind is SecretKind.Token or SecretKind.Any;
        if (isRandom && !mayBeMarked)
        {
            return false;
        }

        if (Bytes.EnyeLength(bytes, wordEnd) is > 0 and var enye)
        {
            wordEnd += enye + 1;
            mayBeMarked = EmphasisPlace.MayStand(bytes, wordEnd);
        }

        var marked = mayBeMarked ? EmphasisPlace.Skip(bytes, wordEnd) : wordEnd;
        var at = marked > wordEnd || isRandom ? marked : NotePlace.SkipBetween(bytes, wordEnd);
        var below = at > wordEnd || isRandom ? wordEnd : NotePlace.SkipHeading(bytes, keywordAt, wordEnd);
        var cell = at > wordEnd || below > wordEnd || isRandom ? wordEnd : NotePlace.SkipTags(bytes, wordEnd);
        at = Math.Max(at, Math.Max(below, cell));
        if (at == wordEnd)
        {
            return false;
        }

        at = SkipMarks(bytes, at);
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostValue)];
        var length = rest.IndexOfAny(ValueEnds);
        length = length < 0 && rest.Length < MostValue ? rest.Length : length;
        if (length <= 0)
        {
            return false;
        }

        var end = EmphasisPlace.TrimMarks(bytes, at, at + length);
        var isPassword = word.Kind == SecretKind.Password;
        var isBelow = below > wordEnd;
        if (end - at < (isBelow ? LeastBelow : isPassword ? LeastPassword : LeastSecret) || !LooksChosen(bytes[at..end]) || (isBelow && !LooksTyped(bytes[at..end])))
        {
            return false;
        }

        var behind = SkipMarks(bytes, at + length);
        var isApart = end < at + length || (marked > wordEnd && (bytes[at - 1] == '`' ? Bytes.At(bytes, end) == '`' : Bytes.At(bytes, end) == '<'));
        if (!isApart && (cell > wordEnd ? Bytes.At(bytes, end) != '<' : !Bytes.IsLineEnd(Bytes.At(bytes, behind))))
        {
            return false;
        }

        var traits = MatchTraits.Unquoted | MatchTraits.InText | MatchTraits.Colon | MatchTraits.LineEnd;
        if (isRandom)
        {
            var isKey = SpokenReader.IsCandidate(bytes, keywordAt, word.Kind, out var service);
            value = new AssignedValue(at, end, traits | MatchTraits.Doubtful | service);
            return isKey;
        }

        value = new AssignedValue(at, end, traits | (isPassword ? MatchTraits.Password : MatchTraits.Secret | MatchTraits.Doubtful));
        return true;
    }

    private static int SkipMarks(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostMarks)];
        var marks = rest.IndexOfAnyExcept(Marks);
        return at + (marks < 0 ? rest.Length : marks);
    }

    /// <summary>No assignment, call or member of its own, as the next line of a program has it.</summary>
    private static bool LooksTyped(ReadOnlySpan<byte> text) => !text.ContainsAny(CodeBytes) && text.Count((byte)'.') < 2 && text.Count((byte)'-') < 3;

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
