namespace LeakScan.Filtering;

/// <summary>A judged match at a place.</summary>
/// <param name="Match">The match.</param>
/// <param name="Start">Offset of the secret: in the content while that is at hand, later in the item.</param>
internal readonly record struct PlacedMatch(JudgedMatch Match, long Start)
{
    /// <summary>Offset behind the secret.</summary>
    public long End => Start + Match.Length;
}
