using LeakScan.Git;
using LeakScan.Sources.Encodings;

namespace LeakScan.Sources.Reading;

/// <summary>Brings git objects that are in memory into a sink: decodes blobs, leaves binary ones out, notes LFS pointers. Belongs to one thread.</summary>
internal sealed class ObjectPusher(IContentSink sink, Coverage coverage, CancellationToken cancellation)
{
    private readonly BlobByteReader _blob = new();
    private readonly SignatureMask _mask = new();
    private ItemReader? _decoded;

    /// <summary>Pushes an object.</summary>
    /// <param name="item">Its handle.</param>
    /// <param name="content">Its bytes; used only during the call.</param>
    /// <param name="subject">How a report names it.</param>
    public void Push(SourceItem item, ReadOnlySpan<byte> content, string? subject = null)
    {
        if (item.Kind != ObjectKind.Blob)
        {
            sink.Accept(item, new Content(_mask.Apply(content, headerOnly: item.Kind == ObjectKind.Commit)));
            return;
        }

        switch (TextEncodingDetector.Detect(content, out var markLength))
        {
            case TextEncoding.Binary:
                coverage.Omit(OmissionReason.Binary, "");
                break;
            case TextEncoding.Bytes:
                sink.Accept(item, new Content(content[markLength..]));
                if (LfsPointer.Is(content))
                {
                    coverage.Omit(OmissionReason.LfsPointer, subject ?? item.Object.ToString());
                }

                break;
            default:
                PushDecoded(item, content);
                break;
        }
    }

    private unsafe void PushDecoded(SourceItem item, ReadOnlySpan<byte> content)
    {
        _decoded ??= new ItemReader(sink);
        fixed (byte* bytes = content)
        {
            _blob.Start(bytes, content.Length);
            if (_decoded.Begin(_blob))
            {
                _decoded.Push(item, cancellation);
            }
        }
    }
}
