using System.Buffers;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells values that are a piece of something around them: the key before the value of a connection string, the name of a field of a form, an attribute of an element, the type of a
/// file, what stands between two literals, one operand of several.
/// </summary>
internal static class FragmentJudge
{
    private const int MostKey = 16;
    private const int LeastBetween = 5;

    private static readonly string[] MediaTypes = ["application/", "image/", "text/", "audio/", "video/", "multipart/", "font/"];
    private static readonly SearchValues<string> Descriptors = SearchValues.Create(["(A;", "(D;"], StringComparison.Ordinal);

    /// <summary>Whether a text in quotes is such a piece.</summary>
    public static bool IsQuoted(in AssignedValue value) =>
        value.Has(MatchTraits.Quoted) && (IsConnectionKey(value.Text) || IsField(value.Text) || IsAttribute(value.Text) || IsMediaType(value.Text) || IsEntity(value.Text) || IsBetween(value.Text) || IsDescriptor(value.Text));

    /// <summary>Whether a text without quotes is one operand of several, <c>CONFIG+ ".password"</c>, <c>data.length==0</c>, <c>100*u+10*d</c>, a column of a table, <c>T2.`word`</c>, or a command.</summary>
    public static bool IsOperand(in AssignedValue value)
    {
        if (value.Has(MatchTraits.Quoted))
        {
            return false;
        }

        var text = value.Text;
        if (text.Contains(".`", StringComparison.Ordinal) || IsCommand(value))
        {
            return true;
        }

        if (text[^1] == '+' && NameJudge.IsDotted(text[..^1]))
        {
            return Bytes.At(value.Content, Bytes.SkipBlanks(value.Content, value.Match.SecretEnd)) is (byte)'"' or (byte)'\'';
        }

        return text.IndexOf("==") is > 0 and var equals && NameJudge.IsDotted(text[..equals]) && text.Contains('.')
            || (text.IndexOf('*') is > 0 and var star && text[..star].TrimStart('(').AreAll(Characters.Digits) && star + 1 < text.Length && char.IsAsciiLetter(text[star + 1]) && text.ContainsAny("+-("));
    }

    /// <summary>What makes a hash: <c># Generate hashed password: printf "x" | openssl passwd</c>.</summary>
    private static bool IsCommand(in AssignedValue value) =>
        value.Has(MatchTraits.Colon) && Bytes.At(value.Content, value.Match.SecretEnd) == ' ' && value.Content[..value.Match.Start].EndsWith("hashed "u8);

    /// <summary>The key of a connection string whose value a program adds: <c>"PWD=" &amp; password</c>.</summary>
    private static bool IsConnectionKey(ReadOnlySpan<char> value) => value[^1] == '=' && value.Length <= MostKey && value[..^1].AreAll(Characters.Letters);

    /// <summary>The name of a field of a form, and a selector of one by its attribute: <c>settings[ftp][password]</c>, <c>input[name='TwoPass']</c>.</summary>
    private static bool IsField(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('[');
        if (open <= 0 || value[^1] != ']' || !NameJudge.IsIdentifier(value[..open]))
        {
            return false;
        }

        var parts = 0;
        foreach (var range in value[(open + 1)..^1].Split("]["))
        {
            var part = value[(open + 1)..^1][range];
            var sign = part.IndexOf('=');
            if (!(sign > 0 ? part[..sign] : part).AreAll(Characters.Letters) && !NameJudge.IsIdentifier(part))
            {
                return false;
            }

            parts += sign > 0 ? 2 : 1;
        }

        return parts > 1 || PlaceholderJudge.HasFiller(value[open..]);
    }

    /// <summary>An attribute of an element: <c>' class="a"'</c>.</summary>
    private static bool IsAttribute(ReadOnlySpan<char> value) =>
        value[0] == ' ' && value.IndexOf("=\"") is > 1 and var sign && value[1..sign].AreAll(Characters.LowerDigitOrDash) && value.TrimEnd(' ')[^1] == '"';

    /// <summary>The type of a file: <c>application/vnd.apple.pkpass</c>.</summary>
    private static bool IsMediaType(ReadOnlySpan<char> value) => WordList.StartsWithAny(value, MediaTypes) && !value.ContainsAny(" +=") && value.Count('/') == 1;

    /// <summary>A character of markup by its number: <c>&amp;#xe085;</c>.</summary>
    private static bool IsEntity(ReadOnlySpan<char> value) => value.StartsWith("&#", StringComparison.Ordinal) && value[^1] == ';' && value[2..^1].TrimStart("xX").AreAll(Characters.Hex);

    /// <summary>What stands between two literals: <c>"keys: "+d.join(", ")</c>, <c>"Password:",$q-&gt;textfield('pass'),"x"</c>.</summary>
    private static bool IsBetween(ReadOnlySpan<char> value) =>
        value.Length >= LeastBetween && value[0] is '+' or ',' && value[^1] is '+' or ',' or '(' && char.IsAsciiLetter(value[1] == '$' ? value[2] : value[1]) && value.ContainsAny('.', '(');

    /// <summary>Who may do what, as Windows writes it: <c>D:PAI(A;;GA;;;SY)</c>.</summary>
    private static bool IsDescriptor(ReadOnlySpan<char> value) => value.Length > 2 && value[0] is 'D' or 'O' or 'G' or 'S' && value[1] == ':' && value.ContainsAny(Descriptors);
}
