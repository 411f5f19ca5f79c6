using System.Runtime.CompilerServices;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// A look at the second byte behind a keyword, by which most are refused that stand thousands of times in a megabyte: numbers in a source map have four letters and
/// then a comma, so that of <c>EAA</c> hardly any is left. A whole <see cref="StartFilter"/> looks at eight.
/// </summary>
/// <param name="Filter">The filter of the one rule of the keyword; null for none.</param>
/// <param name="Offset">From the keyword to the byte.</param>
/// <param name="Place">The place of the byte in a match.</param>
internal readonly record struct Glance(StartFilter? Filter, int Offset, int Place)
{
    /// <summary>The glance for a keyword of a rule whose matches start at one place only.</summary>
    /// <param name="filter">The filter of the rule.</param>
    /// <param name="keywordLength">The length of the keyword.</param>
    /// <param name="start">Where a match starts, from the keyword.</param>
    public static Glance Of(StartFilter filter, int keywordLength, int start)
    {
        var place = Math.Clamp(keywordLength + 1 - start, 0, filter.LastPlace);
        return new Glance(filter, start + place, place);
    }

    /// <summary>Whether the byte may stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<byte> content, int position)
    {
        var at = position + Offset;
        return Filter is null || (uint)at >= (uint)content.Length || Filter.MayStand(content[at], Place);
    }
}
