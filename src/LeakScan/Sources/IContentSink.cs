using LeakScan.Sources.Reading;

namespace LeakScan.Sources;

/// <summary>Takes content from one worker thread of a source and scans it at once; nothing of the content is kept.</summary>
internal interface IContentSink
{
    /// <summary>How many bytes of context a window needs on either side of its [From, To) range.</summary>
    int Reach { get; }

    /// <summary>Scans a whole item or one window of it. All windows of an item go to the same sink, in order.</summary>
    void Accept(SourceItem item, in Content content);

    /// <summary>Lets other threads scan parts of a window from now until it is accepted, which is to follow; null when the sink does not share.</summary>
    /// <param name="item">The item.</param>
    /// <param name="bytes">The window with its context, which must stay as it is until then.</param>
    /// <param name="from">First offset at which a candidate counts.</param>
    /// <param name="to">Offset behind the last.</param>
    ISharedWindow? Share(SourceItem item, ReadOnlyMemory<byte> bytes, int from, int to) => null;

    /// <summary>Ends the last item, and lists those in which something was found.</summary>
    IEnumerable<SourceItem> ListFound() => [];

    /// <summary>Ends the last item, and lists those of which not all matches were kept, because there were too many.</summary>
    IEnumerable<SourceItem> ListTruncated() => [];

    /// <summary>
    /// Scans a whole item before it has a handle: most hold nothing, and the path of each would be a string. Returns whether there is nothing to say of it;
    /// otherwise <see cref="Accept"/> has to follow with the same content, which is not scanned again.
    /// </summary>
    bool IsClean(in Content content) => false;

    /// <summary>Scans the path of an item, in UTF-8, whose content is given apart from it or not at all.</summary>
    void AcceptName(ReadOnlySpan<byte> path)
    {
    }

    /// <summary>Looks at the first bytes of a binary item, whose content is not scanned otherwise.</summary>
    /// <param name="item">The item.</param>
    /// <param name="head">Its first bytes: all of them, or at least 8,192.</param>
    void AcceptBinary(SourceItem item, ReadOnlySpan<byte> head)
    {
    }
}
