using System.Text;
using LeakScan.Sources;

namespace LeakScan.Cli.Proving;

/// <summary>One text, as if it stood in a file; with a NUL in it a binary file, a byte for each character.</summary>
internal sealed class ExampleSource : ISource
{
    private readonly string _path;
    private readonly string _text;

    public ExampleSource(string path, string text)
    {
        _path = path;
        _text = text;
    }

    public void Read(SourceContext context)
    {
        var sink = context.CreateSink();
        if (_text.Contains('\0'))
        {
            sink.AcceptBinary(SourceItem.File(_path), Encoding.Latin1.GetBytes(_text));
        }
        else
        {
            sink.Accept(SourceItem.File(_path), new Content(Encoding.UTF8.GetBytes(_text)));
        }
    }

    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new FileProvenance(_path)))];
}
