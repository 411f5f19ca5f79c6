namespace LeakScan.Git.Tests.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leakscan-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", false, "/dev/null")]
    [InlineData("", true, null)]
    [InlineData("text", false, null)]
    public void What_may_be_a_pipe_is_not_opened_where_types_are_not_told(string text, bool tellsTypes, string? expected)
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, text);

        RegularFile.Readable(file, tellsTypes).Should().Be(expected ?? file);
    }

    [Fact]
    public void What_is_not_there_and_what_a_shell_hands_over_is_opened_as_it_is()
    {
        RegularFile.Readable(Path.Combine(_folder, "none"), tellsTypes: false).Should().EndWith("none");
        RegularFile.Readable("/dev/null", tellsTypes: false).Should().Be("/dev/null");
    }
}
