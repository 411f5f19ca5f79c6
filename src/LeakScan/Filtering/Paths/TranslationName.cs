using System.Collections.Frozen;
using LeakScan.Filtering.Values;

namespace LeakScan.Filtering.Paths;

/// <summary>Tells by its name that a file holds the texts of a program in one language.</summary>
internal static class TranslationName
{
    /// <summary>The languages of ISO 639-1 that programs are translated to.</summary>
    private static readonly FrozenSet<string> Languages = WordList.Set("""
        af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id in is it iw ja ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no
        pa pl ps pt ro ru si sk sl sq sr sv sw ta te tg th tk tl tr uk ur uz vi zh zu
        """);

    /// <summary>Those that are words as well, and names of other files: <c>my.ini</c>, <c>is.js</c>.</summary>
    private static readonly FrozenSet<string> Words = WordList.Set("am be id in is my no ps si to");

    private static readonly FrozenSet<string> Kinds = WordList.Set("json json5 yml yaml js mjs ts php rb lua xml ini toml");

    /// <summary>
    /// Whether the name is that of an Android app's texts (<c>strings.xml</c>), ends as <c>java.util.ResourceBundle</c> asks for it (<c>login_pt_BR.properties</c>), or is a language's, alone or before
    /// its ending: <c>fr.json</c>, <c>zh-CN.yml</c>, <c>validators.de.yaml</c>.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || name is "strings.xml")
        {
            return dot > 0;
        }

        var kind = name[(dot + 1)..];
        var stem = WithoutCountry(name[..dot]);
        if (kind is "properties")
        {
            return name.StartsWith("messages", StringComparison.Ordinal) || (stem.LastIndexOf('_') is > 0 and var mark && IsLanguage(stem[(mark + 1)..]));
        }

        var language = stem[(stem.LastIndexOf('.') + 1)..];
        return Kinds.GetAlternateLookup<ReadOnlySpan<char>>().Contains(kind) && IsLanguage(language) && !Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(language);
    }

    private static bool IsLanguage(ReadOnlySpan<char> text) => Languages.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>Without the country that a language is spoken in, or its script: <c>_BR</c>, <c>-cn</c>, <c>_Hant</c>.</summary>
    private static ReadOnlySpan<char> WithoutCountry(ReadOnlySpan<char> name)
    {
        var mark = name.LastIndexOfAny('_', '-');
        return mark >= 2 && name.Length - mark - 1 is 2 or 4 && !name[(mark + 1)..].ContainsAnyExcept(Characters.Letters)
            && (mark == 2 || !char.IsAsciiLetter(name[mark - 3])) && IsLanguage(name[(mark - 2)..mark]) ? name[..mark] : name;
    }
}
