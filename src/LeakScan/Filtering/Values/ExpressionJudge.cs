using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>Tells values that a program computes from those that stand for themselves.</summary>
internal static class ExpressionJudge
{
    private const int LeastFields = 4;
    private const int MostEscape = 8;
    private const int MostMember = 24;

    /// <summary>Whether the value is an expression, or a piece of one.</summary>
    /// <param name="value">The value; not empty.</param>
    /// <param name="traits">How it stood.</param>
    public static bool IsExpression(ReadOnlySpan<char> value, MatchTraits traits) =>
        (!traits.HasFlag(MatchTraits.Quoted) && IsUnquoted(value, traits)) || (traits.HasFlag(MatchTraits.CommandLine) && IsOfShell(value)) || IsPiece(value)
        || IsMember(value, traits) || NameJudge.IsType(value) || IsPath(value);

    /// <summary>Members and indices on the way to a value: <c>x[0].y[1]</c>, and from the root of a text of JSON, <c>$.aud[0]</c>, <c>$..[?(…)]</c>, <c>.roles[?(@ == "a")]</c>, <c>."a"."role"</c>.</summary>
    private static bool IsPath(ReadOnlySpan<char> value) =>
        (value.Length > 2 && value[0] == '$' && value[1] == '.' && (char.IsAsciiLetter(value[2]) || value[2] is '.' or '[')) || (value[0] == '.' && ((value[^1] == ']' && value.Contains('[')) || value[1..].StartsWith("\"", StringComparison.Ordinal) || value[1..].StartsWith("\\\"", StringComparison.Ordinal)))
        || value.IndexOf("].") is > 0 && value.IndexOf('[') is > 0 and var open && NameJudge.IsIdentifier(value[..open]) && char.IsAsciiDigit(value[open + 1]);

    /// <summary>What joins texts, with the end of the one before: PHP's <c>'…'.csrf_token().'…'</c>, <c>"--password=" . $password</c>; a selector of CSS.</summary>
    private static bool IsPiece(ReadOnlySpan<char> value) =>
        (value.Length > 4 && value[0] is '\'' or '"' or '`' && value[1] is '.' or '+' or ' ' or ',')
        || (value[0] == ')' && value[1] is '[' or '.' or ',' or ';' or '\\' or ' ')
        || value.StartsWith(", ", StringComparison.Ordinal)
        || value.StartsWith("--", StringComparison.Ordinal) || value.StartsWith("+ ", StringComparison.Ordinal)
        || (value[0] is '#' or '.' && value[1..].AreAll(Characters.Selector))
        || (value[0] == '\\' && value.Length <= MostEscape);

    /// <summary>The end of a sentence that names an option, a date's <c>+format</c>, an option within an element of a manual page, the next option.</summary>
    private static bool IsOfShell(ReadOnlySpan<char> value) => value[^1] == '.' || value[0] == '+' || value.Contains(".</", StringComparison.Ordinal)
        || (value[0] == '-' && value.Length > 1 && char.IsAsciiLetterLower(value[1]) && value[1..].AreAll(Characters.LowerDigitOrDash));

    /// <summary><c>form.password</c>; in quotes people choose passwords that look so.</summary>
    private static bool IsMember(ReadOnlySpan<char> value, MatchTraits traits) =>
        NameJudge.IsMember(value.TrimEnd(")}")) && !(traits.HasFlag(MatchTraits.Quoted) && traits.HasFlag(MatchTraits.Password) && NameJudge.IsChosen(value));

    /// <summary>What can stand without quotes only in a program, or is a small number, or goes on behind a colon.</summary>
    private static bool IsUnquoted(ReadOnlySpan<char> value, MatchTraits traits) =>
        NameJudge.IsExpression(value) || value[0] is '\'' or '"' or '!' or '&' or '~' or '\\' or '|' or '=' or '('
        || value[^1] is ':' or '=' && value.Length < 12
        // The next part of a method's name in Swift and Objective-C: authenticate(username:password:persistence:).
        || (value[^1] == ':' && NameJudge.IsIdentifier(value[..^1]))
        // Several arguments of a test, of which a colon parts the next.
        || value.Contains(":\"", StringComparison.Ordinal)
        // The end of ${NAME:+text}, which stands in place of a credential that is there.
        || (value[0] == '+' && value.Contains('}') && !value.Contains('{'))
        // Ruby's text that may be changed, +"…", and in its documentation a symbol, +:year+; a counter that is raised, ++pass.
        || IsFields(value) || (value.Length > 1 && value[0] == '+' && value[1] is '"' or '\'' or ':' or '+')
        || (value.Length < 6 && value.AreAll(Characters.Digits)) || (value.Contains('@') && value.Contains('/'))
        // Elixir's variable that must keep its value, ^secret, and in any language a member of a module, jwt.JWK.
        || (value.Length > 1 && value[0] == '^' && NameJudge.IsIdentifier(value[1..]))
        || (!traits.HasFlag(MatchTraits.Password) && value.Length <= MostMember && value.Contains('.') && !value.ContainsAny(Characters.Digits) && NameJudge.IsDotted(value))
        || (traits.HasFlag(MatchTraits.Comparison) && NameJudge.IsIdentifier(value))
        || IsOfErlang(value);

    /// <summary>A field of a record of Erlang, or a variable at its end: <c>Context#context.password</c>, <c>#user{password = Word}.</c>.</summary>
    private static bool IsOfErlang(ReadOnlySpan<char> value) =>
        char.IsAsciiLetterUpper(value[0])
        && ((value.IndexOf('#') is > 0 and var sign && value[sign..].Contains('.') && NameJudge.IsIdentifier(value[..sign]) && NameJudge.IsDotted(value[(sign + 1)..]))
            || (value.EndsWith("}.", StringComparison.Ordinal) && value[..^2].AreAll(Characters.Letters)));

    /// <summary>The names of fields that a colon parts: <c>Name:Pass:Uid:Gid</c>, <c>uid:gid:gecos:home:shell</c>.</summary>
    private static bool IsFields(ReadOnlySpan<char> value)
    {
        if (value.Count(':') >= LeastFields - 1 && value.AreAll(Characters.Fields))
        {
            return true;
        }

        foreach (var part in value.Split(':'))
        {
            if (value[part] is not [>= 'A' and <= 'Z', .. var rest] || rest.IndexOfAnyExceptInRange('a', 'z') >= 0)
            {
                return false;
            }
        }

        return value.Contains(':');
    }
}
