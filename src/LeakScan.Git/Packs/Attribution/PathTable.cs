namespace LeakScan.Git;

/// <summary>Paths as numbers: a path is a folder's path and a name. Number 0 is the root.</summary>
internal sealed class PathTable(NameTable names)
{
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<(int Folder, int Name)> _paths = [(-1, -1)];

    /// <summary>The path of an entry of a folder.</summary>
    public int Add(int folder, int name)
    {
        var key = ((long)folder << 32) | (uint)name;
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _paths.Count;
            _paths.Add((folder, name));
            _numbers.Add(key, number);
        }

        return number;
    }

    /// <summary>The path, '/'-separated.</summary>
    public byte[] BytesOf(int path)
    {
        var parts = new Stack<int>();
        for (; path > 0; path = _paths[path].Folder)
        {
            parts.Push(_paths[path].Name);
        }

        var bytes = new List<byte>();
        foreach (var part in parts)
        {
            if (bytes.Count > 0)
            {
                bytes.Add((byte)'/');
            }

            bytes.AddRange(names[part]);
        }

        return [.. bytes];
    }
}
