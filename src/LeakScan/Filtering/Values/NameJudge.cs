using System.Buffers;
using System.Collections.Frozen;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells values that are the name of something in a program: <c>user.password</c>, <c>AUTH_PASS</c>, <c>clientSecret</c>, <c>getToken()</c>,
/// <c>some_client_secret</c>.
/// </summary>
internal static class NameJudge
{
    /// <summary>Words that a name in a program ends with or consists of where credentials are handled.</summary>
    private static readonly FrozenSet<string> Handles = WordList.Set("""
        password passwd pass pwd passphrase secret token key auth credential credentials field input value name id hash type text label param header
        string data config code info user callback handler form box edit view username login client provider service
        """);

    private const int LeastPart = 4;
    private const int LeastListed = 5;
    private const int MostListed = 14;
    private const int LeastWord = 3;
    private const int LeastWords = 4;

    private static readonly SearchValues<string> Operators = SearchValues.Create(["()", "->", "::", "=>"], StringComparison.Ordinal);

    /// <summary>Whether the value can only be an expression: a call, an index, a member access, a declaration.</summary>
    public static bool IsExpression(ReadOnlySpan<char> value)
    {
        if (value.ContainsAny(Operators))
        {
            return true;
        }

        var parenthesis = value.IndexOf('(');
        if (parenthesis > 0 && char.IsLetterOrDigit(value[parenthesis - 1])
            && (value.IndexOf(')') < 0 || (value[^1] == ')' && IsDotted(value[..parenthesis]))))
        {
            return true;
        }

        // A type with arguments: CreationOptional<string>.
        var angle = value.IndexOf('<');
        if (angle > 0 && (value.LastIndexOf('>') > angle || value[angle..].StartsWith("<[")) && IsDotted(value[..angle]))
        {
            return true;
        }

        var bracket = value.IndexOf('[');
        return (bracket > 0 && value[^1] == ']' && IsIdentifier(value[..bracket])) || IsMember(value);
    }

    /// <summary>Whether letters, digits and '_' make one name.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> value) =>
        value.Length > 0 && (char.IsAsciiLetter(value[0]) || value[0] is '_' or '$' or '@')
        && value[1..].AreAll(Characters.Identifier);

    /// <summary>
    /// Whether names stand between dots, of which at least one is there, and all are words: <c>form.newPassword</c>, not <c>a1.Xk9</c>.
    /// </summary>
    public static bool IsMember(ReadOnlySpan<char> value) => value.Contains('.') && IsDotted(value) && RandomnessModel.Randomness(value) < 0.6;

    /// <summary>
    /// Whether a text in quotes that looks like a member may be a password: it ends in a sign of exclamation, which no access does there, or is one dot
    /// between two words that programs do not name things by: <c>Sup3r.Secret!</c>, <c>green.house</c>.
    /// </summary>
    public static bool IsChosen(ReadOnlySpan<char> value)
    {
        if (value[^1] == '!')
        {
            return true;
        }

        var dot = value.IndexOf('.');
        return value.Count('.') == 1 && dot >= LeastPart && value.Length - dot > LeastPart && value.IndexOfAnyExceptInRange('a', 'z') == dot
            && value[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0 && !PlaceholderJudge.HasFiller(value);
    }

    /// <summary>Whether the value is a type with its namespaces as PHP writes them: <c>Acme\Form\PasswordType</c>, also with the strokes doubled.</summary>
    public static bool IsType(ReadOnlySpan<char> value)
    {
        var names = 0;
        foreach (var part in value.Split('\\'))
        {
            var name = value[part];
            if (!name.IsEmpty && !(char.IsAsciiLetterUpper(name[0]) && IsIdentifier(name)))
            {
                return false;
            }

            names += name.IsEmpty ? 0 : 1;
        }

        return names >= 3;
    }

    /// <summary>
    /// Whether the value reads as the name of a variable, a constant or a setting: several words, parted by case or separators, one of them a
    /// handle.
    /// </summary>
    public static bool IsHandle(ReadOnlySpan<char> value)
    {
        if (!value.AreAll(Characters.Name))
        {
            return false;
        }

        Span<Range> words = stackalloc Range[12];
        var count = WordReader.Split(value, words);
        var letters = 0;
        for (var i = 0; i < count; i++)
        {
            letters += words[i].End.Value - words[i].Start.Value;
        }

        var digits = 0;
        foreach (var c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        // Drawn characters end here, before a word is looked up.
        return count >= 2 && digits <= 2 && letters >= count * 3 && HasHandle(value, words[..count]) && !PlaceholderJudge.IsDisguised(value);
    }

    private static bool HasHandle(ReadOnlySpan<char> value, ReadOnlySpan<Range> words)
    {
        var handles = Handles.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words)
        {
            if (handles.Contains(value[word]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value is a constant's name, capitals parted by '_', or a list of such names, parted by commas.</summary>
    public static bool IsConstantName(ReadOnlySpan<char> value) =>
        (value.Contains('_') && value.AreAll(Characters.Constant) && (RandomnessModel.Randomness(value) < 0.7 || IsLongName(value))) || IsListOfNames(value) || IsListOfWords(value);

    /// <summary>Whether there are several words, whatever the number behind them: <c>NGINX_PROXY_PROTOCOL_TLV_0X01</c>.</summary>
    private static bool IsLongName(ReadOnlySpan<char> value)
    {
        var words = 0;
        foreach (var range in value.Split('_'))
        {
            words += range.End.Value - range.Start.Value >= LeastWord && value[range].AreAll(Characters.Letters) ? 1 : 0;
        }

        return words >= LeastWords;
    }

    /// <summary>Many short words in small letters, parted by commas: <c>br,input,link,meta,hr</c>.</summary>
    private static bool IsListOfWords(ReadOnlySpan<char> value)
    {
        if (value.Count(',') < LeastListed)
        {
            return false;
        }

        foreach (var range in value.TrimEnd(',').Split(','))
        {
            if (range.End.Value - range.Start.Value is 0 or > MostListed || value[range].Trim(" !").IndexOfAnyExcept(Characters.LowerOrDigit) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsListOfNames(ReadOnlySpan<char> value)
    {
        if (!value.Contains(','))
        {
            return false;
        }

        foreach (var range in value.Split(','))
        {
            var part = value[range].Trim(' ');
            if (!part.ContainsAny('-', '_') || part.IndexOfAnyExcept(Characters.ConstantOrDash) >= 0 || RandomnessModel.Randomness(part) >= 0.7)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether names stand between dots.</summary>
    public static bool IsDotted(ReadOnlySpan<char> value)
    {
        foreach (var part in value.Split('.'))
        {
            var name = value[part];
            if (name.IsEmpty || !(IsIdentifier(name) || (name[^1] is '!' or '?' && IsIdentifier(name[..^1]))))
            {
                return false;
            }
        }

        return true;
    }
}
