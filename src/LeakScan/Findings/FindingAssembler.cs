using LeakScan.Filtering.Paths;
using LeakScan.Findings.Locating;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Makes findings of matches, once it is known where their items come from: applies what depends on the path, tells a secret that stands in many versions
/// of a file once, and puts everything in order.
/// </summary>
internal sealed class FindingAssembler
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly Coverage _coverage;
    private readonly PathFilter _paths;
    private readonly MatchReducer _reducer;
    private readonly CompanionJoiner _joiner;
    private readonly NamedFileFinder _files;
    private readonly Fingerprinter _fingerprinter = new();
    private readonly Dictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    /// <param name="rules">The rules.</param>
    /// <param name="coverage">Where to note what cannot be told.</param>
    public FindingAssembler(IReadOnlyList<Rule> rules, Coverage coverage)
    {
        _rules = rules;
        _coverage = coverage;
        _paths = new PathFilter(rules);
        _reducer = new MatchReducer(rules);
        _joiner = new CompanionJoiner(rules);
        _files = new NamedFileFinder(rules, _paths);
    }

    /// <summary>All findings of a source, sorted.</summary>
    /// <param name="found">What was found in its items.</param>
    /// <param name="locations">Where the items come from.</param>
    /// <param name="minConfidence">Matches below this are counted and not made findings.</param>
    /// <param name="readAgain">Finds the places of matches that have none, by reading these items again; asks of each match there whether it is wanted.</param>
    /// <param name="below">How many findings were below.</param>
    public List<Finding> Assemble(
        IReadOnlyList<ItemMatches> found,
        IReadOnlyList<ItemLocation> locations,
        Confidence minConfidence,
        Func<IReadOnlyCollection<SourceItem>, Predicate<(SourceItem Item, int Rule, long Start)>, IEnumerable<ItemMatches>> readAgain,
        out int below)
    {
        var told = VersionMerger.Merge(InScope(found, locations));
        var sure = told.Where(t => t.Confidence >= minConfidence).ToList();
        below = told.Count - sure.Count;
        var places = Places(sure, readAgain);
        var findings = new List<Finding>();
        foreach (var match in sure)
        {
            Guard(match.Location, () => AddTo(findings, match, places));
        }

        findings.Sort(FindingOrder.Compare);
        return findings;
    }

    /// <summary>Does something for one place; a defect of LeakScan's own costs what would be told of that place.</summary>
    private void Guard(ItemLocation location, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception e) when (Defect.Describe(e) is not null)
        {
            _coverage.Omit(OmissionReason.Failed, location.Provenance.DisplayPath, Defect.Describe(e)!);
        }
    }

    private IEnumerable<ToldMatch> InScope(IReadOnlyList<ItemMatches> found, IReadOnlyList<ItemLocation> locations)
    {
        var byItem = found.ToDictionary(f => f.Item, f => f.Matches);
        var told = new Dictionary<ItemLocation, List<ToldMatch>>(ReferenceEqualityComparer.Instance);
        // Path by path: what is known of one serves all versions of the file.
        foreach (var location in locations.OrderBy(l => PathOf(l.Provenance), StringComparer.Ordinal))
        {
            Guard(location, () => told[location] = InScope(byItem[location.Item], location));
        }

        return locations.SelectMany(location => told.GetValueOrDefault(location, []));
    }

    private List<ToldMatch> InScope(IEnumerable<LocatedMatch> matches, ItemLocation location)
    {
        var path = PathOf(location.Provenance);
        var counting = matches.Where(m => _paths.Judge(path, m.Placed.Match).Keep);
        var told = _reducer.MostSpecific(counting).ConvertAll(m => Tell(m, location, _paths.Judge(path, m.Placed.Match)));
        return [.. _joiner.Join(told).Concat(_files.Find(path, location, told)).Where(m => IsOnLines(m, location.Lines))];
    }

    private static ToldMatch Tell(LocatedMatch match, ItemLocation location, PathVerdict verdict) => new(match, location, verdict.Confidence, verdict.Surroundings);

    private static Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace?> Places(
        List<ToldMatch> told, Func<IReadOnlyCollection<SourceItem>, Predicate<(SourceItem Item, int Rule, long Start)>, IEnumerable<ItemMatches>> readAgain)
    {
        var places = new Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace?>();
        foreach (var match in told.SelectMany(t => t.Parts.Append(t)).Where(t => t.Match.Place is null))
        {
            places[(match.Location.Item, match.Match.Placed.Match.Rule, match.Match.Placed.Start)] = null;
        }

        if (places.Count > 0)
        {
            foreach (var item in readAgain([.. places.Keys.Select(p => p.Item).Distinct()], places.ContainsKey))
            {
                foreach (var match in item.Matches)
                {
                    places[(item.Item, match.Placed.Match.Rule, match.Placed.Start)] = match.Place;
                }
            }
        }

        return places;
    }

    /// <summary>Makes the finding of a match with its parts; a part that counts while the match itself is allowed becomes a finding of its own.</summary>
    private void AddTo(List<Finding> findings, ToldMatch told, Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace?> places)
    {
        if (PlaceOf(told, places) is not { } place)
        {
            return;
        }

        var parts = new List<FindingPart>();
        foreach (var part in told.Parts)
        {
            if (PlaceOf(part, places) is not { } partPlace)
            {
                continue;
            }

            if (place.Suppression is not null && partPlace.Suppression is null)
            {
                findings.Add(Make(part, partPlace, []));
            }
            else
            {
                parts.Add(MakePart(part, partPlace));
            }
        }

        findings.Add(Make(told, place, parts));
    }

    private Finding Make(ToldMatch told, MatchPlace place, IReadOnlyList<FindingPart> parts)
    {
        var rule = _rules[told.Match.Placed.Match.Rule];
        var secret = SecretOf(told);
        return new Finding
        {
            Rule = rule,
            Severity = Worst(told),
            Confidence = told.Confidence,
            LazyFingerprint = _fingerprinter.Fingerprint(rule.Id, secret),
            Provenance = told.Location.Provenance,
            Region = place.Region,
            Secret = secret,
            Snippet = SnippetOf(place, secret),
            Verification = VerificationOf(told),
            Notes = Notes(told),
            Surroundings = told.Surroundings | (place.HasFrontEndName ? Surroundings.FrontEnd : Surroundings.None),
            Parts = parts,
            Suppression = place.Suppression,
            Occurrences = told.Occurrences,
        };
    }

    private FindingPart MakePart(ToldMatch told, MatchPlace place)
    {
        var secret = SecretOf(told);
        return new FindingPart
        {
            Rule = _rules[told.Match.Placed.Match.Rule],
            Provenance = told.Location.Provenance,
            Region = place.Region,
            Secret = secret,
            Snippet = SnippetOf(place, secret),
            Verification = VerificationOf(told),
            Notes = Notes(told),
        };
    }

    /// <summary>Of one whose line was not kept, the secret alone: a line that is missing must not keep a finding from being told.</summary>
    private static Snippet SnippetOf(MatchPlace place, Secret secret) => place.Snippet ?? new Snippet(secret.ToString(), 0, secret.ToString().Length);

    private Secret SecretOf(ToldMatch told)
    {
        var text = told.Match.Placed.Match.Secret;
        if (!_secrets.TryGetValue(text, out var secret))
        {
            _secrets[text] = secret = new Secret(text);
        }

        return secret;
    }

    private static Verification VerificationOf(ToldMatch told) => told.Match.Placed.Match.Checksum switch
    {
        ChecksumOutcome.Valid => Verification.Verified,
        ChecksumOutcome.Invalid => Verification.Failed,
        _ => Verification.NotApplicable,
    };

    private static IReadOnlyList<string> Notes(ToldMatch told) => told.Match.Placed.Match.Note is { } note ? [note] : [];

    /// <summary>The severity of the match or of its worst part.</summary>
    private Severity Worst(ToldMatch told)
    {
        var worst = SeverityOf(told);
        foreach (var part in told.Parts)
        {
            worst = SeverityOf(part) is var severity && severity > worst ? severity : worst;
        }

        return worst;
    }

    /// <summary>The rule's; but what has expired, or opens only with a passphrase that is not there, does little harm.</summary>
    private Severity SeverityOf(ToldMatch told)
    {
        var match = told.Match.Placed.Match;
        var severity = _rules[match.Rule].Severity;
        return match.IsInert && severity > Severity.Low ? Severity.Low : severity;
    }

    private static MatchPlace? PlaceOf(ToldMatch told, Dictionary<(SourceItem Item, int Rule, long Start), MatchPlace?> places) =>
        told.Match.Place ?? places.GetValueOrDefault((told.Location.Item, told.Match.Placed.Match.Rule, told.Match.Placed.Start));

    /// <summary>Whether a match, or a part of it, touches one of the lines.</summary>
    private static bool IsOnLines(ToldMatch match, IReadOnlyList<LineRange>? lines) =>
        lines is null || match.Parts.Append(match).Any(m => m.Match.Place!.Region is var region && lines.Any(l => region.StartLine < l.End && region.EndLine >= l.Start));

    private static string? PathOf(Provenance provenance) => provenance switch
    {
        FileProvenance file => file.Path,
        GitProvenance git => git.Location.Path,
        _ => null,
    };
}
