namespace LeakScan.Sources;

/// <summary>
/// Enumerates items and pushes their content into sinks, on as many threads as it is given. A source knows files, encodings and git, and nothing of rules.
/// </summary>
internal interface ISource
{
    /// <summary>Reads everything once.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was pushed stays pushed.</exception>
    /// <exception cref="SourceException">The source cannot be read at all.</exception>
    void Read(SourceContext context);

    /// <summary>Where items with matches come from. Asked at most once, of no items when something was not read whose place it may tell too, after <see cref="Read"/>; an item may have several places, or none if it turns out not to belong.</summary>
    IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation);

    /// <summary>
    /// Whether <see cref="ReadAgain"/> can be asked. A source whose items are versions of one another can; the engine then keeps no places of matches
    /// and reads again the few items that are told.
    /// </summary>
    bool CanReadAgain => false;

    /// <summary>Pushes some items once more, whole, on the calling thread.</summary>
    /// <exception cref="NotSupportedException"><see cref="CanReadAgain"/> is false.</exception>
    void ReadAgain(IReadOnlyCollection<SourceItem> items, IContentSink sink) => throw new NotSupportedException();
}
