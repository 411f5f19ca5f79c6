namespace LeakScan.Cli;

/// <summary>
/// Standard input that an interruption can end: a read that waits for a terminal or a slow program cannot be called off, so it waits on another thread,
/// and the reader here is let go.
/// </summary>
internal sealed class InterruptibleStream : Stream
{
    private const int BufferSize = 1 << 16;

    private readonly Stream _inner;
    private readonly CancellationToken _cancellation;
    private readonly byte[] _buffer = new byte[BufferSize];

    public InterruptibleStream(Stream inner, CancellationToken cancellation)
    {
        _inner = inner;
        _cancellation = cancellation;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public override int Read(Span<byte> buffer)
    {
        // A read that was let go may still fill the buffer, but after an interruption there is no further read to see it.
        var length = Math.Min(buffer.Length, BufferSize);
        var read = Task.Run(() => _inner.Read(_buffer, 0, length), _cancellation);
        read.WaitAsync(_cancellation).GetAwaiter().GetResult();
        var count = read.GetAwaiter().GetResult();
        _buffer.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
