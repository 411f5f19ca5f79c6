using System.Text;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>Texts in memory, each under a path that starts with its number.</summary>
internal sealed class ExampleSource(IReadOnlyList<(string Path, string Text)> examples) : ISource
{
    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        var sink = context.CreateSink();
        for (var i = 0; i < examples.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            sink.Accept(SourceItem.File($"{i}/{examples[i].Path}"), new Content(Encoding.UTF8.GetBytes(examples[i].Text)));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new FileProvenance(item.Path!)))];
}
