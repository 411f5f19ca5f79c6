using System.Text;
using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Sources.Pushing;

namespace LeakScan.Tests.Sources.Pushing;

public class PushReaderTests
{
    private const string One = "1111111111111111111111111111111111111111";
    private const string Two = "2222222222222222222222222222222222222222";
    private const string Zero = "0000000000000000000000000000000000000000";

    [Fact]
    public void Reads_what_a_pre_push_hook_is_told()
    {
        var push = Read($"refs/heads/a {One} refs/heads/b {Two}\n(delete) {Zero} refs/heads/c {One}\nHEAD@{{1 day ago}} {Two} refs/heads/d {Zero}\n");

        push.IsReceived.Should().BeFalse();
        push.Updates.Should().Equal(
            new ReferenceUpdate("refs/heads/b", ObjectId.Parse(Two), ObjectId.Parse(One)),
            new ReferenceUpdate("refs/heads/c", ObjectId.Parse(One), ObjectId.Zero),
            new ReferenceUpdate("refs/heads/d", ObjectId.Zero, ObjectId.Parse(Two)));
    }

    [Fact]
    public void Reads_what_a_pre_receive_hook_is_told()
    {
        var push = Read($"{Zero} {One} refs/heads/a\r\n{One} {Two} refs/tags/v1");

        push.IsReceived.Should().BeTrue();
        push.Updates.Should().Equal(
            new ReferenceUpdate("refs/heads/a", ObjectId.Zero, ObjectId.Parse(One)),
            new ReferenceUpdate("refs/tags/v1", ObjectId.Parse(One), ObjectId.Parse(Two)));
    }

    [Fact]
    public void One_line_of_a_pre_receive_hook_is_enough() => Read($"{Zero} {One} refs/heads/a\n").IsReceived.Should().BeTrue();

    [Fact]
    public void Nothing_is_a_push_of_nothing() => Read("").Updates.Should().BeEmpty();

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("x", 1)]
    [InlineData("pick 1234567 A commit\n", 1)]
    [InlineData($"{One} {Two}\n", 1)]
    [InlineData($"{One} {Two} main\n", 1)]
    [InlineData($"{One} {Two} refs/\n", 1)]
    [InlineData($"{One} 2222 refs/heads/a\n", 1)]
    [InlineData($"{One}  {Two} refs/heads/a\n", 1)]
    [InlineData($"refs/heads/a {One} refs/heads/b\n", 1)]
    [InlineData($"refs/heads/a {One} b {Two}\n", 1)]
    [InlineData($"{Zero} {One} refs/heads/a\n\n", 2)]
    [InlineData($"{Zero} {One} refs/heads/a\nrefs/heads/a {One} refs/heads/b {Two}\n", 2)]
    [InlineData($"refs/heads/a {One} refs/heads/b {Two}\n{Zero} {One} refs/heads/a\n", 2)]
    public void Refuses_what_git_does_not_write(string text, int line)
    {
        var read = () => Read(text);

        read.Should().Throw<SourceException>().WithMessage($"standard input, line {line}, is not what git tells a hook;*");
    }

    [Fact]
    public void Never_shows_what_was_there_instead()
    {
        var read = () => Read("a-secret\n");

        read.Should().Throw<SourceException>().Which.Message.Should().NotContain("a-secret");
    }

    [Fact]
    public void Gives_up_on_a_stream_without_end()
    {
        var read = () => PushReader.Read(new EndlessStream());

        read.Should().Throw<SourceException>().WithMessage("*more than 64 MiB");
    }

    private static Push Read(string text) => PushReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
