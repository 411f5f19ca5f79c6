using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Tests the conditions of a pattern on a place between two bytes. Code stands within texts of JSON, and logs have colours: a token behind the <c>\n</c> of such a text would
/// never be one behind a letter, so behind an escape sequence a condition may hold in either sense.
/// </summary>
internal static class AssertionTester
{
    /// <summary>Whether a condition holds at a place; the end of an escape sequence before it counts as a blank and as the start of a line, too.</summary>
    public static bool Holds(PatternAssertion assertion, ulong[] sets, int set, ReadOnlySpan<byte> text, int at) =>
        HoldsAsWritten(assertion, sets, set, text, at)
        || (assertion is PatternAssertion.WordBoundary or PatternAssertion.NotAfter or PatternAssertion.After or PatternAssertion.TextStart && EscapeSequence.EndsAt(text, at)
            && HoldsBehindEscape(assertion, sets, set, text, at));

    private static bool HoldsBehindEscape(PatternAssertion assertion, ulong[] sets, int set, ReadOnlySpan<byte> text, int at) => assertion switch
    {
        PatternAssertion.After => PatternMatcher.Contains(sets, set, (byte)' ') || PatternMatcher.Contains(sets, set, (byte)'\n'),
        PatternAssertion.NotAfter => !PatternMatcher.Contains(sets, set, (byte)' ') || !PatternMatcher.Contains(sets, set, (byte)'\n'),
        PatternAssertion.WordBoundary => at < text.Length && IsWord(text[at]),
        _ => true,
    };

    private static bool HoldsAsWritten(PatternAssertion assertion, ulong[] sets, int set, ReadOnlySpan<byte> text, int at)
    {
        var hasBefore = at > 0;
        var hasBehind = at < text.Length;
        switch (assertion)
        {
            case PatternAssertion.After:
                return hasBefore && PatternMatcher.Contains(sets, set, text[at - 1]);
            case PatternAssertion.NotAfter:
                return !hasBefore || !PatternMatcher.Contains(sets, set, text[at - 1]);
            case PatternAssertion.Before:
                return hasBehind && PatternMatcher.Contains(sets, set, text[at]);
            case PatternAssertion.NotBefore:
                return !hasBehind || !PatternMatcher.Contains(sets, set, text[at]);
            case PatternAssertion.TextStart:
                return !hasBefore;
            case PatternAssertion.TextEnd:
                return !hasBehind;
            default:
                var boundary = (hasBefore && IsWord(text[at - 1])) != (hasBehind && IsWord(text[at]));
                return boundary == (assertion == PatternAssertion.WordBoundary);
        }
    }

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == '_';
}
