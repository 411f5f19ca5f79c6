namespace LeakScan.Git;

/// <summary>Where an object is read into; kept by a thread and used again for the next object.</summary>
internal sealed class ObjectBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>Kind of the object read last.</summary>
    public ObjectKind Kind { get; private set; }

    /// <summary>Its bytes without git's header, until the next read.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, _length);

    /// <summary>Room for an object, to be filled by a reader.</summary>
    public Span<byte> Prepare(ObjectKind kind, int length)
    {
        if (length > _bytes.Length)
        {
            _bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(Math.Max(length, 2L * _bytes.Length), Array.MaxLength));
        }

        Kind = kind;
        _length = length;
        return _bytes.AsSpan(0, length);
    }
}
