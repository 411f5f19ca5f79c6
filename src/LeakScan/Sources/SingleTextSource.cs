using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>One text that is in memory, as if it stood in a file.</summary>
/// <param name="text">The text, UTF-8; with a NUL in it a binary file.</param>
/// <param name="path">The file's path; null for none.</param>
internal sealed class SingleTextSource(byte[] text, string? path) : ISource
{
    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        var item = new SourceItem(path, default, ObjectKind.Blob);
        var sink = context.CreateSink();
        if (text.AsSpan().Contains((byte)0))
        {
            sink.AcceptBinary(item, text);
            context.Coverage.Omit(OmissionReason.Binary, path ?? "");
        }
        else
        {
            sink.Accept(item, new Content(text));
            context.Coverage.AddFile(text.Length);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, path is null ? new StdinProvenance() : new FileProvenance(path)))];
}
