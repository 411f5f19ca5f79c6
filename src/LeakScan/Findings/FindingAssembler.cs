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
    private readonly PathFilter _paths;
    private readonly MatchReducer _reducer;
    private readonly Fingerprinter _fingerprinter = new();
    private readonly Dictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public FindingAssembler(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _paths = new PathFilter(rules);
        _reducer = new MatchReducer(rules);
    }

    /// <summary>All findings of a source, sorted.</summary>
    /// <param name="found">What was found in its items.</param>
    /// <param name="locations">Where the items come from.</param>
    /// <param name="minConfidence">Matches below this are counted and not made findings.</param>
    /// <param name="readAgain">Finds the places of matches that have none, by reading these items again.</param>
    /// <param name="below">How many findings were below.</param>
    public List<Finding> Assemble(
        IReadOnlyList<ItemMatches> found,
        IReadOnlyList<ItemLocation> locations,
        Confidence minConfidence,
        Func<IReadOnlyCollection<SourceItem>, IEnumerable<ItemMatches>> readAgain,
        out int below)
    {
        var told = Merge(InScope(found, locations)).ToList();
        var sure = told.Where(t => t.Confidence >= minConfidence).ToList();
        below = told.Count - sure.Count;
        var places = Places(sure, readAgain);
        var findings = new List<Finding>();
        foreach (var match in sure)
        {
            var key = (match.Location.Item, match.Match.Placed.Match.Rule, match.Match.Placed.Start);
            if ((match.Match.Place ?? places.GetValueOrDefault(key)) is { } place)
            {
                findings.Add(Make(match, place));
            }
        }

        findings.Sort(FindingOrder.Compare);
        return findings;
    }

    private IEnumerable<ToldMatch> InScope(IReadOnlyList<ItemMatches> found, IReadOnlyList<ItemLocation> locations)
    {
        var byItem = found.ToDictionary(f => f.Item, f => f.Matches);
        foreach (var location in locations)
        {
            var verdicts = new Dictionary<LocatedMatch, PathVerdict>();
            foreach (var match in byItem[location.Item])
            {
                var verdict = _paths.Judge(PathOf(location.Provenance), match.Placed.Match);
                if (verdict.Keep)
                {
                    verdicts[match] = verdict;
                }
            }

            foreach (var match in _reducer.MostSpecific(verdicts.Keys).Where(m => IsOnLines(m, location.Lines)))
            {
                yield return new ToldMatch(match, location, verdicts[match].Confidence, verdicts[match].Note);
            }
        }
    }

    /// <summary>In files every place counts; in a history the versions of one file are one, told where the secret entered.</summary>
    private static IEnumerable<ToldMatch> Merge(IEnumerable<ToldMatch> matches)
    {
        var versions = new Dictionary<(int Rule, string Secret, string Path), List<ToldMatch>>();
        foreach (var match in matches)
        {
            if (match.Location.Provenance is not GitProvenance { IsStaged: false } git)
            {
                yield return match;
                continue;
            }

            var key = (match.Match.Placed.Match.Rule, match.Match.Placed.Match.Secret, git.DisplayPath);
            if (!versions.TryGetValue(key, out var list))
            {
                versions[key] = list = [];
            }

            list.Add(match);
        }

        foreach (var list in versions.Values)
        {
            yield return First(list);
        }
    }

    /// <summary>The version that came first, with what the others add.</summary>
    private static ToldMatch First(List<ToldMatch> versions)
    {
        var first = versions
            .OrderBy(v => Git(v).Order).ThenBy(v => Git(v).Object).ThenBy(v => v.Match.Placed.Start)
            .First();
        if (versions.Count == 1)
        {
            return first;
        }

        var location = Git(first) with
        {
            PathAtHead = versions.Select(v => Git(v).PathAtHead).Where(p => p is not null).Min(StringComparer.Ordinal),
            Reachability = versions.Min(v => Git(v).Reachability),
            References = [.. versions.SelectMany(v => Git(v).References).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(ObjectLocation.MaxReferences)],
        };
        return first with
        {
            Location = first.Location with { Provenance = new GitProvenance(location) },
            Occurrences = versions.Select(v => Git(v).Object).Distinct().Count(),
            Confidence = versions.Max(v => v.Confidence),
        };
    }

    private static ObjectLocation Git(ToldMatch match) => ((GitProvenance)match.Location.Provenance).Location;

    private static Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace> Places(
        List<ToldMatch> told, Func<IReadOnlyCollection<SourceItem>, IEnumerable<ItemMatches>> readAgain)
    {
        var places = new Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace>();
        var items = told.Where(t => t.Match.Place is null).Select(t => t.Location.Item).Distinct().ToList();
        if (items.Count > 0)
        {
            foreach (var item in readAgain(items))
            {
                foreach (var match in item.Matches)
                {
                    places[(item.Item, match.Placed.Match.Rule, match.Placed.Start)] = match.Place!;
                }
            }
        }

        return places;
    }

    private Finding Make(ToldMatch told, MatchPlace place)
    {
        var match = told.Match.Placed.Match;
        var rule = _rules[match.Rule];
        if (!_secrets.TryGetValue(match.Secret, out var secret))
        {
            _secrets[match.Secret] = secret = new Secret(match.Secret);
        }

        return new Finding
        {
            Rule = rule,
            Severity = rule.Severity,
            Confidence = told.Confidence,
            Fingerprint = _fingerprinter.Fingerprint(rule.Id, secret),
            Provenance = told.Location.Provenance,
            Region = place.Region,
            Secret = secret,
            Snippet = place.Snippet,
            Notes = [.. ((string?[])[match.Note, told.PathNote]).OfType<string>()],
            Suppression = place.Suppression,
            Occurrences = told.Occurrences,
        };
    }

    private static bool IsOnLines(LocatedMatch match, IReadOnlyList<LineRange>? lines) =>
        lines is null || lines.Any(range => match.Place!.Region.StartLine < range.End && match.Place.Region.EndLine >= range.Start);

    private static string? PathOf(Provenance provenance) => provenance switch
    {
        FileProvenance file => file.Path,
        GitProvenance git => git.Location.Path,
        _ => null,
    };
}
