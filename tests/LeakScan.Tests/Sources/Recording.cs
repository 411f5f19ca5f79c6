using System.Collections.Concurrent;
using System.Text;
using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

/// <summary>What reading a source gave.</summary>
internal sealed class Recording
{
    private readonly ConcurrentQueue<RecordedItem> _items = new();

    public Coverage Coverage { get; } = new();

    public IReadOnlyCollection<RecordedItem> Items => _items;

    /// <summary>Paths of the items, sorted.</summary>
    public IEnumerable<string> Paths => _items.Select(i => i.Item.Path!).Order(StringComparer.Ordinal);

    public static Recording Of(ISource source, int workers = 1, int reach = 64, CancellationToken cancellation = default)
    {
        var recording = new Recording();
        source.Read(new SourceContext(workers, () => new RecordingSink(recording._items, reach), recording.Coverage, cancellation));
        foreach (var item in recording._items)
        {
            item.JudgedTo.Should().Be(item.Bytes.Length, "every byte of an item is judged");
        }

        return recording;
    }

    /// <summary>The text of the item with this path.</summary>
    public string TextOf(string path) => Encoding.UTF8.GetString(_items.Single(i => i.Item.Path == path).Bytes);
}
