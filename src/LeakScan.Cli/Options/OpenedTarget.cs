using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Cli.Options;

/// <summary>What <see cref="ScanTarget"/> opened.</summary>
/// <param name="Sources">What to scan.</param>
/// <param name="Repository">The repository around the first path; null for none.</param>
/// <param name="History">The reader of its history; null when that was not asked for.</param>
/// <param name="IsEverything">Whether nothing that could be read here was left aside.</param>
internal sealed record OpenedTarget(IReadOnlyList<ISource> Sources, GitRepository? Repository, IHistoryReader? History, bool IsEverything) : IDisposable
{
    public void Dispose()
    {
        History?.Dispose();
        Repository?.Dispose();
    }
}
