using System.Buffers;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Finds the literal that an expression gives where what it looks up is not there, wherever in the expression it stands: <c>ENV.fetch("X") { "…" }</c>,
/// <c>(process.env.X || "…").trim()</c>, <c>Optional.ofNullable(x).orElse("…")</c>, <c>isset($x) ? $x : '…'</c>, <c>a if b else "…"</c>, <c>coalesce(x, "…")</c>.
/// </summary>
internal static class AlternativeReader
{
    private const int MostExpression = 200;

    // All that is looked at; of letters only those that begin a word behind a blank or a brace.
    private static readonly SearchValues<byte> Told = SearchValues.Create("|?.:,;/()[]{} '\"`\r\n"u8);

    /// <summary>Reads the literal of the expression that begins at an offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        var isVariable = Bytes.At(bytes, at) == '$';
        var isChoice = Bytes.StartsWith(bytes, at, "coalesce("u8) || Bytes.StartsWith(bytes, at, "try("u8) || Bytes.StartsWith(bytes, at, "cmp.or("u8);
        var isCondition = false;
        var depth = 0;
        var most = Math.Min(bytes.Length, at + MostExpression);
        while (at < most)
        {
            var sign = SignLength(bytes, at);
            if (sign > 0 && IsLiteral(bytes, at, sign, MatchTraits.None, out value))
            {
                return true;
            }

            var doubtful = DoubtfulLength(bytes, at, isVariable, isCondition, isChoice && depth == 1);
            if (doubtful > 0 && IsLiteral(bytes, at, doubtful, MatchTraits.Wrapped, out value))
            {
                return true;
            }

            // Behind a sign of two bytes a '?' is none of its own.
            isCondition |= bytes[at] == '?' && sign == 0;
            depth += bytes[at] switch
            {
                (byte)'(' or (byte)'[' or (byte)'{' => 1,
                (byte)')' or (byte)']' or (byte)'}' => -1,
                _ => 0,
            };
            if (depth < 0 || bytes[at] == ';' || (bytes[at] == ',' && depth == 0) || !Step(bytes, ref at, most))
            {
                return false;
            }

            if (bytes[at - 1] is not ((byte)' ' or (byte)'}') && at < most)
            {
                var plain = bytes[at..most].IndexOfAny(Told);
                at = plain < 0 ? most : at + plain;
            }
        }

        return false;
    }

    /// <summary>Whether a condition begins with a member: <c>var.x != "" ? var.x : "…"</c>.</summary>
    public static bool IsConditionOfMember(ReadOnlySpan<byte> bytes, int at)
    {
        var end = CallReader.SkipName(bytes, at, out _);
        var sign = Bytes.SkipBlanks(bytes, end);
        return sign > end && bytes[at..end].Contains((byte)'.') && Bytes.At(bytes, sign) is (byte)'!' or (byte)'=' && Bytes.At(bytes, sign + 1) == '=';
    }

    /// <summary>How long a sign is that parts what is looked up from what stands in for it; 0 when none stands there.</summary>
    public static int SignLength(ReadOnlySpan<byte> bytes, int at) => Bytes.At(bytes, at) switch
    {
        (byte)'|' when Bytes.At(bytes, at + 1) == '|' => 2,
        (byte)'?' when Bytes.At(bytes, at + 1) is (byte)'?' or (byte)':' => 2,
        (byte)'o' when Bytes.At(bytes, at - 1) is (byte)' ' && Bytes.StartsWith(bytes, at, "or "u8) => 3,
        (byte)'.' => MethodLength(bytes, at),
        (byte)'{' when IsBehindCall(bytes, at) => 1,
        _ => 0,
    };

    /// <summary>A block of Ruby: <c>fetch("X") { "…" }</c>.</summary>
    private static bool IsBehindCall(ReadOnlySpan<byte> bytes, int at) =>
        bytes[..at].TrimEnd((byte)' ') is [.., (byte)')']
        && QuotedReader.TryRead(bytes, Bytes.SkipBlanks(bytes, at + 1), out _, out _, out var behind) && Bytes.At(bytes, Bytes.SkipBlanks(bytes, behind)) == '}';

    private static int MethodLength(ReadOnlySpan<byte> bytes, int at) =>
        Bytes.StartsWith(bytes, at, ".unwrap_or("u8) || Bytes.StartsWith(bytes, at, ".getorelse("u8) ? 11
        : Bytes.StartsWith(bytes, at, ".unwrap_or_else(|_| "u8) ? 20
        : Bytes.StartsWith(bytes, at, ".unwrap_or_else(|| "u8) ? 19
        : Bytes.StartsWith(bytes, at, ".orelse("u8) ? 8
        : Bytes.StartsWith(bytes, at, ".orelseget(() -> "u8) ? 17
        : Bytes.StartsWith(bytes, at, ".default("u8) ? 9 : 0;

    /// <summary>The same for what chooses between words as often as between credentials.</summary>
    private static int DoubtfulLength(ReadOnlySpan<byte> bytes, int at, bool isVariable, bool isCondition, bool isChoice) => bytes[at] switch
    {
        (byte)'?' => 1,
        (byte)':' when isCondition => 1,
        (byte)',' when isChoice => 1,
        (byte)'/' when isVariable && Bytes.StartsWith(bytes, at, "// "u8) => 3,
        (byte)'e' when Bytes.At(bytes, at - 1) is (byte)' ' or (byte)'}' && Bytes.StartsWith(bytes, at, "else "u8) => Bytes.At(bytes, at + 5) == '{' ? 6 : 5,
        _ => 0,
    };

    private static bool IsLiteral(ReadOnlySpan<byte> bytes, int at, int sign, MatchTraits traits, out AssignedValue value)
    {
        value = default;
        at = Bytes.SkipBlanks(bytes, at + sign);
        if (!QuotedReader.TryRead(bytes, at, out var start, out var end, out var behind) || Bytes.At(bytes, Bytes.SkipBlanks(bytes, behind)) is (byte)'=' or (byte)'!' or (byte)'+')
        {
            return false;
        }

        value = new AssignedValue(start, end, MatchTraits.DefaultValue | MatchTraits.Quoted | traits);
        return true;
    }

    /// <summary>Goes on behind a literal, or behind a byte; on the next line only when it begins with such a sign.</summary>
    private static bool Step(ReadOnlySpan<byte> bytes, ref int at, int most)
    {
        if (Bytes.IsLineEnd(bytes[at]))
        {
            at = Bytes.SkipSpace(bytes, at, most);
            return SignLength(bytes, at) > 0;
        }

        if (!Bytes.IsQuote(bytes[at]))
        {
            at++;
            return true;
        }

        // An empty one too.
        var behind = at + 2;
        var isLiteral = Bytes.At(bytes, at + 1) == bytes[at] || QuotedReader.TryRead(bytes, at, out _, out _, out behind);
        at = behind;
        return isLiteral;
    }
}
