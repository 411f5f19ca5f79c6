using LeakScan.Detection;
using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>
/// By place, then rule, then by how sure the reading is. The same bytes may be read in two ways, as an argument and as a text in quotes: of these the first is told, so that which
/// it is must not depend on where a window ended. Nothing is equal but what does not differ.
/// </summary>
internal static class MatchOrder
{
    public static int Compare(PlacedMatch x, PlacedMatch y)
    {
        var order = x.Start.CompareTo(y.Start);
        order = order != 0 ? order : y.End.CompareTo(x.End);
        order = order != 0 ? order : x.Match.Rule.CompareTo(y.Match.Rule);
        return order != 0 || ReferenceEquals(x.Match, y.Match) ? order : CompareReadings(x.Match, y.Match);
    }

    private static int CompareReadings(JudgedMatch x, JudgedMatch y)
    {
        var order = y.Confidence.CompareTo(x.Confidence);
        order = order != 0 ? order : x.Traits.HasFlag(MatchTraits.Doubtful).CompareTo(y.Traits.HasFlag(MatchTraits.Doubtful));
        order = order != 0 ? order : x.Traits.CompareTo(y.Traits);
        order = order != 0 ? order : x.Checksum.CompareTo(y.Checksum);
        order = order != 0 ? order : x.IsInert.CompareTo(y.IsInert);
        order = order != 0 ? order : string.CompareOrdinal(x.Secret, y.Secret);
        return order != 0 ? order : string.CompareOrdinal(x.Note, y.Note);
    }
}
