using System.Runtime.ExceptionServices;
using LeakScan.Sources.Encodings;

namespace LeakScan.Sources.Reading;

/// <summary>
/// Brings the bytes of one item after the other into a sink: looks at the first bytes, decodes, and cuts what does not fit the buffer into windows.
/// An item that fits is read once into a buffer that every item of this worker shares. A larger one passes through that buffer window by window: the
/// tail, twice the sink's reach, moves to the front, so that each window has its context on both sides, and memory stays the same for an item of any size.
/// When other workers have nothing to read they scan a window together with this one, which reads the next one into a second buffer meanwhile.
/// Reading is done by plain read calls and not through mapped memory, because a mapped file that somebody shortens meanwhile kills the process.
/// Belongs to one thread.
/// </summary>
internal sealed class ItemReader
{
    /// <summary>Bytes of a window without its context; items up to this size are always pushed whole.</summary>
    public const int DefaultWindow = 1 << 20;

    /// <summary>The first read: what most source files fit, and enough to tell binary from text before the rest of a large one is read.</summary>
    private const int FirstRead = 128 << 10;

    /// <summary>What all but a few source files fit.</summary>
    private const int FirstLength = 512 << 10;

    /// <summary>Bytes of the longest UTF-8 character.</summary>
    private const int MaxCharacterLength = 4;

    private readonly IContentSink _sink;
    private readonly IIdleWorkers? _idle;
    private readonly TextTranscoder _transcoder = new();
    private readonly int _reach;

    // As long as most items are short, so is the buffer: arrays of several megabytes bring a collection of garbage with them, which is half of a short scan's start.
    private readonly int _fullLength;
    private byte[] _buffer;
    private int _length;

    // Takes the next window while others scan the one in the buffer.
    private byte[]? _other;

    // Bytes before decoding; used only for UTF-16 and UTF-32.
    private byte[]? _raw;
    private int _rawLength;

    private IByteReader _reader = null!;
    private TextEncoding _encoding;
    private bool _readerEnded;

    /// <summary>A reader for one sink.</summary>
    /// <param name="sink">Where content goes.</param>
    /// <param name="window">Bytes of a window without its context.</param>
    /// <param name="idle">Who may be called to scan a window together; null for nobody.</param>
    public ItemReader(IContentSink sink, int window = DefaultWindow, IIdleWorkers? idle = null)
    {
        _sink = sink;
        _idle = idle;
        _reach = sink.Reach;
        _fullLength = checked(Math.Max(window, TextEncodingDetector.SampleLength) + (2 * _reach));
        _buffer = GC.AllocateUninitializedArray<byte>(Math.Min(_fullLength, FirstLength), pinned: true);
    }

    /// <summary>Bytes read of the current item so far, before decoding.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the item just pushed is a Git LFS pointer.</summary>
    public bool IsLfsPointer { get; private set; }

    /// <summary>Whether the buffer holds all that is left of the item.</summary>
    private bool HasAll => _readerEnded && (_encoding == TextEncoding.Bytes || _rawLength == 0);

    /// <summary>Brings the name of an item, in UTF-8, into the sink.</summary>
    public void PushName(ReadOnlySpan<byte> path) => _sink.AcceptName(path);

    /// <summary>Starts on an item.</summary>
    /// <returns>Whether it is text. What is binary is not read to its end, and only its head may be pushed.</returns>
    /// <exception cref="IOException">The item cannot be read.</exception>
    public bool Begin(IByteReader reader)
    {
        _reader = reader;
        _readerEnded = false;
        _length = 0;
        BytesRead = 0;
        IsLfsPointer = false;
        while (!_readerEnded && _length < TextEncodingDetector.SampleLength)
        {
            _length += ReadBytes(_buffer.AsSpan(_length, Math.Min(FirstRead, _buffer.Length) - _length));
        }

        _encoding = TextEncodingDetector.Detect(_buffer.AsSpan(0, _length), out var markLength);
        if (_encoding == TextEncoding.Bytes)
        {
            Drop(markLength);
        }
        else if (_encoding != TextEncoding.Binary)
        {
            StartDecoding(markLength);
        }

        return _encoding != TextEncoding.Binary;
    }

    /// <summary>Pushes the first bytes of an item that turned out to be binary.</summary>
    public void PushBinary(SourceItem item) => _sink.AcceptBinary(item, _buffer.AsSpan(0, _length));

