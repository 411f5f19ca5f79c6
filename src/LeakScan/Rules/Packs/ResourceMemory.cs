using System.Buffers;

namespace LeakScan.Rules.Packs;

/// <summary>
/// A resource of this assembly where it stands. It is memory already, for as long as the program runs: a copy would cost each start as many page faults as it has pages, most of which
/// nobody reads.
/// </summary>
internal sealed unsafe class ResourceMemory : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    private ResourceMemory(byte* start, int length)
    {
        _start = start;
        _length = length;
    }

    /// <summary>The bytes of a resource.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static ReadOnlyMemory<byte> Read(string name)
    {
        using var stream = (UnmanagedMemoryStream?)typeof(ResourceMemory).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        return new ResourceMemory(stream.PositionPointer, (int)stream.Length).Memory;
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(_start, _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
