using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

public sealed class ObjectPusherTests
{
    [Fact]
    public void Notes_an_object_that_LeakScan_fails_at_and_goes_on()
    {
        var coverage = new Coverage();
        var pusher = new ObjectPusher(new ThrowingSink(), coverage);

        pusher.Push(new SourceItem("a.txt", default, ObjectKind.Blob), "text"u8, "a.txt").Should().Be(OmissionReason.Failed);
        pusher.Push(new SourceItem("b.txt", default, ObjectKind.Commit), "text"u8, "b.txt").Should().Be(OmissionReason.Failed);

        coverage.Gaps.Select(g => (g.Reason, g.Subject, g.Detail)).Should().Equal(
            (OmissionReason.Failed, "a.txt", "InvalidOperationException in ThrowingSink.Accept"), (OmissionReason.Failed, "b.txt", "InvalidOperationException in ThrowingSink.Accept"));
    }

    [Fact]
    public void Lets_an_interruption_through()
    {
        var push = () => new ObjectPusher(new ThrowingSink(new OperationCanceledException()), new Coverage()).Push(default, "text"u8);

        push.Should().Throw<OperationCanceledException>();
    }
}
