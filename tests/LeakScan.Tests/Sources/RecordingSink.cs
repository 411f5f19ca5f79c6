using System.Collections.Concurrent;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources;

/// <summary>Puts items together from their windows, and checks on the way that the windows are what the contract promises.</summary>
internal sealed class RecordingSink(ConcurrentQueue<RecordedItem> items, int reach) : IContentSink
{
    private RecordedItem? _current;
    private long _judgedTo;
    private ReadOnlyMemory<byte> _shared;

    public int Reach => reach;

    public ISharedWindow? Share(SourceItem item, ReadOnlyMemory<byte> bytes, int from, int to)
    {
        _shared = bytes;
        return new NobodysWindow();
    }

    public void Accept(SourceItem item, in Content content)
    {
        if (content.Offset == 0 && content.From == 0)
        {
            _current = new RecordedItem(item);
            _judgedTo = 0;
            items.Enqueue(_current);
        }

        if (!_shared.IsEmpty)
        {
            content.Bytes.SequenceEqual(_shared.Span).Should().BeTrue("what is shared is what is accepted");
            _shared = default;
        }

        _current!.Item.Should().Be(item, "all windows of an item come in order");
        (content.Offset + content.From).Should().Be(_judgedTo, "the judged ranges tile the item");
        content.From.Should().BeLessThanOrEqualTo(content.To);
        content.To.Should().BeLessThanOrEqualTo(content.Bytes.Length);
        if (content.Offset > 0)
        {
            content.From.Should().BeGreaterThanOrEqualTo(reach, "a window has its context before it");
        }

        var start = (int)(content.Offset - _current.Start);
        var known = _current.Bytes.Length - start;
        content.Bytes[..known].SequenceEqual(_current.Bytes.AsSpan()[start..]).Should().BeTrue("context repeats what was seen");
        _current.Append(content.Bytes[known..]);
        _current.Windows.Add((content.Offset, content.Bytes.Length, content.To, content.Line, content.Column));
        _judgedTo = content.Offset + content.To;
        _current.JudgedTo = _judgedTo;
    }

    private sealed class NobodysWindow : ISharedWindow
    {
        public bool IsJoined => false;

        public void Join()
        {
        }
    }
}
