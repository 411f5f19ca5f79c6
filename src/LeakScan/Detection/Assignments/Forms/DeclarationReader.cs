using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Finds the literal of a name that no sign assigns, but a form of a language does: <c>#define PASSWORD "…"</c>, <c>(setq password "…")</c>,
/// <c>strcpy(password, "…")</c>, <c>{password, "…"}</c> of Erlang, <c>"password" -&gt; "…"</c>, <c>Password { get; set; } = "…"</c>,
/// <c>Dim password As String = "…"</c>, <c>PASSWORD PIC X(8) VALUE '…'</c>, <c>std::string password{"…"}</c>, <c>set :secret, '…'</c>. What is found is always a text in quotes: blanks and commas part
/// words of prose as well.
/// </summary>
internal static class DeclarationReader
{
    private const int MostBefore = 48;
    private const int MostBlock = 40;
    private const int MostName = 96;

    /// <summary>Whether such a form may follow the name; a look at a few bytes.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var first = Bytes.At(bytes, nameEnd);
        if (first == '{' || first == ',')
        {
            return IsText(bytes, first == '{' ? nameEnd + 1 : Bytes.SkipBlanks(bytes, nameEnd + 1));
        }

        if (Bytes.IsQuote(first))
        {
            return IsArrow(bytes, nameEnd + 1, out _) || FallbackReader.MayStand(bytes, nameEnd);
        }

