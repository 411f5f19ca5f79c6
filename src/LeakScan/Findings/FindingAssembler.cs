using LeakScan.Filtering.Globs;
using LeakScan.Filtering.Paths;
using LeakScan.Findings.Locating;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Makes findings of matches, once it is known where their items come from: applies what depends on the path, tells a secret that stands in many versions
/// of a file once, and puts everything in order.
/// </summary>
internal sealed class FindingAssembler
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly GlobSet?[] _paths;
    private readonly GlobSet?[] _allowed;
    private readonly MatchReducer _reducer;
    private readonly Fingerprinter _fingerprinter = new();

    public FindingAssembler(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _paths = new GlobSet[rules.Count];
        _allowed = new GlobSet[rules.Count];
        _reducer = new MatchReducer(rules);
    }

    /// <summary>All findings of a source, sorted.</summary>
    public List<Finding> Assemble(IReadOnlyList<ItemMatches> found, IReadOnlyList<ItemLocation> locations)
    {
        var byItem = found.ToDictionary(f => f.Item, f => f.Matches);
        var findings = new List<(Finding Finding, int Order)>();
        foreach (var location in locations)
        {
            var inScope = byItem[location.Item].Select(m => InScope(m, location.Provenance)).OfType<LocatedMatch>();
            foreach (var match in _reducer.MostSpecific(inScope).Where(m => IsOnLines(m, location.Lines)))
            {
                findings.Add((Make(match, location.Provenance), (location.Provenance as GitProvenance)?.Location.Order ?? 0));
            }
        }

        var told = findings
            .GroupBy(f => f.Finding.Provenance is GitProvenance { IsStaged: false } ? (f.Finding.Rule.Id, f.Finding.Secret, f.Finding.Provenance.DisplayPath, 0, 0) : Key(f.Finding))
            .Select(Merge)
            .ToList();
        told.Sort(FindingOrder.Compare);
        return told;
    }

    /// <summary>In files every place counts; in a history the versions of one file are one.</summary>
    private static (string RuleId, Secret Secret, string Path, int Line, int Column) Key(Finding finding) =>
        (finding.Rule.Id, finding.Secret, finding.Provenance.DisplayPath, finding.Region.StartLine, finding.Region.StartColumn);

    /// <summary>The finding in the version that came first, with what the others add.</summary>
    private static Finding Merge(IEnumerable<(Finding Finding, int Order)> versions)
    {
        var all = versions.OrderBy(v => v.Order).ThenBy(v => v.Finding, Comparer<Finding>.Create(FindingOrder.Compare)).ToList();
        var first = all[0].Finding;
        if (all.Count == 1 || first.Provenance is not GitProvenance { IsStaged: false } git)
        {
            return first;
        }

        var others = all.Select(v => ((GitProvenance)v.Finding.Provenance).Location).ToList();
        var location = git.Location with
        {
            PathAtHead = others.Select(o => o.PathAtHead).FirstOrDefault(p => p is not null),
            Reachability = others.Min(o => o.Reachability),
            References = [.. others.SelectMany(o => o.References).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(ObjectLocation.MaxReferences)],
        };
        return first with
        {
            Provenance = git with { Location = location },
            Occurrences = others.Select(o => o.Object).Distinct().Count(),

            // A marker in one version does not excuse the versions without it.
            Suppression = all.TrueForAll(v => v.Finding.Suppression is not null) ? first.Suppression : null,
            Confidence = all.Max(v => v.Finding.Confidence),
        };
    }

    private Finding Make(LocatedMatch match, Provenance provenance)
    {
        var rule = _rules[match.Rule];
        return new Finding
        {
            Rule = rule,
            Severity = rule.Severity,
            Confidence = match.Confidence,
            Fingerprint = _fingerprinter.Fingerprint(rule.Id, match.Secret),
            Provenance = provenance,
            Region = match.Region,
            Secret = match.Secret,
            Snippet = match.Snippet,
            Notes = match.Notes,
            Suppression = match.Suppression,
        };
    }

    private static bool IsOnLines(LocatedMatch match, IReadOnlyList<LineRange>? lines) =>
        lines is null || lines.Any(range => match.Region.StartLine < range.End && match.Region.EndLine >= range.Start);

    /// <summary>The match as its path leaves it; null when it does not count there.</summary>
    private LocatedMatch? InScope(LocatedMatch match, Provenance provenance)
    {
        var rule = _rules[match.Rule];
        var path = provenance.DisplayPath;
        if ((rule.Paths.Count > 0 && !(_paths[match.Rule] ??= new GlobSet(rule.Paths)).Matches(path))
            || (rule.Allow.Paths.Count > 0 && (_allowed[match.Rule] ??= new GlobSet(rule.Allow.Paths)).Matches(path)))
        {
            return null;
        }

        var verdict = PathJudge.Judge(HasPath(provenance) ? path : null, rule.Detector, match.Traits, match.Confidence);
        return !verdict.Keep ? null
            : verdict.Note is null && verdict.Confidence == match.Confidence ? match
            : match with { Confidence = verdict.Confidence, Notes = verdict.Note is { } note ? [.. match.Notes, note] : match.Notes };
    }

    private static bool HasPath(Provenance provenance) => provenance switch
    {
        FileProvenance => true,
        GitProvenance git => git.Location.Path is not null,
        _ => false,
    };
}
