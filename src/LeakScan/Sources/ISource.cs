namespace LeakScan.Sources;

/// <summary>
/// Enumerates items and pushes their content into sinks, on as many threads as it is given. A source knows files, encodings and git, and nothing of rules.
/// </summary>
public interface ISource
{
    /// <summary>Reads everything once.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was pushed stays pushed.</exception>
    /// <exception cref="SourceException">The source cannot be read at all.</exception>
    void Read(SourceContext context);

    /// <summary>Where items with matches come from. Asked once, after <see cref="Read"/>; an item may have several places, or none if it turns out not to belong.</summary>
    IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation);
}
