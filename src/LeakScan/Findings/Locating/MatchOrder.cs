using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>By place, then rule.</summary>
internal static class MatchOrder
{
    public static int Compare(PlacedMatch x, PlacedMatch y)
    {
        var order = x.Start.CompareTo(y.Start);
        order = order != 0 ? order : y.End.CompareTo(x.End);
        return order != 0 ? order : x.Match.Rule.CompareTo(y.Match.Rule);
    }
}
