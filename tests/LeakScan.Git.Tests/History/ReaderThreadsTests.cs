namespace LeakScan.Git.Tests.History;

public class ReaderThreadsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(10, 1)]
    [InlineData(10, 3)]
    [InlineData(1000, 7)]
    public void Stretches_hold_every_place_once(int length, int count)
    {
        var taken = new int[length];
        var stretches = new int[count];

        ReaderThreads.RunStretches(length, count, Take, CancellationToken.None);

        taken.Where(times => times != 1).Should().BeEmpty();
        stretches.Where(times => times != 1).Should().BeEmpty();

        void Take(int number, Range stretch, CancellationToken stop)
        {
            Interlocked.Increment(ref stretches[number]);
            foreach (ref var place in taken.AsSpan(stretch))
            {
                Interlocked.Increment(ref place);
            }
        }
    }

    [Fact]
    public void A_stretch_that_fails_stops_the_others()
    {
        var run = () => ReaderThreads.RunStretches(2, 2, FailOrWait, CancellationToken.None);

        run.Should().Throw<InvalidDataException>();

        static void FailOrWait(int number, Range stretch, CancellationToken stop)
        {
            if (number == 0)
            {
                throw new InvalidDataException();
            }

            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public void Whoever_cancels_is_told()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        var run = () => ReaderThreads.RunStretches(2, 2, (_, _, stop) => stop.ThrowIfCancellationRequested(), cancelled.Token);

        run.Should().Throw<OperationCanceledException>();
    }
}
