namespace LeakScan.Sources;

/// <summary>A source whose items never change, so that a run can leave to the next one what it has read.</summary>
internal interface IRecallingSource : ISource
{
    /// <summary>A name for where the items are stored, the same in every run; null when nothing can be remembered.</summary>
    string? Place { get; }

    /// <summary>Takes over what <see cref="Memorize"/> gave in an earlier run, so that <see cref="ISource.Read"/> does not push it. False when it cannot be used.</summary>
    bool Recall(SourceMemory memory);

    /// <summary>Whether an item is there and will not be pushed, because an earlier run has read it.</summary>
    bool IsRecalled(SourceItem item);

    /// <summary>Pushes recalled items all the same. Asked before <see cref="ISource.Read"/>.</summary>
    void Revisit(IEnumerable<SourceItem> items);

    /// <summary>What to leave to the next run, after everything was read and <see cref="ISource.Locate"/> asked; null when there is nothing new.</summary>
    SourceMemory? Memorize();
}
