using LeakScan.Detection;
using LeakScan.Detection.Patterns;
using LeakScan.Rules;

namespace LeakScan.Pieces;

/// <summary>
/// Derives from the rules how far around a keyword they look, and divides the candidates into near and far ones: a few rules look for the end of a block
/// thousands of bytes away, and would make the halo of every piece as wide.
/// </summary>
internal sealed class EvidenceRange
{
    /// <summary>The widest halo. Wider ones make every edit of a file dirty more pieces; narrower ones make more candidates far.</summary>
    private const int MaxBefore = 512;
    private const int MaxBehind = 1600;

    private EvidenceRange(int reach, Halo halo, bool[][] isFar)
    {
        Reach = reach;
        Halo = halo;
        IsFar = isFar;
    }

    /// <summary>How far any candidate looks, either side.</summary>
    public int Reach { get; }

    /// <summary>How far the near ones look.</summary>
    public Halo Halo { get; }

    /// <summary>For each keyword and each of its anchors whether it looks farther.</summary>
    public bool[][] IsFar { get; }

    /// <summary>That of the detectors that a pack asks for.</summary>
    public static EvidenceRange Of(RulePack pack) => Of(pack, DetectorFactory.Create(pack));

    public static EvidenceRange Of(RulePack pack, IReadOnlyDictionary<DetectorKind, IDetector> detectors)
    {
        var (reach, before, behind) = (1, 1, 1);
        var isFar = new bool[pack.Index.Anchors.Length][];
        for (var keyword = 0; keyword < isFar.Length; keyword++)
        {
            var anchors = pack.Index.Anchors[keyword];
            isFar[keyword] = new bool[anchors.Length];
            for (var i = 0; i < anchors.Length; i++)
            {
                var (back, forward) = pack.Programs[anchors[i].Rule] is { } program
                    ? PatternDetector.Evidence(program, anchors[i])
                    : (detectors[pack.Rules[anchors[i].Rule].Detector].ReachBefore, detectors[pack.Rules[anchors[i].Rule].Detector].ReachBehind);
                reach = Math.Max(reach, Math.Max(back, forward));
                isFar[keyword][i] = back > MaxBefore || forward > MaxBehind;
                if (!isFar[keyword][i])
                {
                    (before, behind) = (Math.Max(before, back), Math.Max(behind, forward));
                }
            }
        }

        return new EvidenceRange(reach, new Halo(before, behind, pack.Index.Keywords.Max(k => k.Length)), isFar);
    }
}
