using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Filtering.Globs;
using LeakScan.Findings;
using LeakScan.Rules.Patterns;
using LeakScan.Sources;
using LeakScan.Sources.Trees;

namespace LeakScan.Configuration;

/// <summary>Sets apart what a configuration's exceptions allow. They are counted and listed on request, so that an exception that is too wide is seen. Not for several threads.</summary>
internal sealed class AllowFilter
{
    private readonly PatternMatcher _matcher = new();
    private readonly List<CompiledEntry> _entries = [];

    public AllowFilter(IReadOnlyList<AllowEntry> entries)
    {
        foreach (var entry in entries)
        {
            _entries.Add(new CompiledEntry(
                entry, entry.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), new GlobSet(entry.Paths, PathGlob.SystemCase), [.. entry.Patterns.Select(PatternCompiler.Compile)]));
        }
    }

    public ScanReport Apply(ScanReport report)
    {
        if (_entries.Count == 0)
        {
            return report;
        }

        var judged = report.Findings.Select(Judge).ToList();
        return report with
        {
            Findings = [.. judged.Where(f => f.Suppression is null)],
            Suppressed = SuppressedOrder.Sort(report.Suppressed.Concat(judged.Where(f => f.Suppression is not null))),
        };
    }

    private Finding Judge(Finding finding) =>
        _entries.Find(e => Allows(e, finding)) is { Entry: var entry } ? finding with { Suppression = new Suppression(SuppressionKind.Configuration, entry.Reason) } : finding;

    private bool Allows(CompiledEntry compiled, Finding finding) =>
        (compiled.Rules.Count == 0 || compiled.Rules.Contains(finding.Rule.Id))
        && (compiled.Paths.IsEmpty || (PathOf(finding.Provenance) is { } path && compiled.Paths.Matches(path)))
        && ((compiled.Entry.Values.Count == 0 && compiled.Patterns.Length == 0) || AllowsSecret(compiled, finding.Secret.Reveal()));

    private bool AllowsSecret(CompiledEntry compiled, string secret)
    {
        if (compiled.Entry.Values.Any(v => Ascii.EqualsIgnoreCase(v, secret)))
        {
            return true;
        }

        var bytes = Encoding.UTF8.GetBytes(secret);
        foreach (var program in compiled.Patterns)
        {
            for (var start = 0; start <= bytes.Length - program.MinLength; start++)
            {
                if (_matcher.Match(program, bytes, start, out _, out _, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? PathOf(Provenance provenance) => provenance switch
    {
        FileProvenance file => file.Path,
        GitProvenance git => git.Location.Path,
        _ => null,
    };

    private sealed record CompiledEntry(AllowEntry Entry, HashSet<string> Rules, GlobSet Paths, PatternProgram[] Patterns);
}
