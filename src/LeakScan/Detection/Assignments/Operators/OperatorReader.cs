using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>Reads the operator behind a name, and what may stand between: a closing quote or bracket, a type, array brackets, blanks.</summary>
internal static class OperatorReader
{
    private const int MostType = 40;
    private const int MostTag = 128;

    /// <summary>Reads the operator; <paramref name="valueAt"/> is the first byte of what follows it, blanks skipped.</summary>
    public static OperatorKind Read(ReadOnlySpan<byte> bytes, in KeyName key, out int valueAt)
    {
        var at = SkipClosers(bytes, key, out var closers);
        valueAt = at;
        if (NamedElement.TryRead(bytes, key, at, out var textAt))
        {
            valueAt = textAt;
            return OperatorKind.Element;
        }

        if (closers && PairReader.Read(bytes, at, out valueAt))
        {
            return OperatorKind.Pair;
        }

        if (Bytes.At(bytes, at) == ' ' && SkipAttributes(bytes, key, at, out valueAt))
        {
            return OperatorKind.Element;
        }

        if (closers && IsPartOfText(bytes, key.Start))
        {
            return OperatorKind.None;
        }

        var blanksEnd = Bytes.SkipBlanks(bytes, at);
        var kind = ReadSign(bytes, blanksEnd, closers, out valueAt);
        if (kind != OperatorKind.None)
        {
            if (kind == OperatorKind.Call && (blanksEnd > at || closers))
            {
                return OperatorKind.None;
            }

            if (kind == OperatorKind.Element)
            {
                return IsElement(bytes, key) ? OperatorKind.Element : OperatorKind.None;
            }

            if (kind == OperatorKind.Colon && bytes[valueAt - 1] == ':')
            {
                if (IsElse(bytes, key) || (blanksEnd > at && IsSymbol(bytes, valueAt)))
                {
                    return OperatorKind.None;
                }

                SkipTypeBehindColon(bytes, ref valueAt, ref kind);
            }

            valueAt = Bytes.SkipBlanks(bytes, valueAt);

            // The line goes on below, as in shells and Python.
            if (Bytes.At(bytes, valueAt) == '\\' && Bytes.IsLineEnd(Bytes.At(bytes, valueAt + 1)))
            {
                valueAt = Bytes.SkipSpace(bytes, valueAt + 1, Math.Min(bytes.Length, valueAt + MostType));
            }

            return kind;
        }

        if (!closers && PairReader.Read(bytes, at, out valueAt))
        {
            return OperatorKind.Pair;
        }

        if (blanksEnd == at || closers)
        {
            return OperatorKind.None;
        }

        var isType = SkipType(bytes, blanksEnd, out var typeEnd);
        if (isType && Bytes.At(bytes, typeEnd) == '`' && ReadTag(bytes, typeEnd, out valueAt))
        {
            return OperatorKind.Equals;
        }

        // Go and C#-like: var password string = "…".
        if (isType && Bytes.At(bytes, typeEnd) == '=' && Bytes.At(bytes, typeEnd + 1) != '=')
        {
            valueAt = Bytes.SkipBlanks(bytes, typeEnd + 1);
            return Bytes.IsQuote(Bytes.At(bytes, valueAt)) ? OperatorKind.Equals : OperatorKind.None;
        }

        valueAt = blanksEnd;
        return OperatorKind.Blank;
    }