        var at = Bytes.SkipBlanks(bytes, nameEnd);
        return at > nameEnd
            && ((IsText(bytes, at) && IsDefined(bytes, StartOf(bytes, nameEnd), at)) || TryFindValue(bytes, at, out _) || Bytes.StartsWith(bytes, at, "as string"u8) || IsProperty(bytes, at) || FallbackReader.MayStand(bytes, nameEnd));
    }

    /// <summary>Reads to the literal.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="key">The name.</param>
    /// <param name="valueAt">The offset of the opening quote or of a prefix before that.</param>
    /// <param name="isDoubtful">Whether it is only compared, as words of commands are.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, in KeyName key, out int valueAt, out bool isDoubtful)
    {
        var end = key.End;
        valueAt = end;
        isDoubtful = false;
        var first = Bytes.At(bytes, end);
        if (first == '{')
        {
            valueAt = end + 1;
            return Bytes.IsLetter(Bytes.At(bytes, key.Start)) && IsText(bytes, valueAt) && IsFollowedBy(bytes, valueAt, (byte)'}');
        }

        if (first == ',')
        {
            valueAt = Bytes.SkipBlanks(bytes, end + 1);
            if (!IsText(bytes, valueAt) || !TakesText(bytes, key.Start, valueAt, out isDoubtful))
            {
                return false;
            }

            // A binary of Erlang.
            valueAt += Bytes.At(bytes, valueAt) == '<' ? 2 : 0;
            return true;
        }

        if (Bytes.IsQuote(first) && Bytes.At(bytes, key.Start - 1) == first && (IsArrow(bytes, end + 1, out valueAt) || IsPair(bytes, key, out valueAt)))
        {
            return true;
        }

        if (FallbackReader.TryRead(bytes, key, out valueAt))
        {
            return true;
        }

        valueAt = Bytes.SkipBlanks(bytes, end);
        if (valueAt == end)
        {
            return false;
        }

        if (IsText(bytes, valueAt))
        {
            return IsDefined(bytes, key.Start, valueAt);
        }

        if (TryFindValue(bytes, valueAt, out var initial))
        {
            valueAt = initial;
            return true;
        }

        return Bytes.StartsWith(bytes, valueAt, "as string"u8) ? IsAssigned(bytes, valueAt + 9, ref valueAt)
            : IsProperty(bytes, valueAt) && SkipProperty(bytes, ref valueAt);
    }

    /// <summary>What a declaration of COBOL or ABAP begins with, or a property of Kotlin when it is first asked for: <c>PIC X(8) VALUE '…'</c>, <c>TYPE string VALUE '…'</c>, <c>by lazy { "…" }</c>.</summary>
    private static bool TryFindValue(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        valueAt = at;
        if (Bytes.StartsWith(bytes, at, "by lazy {"u8))
        {
            valueAt = Bytes.SkipBlanks(bytes, at + 9);
            return Bytes.At(bytes, valueAt) == '"' && IsFollowedBy(bytes, valueAt, (byte)'}');
        }

        if (!Bytes.StartsWith(bytes, at, "pic "u8) && !Bytes.StartsWith(bytes, at, "type "u8))
        {
            return false;
        }

        var type = bytes[at..Math.Min(bytes.Length, at + MostBlock)];
        var value = type.IndexOf(" VALUE "u8) is >= 0 and var upper ? upper : type.IndexOf(" value "u8);
        valueAt = Bytes.SkipBlanks(bytes, at + value + 7);
        return value > 0 && !type[..value].ContainsAny((byte)'\n', (byte)'=', (byte)'"') && IsText(bytes, valueAt);
    }

    private static int StartOf(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var at = nameEnd;
        while (at > 0 && nameEnd - at < MostName && (Bytes.IsName(bytes[at - 1]) || bytes[at - 1] == '.'))
        {
            at--;
        }

        return at;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, int at) =>
        (Bytes.At(bytes, at) == '(' && Bytes.At(bytes, at + 1) == '"') ||
        Bytes.IsQuote(Bytes.At(bytes, at)) || (Bytes.At(bytes, at) is (byte)'@' or (byte)'L' && Bytes.At(bytes, at + 1) == '"') || Bytes.StartsWith(bytes, at, "<<\""u8);

    private static bool IsFollowedBy(ReadOnlySpan<byte> bytes, int at, byte sign) =>
        QuotedReader.TryRead(bytes, at, out _, out _, out var behind) && Bytes.At(bytes, Bytes.SkipBlanks(bytes, behind)) == sign;

    /// <summary>Scala and Kotlin: <c>"name" -&gt; "…"</c>, <c>"name" to "…"</c>.</summary>
    private static bool IsArrow(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        at = Bytes.SkipBlanks(bytes, at);
        valueAt = Bytes.SkipBlanks(bytes, at + 2);
        return (Bytes.StartsWith(bytes, at, "->"u8) || Bytes.StartsWith(bytes, at, "to \""u8)) && Bytes.At(bytes, valueAt) == '"';
    }

    /// <summary>A pair among others in C++ and C#: <c>{{"name", "…"}, …}</c>. Two texts in braces alone may be any.</summary>
    private static bool IsPair(ReadOnlySpan<byte> bytes, in KeyName key, out int valueAt)
    {
        valueAt = Bytes.SkipBlanks(bytes, key.End + 2);
        if (Bytes.At(bytes, key.End + 1) != ',' || !IsText(bytes, valueAt) || !IsFollowedBy(bytes, valueAt, (byte)'}'))
        {
            return false;
        }

        var before = bytes[Math.Max(0, key.Start - MostBefore)..(key.Start - 1)].TrimEnd(" \t"u8);
        return before.EndsWith("{"u8) && before[..^1].TrimEnd(" \t\r\n"u8) is [.., (byte)'{' or (byte)','];
    }

    /// <summary>An automatic property of C#: <c>{ get; set; }</c>.</summary>
    private static bool IsProperty(ReadOnlySpan<byte> bytes, int at) => Bytes.StartsWith(bytes, at, "{ get;"u8) || Bytes.StartsWith(bytes, at, "{get;"u8);

    private static bool SkipProperty(ReadOnlySpan<byte> bytes, ref int valueAt)
    {
        var length = bytes[valueAt..Math.Min(bytes.Length, valueAt + MostBlock)].IndexOf((byte)'}');
        return length > 0 && IsAssigned(bytes, valueAt + length + 1, ref valueAt);
    }

    private static bool IsAssigned(ReadOnlySpan<byte> bytes, int at, ref int valueAt)
    {
        at = Bytes.SkipBlanks(bytes, at);
        valueAt = Bytes.SkipBlanks(bytes, at + 1);
        return Bytes.At(bytes, at) == '=' && IsText(bytes, valueAt);
    }

    /// <summary>What stands before a name that is defined by the text behind it: the preprocessor, Lisp, Tcl, a keyword of Clojure, a block of statements.</summary>
    private static bool IsDefined(ReadOnlySpan<byte> bytes, int nameStart, int valueAt)
    {
        var before = bytes[Math.Max(0, nameStart - MostBefore)..nameStart];
        before = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        if (before.EndsWith(":"u8))
        {
            return before.Length == 1 || before[^2] is (byte)' ' or (byte)'{' or (byte)'(';
        }

        var line = before.TrimEnd(" \t"u8);
        if (line.Length < before.Length && (line.EndsWith("define"u8) ? line.TrimStart("/ \t"u8) is [(byte)'#' or (byte)'(', ..] : IsLisp(line) || IsTcl(bytes, line, valueAt)))
        {
            return true;
        }

        // CMake.
        if (before.TrimStart(" \t"u8).SequenceEqual("set("u8))
        {
            return IsFollowedBy(bytes, valueAt, (byte)')');
        }

        return line.EndsWith("{"u8) && EndsStatement(bytes, valueAt);
    }

    /// <summary>Whether a statement, its block or its line ends behind the text.</summary>
    private static bool EndsStatement(ReadOnlySpan<byte> bytes, int at) =>
        QuotedReader.TryRead(bytes, at, out _, out _, out var behind)
        && (Bytes.SkipBlanks(bytes, behind) is var next && (Bytes.At(bytes, next) is (byte)';' or (byte)'}' || (next < bytes.Length && Bytes.IsLineEnd(bytes[next]))));

    /// <summary>Texts of Tcl hold variables; they are names and keys of tables more often than credentials.</summary>
    private static bool IsTcl(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line, int valueAt) =>
        line.Trim(" \t"u8).SequenceEqual("set"u8) && QuotedReader.TryRead(bytes, valueAt, out var start, out var end, out _) && !bytes[start..end].Contains((byte)'$');

    private static bool IsLisp(ReadOnlySpan<byte> line) =>
        line.EndsWith("(def"u8) || line.EndsWith("(setq"u8) || line.EndsWith("(setf"u8) || line.EndsWith("(defvar"u8) || line.EndsWith("(defconst"u8)
        || line.EndsWith("(defparameter"u8) || line.EndsWith("(defconstant"u8) || line.EndsWith("(defcustom"u8);

    /// <summary>Whether a function copies the text into what is named, or compares both, or a pair or a setting is made of them.</summary>
    private static bool TakesText(ReadOnlySpan<byte> bytes, int nameStart, int valueAt, out bool isCompared)
    {
        isCompared = false;
        var at = nameStart;
        var least = Math.Max(0, nameStart - MostBefore);
        while (at > least && (Bytes.IsName(bytes[at - 1]) || bytes[at - 1] is (byte)'.' or (byte)'>' or (byte)'*' or (byte)'&' or (byte)':' or (byte)' '))
        {
            at--;
        }

        var opening = Bytes.At(bytes, at - 1);
        if (opening == '{')
        {
            return at == nameStart && (Bytes.At(bytes, valueAt) == '<' || IsFollowedBy(bytes, valueAt, (byte)'}'));
        }

        if (opening == '=')
        {
            // The tests of Go: got, want := user.Token, "…".
            return bytes[..(at - 1)].EndsWith("want :"u8);
        }

        if (opening != '(')
        {
            return bytes[at..nameStart].Trim((byte)' ').SequenceEqual("set :"u8);
        }

        var end = at - 1;
        at = end;
        while (at > 0 && end - at < MostBefore && Bytes.IsName(bytes[at - 1]))
        {
            at--;
        }

        var function = bytes[at..end];
        isCompared = function.EndsWith("cmp"u8);
        return isCompared || function.EndsWith("cpy"u8) || function.EndsWith("cpy_s"u8) || function.EndsWith("-define"u8) || function.SequenceEqual("define"u8);
    }
}
