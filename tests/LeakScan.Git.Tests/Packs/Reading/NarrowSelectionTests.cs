using LeakScan.Git.Tests.History;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>The fast reader does the same where it compares the commits of a selection one by one, which it does for a small part of a large repository.</summary>
public class NarrowSelectionTests : HistoryReaderContract
{
    private protected override IHistoryReader Open(GitRepository repository, HistorySelection selection) =>
        new PackHistoryReader(repository, selection, ReadLimits.Default with { WideShare = 0 });
}
