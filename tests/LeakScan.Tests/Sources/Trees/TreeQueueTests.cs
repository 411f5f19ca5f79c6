using LeakScan.Sources.Reading;
using LeakScan.Sources.Trees;

namespace LeakScan.Tests.Sources.Trees;

public sealed class TreeQueueTests
{
    [Fact]
    public void Who_finds_nothing_is_called_to_join_in_a_window_and_waits_again()
    {
        using var queue = new TreeQueue(workers: 2);
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
        using var queue = new TreeQueue(workers: 1);
        var window = new CountedWindow();

        queue.Any.Should().BeFalse();
        queue.Call(window);

        queue.TryTake(out _, out _, out _).Should().BeFalse();
        window.Joined.Should().Be(0);
    }

    private sealed class CountedWindow : ISharedWindow
    {
        private int _joined;

        public int Joined => Volatile.Read(ref _joined);

        public bool IsJoined => false;

        public void Join() => Interlocked.Increment(ref _joined);
    }
}
