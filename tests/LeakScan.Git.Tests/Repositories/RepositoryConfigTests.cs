namespace LeakScan.Git.Tests.Repositories;

public class RepositoryConfigTests
{
    [Fact]
    public void Is_read_as_git_reads_it()
    {
        using var sandbox = new GitSandbox();
        const string Text = """
            # comment
            [core] bare = false ; inline
            	worktree = "/a # b"  # comment
            	Spaced   =   one two   
            	joined = one \
            two
            	escaped = "a\tb\\c\"d"
            	flag
            	empty =
            [Remote "Or\"igin\\x"]
            	URL = first
            	url = second#third
            [old.Style] key = v
            [core]
            	number = 7
            """;
        File.WriteAllText(sandbox.PathOf("settings"), Text);
        var config = new RepositoryConfig();
        config.Load(sandbox.PathOf("settings"));
        foreach (var name in sandbox.Git("config", "--file", "settings", "--list", "--name-only").Split('\n'))
        {
            config.Get(name).Should().Be(sandbox.Git("config", "--file", "settings", "--get", name) is { Length: > 0 } value ? value : config.GetBool(name) == true ? "true" : "", name);
            config.All(name).Should().HaveCount(sandbox.Git("config", "--file", "settings", "--get-all", name).Split('\n').Length, name);
        }

        config.Get("remote.Or\"igin\\x.url").Should().Be("second");
        config.GetBool("core.bare").Should().BeFalse();
        config.GetBool("core.flag").Should().BeTrue();
        config.GetBool("core.number").Should().BeTrue();
        config.GetBool("core.empty").Should().BeFalse();
        config.GetBool("core.nothing").Should().BeNull();
        config.Names("old.style").Should().Equal("old.style.key");
    }

    [Theory]
    [InlineData("[core")]
    [InlineData("[core \"x")]
    [InlineData("key")]
    [InlineData("[a]\nkey = \"")]
    [InlineData("[a]\nkey = \\")]
    [InlineData("]]]===")]
    public void Broken_text_is_survived(string text)
    {
        var config = new RepositoryConfig();
        config.Parse(text);
        config.Get("core.bare").Should().BeNull();
    }
}
