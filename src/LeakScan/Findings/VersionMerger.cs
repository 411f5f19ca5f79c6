using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Tells a secret that stands in many versions of a file once. In files every place counts; in a history the versions of one path are one, told where the
/// secret entered as surely as it was ever found: a doubtful place before that is none to tell, and no marker stands there. A part of a credential that entered
/// alone is told with the rest of it.
/// </summary>
internal static class VersionMerger
{
    /// <summary>The matches of all places, those of versions merged.</summary>
    public static List<ToldMatch> Merge(IEnumerable<ToldMatch> matches)
    {
        var merged = new List<ToldMatch>();
        var paths = new Dictionary<string, Dictionary<MatchKey, List<ToldMatch>>>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            if (match.Location.Provenance is not GitProvenance { IsStaged: false } git)
            {
                merged.Add(match);
                continue;
            }

            if (!paths.TryGetValue(git.DisplayPath, out var versions))
            {
                paths[git.DisplayPath] = versions = [];
            }

            if (!versions.TryGetValue(match.Key, out var list))
            {
                versions[match.Key] = list = [];
            }

            list.Add(match);
        }

        foreach (var versions in paths.Values)
        {
            var parts = versions.Values.SelectMany(list => list).SelectMany(m => m.Parts).Select(p => p.Key).ToHashSet();
            merged.AddRange(versions.Where(v => !parts.Contains(v.Key)).Select(v => First(v.Value)));
        }

        return merged;
    }

    /// <summary>Of the surest versions the one that came first, with what the others add.</summary>
    private static ToldMatch First(List<ToldMatch> versions)
    {
        if (versions.Count == 1)
        {
            return versions[0];
        }

        var sorted = versions.OrderByDescending(v => v.Confidence).ThenBy(v => Git(v).Order).ThenBy(v => Git(v).Object).ThenBy(v => v.Match.Placed.Start).ToList();
        var location = Git(sorted[0]) with
        {
            PathAtHead = versions.Select(v => Git(v).PathAtHead).Where(p => p is not null).Min(StringComparer.Ordinal),
            Reachability = versions.Min(v => Git(v).Reachability),
            References = [.. versions.SelectMany(v => Git(v).References).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(ObjectLocation.MaxReferences)],
        };
        return sorted[0] with
        {
            Location = sorted[0].Location with { Provenance = new GitProvenance(location) },
            Occurrences = versions.Select(v => Git(v).Object).Distinct().Count(),
            Parts = [.. sorted.SelectMany(v => v.Parts).DistinctBy(p => p.Key)],
        };
    }

    private static ObjectLocation Git(ToldMatch match) => ((GitProvenance)match.Location.Provenance).Location;
}
