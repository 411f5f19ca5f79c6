using LeakScan.Sources;

namespace LeakScan.Tests.Sources.Reading;

/// <summary>Counts what is judged and keeps the last window's place.</summary>
internal sealed class CountingSink(int reach) : IContentSink
{
    public int Reach => reach;

    public long Judged { get; private set; }

    public int Longest { get; private set; }

    public int LastColumn { get; private set; }

    public void Accept(SourceItem item, in Content content)
    {
        Judged += content.To - content.From;
        Longest = Math.Max(Longest, content.Bytes.Length);
        LastColumn = content.Column;
    }
}
