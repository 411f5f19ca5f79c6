using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Filtering.Values;

/// <summary>Tells values that are written in a notation rather than typed or drawn: rules of a grammar, nothing but signs, a bare count, one side of a condition.</summary>
internal static class NotationJudge
{
    // Card numbers and keys of digits alone are longer.
    private const int MostCount = 15;
    private const int MostStatement = 120;
    private const int MostOfPair = 24;

    // A key is of 16 bytes and more.
    private const int LeastBytes = 10;

    /// <summary>Whether there is no letter and no digit, and more than what hides a text: <c>&lt;&gt;!=</c>, not <c>****</c>.</summary>
    public static bool IsSigns(ReadOnlySpan<char> value) =>
        value.Length > 1 && !value.ContainsAny(Characters.LetterOrDigit) && !value.ContainsAnyInRange('\u0080', '\uFFFF') && value.ContainsAnyExcept("*.");

    /// <summary>The name of a table before that of its column, <c>"users."</c>. Passwords that must have a sign have it behind a number.</summary>
    public static bool IsTable(in AssignedValue value) =>
        value.Text[^1] == '.' && Bytes.IsQuote(Bytes.At(value.Content, value.Match.SecretEnd)) && NameJudge.IsIdentifier(value.Text[..^1])
        && !(value.Has(MatchTraits.Password) && char.IsAsciiDigit(value.Text[^2]));

    /// <summary><c>key = isNew ? …</c>, the rest on this line or the next; the two texts that one chooses from, <c>ok ? "did pass" : "did not"</c>.</summary>
    public static bool IsCondition(in AssignedValue value) =>
        (value.Has(MatchTraits.Quoted) && value.Has(MatchTraits.Colon) && Bytes.At(value.Content, value.Match.Start - 1) == ' ' && OpensChoice(value.Content[Math.Max(0, value.Match.Start - MostStatement)..value.Match.Start]))
        || !value.Has(MatchTraits.Quoted) && AsksAt(value.Content, value.Match.SecretEnd) && NameJudge.IsIdentifier(value.Text);

    /// <summary>Whether escapes stand for bytes, fewer than keys have.</summary>
    public static bool IsFewBytes(ReadOnlySpan<char> value) => value.Length - (3 * value.Count("\\x")) is < LeastBytes and var bytes && bytes < value.Length;

    /// <summary>Eight hexadecimal digits and fewer, with which programs tell things apart: no key is of four bytes.</summary>
    public static bool IsShortId(ReadOnlySpan<char> value) => value.Length <= 8 && value.AreAll(Characters.Hex) && value.ContainsAny(Characters.Digits);

    /// <summary>Python's <c>f"0x{key:x}"</c> and C#'s <c>$"{user}-{host}"</c>: a letter before the quote, a name in braces.</summary>
    public static bool IsInterpolated(ReadOnlySpan<byte> content, int start, ReadOnlySpan<char> value)
    {
        var brace = value.IndexOf('{');
        if (brace < 0 || brace + 2 >= value.Length || !(char.IsAsciiLetter(value[brace + 1]) || value[brace + 1] == '_') || !value[brace..].Contains('}'))
        {
            return false;
        }

        var at = start - 1;
        while ((Bytes.IsQuote(Bytes.At(content, at)) || Bytes.At(content, at) == '\\') && start - at <= QuotedReader.MostPrefix)
        {
            at--;
        }

        // fr"…" and $@"…".
        at -= Bytes.At(content, at) is (byte)'r' or (byte)'R' or (byte)'@' ? 1 : 0;
        return Bytes.IsQuote(Bytes.At(content, start - 1)) && Bytes.At(content, at) is (byte)'f' or (byte)'F' or (byte)'$';
    }

    /// <summary>Repetition of a named rule in ABNF (<c>1*SAFE</c>, <c>*VCHAR</c>, <c>1*(ALPHA)</c>; RFC 5234, section 3.6).</summary>
    public static bool IsGrammar(ReadOnlySpan<char> value)
    {
        value = value[^1] == ')' && value.IndexOf("*(") is >= 0 and var group ? string.Concat(value[..(group + 1)], value[(group + 2)..^1]) : value;
        var star = value.IndexOfAnyExceptInRange('0', '9');
        return star >= 0 && star + 2 < value.Length && value[star] == '*' && value[(star + 1)..].AreAll(Characters.Constant) && char.IsAsciiLetterUpper(value[star + 1]);
    }

