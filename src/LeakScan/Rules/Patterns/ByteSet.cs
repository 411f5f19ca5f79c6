using System.Numerics;

namespace LeakScan.Rules.Patterns;

/// <summary>A set of byte values: 256 bits. Immutable.</summary>
internal readonly struct ByteSet : IEquatable<ByteSet>
{
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    private ByteSet(ulong a, ulong b, ulong c, ulong d)
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
    }

    public static ByteSet Empty => default;

    public static ByteSet All => ~Empty;

    public static ByteSet Digits { get; } = Range('0', '9');

    public static ByteSet Word { get; } = Digits | Range('A', 'Z') | Range('a', 'z') | Of('_');

    public static ByteSet Space { get; } = Range('\t', '\r') | Of(' ');

    public static ByteSet LineBreak { get; } = Of('\n');

    public int Count =>
        BitOperations.PopCount(_a) + BitOperations.PopCount(_b) + BitOperations.PopCount(_c) + BitOperations.PopCount(_d);

    public static ByteSet Of(int value) => Empty.With(value);

    public static ByteSet Range(int first, int last)
    {
        var set = Empty;
        for (var value = first; value <= last; value++)
        {
            set = set.With(value);
        }

        return set;
    }

    public static ByteSet operator |(ByteSet x, ByteSet y) => new(x._a | y._a, x._b | y._b, x._c | y._c, x._d | y._d);

    public static ByteSet operator &(ByteSet x, ByteSet y) => new(x._a & y._a, x._b & y._b, x._c & y._c, x._d & y._d);

    public static ByteSet operator ~(ByteSet x) => new(~x._a, ~x._b, ~x._c, ~x._d);

    public static bool operator ==(ByteSet x, ByteSet y) => x.Equals(y);

    public static bool operator !=(ByteSet x, ByteSet y) => !x.Equals(y);

    public bool Contains(byte value) => ((Word64(value >> 6) >> (value & 63)) & 1) != 0;

    public bool Overlaps(ByteSet other) => ((_a & other._a) | (_b & other._b) | (_c & other._c) | (_d & other._d)) != 0;

    public ByteSet With(int value) => (value >> 6) switch
    {
        0 => new(_a | (1UL << value), _b, _c, _d),
        1 => new(_a, _b | (1UL << (value & 63)), _c, _d),
        2 => new(_a, _b, _c | (1UL << (value & 63)), _d),
        _ => new(_a, _b, _c, _d | (1UL << (value & 63))),
    };

    /// <summary>The set with the other case of each ASCII letter.</summary>
    public ByteSet IgnoringCase()
    {
        var set = this;
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            if (Contains((byte)letter) || Contains((byte)(letter - 32)))
            {
                set = set.With(letter).With(letter - 32);
            }
        }

        return set;
    }

    /// <summary>The least member of a set that is not empty.</summary>
    public byte First()
    {
        for (var value = 0; value < 256; value++)
        {
            if (Contains((byte)value))
            {
                return (byte)value;
            }
        }

        throw new InvalidOperationException("The set is empty.");
    }

    public void CopyTo(Span<ulong> words)
    {
        words[0] = _a;
        words[1] = _b;
        words[2] = _c;
        words[3] = _d;
    }

    public static ByteSet From(ReadOnlySpan<ulong> words) => new(words[0], words[1], words[2], words[3]);

    public bool Equals(ByteSet other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    public override bool Equals(object? obj) => obj is ByteSet other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_a, _b, _c, _d);

    private ulong Word64(int index) => index switch
    {
        0 => _a,
        1 => _b,
        2 => _c,
        _ => _d,
    };
}
