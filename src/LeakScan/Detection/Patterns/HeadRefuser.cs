using LeakScan.Prefiltering;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>Refuses keywords of rules whose matches can start at one place only, where the first bytes there rule out a match of each. Belongs to one thread, as its detector does.</summary>
internal sealed class HeadRefuser(PatternDetector patterns, PatternProgram?[] programs, KeywordIndex index) : CandidateRefuser
{
    // The anchors of each such keyword, null of the others.
    private readonly KeywordAnchor[]?[] _fixed = [.. index.Anchors.Select((anchors, keyword) =>
        index.Encoded[keyword].Length == 0 && Array.TrueForAll(anchors, anchor => anchor.First == anchor.Last && programs[anchor.Rule] is not null) ? anchors : null)];

    // Of those with one anchor, once they were seen.
    private readonly Glance[] _glances = new Glance[index.Anchors.Length];

    public override bool Refuses(ReadOnlySpan<byte> content, Candidate candidate)
    {
        if (!_glances[candidate.Keyword].MayMatch(content, candidate.Position))
        {
            return true;
        }

        if (_fixed[candidate.Keyword] is not { } anchors)
        {
            return false;
        }

        if (anchors.Length == 1 && _glances[candidate.Keyword].Filter is null)
        {
            _glances[candidate.Keyword] = Glance.Of(patterns.StartOf(anchors[0].Rule), anchors[0].KeywordLength, anchors[0].First);
        }

        foreach (ref readonly var anchor in anchors.AsSpan())
        {
            if (patterns.MayMatch(content, candidate.Position, anchor))
            {
                return false;
            }
        }

        return true;
    }
}
