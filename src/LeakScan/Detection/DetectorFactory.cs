using LeakScan.Detection.Assignments;
using LeakScan.Detection.Manifests;
using LeakScan.Detection.Patterns;
using LeakScan.Rules;

namespace LeakScan.Detection;

/// <summary>Makes the detectors that a pack's rules with keywords need: one of each kind for each worker.</summary>
internal static class DetectorFactory
{
    public static IReadOnlyDictionary<DetectorKind, IDetector> Create(RulePack pack)
    {
        var detectors = new Dictionary<DetectorKind, IDetector>();
        foreach (var rule in pack.Rules)
        {
            if (rule.Detector != DetectorKind.File && !detectors.ContainsKey(rule.Detector))
            {
                detectors[rule.Detector] = Create(rule.Detector, pack);
            }
        }

        return detectors;
    }

    private static IDetector Create(DetectorKind kind, RulePack pack) => kind switch
    {
        DetectorKind.Pattern => new PatternDetector(pack.Programs, pack.Index),
        DetectorKind.Assignment => new AssignmentDetector(),
        DetectorKind.UrlCredential => new UrlCredentialDetector(),
        DetectorKind.Manifest => new ManifestDetector(),
        _ => throw new InvalidOperationException($"No detector for {kind}."),
    };
}
