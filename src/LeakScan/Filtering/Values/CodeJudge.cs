using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>Tells literals that are no credential by the code they stand in: one side of a comparison, an argument of a function, a name among names, the description of a parameter.</summary>
internal static class CodeJudge
{
    private const int MostCall = 16;

    /// <summary>Why the literal is no credential, in words; null when nothing speaks against it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="match">The match.</param>
    /// <param name="value">The literal.</param>
    public static string? Objection(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value)
    {
        if (!match.Traits.HasFlag(MatchTraits.Quoted) && (IsBareWord(content, match, value) || IsApplied(content, match, value)))
        {
            return "what a program computes";
        }

        if (IsAmongNames(content, match, value))
        {
            return "a name among names";
        }

        if (IsDescribed(content, match))
        {
            return "the description of a parameter";
        }

        if (IsKeyword(content, match, value))
        {
            return "a word that a program knows";
        }

        return IsOfWorkflow(content, match) ? "the name of a secret that is kept elsewhere" : null;
    }

    /// <summary>No language has a literal without quotes behind a variable with its sign: <c>$pass = shift</c>, <c>test "$pass" = scan</c>.</summary>
    private static bool IsBareWord(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value) =>
        match.Traits.HasFlag(MatchTraits.EqualsSign) && Bytes.At(content, match.Start) == '$' && value.TrimEnd(",.;").AreAll(Characters.LettersOrApostrophe);

    /// <summary>A function before its argument, without parentheses: <c>secret = encodeUtf8 "…"</c>, <c>decodeUtf8 &lt;$&gt; …</c>. A shell's <c>PASSWORD=word "$@"</c> has no blank before its value.</summary>
    private static bool IsApplied(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value) =>
        match.Traits.HasFlag(MatchTraits.EqualsSign) && Bytes.IsBlank(Bytes.At(content, match.SecretStart - 1)) && Bytes.At(content, match.SecretEnd) == ' '
        && (Bytes.At(content, match.SecretEnd + 1) == '"' || Bytes.StartsWith(content, match.SecretEnd + 1, "<$>"u8)) && value[0] is >= 'a' and <= 'z' && value.ContainsAnyInRange('A', 'Z') && NameJudge.IsIdentifier(value);

    /// <summary>Words that colons part without a blank: a method's name with its labels, <c>UrlCredential(user:password:persistence)</c>, a topic of logs, <c>"9:usm:passwd:encode"</c>.</summary>
    private static bool IsAmongNames(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value) =>
        Bytes.At(content, match.Start - 1) == ':' && Bytes.IsLetter(Bytes.At(content, match.Start - 2)) && Bytes.At(content, match.SecretStart - 1) == ':'
        && value.TrimEnd("):").AreAll(Characters.Letters);

    /// <summary>What a comment says of a parameter: <c> * @password: 0-to-256-unicode-char</c>.</summary>
    private static bool IsDescribed(ReadOnlySpan<byte> content, in RawMatch match) =>
        match.Traits.HasFlag(MatchTraits.Colon) && match.Traits.HasFlag(MatchTraits.Unquoted) && Bytes.At(content, match.Start - 1) == '@'
        && Bytes.At(content, match.Start - 2) == ' ' && Bytes.At(content, match.Start - 3) == '*';

    /// <summary>The words of a configuration or a protocol, which its parser compares with what it read: <c>strcasecmp(key, "BODYSTRUCTURE")</c>.</summary>
    private static bool IsKeyword(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value)
    {
        var before = content[Math.Max(0, match.Start - MostCall)..match.Start];
        return before is [.., (byte)'('] && before[..^1].EndsWith("cmp"u8) && value.AreAll(Characters.LettersOrApostrophe)
            && (match.Traits & (MatchTraits.Password | MatchTraits.Secret)) == MatchTraits.None;
    }

    /// <summary><c>${{ secrets.GPG_KEY }}</c> of GitHub's workflows, whose names may end in digits that look random.</summary>
    private static bool IsOfWorkflow(ReadOnlySpan<byte> content, in RawMatch match) =>
        Bytes.At(content, match.SecretStart - 1) == '.' && content[Math.Max(0, match.Start - MostCall)..match.Start].TrimEnd((byte)' ').EndsWith("${{"u8);
}
