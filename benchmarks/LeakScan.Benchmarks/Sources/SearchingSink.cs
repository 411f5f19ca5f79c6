using LeakScan.Sources;

namespace LeakScan.Benchmarks.Sources;

/// <summary>Does the least that a scan does with content: passes over every byte once.</summary>
internal sealed class SearchingSink : IContentSink
{
    public long Bytes { get; private set; }

    public int Reach => 4096;

    public void Accept(SourceItem item, in Content content)
    {
        var judged = content.Bytes[content.From..content.To];
        Bytes += judged.Length + (judged.Contains((byte)1) ? 1 : 0);
    }
}
