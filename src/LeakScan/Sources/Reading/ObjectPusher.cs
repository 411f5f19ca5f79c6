using LeakScan.Git;
using LeakScan.Sources.Encodings;

namespace LeakScan.Sources.Reading;

/// <summary>
/// Brings git objects that are in memory into a sink: decodes blobs, leaves binary ones out, puts the files that LFS pointers stand for in their place. Belongs to one thread.
/// </summary>
/// <param name="sink">Where content goes.</param>
/// <param name="coverage">Where to count what is left out.</param>
/// <param name="large">The large files that are here; null for none.</param>
/// <param name="failures">Where to count pointers whose files are not here; null for <paramref name="coverage"/>.</param>
/// <param name="cancellation">Ends the reading of a large file early.</param>
internal sealed class ObjectPusher(IContentSink sink, Coverage coverage, LfsStore? large = null, Coverage? failures = null, CancellationToken cancellation = default)
{
    private readonly TextTranscoder _transcoder = new();
    private readonly SignatureMask _mask = new();
    private byte[] _decoded = [];
    private ItemReader? _files;

    /// <summary>Whether a file took the place of the pointer that was pushed last.</summary>
    public bool TookFile { get; private set; }

    /// <summary>Pushes an object.</summary>
    /// <param name="item">Its handle.</param>
    /// <param name="content">Its bytes; used only during the call.</param>
    /// <param name="subject">How a report names it.</param>
    /// <param name="derivation">How it is built on another object, where that is known.</param>
    /// <returns>What was noted of it; null for nothing.</returns>
    public OmissionReason? Push(SourceItem item, ReadOnlySpan<byte> content, string? subject = null, Derivation? derivation = null)
    {
        TookFile = false;
        try
        {
            return PushKind(item, content, subject ?? item.Object.ToString(), derivation);
        }
        catch (Exception e) when (Defect.Describe(e) is not null)
        {
            (failures ?? coverage).Omit(OmissionReason.Failed, subject ?? item.Object.ToString(), Defect.Describe(e)!);
            return OmissionReason.Failed;
        }
    }

    private OmissionReason? PushKind(SourceItem item, ReadOnlySpan<byte> content, string subject, Derivation? derivation)
    {
        if (item.Kind != ObjectKind.Blob)
        {
            sink.Accept(item, new Content(_mask.Apply(content, headerOnly: item.Kind == ObjectKind.Commit)));
            return null;
        }

        var encoding = TextEncodingDetector.Detect(content, out var markLength);
        switch (encoding)
        {
            case TextEncoding.Binary:
                sink.AcceptBinary(item, content);
                coverage.Omit(OmissionReason.Binary, "");
                return OmissionReason.Binary;
            case TextEncoding.Bytes:
                if (LfsPointer.Is(content))
                {
                    return PushPointer(item, content, subject);
                }

                // Without its mark all is elsewhere than in the object.
                sink.Accept(item, new Content(content[markLength..]) { Derivation = markLength == 0 ? derivation : null });
                return null;
            default:
                return PushDecoded(item, encoding, content[markLength..]);
        }
    }

    private OmissionReason? PushPointer(SourceItem item, ReadOnlySpan<byte> pointer, string subject)
    {
        using var file = large?.Open(pointer);
        if (file is null)
        {
            sink.Accept(item, new Content(pointer));
            (failures ?? coverage).Omit(OmissionReason.LfsPointer, subject);
            return OmissionReason.LfsPointer;
        }

        TookFile = true;
        _files ??= new ItemReader(sink);
        try
        {
            using var reader = new HashedByteReader(file);
            if (_files.Begin(reader))
            {
                _files.Push(item, cancellation);
                if (reader.IsNamed(LfsPointer.HashOf(pointer)))
                {
                    return null;
                }

                // What was found in it is there all the same.
                (failures ?? coverage).Omit(OmissionReason.LfsPointer, subject, "the file that is here is damaged: it is not the one that the pointer names");
                return OmissionReason.LfsPointer;
            }

            _files.PushBinary(item);
            coverage.Omit(OmissionReason.Binary, "");
            return OmissionReason.Binary;
        }
        catch (IOException e)
        {
            (failures ?? coverage).Omit(OmissionReason.Unreadable, subject, e.Message);
            return OmissionReason.Unreadable;
        }
    }

    /// <summary>A blob is in memory as a whole, so its text is pushed as a whole too, however long.</summary>
    private OmissionReason? PushDecoded(SourceItem item, TextEncoding encoding, ReadOnlySpan<byte> content)
    {
        // A unit of two bytes becomes three at most, one of four becomes four; an odd byte at the end becomes three.
        var most = (3L * content.Length / 2) + 3;
        if (most > Array.MaxLength)
        {
            coverage.Omit(OmissionReason.TooLarge, item.Object.ToString(), "its text does not fit into memory");
            return OmissionReason.TooLarge;
        }

        if (_decoded.Length < most)
        {
            _decoded = GC.AllocateUninitializedArray<byte>((int)most);
        }

        var length = _transcoder.Decode(encoding, content, _decoded, isFinal: true, out _);
        sink.Accept(item, new Content(_decoded.AsSpan(0, length)));
        return null;
    }
}
