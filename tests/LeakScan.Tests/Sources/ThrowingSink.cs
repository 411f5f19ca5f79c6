using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

/// <summary>Fails at every content.</summary>
internal sealed class ThrowingSink(Exception? exception = null) : IContentSink
{
    public int Reach => 1;

    public void Accept(SourceItem item, in Content content) => throw exception ?? new InvalidOperationException("from the sink");
}
