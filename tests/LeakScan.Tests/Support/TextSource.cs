using System.Text;
using LeakScan.Sources;

namespace LeakScan.Tests.Support;

/// <summary>Texts with names, given whole to one worker; one with a NUL is a binary file, a byte for each character.</summary>
internal sealed class TextSource((string Path, string Text)[] texts) : ISource
{
    public TextSource(string text, string path = "file.txt")
        : this([(path, text)])
    {
    }

    public void Read(SourceContext context)
    {
        var sink = context.CreateSink();
        foreach (var (path, text) in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (text.Contains('\0'))
            {
                sink.AcceptBinary(SourceItem.File(path), Encoding.Latin1.GetBytes(text));
            }
            else
            {
                sink.Accept(SourceItem.File(path), new Content(bytes));
            }

            context.Coverage.AddFile(bytes.Length);
        }
    }

    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new FileProvenance(item.Path!)))];
}
