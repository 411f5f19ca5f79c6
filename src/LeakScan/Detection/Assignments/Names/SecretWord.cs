using System.Text;

namespace LeakScan.Detection.Assignments.Names;

/// <summary>A word that makes a name the name of a credential.</summary>
/// <param name="Keyword">How it begins, in lower case; what the prefilter looks for.</param>
/// <param name="Kind">What it says of the value.</param>
/// <param name="Endings">How the word may go on: <c>pass</c> + <c>word</c>.</param>
/// <param name="WrongBeginnings">What must not stand before it in the same word: <c>by</c> + <c>pass</c>.</param>
internal sealed record SecretWord(string Keyword, SecretKind Kind, string[] Endings, string[] WrongBeginnings)
{
    private static readonly SecretWord[]?[] ByFirst = Group(
    [
        Word("pass", SecretKind.Password, "|word|words|wd|wrd|wort|ord|phrase|code|w|e",
            "by com sur tres mini over sub under multi one two im get is has check read hash crypt valid set reset no ask skip high low band"),
        Word("pwd", SecretKind.Password, "|s", string.Empty),
        Word("psw", SecretKind.Password, "|d", string.Empty),
        Word("psk", SecretKind.Password, "|s", string.Empty),
        Word("contrase", SecretKind.Password, "|na|nya|nia", string.Empty),
        Word("senha", SecretKind.Password, string.Empty, string.Empty),
        Word("wachtwoord", SecretKind.Password, "|en", string.Empty),
        Word("adgangskode", SecretKind.Password, string.Empty, string.Empty),
        Word("salasana", SecretKind.Password, string.Empty, string.Empty),

        // The ASCII part of lösenord, and the end of losenord.
        Word("senord", SecretKind.Password, string.Empty, string.Empty),
        Word("heslo", SecretKind.Password, string.Empty, string.Empty),
        Word("parola", SecretKind.Password, string.Empty, string.Empty),
        Word("mdp", SecretKind.Password, string.Empty, string.Empty),

        // Also the key of a table.
        Word("clave", SecretKind.Token, string.Empty, "en auto con"),
        Word("haslo", SecretKind.Password, string.Empty, string.Empty),
        Word("katasandi", SecretKind.Password, string.Empty, string.Empty),
        Word("sandi", SecretKind.Password, string.Empty, string.Empty),
        Word("lozinka", SecretKind.Password, string.Empty, string.Empty),
        Word("matkhau", SecretKind.Password, string.Empty, string.Empty),
        Word("jelszo", SecretKind.Password, string.Empty, string.Empty),
        Word("sifre", SecretKind.Password, "|si", string.Empty),
        Word("kennwort", SecretKind.Password, string.Empty, string.Empty),
        Word("secret", SecretKind.Secret, "|s", string.Empty),
        Word("token", SecretKind.Token, "|s", string.Empty),
        Word("key", SecretKind.Any, "|s", "mon tur hot don hoc joc whis jer malar cran fun pub public primary foreign site"),
        Word("auth", SecretKind.Any, "|orization|code", string.Empty),
        Word("cred", SecretKind.Any, "|s|ential|entials", "sa in"),
        Word("nonce", SecretKind.Any, string.Empty, string.Empty),
        Word("salt", SecretKind.Any, string.Empty, "ba co as"),
        Word("pepper", SecretKind.Any, string.Empty, string.Empty),
        Word("ticket", SecretKind.Any, string.Empty, string.Empty),
    ]);

    // The same as the texts, for comparing with what was not decoded.
    private readonly byte[] _bytes = Encoding.ASCII.GetBytes(Keyword);
    private readonly byte[][] _endingBytes = [.. Endings.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The word that starts at an offset of a lower-case word and lasts to its end, but for digits; null when there is none.</summary>
    public static SecretWord? Find(ReadOnlySpan<char> word, int at)
    {
        if ((uint)(word[at] - 'a') >= 26 || ByFirst[word[at] - 'a'] is not { } candidates)
        {
            return null;
        }

        var tail = word[at..];
        foreach (var candidate in candidates)
        {
            if (tail.StartsWith(candidate.Keyword, StringComparison.Ordinal)
                && candidate.Fits(word[..at], tail[candidate.Keyword.Length..].TrimEnd("0123456789")))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a secret word may begin with a keyword, by what stands behind the keyword in the same word of its name; yes for a user's own keyword. A look at a few bytes:
    /// a third of all keys are keywords, keyboards and keymaps.
    /// </summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes, int at, int length)
    {
        if (OfKeyword(bytes.Slice(at, length)) is not { } word)
        {
            return true;
        }

        var end = NameSplitter.WordEnd(bytes, at);
        if (end < at + length)
        {
            return true;
        }

        return word.EndsWith(bytes[(at + length)..end]);
    }

    /// <summary>The secret word that stands at an offset of a text and lasts to another, whatever its case; null when there is none.</summary>
    public static SecretWord? Find(ReadOnlySpan<byte> bytes, int at, int end)
    {
        foreach (var candidate in StartingWith(bytes[at]))
        {
            var ending = at + candidate._bytes.Length;
            if (ending <= end && Bytes.StartsWith(bytes, at, candidate._bytes) && candidate.EndsWith(bytes[ending..end]))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether a lower-case word is a secret word or ends with one, such as <c>mysqlrootpwd</c>.</summary>
    public static bool EndsWithOne(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length - 2; at++)
        {
            if (Find(word, at) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a keyword is one of ours, so that a word it does not make is no secret word. A user's own keyword always makes one.
    /// </summary>
    public static bool IsBuiltIn(ReadOnlySpan<char> keyword)
    {
        foreach (var candidate in ByFirst[keyword[0] - 'a'] ?? [])
        {
            if (keyword.SequenceEqual(candidate.Keyword))
            {
                return true;
            }
        }

        return false;
    }

    private static SecretWord? OfKeyword(ReadOnlySpan<byte> keyword)
    {
        foreach (var candidate in StartingWith(keyword[0]))
        {
            if (keyword.Length == candidate._bytes.Length && Bytes.StartsWith(keyword, 0, candidate._bytes))
            {
                return candidate;
            }
        }

        return null;
    }

    private static ReadOnlySpan<SecretWord> StartingWith(byte letter) => Bytes.IsLetter(letter) ? ByFirst[(letter | 0x20) - 'a'] : default(ReadOnlySpan<SecretWord>);

    private static SecretWord Word(string keyword, SecretKind kind, string endings, string wrongBeginnings) =>
        new(keyword, kind, endings.Split('|'), wrongBeginnings.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static SecretWord[]?[] Group(SecretWord[] words)
    {
        var groups = new SecretWord[]?[26];
        foreach (var group in words.GroupBy(word => word.Keyword[0]))
        {
            groups[group.Key - 'a'] = [.. group];
        }

        return groups;
    }

    /// <summary>Whether the word may go on so, whatever the case, and digits behind it.</summary>
    private bool EndsWith(ReadOnlySpan<byte> ending)
    {
        while (ending is [.., >= (byte)'0' and <= (byte)'9'])
        {
            ending = ending[..^1];
        }

        foreach (var right in _endingBytes)
        {
            if (ending.Length == right.Length && (right.Length == 0 || Bytes.StartsWith(ending, 0, right)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Fits(ReadOnlySpan<char> beginning, ReadOnlySpan<char> ending)
    {
        if (!beginning.IsEmpty)
        {
            foreach (var wrong in WrongBeginnings)
            {
                if (beginning.EndsWith(wrong, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        foreach (var right in Endings)
        {
            if (ending.SequenceEqual(right))
            {
                return true;
            }
        }

        return false;
    }
}
