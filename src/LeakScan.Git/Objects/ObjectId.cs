using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>The SHA-1 name of a git object: 20 bytes. Immutable; compares bytewise, as git sorts.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    /// <summary>Length of an id in bytes.</summary>
    public const int Size = 20;

    // Big-endian words, so that comparing words compares bytes.
    private readonly ulong _head;
    private readonly ulong _middle;
    private readonly uint _tail;

    /// <summary>Reads an id from its 20 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 bytes.</exception>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        _head = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _middle = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _tail = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>The all-zero id, git's word for "none".</summary>
    public static ObjectId Zero => default;

    /// <summary>Whether this is the all-zero id.</summary>
    public bool IsZero => (_head | _middle | _tail) == 0;

    /// <summary>The first byte: the index into a pack index's fan-out table.</summary>
    public byte FirstByte => (byte)(_head >> 56);

    /// <summary>The first 8 bytes as a number that sorts as they do.</summary>
    internal ulong Head => _head;

    /// <summary>Parses 40 hexadecimal digits, of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ObjectId id)
    {
        id = default;
        if (text.Length != 2 * Size)
        {
            return false;
        }

        // The framework's conversion is compiled when it is first used, which takes longer than to read the references of most repositories this way.
        Span<byte> bytes = stackalloc byte[Size];
        for (var i = 0; i < Size; i++)
        {
            var value = (DigitOf(text[2 * i]) << 4) | DigitOf(text[(2 * i) + 1]);
            if (value < 0)
            {
                return false;
            }

            bytes[i] = (byte)value;
        }

        id = new ObjectId(bytes);
        return true;
    }

    /// <summary>Parses 40 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ObjectId Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a 40-digit object id.");

    /// <summary>Writes the 20 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than 20 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _head);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _middle);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _tail);
    }

    /// <inheritdoc/>
    public bool Equals(ObjectId other) => _head == other._head && _middle == other._middle && _tail == other._tail;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    /// <summary>The id's own bytes are as random as a hash gets.</summary>
    public override int GetHashCode() => (int)(_head >> 32);

    /// <inheritdoc/>
    public int CompareTo(ObjectId other)
    {
        var order = _head.CompareTo(other._head);
        if (order == 0)
        {
            order = _middle.CompareTo(other._middle);
        }

        return order != 0 ? order : _tail.CompareTo(other._tail);
    }

    /// <summary>The 40 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The first ten digits, for people.</summary>
    public string ToShortString() => ToString()[..10];

    /// <summary>The value of a hexadecimal digit; negative when it is none.</summary>
    private static int DigitOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    /// <summary>Equality of bytes.</summary>
    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    /// <summary>Inequality of bytes.</summary>
    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);
}
