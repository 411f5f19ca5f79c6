using System.Text;
using LeakScan.Sources;

namespace LeakScan.Cli.Proving;

/// <summary>One text, as if it stood in a file.</summary>
internal sealed class ExampleSource : ISource
{
    private readonly string _path;
    private readonly string _text;

    public ExampleSource(string path, string text)
    {
        _path = path;
        _text = text;
    }

    public void Read(SourceContext context) => context.CreateSink().Accept(SourceItem.File(_path), new Content(Encoding.UTF8.GetBytes(_text)));

    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new FileProvenance(_path)))];
}