    /// <summary>A closing quote, also an escaped one, brackets of an index or of an array.</summary>
    private static int SkipClosers(ReadOnlySpan<byte> bytes, in KeyName key, out bool any)
    {
        var at = key.End;
        any = false;
        for (var i = 0; i < 6; i++)
        {
            var value = Bytes.At(bytes, at);
            if (Bytes.IsQuote(value) || value is (byte)']' || (value == '\\' && Bytes.IsQuote(Bytes.At(bytes, at + 1))))
            {
                any = true;
                at++;
            }
            else if (value == ')' && Bytes.At(bytes, Bytes.SkipBlanks(bytes, at + 1)) is (byte)'=' or (byte)'!' or (byte)'.')
            {
                at++;
            }
            else if (value == ')' && Bytes.IsQuote(Bytes.At(bytes, Bytes.SkipBlanks(bytes, at + 1))) && BlankOperator.IsElementOfTcl(bytes, key.Start))
            {
                return at + 1;
            }
            else if (value == '&' && Bytes.StartsWith(bytes, at, "&quot;"u8))
            {
                any = true;
                at += 6;
            }
            else if (value == '}' && IsElementOfHash(bytes, key.Start, at))
            {
                at++;
            }
            else if (value == '[')
            {
                var close = SkipIndex(bytes, at);
                if (Bytes.At(bytes, close - 1) != ']')
                {
                    return at;
                }

                at = close;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>Whether the brace closes the index of Perl's <c>$ENV{PASSWORD} = …</c>, <c>$h->{'password'} = …</c>.</summary>
    private static bool IsElementOfHash(ReadOnlySpan<byte> bytes, int nameStart, int at)
    {
        var open = nameStart - (Bytes.IsQuote(Bytes.At(bytes, nameStart - 1)) ? 2 : 1);
        var sign = Bytes.SkipBlanks(bytes, at + 1);
        return Bytes.At(bytes, open) == '{' && (Bytes.IsName(Bytes.At(bytes, open - 1)) || Bytes.At(bytes, open - 1) is (byte)'>' or (byte)'}')
            && Bytes.At(bytes, sign) == '=' && Bytes.IsQuote(Bytes.At(bytes, Bytes.SkipBlanks(bytes, sign + 1)));
    }

    /// <summary>Skips <c>[</c>, a short name or number, and <c>]</c> if it follows.</summary>
    public static int SkipIndex(ReadOnlySpan<byte> bytes, int at)
    {
        var close = at + 1;
        while (close < at + 12 && Bytes.IsName(Bytes.At(bytes, close)))
        {
            close++;
        }

        return Bytes.At(bytes, close) == ']' ? close + 1 : close;
    }

    private static OperatorKind ReadSign(ReadOnlySpan<byte> bytes, int at, bool closers, out int behind)
    {
        var first = Bytes.At(bytes, at);
        var second = Bytes.At(bytes, at + 1);
        var third = Bytes.At(bytes, at + 2);
        (var kind, var length) = first switch
        {
            (byte)'=' when second == '=' => (OperatorKind.Compare, third == '=' ? 3 : 2),
            (byte)'!' when second == '=' => (OperatorKind.Compare, third == '=' ? 3 : 2),
            (byte)'=' when second == '>' => (OperatorKind.Colon, 2),
            (byte)'=' when second == '~' => (OperatorKind.None, 0),
            (byte)'=' => (OperatorKind.Equals, 1),
            (byte)':' when second == '=' => (OperatorKind.Equals, 2),
            (byte)':' when second == ':' => (OperatorKind.None, 0),
            (byte)':' => (OperatorKind.Colon, 1),
            (byte)'?' or (byte)'+' when second == '=' => (OperatorKind.Equals, 2),
            (byte)'|' when second == '|' && third == '=' => (OperatorKind.Equals, 3),
            (byte)'?' when second == '?' && third == '=' => (OperatorKind.Equals, 3),
            (byte)'?' when second == ':' => (OperatorKind.Colon, 2),
            (byte)'<' when second == '-' => (OperatorKind.Equals, 2),
            (byte)',' when closers => (OperatorKind.Comma, 1),
            (byte)'.' when Bytes.StartsWith(bytes, at, ".equals("u8) => (OperatorKind.Compare, 8),
            (byte)'.' when Bytes.StartsWith(bytes, at, ".equalsignorecase("u8) => (OperatorKind.Compare, 18),
            (byte)'(' => (OperatorKind.Call, 1),
            (byte)'>' => (OperatorKind.Element, 1),
            _ => (OperatorKind.None, 0),
        };
        behind = at + length;
        return kind;
    }

    /// <summary>The default in the tag of a field of Go: <c>Password string `env:"PASSWORD" default:"…"`</c>, <c>envDefault:"…"</c>.</summary>
    private static bool ReadTag(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        var end = Math.Min(bytes.Length, at + MostTag);
        for (at++; at < end && bytes[at] != '`' && !Bytes.IsLineEnd(bytes[at]); at++)
        {
            if (Bytes.StartsWith(bytes, at, "default:\""u8))
            {
                valueAt = at + 8;
                return true;
            }
        }

        valueAt = at;
        return false;
    }

    /// <summary>Whether a shell's variable is only a part of a quoted text: <c>test "$mode,$pass" = "prog,link"</c>.</summary>
    private static bool IsPartOfText(ReadOnlySpan<byte> bytes, int start)
    {
        var sign = Bytes.At(bytes, start) == '$' ? start : start - 1;
        return Bytes.At(bytes, sign) == '$' && Bytes.At(bytes, sign - 1) is (byte)',' or (byte)':' or (byte)'/' or (byte)'-';
    }

    /// <summary>Whether the colon parts the two values of a condition, as in <c>passed ? "pass" : "fail"</c>.</summary>
    private static bool IsElse(ReadOnlySpan<byte> bytes, in KeyName key)
    {
        var at = key.Start - 1;
        at -= Bytes.IsQuote(Bytes.At(bytes, at)) ? 1 : 0;
        var name = at;
        while (at >= 0 && Bytes.IsBlank(bytes[at]))
        {
            at--;
        }

        return at >= 0 && at < name && bytes[at] == '?';
    }

    /// <summary>Whether the colon belongs to a symbol of Ruby: <c>you can also pass :store</c>.</summary>
    private static bool IsSymbol(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at;
        while (Bytes.At(bytes, end) is >= (byte)'a' and <= (byte)'z' or (byte)'_')
        {
            end++;
        }

        return end > at && (Bytes.IsLineEnd(Bytes.At(bytes, end)) || Bytes.At(bytes, end) is (byte)' ' or (byte)',' or (byte)'.' or (byte)')' or (byte)'\'' or (byte)'"');
    }

    /// <summary>Swift, Kotlin, Rust, TypeScript, Python: <c>password: String = "…"</c>.</summary>
    private static void SkipTypeBehindColon(ReadOnlySpan<byte> bytes, ref int valueAt, ref OperatorKind kind)
    {
        var at = Bytes.SkipBlanks(bytes, valueAt);
        if (SkipType(bytes, at, out var end) && Bytes.At(bytes, end) == '=' && Bytes.At(bytes, end + 1) is not ((byte)'=' or (byte)'>') && !IsPadding(bytes, end))
        {
            valueAt = end + 1;
            kind = OperatorKind.Equals;
        }
    }

    /// <summary>The last sign of a value in base64: it follows at once and ends the line, as that of a declaration does not.</summary>
    private static bool IsPadding(ReadOnlySpan<byte> bytes, int at) => bytes[at - 1] != ' ' && Bytes.IsLineEnd(Bytes.At(bytes, at + 1));

    private static bool SkipType(ReadOnlySpan<byte> bytes, int at, out int end)
    {
        end = at;
        var most = Math.Min(bytes.Length, at + MostType);
        while (end < most && (Bytes.IsLetter(bytes[end]) || Bytes.IsDigit(bytes[end]) ||
            bytes[end] is (byte)'_' or (byte)'.' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'?' or (byte)'&' or (byte)'*' or (byte)'|'
                or (byte)' ' or (byte)'\''))
        {
            end++;
        }

        return end > at && end < most && (Bytes.IsLetter(bytes[at]) || bytes[at] is (byte)'&' or (byte)'*' or (byte)'[');
    }

    /// <summary>Skips the attributes of the element that the name is: <c>&lt;password xsi:type="xsd:string"&gt;</c>.</summary>
    private static bool SkipAttributes(ReadOnlySpan<byte> bytes, in KeyName key, int at, out int textAt)
    {
        var tag = bytes[at..Math.Min(bytes.Length, at + MostTag)];
        var end = tag.IndexOfAny((byte)'>', (byte)'<', (byte)'\n');
        textAt = at + end + 1;
        return end > 0 && tag[end] == '>' && tag[end - 1] is (byte)'"' or (byte)'\'' && !HasValue(tag[..end]) && IsElement(bytes, key);
    }

    private static bool HasValue(ReadOnlySpan<byte> tag) => tag.IndexOf("value="u8) >= 0 || tag.IndexOf("Value="u8) >= 0;

    /// <summary><c>&lt;name&gt;</c>, also with a prefix or attributes before the name's end; not <c>&lt;/name&gt;</c>.</summary>
    private static bool IsElement(ReadOnlySpan<byte> bytes, in KeyName key)
    {
        var at = key.Start - 1;
        while (at >= 0 && at > key.Start - 32 && (Bytes.IsName(bytes[at]) || bytes[at] == ':'))
        {
            at--;
        }

        return at >= 0 && bytes[at] == '<';
    }
}
