using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Operators;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Reads the value behind an operator: a literal, the literals of a list, a literal wrapped in calls, the default of a variable reference, or a
/// text without quotes. What is plainly an expression (a call of something that looks a value up, a member access with a call) gives nothing.
/// </summary>
internal static class ValueReader
{
    private const int MostDepth = 3;
    private const int MostSpace = 160;

    /// <summary>Reads at most as many values as there is room for; returns how many there are.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, int at, OperatorKind kind, int nameStart, Span<AssignedValue> values)
    {
        // The text around the name ends here and goes on with something else: 'password = '.$value.
        if (Bytes.IsQuote(Bytes.At(bytes, at)) && Bytes.At(bytes, Bytes.SkipBlanks(bytes, at + 1)) is (byte)'.' or (byte)'+' or (byte)'%'
            && NamePlace.QuoteAround(bytes, nameStart) == bytes[at])
        {
            return 0;
        }

        if (TemplateReader.TryRead(bytes, at, out values[0]))
        {
            return 1;
        }

        var expression = TemplateReader.SkipOpening(bytes, at);
        var isTemplate = expression > at;
        at = kind == OperatorKind.Colon ? BlockReader.SkipTag(bytes, expression) : expression;
        if (QuotedReader.TryRead(bytes, at, out var start, out var end, out var behind))
        {
            return Literal(bytes, start, end, behind, MatchTraits.None, values);
        }

        var first = Bytes.At(bytes, at);
        if (first == '$' || (first is (byte)'"' or (byte)'\'' && Bytes.At(bytes, at + 1) == '$'))
        {
            return DefaultReader.TryReadVariable(bytes, at, out values[0]) || AlternativeReader.TryRead(bytes, at, out values[0]) ? 1 : 0;
        }

        if (Bytes.StartsWith(bytes, at, "[]"u8) && Expression(bytes, at, values, out var bytesCount))
        {
            return bytesCount;
        }

        if (Bytes.IsLineEnd(first) || first is (byte)'[' or (byte)'{' or (byte)'(')
        {
            return Bracketed(bytes, at, values) is > 0 and var listed ? listed : Alternative(bytes, at, values);
        }

        // A condition that begins with a member: var.x != "" ? var.x : "…".
        if (kind == OperatorKind.Equals && Bytes.IsLetter(first) && AlternativeReader.IsConditionOfMember(bytes, at) && AlternativeReader.TryRead(bytes, at, out values[0]))
        {
            return 1;
        }

        if ((Bytes.IsLetter(first) || first is (byte)'_' or (byte)'[' or (byte)'@') && Expression(bytes, at, values, out var count))
        {
            return count > 0 ? count : Alternative(bytes, at, values);
        }

        if (isTemplate || kind is OperatorKind.Call or OperatorKind.Comma)
        {
            return 0;
        }

        var quote = NamePlace.QuoteAround(bytes, nameStart);
        if (!UnquotedReader.TryRead(bytes, at, NamePlace.IsLineStart(bytes, nameStart), quote, out values[0]))
        {
            return 0;
        }

        values[0] = values[0] with { Traits = values[0].Traits | (quote != 0 ? MatchTraits.InText : MatchTraits.None) };
        return 1;
    }

    /// <summary>Whether what a call is given, from behind its parenthesis on, may hold a literal; a look at its first name.</summary>
    public static bool MayBeArgument(ReadOnlySpan<byte> bytes, int at)
    {
        at = Bytes.SkipBlanks(bytes, at);
        var first = Bytes.At(bytes, at);
        if (!Bytes.IsLetter(first) && first != '_')
        {
            return Bytes.IsQuote(first) || Bytes.IsLineEnd(first)
                || first is (byte)'[' or (byte)'{' or (byte)'(' or (byte)'\\' or (byte)'$' or (byte)'@' or (byte)'&' or (byte)'*' or (byte)'8';
        }

        // The name may be the prefix of a literal too.
        var end = CallReader.SkipName(bytes, at, out _);
        var next = Bytes.SkipBlanks(bytes, end);
        return Bytes.At(bytes, next) is (byte)'(' or (byte)'{' or (byte)'[' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\' or (byte)'$' or (byte)'@' or (byte)'&' or (byte)'*'
            || DefaultReader.TryReadAlternative(bytes, next, out _);
    }

    private static int Alternative(ReadOnlySpan<byte> bytes, int at, Span<AssignedValue> values) => AlternativeReader.TryRead(bytes, at, out values[0]) ? 1 : 0;

    private static int Literal(ReadOnlySpan<byte> bytes, int start, int end, int behind, MatchTraits traits, Span<AssignedValue> values)
    {
        // No language lets a name follow a literal at once; so the quotes were read the wrong way round.
        if (Bytes.IsLetter(Bytes.At(bytes, behind)) && bytes[behind - 1] != '\\' && !IsSuffix(bytes, behind))
        {
            return 0;
        }

        // A literal followed by ':' or '=>' is a name itself, but for one that is compared: if password == "…":
        var next = Bytes.SkipBlanks(bytes, behind);
        if (Bytes.At(bytes, next) == ':' && Bytes.At(bytes, next + 1) != ':' && bytes[behind - 1] != '`' && !IsTernary(bytes, start) && !IsCompared(bytes, start))
        {
            return 0;
        }

        if (Bytes.At(bytes, next) == '=' && Bytes.At(bytes, next + 1) == '>')
        {
            return 0;
        }

        traits |= MatchTraits.Quoted | (UnquotedReader.IsLineEnd(bytes, behind) ? MatchTraits.LineEnd : MatchTraits.None);
        if (DefaultReader.TryReadVariable(bytes, start, out var value) && value.End <= end)
        {
            values[0] = value with { Traits = value.Traits | traits };
            return 1;
        }

        values[0] = new AssignedValue(start, end, traits);
        return 1;
    }

