namespace LeakScan.Rules.Patterns;

/// <summary>
/// Lets a rule's pattern read code within a text of JSON, as in notebooks, source maps and recorded requests: where the pattern wants a quotation mark, <c>\"</c> will do.
/// Rules are written as one reads code, so this is done to all of them here rather than in each. The credential itself is left as it is written (the matcher leaves out
/// a backslash that belongs to its closing quote), and so is what stands before the first letter, that the place of the keyword in the match stays certain.
/// </summary>
internal sealed class EscapedQuotes
{
    private const byte Backslash = (byte)'\\';

    private static readonly ByteSet Quotes = ByteSet.Of('"') | ByteSet.Of('\'') | ByteSet.Of('`');
    private static readonly PatternNode Escape = new PatternNode.Repeat(new PatternNode.Set(ByteSet.Of(Backslash)), 0, 1, Lazy: false);

    private bool _isBehindLetter;

    private EscapedQuotes()
    {
    }

    /// <summary>The pattern with each quotation mark of its own escaped or not.</summary>
    public static PatternNode Allow(PatternNode pattern) => new EscapedQuotes().Visit(pattern);

    private PatternNode Visit(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Set { Bytes: var bytes }:
                var isQuote = _isBehindLetter && IsQuote(bytes);
                _isBehindLetter |= bytes.Overlaps(ByteSet.Word);
                return isQuote ? new PatternNode.Sequence([Escape, node]) : node;
            case PatternNode.Repeat { Max: > 1 } repeat when repeat.Body.AsSet() is { } several:
                var mayBeQuotes = _isBehindLetter && IsQuote(several);
                _isBehindLetter |= several.Overlaps(ByteSet.Word);
                return mayBeQuotes ? repeat with { Body = new PatternNode.Set(several.With(Backslash)) } : repeat;
            case PatternNode.Repeat repeat:
                return repeat with { Body = Visit(repeat.Body) };
            case PatternNode.Sequence sequence:
                return new PatternNode.Sequence([.. sequence.Parts.Select(Visit)]);
            case PatternNode.Alternation alternation when alternation.AsSet() is { } union:
                return Visit(new PatternNode.Set(union));
            case PatternNode.Alternation alternation:
                return VisitBranches(alternation);
            case PatternNode.Secret:
                _isBehindLetter = true;
                return node;
            default:
                return node;
        }
    }

    private PatternNode.Alternation VisitBranches(PatternNode.Alternation alternation)
    {
        var (before, behind) = (_isBehindLetter, true);
        var branches = new List<PatternNode>();
        foreach (var branch in alternation.Branches)
        {
            _isBehindLetter = before;
            branches.Add(Visit(branch));
            behind &= _isBehindLetter;
        }

        _isBehindLetter = behind;
        return new PatternNode.Alternation(branches);
    }

    /// <summary>Quotation marks and other signs, no letters, no digits and not the backslash itself.</summary>
    private static bool IsQuote(ByteSet bytes) => bytes.Overlaps(Quotes) && !bytes.Overlaps(ByteSet.Word) && !bytes.Contains(Backslash);
}
