namespace LeakScan.Sources;

/// <summary>Takes content from one worker thread of a source and scans it at once; nothing of the content is kept.</summary>
public interface IContentSink
{
    /// <summary>How many bytes of context a window needs on either side of its [From, To) range.</summary>
    int Reach { get; }

    /// <summary>Scans a whole item or one window of it. All windows of an item go to the same sink, in order.</summary>
    void Accept(SourceItem item, in Content content);
}
