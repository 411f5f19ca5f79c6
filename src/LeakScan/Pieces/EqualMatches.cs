using System.Diagnostics.CodeAnalysis;
using LeakScan.Filtering;

namespace LeakScan.Pieces;

/// <summary>
/// Makes one object of matches that are equal in all but their place. Where a secret stands a million times in a file, all passes over its matches then look at the same
/// few objects and not at as many as there are pieces. Only a cache, and a small one. Belongs to one thread.
/// </summary>
internal sealed class EqualMatches : IEqualityComparer<JudgedMatch>
{
    private const int Capacity = 1024;

    private readonly HashSet<JudgedMatch> _known;

    public EqualMatches() => _known = new HashSet<JudgedMatch>(this);

    /// <summary>The match, or one that was seen before and is equal.</summary>
    public JudgedMatch One(JudgedMatch match)
    {
        if (_known.TryGetValue(match, out var known))
        {
            return known;
        }

        if (_known.Count == Capacity)
        {
            _known.Clear();
        }

        _known.Add(match);
        return match;
    }

    /// <inheritdoc/>
    public bool Equals(JudgedMatch? x, JudgedMatch? y) =>
        x is not null && y is not null && x.Rule == y.Rule && x.Length == y.Length && x.Secret == y.Secret && x.Confidence == y.Confidence && x.Traits == y.Traits
        && x.Checksum == y.Checksum && x.IsInert == y.IsInert && x.Note == y.Note;

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] JudgedMatch match) => HashCode.Combine(match.Rule, match.Secret);
}