    /// <summary>What C# and C++ write behind a literal: <c>"…"u8</c>, <c>"…"s</c>, <c>"…"sv</c>.</summary>
    private static bool IsSuffix(ReadOnlySpan<byte> bytes, int at) =>
        (Bytes.StartsWith(bytes, at, "u8"u8) || Bytes.StartsWith(bytes, at, "sv"u8) ? at + 2 : bytes[at] == 's' ? at + 1 : -1) is > 0 and var end
        && Bytes.At(bytes, end) is (byte)';' or (byte)',' or (byte)')' or (byte)'}';

    private static bool IsTernary(ReadOnlySpan<byte> bytes, int start)
    {
        var before = bytes[Math.Max(0, start - 40)..start];
        return before.LastIndexOf((byte)'?') > before.LastIndexOf((byte)'\n');
    }

    private static bool IsCompared(ReadOnlySpan<byte> bytes, int start)
    {
        var before = bytes[..Math.Max(0, start - 1)].TrimEnd((byte)' ');
        return before.EndsWith("=="u8) || before.EndsWith("!="u8);
    }

    /// <summary>A list, a parenthesis, or a literal on the next line.</summary>
    private static int Bracketed(ReadOnlySpan<byte> bytes, int at, Span<AssignedValue> values)
    {
        var inside = SkipSpace(bytes, at);
        var isList = inside > at && bytes[at..inside].ContainsAny((byte)'[', (byte)'{');
        if (isList && NumbersReader.TryRead(bytes, inside, out values[0]))
        {
            return 1;
        }

        var count = 0;
        while (count < values.Length && QuotedReader.TryRead(bytes, inside, out var start, out var end, out var behind))
        {
            var found = Literal(bytes, start, end, behind, isList ? MatchTraits.Wrapped : MatchTraits.None, values[count..]);
            count += found;
            if (!isList || found == 0)
            {
                break;
            }

            inside = SkipSpace(bytes, behind);
            if (Bytes.At(bytes, inside) != ',')
            {
                break;
            }

            inside = SkipSpace(bytes, inside + 1);
        }

        return count;
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        var most = Math.Min(bytes.Length, at + MostSpace);
        while (at < most && (Bytes.IsBlank(bytes[at]) || Bytes.IsLineEnd(bytes[at]) || bytes[at] is (byte)'[' or (byte)'{' or (byte)'('))
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// A name, then a call with a literal in it, or a default behind it. False when what stands there may be a value without quotes.
    /// </summary>
    private static bool Expression(ReadOnlySpan<byte> bytes, int at, Span<AssignedValue> values, out int count)
    {
        count = 0;
        var isTrusted = false;
        for (var depth = 0; depth < MostDepth; depth++)
        {
            var end = CallReader.SkipName(bytes, at, out var isNew);
            isTrusted |= isNew;
            var next = Bytes.SkipBlanks(bytes, end);
            if (Bytes.At(bytes, next) == '<' && next == end)
            {
                next = SkipTypes(bytes, next);
            }

            var sign = Bytes.At(bytes, next);
            if (DefaultReader.TryReadAlternative(bytes, next, out values[0]))
            {
                count = 1;
                return true;
            }

            if (sign == '"' && next - end == 1 && CallReader.Applies(bytes[at..end]) && QuotedReader.TryRead(bytes, next, out var text, out var textEnd, out var after))
            {
                count = Literal(bytes, text, textEnd, after, MatchTraits.Wrapped, values);
                return true;
            }

            if (sign is not ((byte)'(' or (byte)'{' or (byte)'[') || (next - end > 1 && bytes[next - 1] != '>'))
            {
                return depth > 0;
            }

            var name = bytes[at..end];
            if (CallReader.LooksUp(name))
            {
                count = !CallReader.AsksForUser(name) && DefaultReader.TryReadSecondArgument(bytes, next + 1, out values[0]) ? 1 : 0;
                return true;
            }

            // values["password"] looks a value up; only the types of some languages are written like that.
            if (CallReader.IsField(name) && DefaultReader.TryFindNamed(bytes, next, MostSpace, (byte)')', out var equals, out var defaultAt) && equals == '='
                && QuotedReader.TryRead(bytes, defaultAt, out var initial, out var initialEnd, out var initialBehind))
            {
                count = Literal(bytes, initial, initialEnd, initialBehind, MatchTraits.None, values);
                return true;
            }

            if (CallReader.IsForeign(name) || (isNew && CallReader.IsStep(name)) || (sign == '[' && next == end && name[^1] is not ((byte)'!' or (byte)']')))
            {
                return true;
            }

            isTrusted |= CallReader.IsTrusted(name);
            var inside = SkipSpace(bytes, next);
            if (NumbersReader.TryRead(bytes, inside, out values[0]))
            {
                count = 1;
                return true;
            }

            if (QuotedReader.TryRead(bytes, inside, out var start, out var literalEnd, out var behind))
            {
                count = Literal(bytes, start, literalEnd, behind, isTrusted ? MatchTraits.None : MatchTraits.Wrapped, values);
                return true;
            }

            if (!Bytes.IsLetter(Bytes.At(bytes, inside)))
            {
                return true;
            }

            at = inside;
        }

        return true;
    }

    /// <summary>Skips the types of a generic call: <c>GetValue&lt;string&gt;(…)</c>.</summary>
    private static int SkipTypes(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at + 1;
        while (end < at + 32 && (Bytes.IsName(Bytes.At(bytes, end)) || Bytes.At(bytes, end) is (byte)'.' or (byte)'?'))
        {
            end++;
        }

        return Bytes.At(bytes, end) == '>' && Bytes.At(bytes, end + 1) == '(' ? end + 1 : at;
    }
}
