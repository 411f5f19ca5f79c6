using LeakScan.Git.Tests.History;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>The fast reader does what the simple one does.</summary>
public class PackHistoryReaderTests : HistoryReaderContract
{
    private protected override IHistoryReader Open(GitRepository repository, HistorySelection selection) => new PackHistoryReader(repository, selection);
}
