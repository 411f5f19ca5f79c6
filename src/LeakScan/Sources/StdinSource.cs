using LeakScan.Git;
using LeakScan.Sources.Reading;

namespace LeakScan.Sources;

/// <summary>Standard input, or any other stream: one item of unknown length, read once from front to back by one worker.</summary>
internal sealed class StdinSource : ISource
{
    private readonly Stream _input;

    /// <summary>A source of this stream.</summary>
    /// <param name="input">Where to read; left open.</param>
    public StdinSource(Stream input) => _input = input;

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        var reader = new ItemReader(context.CreateSink());
        try
        {
            var item = new SourceItem(Path: null, default, ObjectKind.Blob);
            if (reader.Begin(new StreamByteReader(_input)))
            {
                reader.Push(item, context.Cancellation);
                context.Coverage.AddFile(reader.BytesRead);
            }
            else
            {
                reader.PushBinary(item);
                context.Coverage.Omit(OmissionReason.Binary, "<stdin>");
            }
        }
        catch (IOException e)
        {
            context.Coverage.AddFile(reader.BytesRead);
            context.Coverage.Omit(OmissionReason.Unreadable, "<stdin>", e.Message);
        }
        catch (Exception e) when (Defect.Describe(e) is not null)
        {
            context.Coverage.AddFile(reader.BytesRead);
            context.Coverage.Omit(OmissionReason.Failed, "<stdin>", Defect.Describe(e)!);
        }

        if (reader.IsLfsPointer)
        {
            context.Coverage.Omit(OmissionReason.LfsPointer, "<stdin>");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new StdinProvenance()))];
}
