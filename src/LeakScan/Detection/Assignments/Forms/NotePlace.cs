using System.Buffers;
using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Where a note has the value of a name: behind brackets, dashes, a subject or a verb in its line; in the line below, as forms and chats have it; in the next cell of a page.
/// </summary>
internal static class NotePlace
{
    private const int MostBetween = 48;
    private const int MostTags = 120;
    private const int MostHeading = 48;

    private static readonly SearchValues<byte> SubjectEnds = SearchValues.Create("\n.,;\"'()"u8);

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("=;({<$\"'"u8);

    // What "is" is called in the languages whose words for a password are known.
    private static readonly byte[][] Verbs = [.. "ist est es era é e è jest este adalah".Split(' ').Select(verb => System.Text.Encoding.UTF8.GetBytes(verb + " "))];

    /// <summary>Whether what parts a value from its name may begin behind the letters of one: a look at two bytes, which code nearly always refuses.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd) => Bytes.At(bytes, nameEnd) switch
    {
        (byte)':' => Bytes.At(bytes, nameEnd + 1) is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'*' or (byte)'<',
        (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'(' or (byte)'*' or (byte)'<' => true,

        // A bracket of another script, or the rest of contraseña.
        0xEF or 0xC3 => true,
        _ => false,
    };

    /// <summary>The offset behind what parts the value from the name in its line; that of the name's end where it is nothing of the kind.</summary>
    public static int SkipBetween(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var first = Bytes.At(bytes, nameEnd);
        if (first is not ((byte)' ' or (byte)'(' or 0xEF))
        {
            return nameEnd;
        }

        var at = first == ' ' ? nameEnd + 1 : nameEnd;
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostBetween)];
        if (rest.StartsWith("- "u8) || rest.StartsWith("-> "u8) || rest.StartsWith("=> "u8) || rest.StartsWith("— "u8) || rest.StartsWith("– "u8))
        {
            return first == ' ' ? at + rest.IndexOf((byte)' ') + 1 : nameEnd;
        }

        // Behind a name and '(' stand arguments, unless they are words of another script.
        if (first == '(' && !rest.ContainsAnyInRange((byte)0x80, byte.MaxValue))
        {
            return nameEnd;
        }

        foreach (var verb in Verbs)
        {
            if (rest.StartsWith(verb))
            {
                return at + verb.Length;
            }
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

    /// <summary>The offset of the line below a name that ends a heading or a prompt, <c>Password:</c> or <c>### FTP password</c>; that of the name's end elsewhere.</summary>
    public static int SkipHeading(ReadOnlySpan<byte> bytes, int nameStart, int nameEnd)
    {
        var at = nameEnd + (Bytes.At(bytes, nameEnd) == ':' ? 1 : 0);
        at += Bytes.StartsWith(bytes, at, "**"u8) ? 2 : 0;
        at += at > nameEnd && bytes[at - 1] == '*' && Bytes.At(bytes, at) == ':' ? 1 : 0;
        at = Bytes.SkipBlanks(bytes, at);
        at += Bytes.At(bytes, at) == '\r' ? 1 : 0;
        if (at >= bytes.Length || bytes[at] != '\n' || !IsHeading(bytes, nameStart, isPrompt: at > nameEnd && bytes[nameEnd] == ':'))
        {
            return nameEnd;
        }

        at++;
        at += Bytes.At(bytes, at) == '\r' ? 1 : 0;
        return at + (at < bytes.Length && bytes[at] == '\n' ? 1 : 0);
    }

    /// <summary>The offset of the text of the next cell or element of a page: <c>&lt;td&gt;Password:&lt;/td&gt; &lt;td&gt;…</c>; that of the name's end elsewhere.</summary>
    public static int SkipTags(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var at = nameEnd + (Bytes.At(bytes, nameEnd) == ':' ? 1 : 0);
        if (!Bytes.StartsWith(bytes, at, "</"u8))
        {
            return nameEnd;
        }

        var most = Math.Min(bytes.Length, at + MostTags);
        var isCell = false;
        while (at < most)
        {
            var value = bytes[at];
            if (value == '<')
            {
                var tag = bytes[at..most];
                var end = tag.IndexOf((byte)'>');
                if (end < 0 || tag.StartsWith("<!"u8))
                {
                    return nameEnd;
                }

                isCell |= tag[1] != '/' && Bytes.StartsWith(tag, 1, "td"u8) || Bytes.StartsWith(tag, 1, "dd"u8) || Bytes.StartsWith(tag, 1, "code"u8) || Bytes.StartsWith(tag, 1, "kbd"u8)
                    || Bytes.StartsWith(tag, 1, "/b>"u8) || Bytes.StartsWith(tag, 1, "/strong>"u8);
                at += end + 1;
            }
            else if (Bytes.IsBlank(value) || Bytes.IsLineEnd(value) || value == ':')
            {
                at++;
            }
            else
            {
                return isCell ? at : nameEnd;
            }
        }

        return nameEnd;
    }

    /// <summary>Few words and marks of Markdown before the name in its line; without a colon behind it a word or a mark must be there, and nothing of a program's.</summary>
    private static bool IsHeading(ReadOnlySpan<byte> bytes, int nameStart, bool isPrompt)
    {
        var before = bytes[Math.Max(0, nameStart - MostHeading)..nameStart];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        if (lineStart == 0 && before.Length < nameStart)
        {
            return false;
        }

        var line = before[lineStart..];
        if (line.ContainsAny(CodeBytes) || line.IndexOf("//"u8) >= 0)
        {
            return false;
        }

        return isPrompt ? !Bytes.IsBlank(Bytes.At(line, 0)) : line.StartsWith("#"u8) || line.StartsWith("*"u8) || (Bytes.At(bytes, nameStart) == 'P' && line.IsEmpty);
    }
}
