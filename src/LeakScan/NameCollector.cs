using LeakScan.Findings;
using LeakScan.Findings.Locating;

namespace LeakScan;

/// <summary>Collects paths, has many scanned at once, and keeps what their names hold. Belongs to one thread.</summary>
internal sealed class NameCollector(NameScanner scanner)
{
    private readonly Dictionary<(string Path, MatchKey Key), LocatedMatch> _found = [];

    /// <summary>What was found so far, by path up to the name it stands in.</summary>
    public IEnumerable<(string Path, LocatedMatch Match)> Found => _found.Select(f => (f.Key.Path, f.Value));

    /// <summary>Adds a path, in UTF-8; whether there are enough to be scanned.</summary>
    public bool Add(ReadOnlySpan<byte> path)
    {
        scanner.Add(path);
        return scanner.IsFull;
    }

    /// <summary>Scans those that were added.</summary>
    public void Scan()
    {
        foreach (var (name, match) in scanner.Scan())
        {
            // A folder bears its name once, however many files are in it.
            _found.TryAdd(
                (NameScanner.UpTo(name, match.End), new MatchKey(match.Match.Rule, match.Match.Secret)),
                new LocatedMatch(match, MatchPlace.WholeFile("(in the name itself)")));
        }
    }
}
