namespace LeakScan.Sources.Ignoring;

/// <summary>A set of byte values.</summary>
internal sealed class ByteSet
{
    private readonly bool[] _members = new bool[256];

    /// <summary>Whether a byte is in it.</summary>
    public bool this[byte value] => _members[value];

    /// <summary>A set of one byte, or of both cases of a letter.</summary>
    public static ByteSet Of(byte value, bool ignoreCase)
    {
        var set = new ByteSet();
        set.Add(value);
        if (ignoreCase && char.IsAsciiLetter((char)value))
        {
            set.Add((byte)(value ^ 0x20));
        }

        return set;
    }

    /// <summary>Adds a byte.</summary>
    public void Add(byte value) => _members[value] = true;

    /// <summary>Takes a byte out.</summary>
    public void Remove(byte value) => _members[value] = false;

    /// <summary>Makes it the set of all other bytes.</summary>
    public void Invert()
    {
        for (var i = 0; i < _members.Length; i++)
        {
            _members[i] = !_members[i];
        }
    }
}
