using LeakScan.Detection;

namespace LeakScan;

/// <summary>What a thread needs to scan parts of windows that belong to other threads. Belongs to one thread at a time.</summary>
/// <param name="scanner">Its scanner.</param>
/// <param name="exhausted">The rules that the scanner leaves out.</param>
/// <param name="dense">The same scanner for content that is thick with keywords; null to scan everything.</param>
internal sealed class PartScanner(ContentScanner scanner, ExhaustedRules exhausted, DenseScanner? dense)
{
    private int? _item;

    /// <summary>Goes on to the windows of another thread, whose items have numbers of their own.</summary>
    public void Forget()
    {
        dense?.Begin();
        _item = null;
    }

    /// <summary>Scans a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="bytes">Its window's bytes.</param>
    /// <param name="item">The number of its item. Another one's exhausted rules are none of the last one's: what was seen without them serves no other.</param>
    /// <param name="leftOut">The rules that are not looked for any more in its item.</param>
    public void Scan(WindowPart part, ReadOnlySpan<byte> bytes, int item, ExhaustedRules leftOut)
    {
        if (item != _item)
        {
            Forget();
            _item = item;
        }

        exhausted.CopyFrom(leftOut);
        part.Scan(bytes, scanner, dense);
    }
}
