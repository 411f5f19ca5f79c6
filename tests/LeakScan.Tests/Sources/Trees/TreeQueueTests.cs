using LeakScan.Sources.Reading;
using LeakScan.Sources.Trees;

namespace LeakScan.Tests.Sources.Trees;

public sealed class TreeQueueTests
{
    [Fact]
    public void Who_finds_nothing_is_called_to_join_in_a_window_and_waits_again()
    {
        using var queue = new TreeQueue(workers: 2, processors: 2);
        var window = new CountedWindow();
        var other = new Thread(() =>
        {
            while (queue.TryTake(out _, out _, out var called))
            {
                called!.Join();
            }
        });
        other.Start();
        SpinWait.SpinUntil(() => queue.Any, TimeSpan.FromSeconds(30)).Should().BeTrue();

        queue.Call(window);

        SpinWait.SpinUntil(() => queue.Any && window.Joined == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        queue.TryTake(out _, out _, out _).Should().BeFalse("both have nothing to do now");
        other.Join();
        window.Joined.Should().Be(1);
    }

    [Fact]
    public void Nobody_is_called_who_has_something_to_do()
    {
        using var queue = new TreeQueue(workers: 1, processors: 2);
        var window = new CountedWindow();

        queue.Any.Should().BeFalse();
        queue.Call(window);

        queue.TryTake(out _, out _, out _).Should().BeFalse();
        window.Joined.Should().Be(0);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 4)]
    public void No_more_are_called_than_there_are_processors_for(int processors, int called)
    {
        const int Workers = 5;
        using var queue = new TreeQueue(Workers, processors);
        var window = new WaitedWindow();
        var taken = 0;
        var others = Enumerable.Range(1, Workers - 1).Select(_ => new Thread(() =>
        {
            while (queue.TryTake(out var _, out var _, out var joined))
            {
                Interlocked.Increment(ref taken);
                joined!.Join();
            }
        })).ToList();
        others.ForEach(other => other.Start());
        SpinWait.SpinUntil(() => queue.Idle == Workers - 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        queue.Any.Should().Be(called > 0);

        queue.Call(window);

        queue.Any.Should().BeFalse("whoever was called is busy, and there is no processor for another");
        SpinWait.SpinUntil(() => Volatile.Read(ref taken) == called, TimeSpan.FromSeconds(30)).Should().BeTrue();
        queue.Call(window);
        window.Close();
        queue.TryTake(out _, out _, out _).Should().BeFalse();
        others.ForEach(other => other.Join());
        taken.Should().Be(called, "a second call finds nobody to spare");
    }

    /// <summary>A window that whoever joins stays in until it is closed.</summary>
    private sealed class WaitedWindow : ISharedWindow
    {
        private volatile bool _closed;

        public bool IsJoined => false;

        public void Close() => _closed = true;

        public void Join() => SpinWait.SpinUntil(() => _closed, TimeSpan.FromSeconds(30));
    }

    private sealed class CountedWindow : ISharedWindow
    {
        private int _joined;

        public int Joined => Volatile.Read(ref _joined);

        public bool IsJoined => false;

        public void Join() => Interlocked.Increment(ref _joined);
    }
}
