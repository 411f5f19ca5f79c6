using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

public class StdinSourceTests
{
    [Fact]
    public void Reads_the_stream_as_one_item()
    {
        var source = new StdinSource(new MemoryStream("one\ntwo"u8.ToArray()));

        var recording = Recording.Of(source);

        recording.Items.Should().ContainSingle().Which.Bytes.Should().Equal("one\ntwo"u8.ToArray());
        recording.Coverage.Files.Should().Be(1);
        recording.Coverage.Bytes.Should().Be(7);
        source.Locate([recording.Items.Single().Item], CancellationToken.None).Should().ContainSingle().Which.Provenance.DisplayPath.Should().Be("<stdin>");
    }
}
