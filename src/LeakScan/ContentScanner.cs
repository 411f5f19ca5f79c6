using LeakScan.Detection;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Rules.Packs;

namespace LeakScan;

/// <summary>
/// The engine in one sentence: the prefilter finds the keywords in some bytes, and for each one the detectors of its rules look at the bytes around.
/// Belongs to one thread and owns its buffers.
/// </summary>
internal sealed class ContentScanner
{
    private readonly Prefilter _prefilter;
    private readonly KeywordIndex _index;
    private readonly IDetector[] _detectors;
    private readonly List<Candidate> _candidates = [];

    /// <param name="pack">The rules.</param>
    /// <param name="prefilter">A prefilter over the keywords of the pack's index, in the index's order.</param>
    public ContentScanner(RulePack pack, Prefilter prefilter)
    {
        _prefilter = prefilter;
        _index = pack.Index;
        var detectors = DetectorFactory.Create(pack);
        _detectors = [.. pack.Rules.Select(rule => detectors[rule.Detector])];
        Reach = detectors.Values.Max(d => d.Reach);
    }

    /// <summary>How many bytes either side of a keyword a verdict may depend on.</summary>
    public int Reach { get; }

    /// <summary>Appends the matches of all keywords that start in [<paramref name="from"/>, <paramref name="to"/>), in no particular order; some more than once.</summary>
    public void Scan(ReadOnlySpan<byte> content, int from, int to, List<RawMatch> matches)
    {
        _candidates.Clear();
        _prefilter.Find(content, from, to, _candidates);
        foreach (var candidate in _candidates)
        {
            foreach (ref readonly var anchor in _index.Anchors[candidate.Keyword].AsSpan())
            {
                _detectors[anchor.Rule].Detect(content, candidate.Position, anchor, matches);
            }
        }
    }
}