    /// <summary>Reads the item that was begun; whether it fits the buffer and there is nothing to say of it. Otherwise it has to be pushed.</summary>
    /// <exception cref="IOException">The item cannot be read further.</exception>
    public bool IsClean()
    {
        Fill();
        var bytes = _buffer.AsSpan(0, _length);
        return HasAll && !LfsPointer.Is(bytes) && _sink.IsClean(new Content(bytes));
    }

    /// <summary>Reads the item that was begun to its end and pushes it, whole or in windows.</summary>
    /// <exception cref="IOException">The item cannot be read further; what was pushed stays pushed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two windows.</exception>
    public void Push(SourceItem item, CancellationToken cancellation)
    {
        Fill();
        if (HasAll)
        {
            IsLfsPointer = LfsPointer.Is(_buffer.AsSpan(0, _length));
            _sink.Accept(item, new Content(_buffer.AsSpan(0, _length)));
            return;
        }

        var position = new TextPosition();
        ISharedWindow? shared = null;
        for (var from = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var (bytes, isLast, start) = (_buffer.AsMemory(0, _length), HasAll, position);
            var to = isLast ? _length : _length - _reach;
            var mayCall = _idle?.Any == true;
            shared = mayCall || shared?.IsJoined == true ? _sink.Share(item, bytes, from, to) : null;
            if (mayCall && shared is not null)
            {
                _idle!.Call(shared);
            }

            var kept = isLast ? _length : TextPosition.Boundary(bytes.Span, Math.Max(0, to - _reach));
            var failure = shared is null || isLast ? null : ReadNext(kept, ref position);
            _sink.Accept(item, new Content
            {
                Bytes = bytes.Span,
                From = from,
                To = to,
                Offset = start.Offset,
                Line = start.Line,
                Column = start.Column,
            });
            failure?.Throw();
            if (isLast)
            {
                return;
            }

            if (shared is null)
            {
                position.Advance(bytes.Span[..kept]);
                Drop(kept);
                Fill();
            }

            from = to - kept;
        }
    }

    /// <summary>Reads the next window elsewhere while this one is scanned; what goes wrong is told when that is done.</summary>
    private ExceptionDispatchInfo? ReadNext(int kept, ref TextPosition position)
    {
        _other ??= GC.AllocateUninitializedArray<byte>(_fullLength, pinned: true);
        position.Advance(_buffer.AsSpan(0, kept));
        _buffer.AsSpan(kept, _length - kept).CopyTo(_other);
        (_buffer, _other) = (_other, _buffer);
        _length -= kept;
        try
        {
            Fill();
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again when the window that others scan is done.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Drop(int count)
    {
        if (count > 0)
        {
            _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
            _length -= count;
        }
    }

    /// <summary>Reads until the buffer is full or holds all that is left.</summary>
    private void Fill()
    {
        if (_encoding != TextEncoding.Bytes)
        {
            FillDecoded();
            return;
        }

        do
        {
            while (!_readerEnded && _length < _buffer.Length)
            {
                _length += ReadBytes(_buffer.AsSpan(_length));
            }
        }
        while (!_readerEnded && Grow());
    }

    /// <summary>Makes a short buffer one of full length; false when it is that already.</summary>
    private bool Grow()
    {
        if (_buffer.Length == _fullLength)
        {
            return false;
        }

        var longer = GC.AllocateUninitializedArray<byte>(_fullLength, pinned: true);
        _buffer.AsSpan(0, _length).CopyTo(longer);
        _buffer = longer;
        return true;
    }

    private void StartDecoding(int markLength)
    {
        _raw ??= GC.AllocateUninitializedArray<byte>(FirstRead, pinned: true);
        Grow();
        _buffer.AsSpan(markLength, _length - markLength).CopyTo(_raw);
        _rawLength = _length - markLength;
        _length = 0;
    }

    /// <summary>Decodes until the buffer has no room for another character, or holds all that is left.</summary>
    private void FillDecoded()
    {
        while (true)
        {
            _length += _transcoder.Decode(_encoding, _raw.AsSpan(0, _rawLength), _buffer.AsSpan(_length), _readerEnded, out var consumed);
            _raw.AsSpan(consumed, _rawLength - consumed).CopyTo(_raw);
            _rawLength -= consumed;
            if (HasAll || _buffer.Length - _length < MaxCharacterLength)
            {
                return;
            }

            _rawLength += ReadBytes(_raw.AsSpan(_rawLength));
        }
    }

    private int ReadBytes(Span<byte> destination)
    {
        var count = _reader.Read(destination);
        _readerEnded = count == 0;
        BytesRead += count;
        return count;
    }
}