    /// <summary>The rules of a validation, which strokes part: <c>required|string|min:8|confirmed</c>, <c>required|min_length[8]</c>.</summary>
    public static bool IsValidation(ReadOnlySpan<char> value)
    {
        var known = 0;
        foreach (var range in value.Split('|'))
        {
            var rule = value[range];
            var number = rule.IndexOfAny(':', '[');
            var name = number < 0 ? rule : rule[..number];
            if (name.IsEmpty || !name.AreAll(Characters.Letters))
            {
                return false;
            }

            var isKnown = number < 0
                ? name is "required" or "nullable" or "sometimes" or "confirmed" or "bail" or "filled" or "present"
                : name is "min" or "max" or "size" or "between" or "min_length" or "max_length" && char.IsAsciiDigit(rule.TrimEnd(']')[^1]);
            known += isKnown ? 1 : 0;
        }

        return known > 0 && value.ContainsAny('|', ':', '[');
    }

    /// <summary>Names and what stands for each, parted by commas, as a variable of the environment holds them: <c>A=secret-a:key,B=secret-b:key</c>.</summary>
    public static bool IsPairs(ReadOnlySpan<char> value)
    {
        foreach (var range in value.Split(','))
        {
            var pair = value[range].Trim(' ');
            var sign = pair.IndexOf('=');
            if (sign <= 0 || sign == pair.Length - 1 || !pair[..sign].AreAll(Characters.Constant) || pair.Length - sign > MostOfPair || !pair[(sign + 1)..].AreAll(Characters.Name))
            {
                return false;
            }
        }

        return value.Contains(',');
    }

    /// <summary>A list of algorithms as GnuTLS takes one, a definition for a compiler, or the colours of a terminal: <c>+DHE-PSK:-PSK:+VERS-TLS1.3</c>, <c>-DWITH_TLS</c>, <c>fg=#ea999c</c>.</summary>
    public static bool IsSwitches(ReadOnlySpan<char> value) =>
        value.StartsWith("fg=", StringComparison.Ordinal) || value.StartsWith("bg=", StringComparison.Ordinal) || value.Length > 3 && value[0] is '+' or '-' && char.IsAsciiLetterUpper(value[1]) && value[1..].AreAll(Characters.Switches);

    /// <summary>Base64 filled up with two '=', and a number behind it, as vocabularies of language models are written: <c>IOipsw== 191707</c>.</summary>
    public static bool EndsLine(in AssignedValue value) =>
        value.Has(MatchTraits.LineStart) && value.Has(MatchTraits.Unquoted) && value.Text.AreAll(Characters.Digits) && value.Name.EndsWith("== "u8) && !value.Name.EndsWith(" == "u8);

    private static bool OpensChoice(ReadOnlySpan<byte> before) =>
        before.LastIndexOf((byte)'"') is > 1 and var quote && before[..quote].EndsWith("? "u8) && before[quote..].IndexOf((byte)'\n') < 0;

    private static bool AsksAt(ReadOnlySpan<byte> content, int at) =>
        Bytes.At(content, at) == ' ' && Bytes.At(content, at + 1) == '?' && (Bytes.IsBlank(Bytes.At(content, at + 2)) || Bytes.IsLineEnd(Bytes.At(content, at + 2)));

    /// <summary>A statement of Go's templates, as Helm has them: <c>{{- $password := randAlphaNum 10 }}</c>.</summary>
    public static bool IsInTemplate(ReadOnlySpan<byte> content, int start)
    {
        if (Bytes.At(content, start) != '$')
        {
            return false;
        }

        var before = content[Math.Max(0, start - MostStatement)..start];
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return before.LastIndexOf("{{"u8) is >= 0 and var opening && before[opening..].IndexOf("}}"u8) < 0;
    }

    /// <summary>A number under a name such as key or nonce, as JSON writes one: <c>"versionNonce": 529220601</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> value, MatchTraits traits) =>
        (traits & AssignedValue.Credentials) == MatchTraits.None && value.Length <= MostCount && value.AreAll(Characters.Digits);
}
