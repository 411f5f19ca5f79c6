namespace LeakScan.Rules.Files;

/// <summary>
/// Writes the pattern of a rule that knows its credential only by a name before it: <c>ACME_API_KEY=…</c>, <c>acme token "…"</c>, <c>new AcmeApi("…")</c>,
/// <c>the Acme key is …</c>. The value alone could be anything, so either a word that tells of a credential stands between it and the name, or nothing does
/// but an operator, a blank or an opening bracket. One text for all such rules: each only says its names and the shape of its value. A rule whose provider has
/// other values of the same shape, an id or a public key, says which words tell of its own; then an operator alone is not enough.
/// </summary>
internal static class NamedPattern
{
    private const string Between = """[\w\s.:=,"'{}()\[/-]{0,40}?""";
    private const string AnyWord = "key|token|secret|auth|access|private|pass|pwd|cred|jwt";
    /// <summary>The rest of the word, and its number where there are several: <c>acme token 2: …</c>.</summary>
    private const string WordEnd = @"\w{0,16}(?:\s\d)?";

    private const string Closing = """["'\])]{0,2}""";

    /// <summary>Between the words of a name, where one text has a sign and another none.</summary>
    private const string Separator = "[ _.-]?";

    private const string Opening = """["'`(\[{]{0,2}(?:(?:bearer|token)\s)?""";

    /// <summary>Behind a word of a credential: signs of any kind, or a verb.</summary>
    private const string Parted = """(?:[\s.:=>?|,-]{1,6}|\sis:?\s)""";

    /// <summary>
    /// Behind the name itself: an operator, blanks of the same line, or a call. No line end, because names and hashes of files stand in lists, and no dash,
    /// because files are named after their hash.
    /// </summary>
    private const string Direct = """(?:_?api)?(?:["'\])]{0,2}(?:\s{0,3}(?:=>|:?={1,3}|:)\s{0,3}|[\t ,]{1,3})|(?:\.\w{1,16})?\()""";

    /// <summary>What at its end makes of a name the name of a credential, whatever else follows: <c>ACME_TOKEN_FOR_TESTS</c>.</summary>
    private static readonly string[] LastWords = ["key", "token", "secret"];

    /// <summary>The pattern; its group <c>secret</c> is the value.</summary>
    /// <param name="names">The names, as literals in lower case.</param>
    /// <param name="words">The words of which one must follow a name, in lower case with '_' between their parts; none: any that tells of a credential.</param>
    /// <param name="value">The pattern of the value.</param>
    public static string Compose(IReadOnlyList<string> names, IReadOnlyList<string> words, string value)
    {
        var word = words.Count == 0 ? AnyWord : string.Join('|', words.Select(w => string.Join(Separator, w.Split('_').Select(Literal))));
        var named = $"{Between}(?:{word}){WordEnd}{Closing}{Parted}";
        var behind = words.Count == 0 ? $"(?:{named}|{Direct})" : named;
        var complete = names.Where(n => Array.Exists(LastWords, w => n.EndsWith(w, StringComparison.Ordinal))).ToArray();
        var prefix = $"{Alternatives(names)}{behind}";
        prefix = complete.Length == 0 ? prefix : $"(?:{prefix}|{Alternatives(complete)}{WordEnd}{Closing}{Parted})";
        var after = value.Contains("+/", StringComparison.Ordinal) ? "(?![A-Za-z0-9+/=_-])" : @"(?![\w-])";
        return $"(?i:{prefix}{Opening})(?<secret>{value}){after}";
    }

    private static string Alternatives(IReadOnlyList<string> names) =>
        names.Count == 1 ? Literal(names[0]) : $"(?:{string.Join('|', names.Select(Literal))})";

    private static string Literal(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ' ' ? $"{c}" : $@"\{c}"));
}
