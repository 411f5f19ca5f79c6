using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Sources.Pushing;
using LeakScan.Sources.Reading;

namespace LeakScan.Cli;

/// <summary>What the push brings that git describes on standard input.</summary>
internal sealed class PushedHistory : IDisposable
{
    private readonly IHistoryReader? _reader;

    private PushedHistory(IHistoryReader? reader, IReadOnlyList<ISource> sources)
    {
        _reader = reader;
        Sources = sources;
    }

    /// <summary>What is to be scanned; nothing when the push only deletes.</summary>
    public IReadOnlyList<ISource> Sources { get; }

    /// <summary>Reads the description to its end.</summary>
    /// <param name="repository">The repository whose hook this is.</param>
    /// <param name="remote">Name and address of the remote, as far as they are known.</param>
    /// <param name="cancellation">Ends waiting for the description.</param>
    /// <exception cref="UsageException">Standard input is a terminal.</exception>
    /// <exception cref="SourceException">Standard input is not what git tells a hook.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PushedHistory Read(GitRepository repository, IReadOnlyList<string> remote, CancellationToken cancellation)
    {
        if (!Console.IsInputRedirected)
        {
            throw new UsageException(
                "a push is described on standard input, by git; this is a terminal: 'leakscan history --range origin/main..HEAD' scans what a branch adds");
        }

        var push = PushReader.Read(new InterruptibleStream(InputOpener.Open(), cancellation));
        if (new PushSelector(repository).Select(push, remote) is not { } selection)
        {
            return new PushedHistory(null, []);
        }

        var reader = repository.OpenHistory(selection);
        return new PushedHistory(reader, [new HistorySource(reader, selection, LfsStore.Of(repository))]);
    }

    public void Dispose() => _reader?.Dispose();
}
