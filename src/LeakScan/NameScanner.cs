using System.Text;
using LeakScan.Filtering;
using LeakScan.Rules;

namespace LeakScan;

/// <summary>
/// Finds tokens in names: of files, folders, branches. Many names are scanned at once, one a line, and only what shows by itself what it is counts: a token that
/// holds a keyword of its rule. Names near it are no context, and a word that stands before a number of sixteen digits in a path is no credential. Belongs to one thread.
/// </summary>
internal sealed class NameScanner
{
    private const int BatchBytes = 1 << 16;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly ContentScanner _scanner;
    private readonly List<int> _starts = [];
    private readonly List<PlacedMatch> _matches = [];
    private byte[] _text = new byte[1 << 10];
    private int _length;

    public NameScanner(RulePack rules, ContentScanner scanner)
    {
        _rules = rules.Rules;
        _scanner = scanner;
    }

    /// <summary>Whether there are enough names for <see cref="Scan"/> to be worth its start.</summary>
    public bool IsFull => _length >= BatchBytes;

    /// <summary>Adds a name, in UTF-8, to those that the next scan looks through.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        var end = _length + name.Length;
        if (end >= _text.Length)
        {
            Array.Resize(ref _text, Math.Max(end + 1, 2 * _text.Length));
        }

        _starts.Add(_length);
        name.CopyTo(_text.AsSpan(_length));
        _text[end] = (byte)'\n';
        _length = end + 1;
    }

    /// <summary>Scans the names added since the last scan. The starts of matches count from the name's first byte in UTF-8.</summary>
    public IEnumerable<(string Name, PlacedMatch Match)> Scan()
    {
        if (_length == 0)
        {
            return [];
        }

        _matches.Clear();
        _scanner.Scan(_text.AsSpan(0, _length), 0, _length, _matches);
        var found = new List<(string Name, PlacedMatch Match)>();
        foreach (var match in _matches.Where(Counts))
        {
            var index = NameAt((int)match.Start);
            var (start, end) = (_starts[index], (index + 1 < _starts.Count ? _starts[index + 1] : _length) - 1);
            if (match.End <= end)
            {
                found.Add((Encoding.UTF8.GetString(_text.AsSpan(start..end)), new PlacedMatch(match.Match, match.Start - start)));
            }
        }

        _starts.Clear();
        _length = 0;
        return found;
    }

    /// <summary>A path up to the end of the name that the match stands in.</summary>
    /// <param name="path">The path, '/'-separated.</param>
    /// <param name="end">Offset behind the match in its UTF-8.</param>
    public static string UpTo(string path, long end)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        var slash = bytes.AsSpan((int)end).IndexOf((byte)'/');
        return slash < 0 ? path : Encoding.UTF8.GetString(bytes, 0, (int)end + slash);
    }

    private bool Counts(PlacedMatch placed)
    {
        var (match, rule) = (placed.Match, _rules[placed.Match.Rule]);
        return rule is { Detector: DetectorKind.Pattern, Requires.Count: 0 } && match.Confidence == Confidence.High
            && rule.Keywords.Any(k => match.Secret.Contains(k, StringComparison.OrdinalIgnoreCase));
    }

    private int NameAt(int offset)
    {
        var (from, to) = (0, _starts.Count);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            (from, to) = _starts[middle] <= offset ? (middle, to) : (from, middle);
        }

        return from;
    }
}
