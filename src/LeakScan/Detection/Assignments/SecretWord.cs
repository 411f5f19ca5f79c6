using System.Collections.Frozen;

namespace LeakScan.Detection.Assignments;

/// <summary>A word that makes a name the name of a credential.</summary>
/// <param name="Keyword">How it begins, in lower case; what the prefilter looks for.</param>
/// <param name="Kind">What it says of the value.</param>
/// <param name="Endings">How the word may go on: <c>pass</c> + <c>word</c>.</param>
/// <param name="WrongBeginnings">What must not stand before it in the same word: <c>by</c> + <c>pass</c>.</param>
internal sealed record SecretWord(string Keyword, SecretKind Kind, FrozenSet<string> Endings, string[] WrongBeginnings)
{
    /// <summary>The words of all languages that count, longest-lasting first.</summary>
    public static readonly SecretWord[] All =
    [
        Word("pass", SecretKind.Password, "|word|words|wd|wrd|wort|phrase|code|w|word's", "by|com|sur|tres|over|sub|under|multi|one|two|en|im|re|get|is|has|check|read|hash|crypt|valid|set|reset|no"),
        Word("pwd", SecretKind.Password, "|s", string.Empty),
        Word("psw", SecretKind.Password, "|d", string.Empty),
        Word("passe", SecretKind.Password, string.Empty, "im|tres"),
        Word("contrase", SecretKind.Password, "na|nya|nia", string.Empty),
        Word("senha", SecretKind.Password, string.Empty, string.Empty),
        Word("kennwort", SecretKind.Password, string.Empty, string.Empty),
        Word("secret", SecretKind.Secret, "|s", string.Empty),
        Word("token", SecretKind.Token, "|s", string.Empty),
        Word("key", SecretKind.Any, "|s", "mon|tur|hot|don|hoc|joc|whis|jer|malar|cran|fun|pub|public|primary|foreign"),
        Word("auth", SecretKind.Any, "|orization|code", string.Empty),
        Word("cred", SecretKind.Any, "|s|ential|entials", "sa|in"),
        Word("nonce", SecretKind.Any, string.Empty, string.Empty),
        Word("salt", SecretKind.Any, string.Empty, "ba|co|as"),
        Word("ticket", SecretKind.Any, string.Empty, string.Empty),
    ];

    /// <summary>The word that starts with this keyword and ends with the rest; null when they make no such word.</summary>
    public static SecretWord? Find(ReadOnlySpan<char> word, int keywordAt)
    {
        var tail = word[keywordAt..].TrimEnd("0123456789");
        foreach (var candidate in All)
        {
            if (tail.StartsWith(candidate.Keyword, StringComparison.Ordinal) && candidate.Fits(word[..keywordAt], tail[candidate.Keyword.Length..]))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The secret word that a word holds at its end, such as <c>pwd</c> in <c>mysqlrootpwd</c>; null when it holds none.</summary>
    public static SecretWord? FindIn(ReadOnlySpan<char> word)
    {
        foreach (var candidate in All)
        {
            var at = word.LastIndexOf(candidate.Keyword, StringComparison.Ordinal);
            if (at >= 0 && Find(word, at) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static SecretWord Word(string keyword, SecretKind kind, string endings, string wrongBeginnings) =>
        new(keyword, kind, endings.Split('|').ToFrozenSet(), wrongBeginnings.Length == 0 ? [] : wrongBeginnings.Split('|'));

    private bool Fits(ReadOnlySpan<char> beginning, ReadOnlySpan<char> ending)
    {
        foreach (var wrong in WrongBeginnings)
        {
            if (beginning.EndsWith(wrong, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ending);
    }
}
