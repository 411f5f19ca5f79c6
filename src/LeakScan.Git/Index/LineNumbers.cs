namespace LeakScan.Git;

/// <summary>Gives equal lines of two texts the same number, so that comparing lines is comparing numbers.</summary>
internal sealed class LineNumbers
{
    private readonly Dictionary<int, List<int>> _byHash = []; // numbers of the lines with a hash
    private readonly List<byte[]> _lines = [];
    private readonly List<(bool InOld, bool InNew)> _where = [];

    /// <summary>The numbers of a text's lines, in order.</summary>
    public List<int> Read(ReadOnlySpan<byte> text, bool isNew)
    {
        var numbers = new List<int>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..(end + 1)];
            var number = NumberOf(line);
            _where[number] = (_where[number].InOld | !isNew, _where[number].InNew | isNew);
            numbers.Add(number);
            text = text[line.Length..];
        }

        return numbers;
    }

    /// <summary>Whether both texts have a line.</summary>
    public bool IsInBoth(int number) => _where[number] == (true, true);

    private int NumberOf(ReadOnlySpan<byte> line)
    {
        var hash = default(HashCode);
        hash.AddBytes(line);
        var key = hash.ToHashCode();
        if (!_byHash.TryGetValue(key, out var candidates))
        {
            _byHash.Add(key, candidates = new List<int>(1));
        }

        foreach (var candidate in candidates)
        {
            if (line.SequenceEqual(_lines[candidate]))
            {
                return candidate;
            }
        }

        candidates.Add(_lines.Count);
        _lines.Add(line.ToArray());
        _where.Add(default);
        return _lines.Count - 1;
    }
}
