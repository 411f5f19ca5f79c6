using LeakScan.Git.Tests.History;

namespace LeakScan.Git.Tests.Oracle;

public class LibGit2HistoryReaderTests : HistoryReaderContract
{
    private protected override IHistoryReader Open(GitRepository repository, HistorySelection selection) => new LibGit2HistoryReader(repository, selection);
}
