using System.Buffers.Binary;
using System.Text;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>Reads the fields of the SSH protocol (RFC 4251): four bytes of length, most significant first, and as many bytes.</summary>
internal ref struct SshReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool TryReadNumber(out uint number)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out number))
        {
            return false;
        }

        _rest = _rest[sizeof(uint)..];
        return true;
    }

    public bool TryRead(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out var length) || length > _rest.Length - sizeof(uint))
        {
            return false;
        }

        field = _rest.Slice(sizeof(uint), (int)length);
        _rest = _rest[(sizeof(uint) + (int)length)..];
        return true;
    }

    public bool TryReadText(out string text)
    {
        var read = TryRead(out var field);
        text = Encoding.Latin1.GetString(field);
        return read;
    }

    /// <summary>A field as <see cref="TryRead"/> reads it.</summary>
    public static byte[] Field(ReadOnlySpan<byte> value)
    {
        var field = new byte[sizeof(uint) + value.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, value.Length);
        value.CopyTo(field.AsSpan(sizeof(uint)));
        return field;
    }
}
