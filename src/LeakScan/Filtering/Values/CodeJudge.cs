using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>Tells literals that are no credential by the code they stand in: one side of a comparison, an argument of a function, a name among names, the description of a parameter.</summary>
internal static class CodeJudge
{
    private const int MostCall = 16;

    /// <summary>No language has a literal without quotes behind a variable with its sign: <c>$pass = shift</c>, <c>test "$pass" = scan</c>.</summary>
    public static bool IsBareWord(in AssignedValue value) =>
        value.Has(MatchTraits.EqualsSign) && Bytes.At(value.Content, value.Match.Start) == '$' && (value.Text.TrimEnd(",.;").AreAll(Characters.LettersOrApostrophe) || IsCommand(value.Text));

    /// <summary>A function before its argument, without parentheses: <c>secret = encodeUtf8 "…"</c>, <c>decodeUtf8 &lt;$&gt; …</c>. A shell's <c>PASSWORD=word "$@"</c> has no blank before its value.</summary>
    public static bool IsApplied(in AssignedValue value) =>
        value.Has(MatchTraits.EqualsSign) && Bytes.IsBlank(Bytes.At(value.Content, value.Match.SecretStart - 1)) && Bytes.At(value.Content, value.Match.SecretEnd) == ' '
        && (Bytes.At(value.Content, value.Match.SecretEnd + 1) == '"' || Bytes.StartsWith(value.Content, value.Match.SecretEnd + 1, "\\\""u8) || Bytes.StartsWith(value.Content, value.Match.SecretEnd + 1, "<$>"u8)) && value.Text[0] is >= 'a' and <= 'z' && value.Text.ContainsAnyInRange('A', 'Z') && NameJudge.IsIdentifier(value.Text);

    /// <summary>A type with its parameters: <c>sha2_password: Plugin&lt;{ key: string }&gt;</c>.</summary>
    public static bool IsGenericType(in AssignedValue value) =>
        value.Has(MatchTraits.Colon) && value.Text.IndexOf("<{") is > 0 and var open && value.Text[0] is >= 'A' and <= 'Z' && value.Text[..open].AreAll(Characters.Letters);

    /// <summary>Words that colons part without a blank: a method's name with its labels, <c>UrlCredential(user:password:persistence)</c>, a topic of logs, <c>"9:usm:passwd:encode"</c>.</summary>
    public static bool IsAmongNames(in AssignedValue value) =>
        Bytes.At(value.Content, value.Match.Start - 1) == ':' && Bytes.IsLetter(Bytes.At(value.Content, value.Match.Start - 2)) && Bytes.At(value.Content, value.Match.SecretStart - 1) == ':'
        && value.Text.TrimEnd("):").AreAll(Characters.Letters);

    /// <summary>What a comment says of a parameter: <c> * @password: 0-to-256-unicode-char</c>.</summary>
    public static bool IsDescribed(in AssignedValue value) =>
        value.Has(MatchTraits.Colon) && value.Has(MatchTraits.Unquoted) && Bytes.At(value.Content, value.Match.Start - 1) == '@'
        && Bytes.At(value.Content, value.Match.Start - 2) == ' ' && Bytes.At(value.Content, value.Match.Start - 3) == '*';

    /// <summary>The words of a configuration or a protocol, which its parser compares with what it read: <c>strcasecmp(key, "BODYSTRUCTURE")</c>; the directive that Angular's <c>#secret="ngModel"</c> refers to.</summary>
    public static bool IsKeyword(in AssignedValue value)
    {
        if (value.Text is ['n', 'g', >= 'A' and <= 'Z', ..] && value.Text.AreAll(Characters.Letters) && value.Name.EndsWith("=\""u8))
        {
            return true;
        }

        var before = value.Content[Math.Max(0, value.Match.Start - MostCall)..value.Match.Start];
        return before is [.., (byte)'('] && before[..^1].EndsWith("cmp"u8) && value.Text.AreAll(Characters.LettersOrApostrophe)
            && (value.Match.Traits & (MatchTraits.Password | MatchTraits.Secret)) == MatchTraits.None;
    }

    /// <summary>What a method is given that finds several: <c>info.getTokens("…")</c>, <c>json.SelectTokens("…")</c>, or which of them to find: <c>db.tokens.find('…')</c>.</summary>
    public static bool IsOfMany(in AssignedValue value)
    {
        var name = value.Name.TrimEnd("\"' "u8);
        return name.EndsWith("s.find("u8) || IsOfElement(name) || (name.EndsWith("Tokens("u8) || name.EndsWith("Keys("u8)) && !(name.StartsWith("set"u8) || name.StartsWith("Set"u8) || name.StartsWith("add"u8) || name.StartsWith("Add"u8) || name.StartsWith("with"u8) || name.StartsWith("With"u8));
    }

    /// <summary>What is read from or done to an element or a text in a variable: <c>$pass1.data('reveal')</c> of jQuery, <c>$key.Split("x")</c> of PowerShell.</summary>
    private static bool IsOfElement(ReadOnlySpan<byte> name) =>
        name is [(byte)'$', ..] && (name.EndsWith(".data("u8) || name.EndsWith(".trigger("u8) || name.EndsWith(".Split("u8) || name.EndsWith(".split("u8) || name.EndsWith(".attr("u8));

    /// <summary>A part of a cookie that is read: <c>Utils.GetCookie("AdminPwd", "site")</c>.</summary>
    public static bool IsOfCookie(in AssignedValue value) =>
        value.Content[Math.Max(0, value.Match.Start - MostCall)..value.Match.SecretStart] is var before
        && (before.IndexOf("GetCookie("u8) >= 0 || before.IndexOf("getCookie("u8) >= 0 || before.IndexOf("get_cookie("u8) >= 0);

    /// <summary>What a template of Go looks up by its name: <c>{{ secret "database" }}</c> of Docker's configurations, <c>{{key "service/x"}}</c> of Consul's.</summary>
    public static bool IsLookedUp(in AssignedValue value) =>
        value.Content[Math.Max(0, value.Match.Start - MostCall)..value.Match.Start].TrimEnd(" -"u8).EndsWith("{{"u8)
        && value.Name.TrimEnd("\"`"u8).EndsWith(" "u8) && value.Name.IndexOfAny((byte)'=', (byte)':') < 0;

    /// <summary><c>${{ secrets.GPG_KEY }}</c> of GitHub's workflows, whose names may end in digits that look random.</summary>
    public static bool IsOfWorkflow(in AssignedValue value) =>
        Bytes.At(value.Content, value.Match.SecretStart - 1) == '.' && value.Content[Math.Max(0, value.Match.Start - MostCall)..value.Match.Start].TrimEnd((byte)' ').EndsWith("${{"u8);

    /// <summary>PowerShell's commands: <c>$password = Read-Host</c>.</summary>
    private static bool IsCommand(ReadOnlySpan<char> value) =>
        value.IndexOf('-') is > 0 and var dash && value[(dash + 1)..] is [>= 'A' and <= 'Z', ..] and var noun && value[0] is >= 'A' and <= 'Z' && value[..dash].AreAll(Characters.Letters) && noun.AreAll(Characters.Letters);
}
