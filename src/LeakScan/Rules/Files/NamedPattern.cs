namespace LeakScan.Rules.Files;

/// <summary>
/// Writes the pattern of a rule that knows its credential only by a name before it: <c>ACME_API_KEY=…</c>, <c>acme token "…"</c>, <c>new AcmeApi("…")</c>,
/// <c>the Acme key is …</c>. The value alone could be anything, so either a word that tells of a credential stands between it and the name, or nothing does
/// but an operator, a blank or an opening bracket. One text for all such rules: each only says its names and the shape of its value.
/// </summary>
internal static class NamedPattern
{
    private const string Between = """[\w\s.:=,"'{}()\[/-]{0,40}?""";
    private const string Words = """(?:key|token|secret|auth|access|private|pass|pwd|cred|jwt)\w{0,16}""";
    private const string Closing = """["'\])]{0,2}""";
    private const string Opening = """["'`(\[{]{0,2}(?:(?:bearer|token)\s)?""";

    /// <summary>Behind a word of a credential: signs of any kind, or a verb.</summary>
    private const string Parted = """(?:[\s.:=>?|,-]{1,6}|\sis:?\s)""";

    /// <summary>
    /// Behind the name itself: an operator, blanks of the same line, or a call. No line end, because names and hashes of files stand in lists, and no dash,
    /// because files are named after their hash.
    /// </summary>
    private const string Direct = """(?:_?api)?(?:["'\])]{0,2}(?:\s{0,3}(?:=>|:?={1,3}|:)\s{0,3}|[\t ,]{1,3})|(?:\.\w{1,16})?\()""";

    /// <summary>The pattern; its group <c>secret</c> is the value.</summary>
    /// <param name="names">The names, as literals in lower case.</param>
    /// <param name="value">The pattern of the value.</param>
    public static string Compose(IReadOnlyList<string> names, string value)
    {
        var name = string.Join('|', names.Select(Literal));
        name = names.Count == 1 ? name : $"(?:{name})";
        var after = value.Contains("+/", StringComparison.Ordinal) ? "(?![A-Za-z0-9+/=_-])" : @"(?![\w-])";
        return $"(?i:{name}(?:{Between}{Words}{Closing}{Parted}|{Direct}){Opening})(?<secret>{value}){after}";
    }

    private static string Literal(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ' ' ? $"{c}" : $@"\{c}"));
}
