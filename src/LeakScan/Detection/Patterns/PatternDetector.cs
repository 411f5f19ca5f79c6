using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>Confirms candidates by their rule's pattern: a match is tried at every place where, given the keyword's, one may start.</summary>
internal sealed class PatternDetector : IDetector
{
    private readonly PatternProgram?[] _programs;
    private readonly PatternMatcher _matcher = new();

    public PatternDetector(PatternProgram?[] programs, KeywordIndex index)
    {
        _programs = programs;
        foreach (var anchor in index.Anchors.SelectMany(a => a))
        {
            if (programs[anchor.Rule] is { } program)
            {
                // One byte more on either side, for conditions.
                Reach = Math.Max(Reach, Math.Max(1 - anchor.First, anchor.Last + Math.Min(program.MaxLength, PatternMatcher.MaxSpan) + 1));
            }
        }
    }

    public int Reach { get; }

    public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        var program = _programs[anchor.Rule]!;
        var last = Math.Min(position + anchor.Last, content.Length - program.MinLength);
        for (var start = Math.Max(0, position + anchor.First); start <= last; start++)
        {
            if (_matcher.Match(program, content, start, out var end, out var secretStart, out var secretEnd))
            {
                matches.Add(secretStart < 0
                    ? new RawMatch(anchor.Rule, start, end, start, end, MatchTraits.None)
                    : new RawMatch(anchor.Rule, start, end, secretStart, secretEnd, MatchTraits.None));
            }
        }
    }
}
