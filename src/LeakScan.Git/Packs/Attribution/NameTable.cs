namespace LeakScan.Git;

/// <summary>Names of files and folders, each once, as numbers.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<byte[], int> _numbers;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _names = [];

    public NameTable()
    {
        _numbers = new Dictionary<byte[], int>(new Comparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Names that are numbered already.</summary>
    public NameTable(IEnumerable<byte[]> names)
        : this()
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    public int Count => _names.Count;

    public byte[] this[int number] => _names[number];

    /// <summary>The number of a name; a new one for a name not seen before.</summary>
    public int Add(ReadOnlySpan<byte> name)
    {
        if (!_lookup.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _names.Add(name.ToArray());
            _numbers.Add(_names[number], number);
        }

        return number;
    }

    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
