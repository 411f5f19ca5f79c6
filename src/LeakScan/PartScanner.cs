using LeakScan.Detection;

namespace LeakScan;

/// <summary>What a thread needs to scan parts of windows that belong to other threads. Belongs to one thread at a time.</summary>
/// <param name="scanner">Its scanner.</param>
/// <param name="exhausted">The rules that the scanner leaves out.</param>
/// <param name="dense">The same scanner for content that is thick with keywords; null to scan everything.</param>
internal sealed class PartScanner(ContentScanner scanner, ExhaustedRules exhausted, DenseScanner? dense)
{
    /// <summary>Starts on another item, whose exhausted rules are none of the last one's: what was seen without them serves no other.</summary>
    public void Begin() => dense?.Begin();

    /// <summary>Scans a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="bytes">Its window's bytes.</param>
    /// <param name="leftOut">The rules that are not looked for any more in its item.</param>
    public void Scan(WindowPart part, ReadOnlySpan<byte> bytes, ExhaustedRules leftOut)
    {
        exhausted.CopyFrom(leftOut);
        part.Scan(bytes, scanner, dense);
    }
}
