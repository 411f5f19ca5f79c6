namespace LeakScan.Cli.Tests;

public sealed class RepositoryNamesTests
{
    [Theory]
    [InlineData("/srv/a/one.git /srv/a/two.git", "one.git two.git")]
    [InlineData("/srv/a/same.git /srv/b/same.git", "a/same.git b/same.git")]
    [InlineData("/srv/one /srv/one/two.git", "one one/two.git")]
    [InlineData("one/x two/x", "one/x two/x")]
    [InlineData(". sub", ". sub")]
    public void Are_the_paths_without_the_folders_that_all_stand_in(string paths, string names)
    {
        var named = RepositoryNames.Of(paths.Split(' '));

        named.Select(n => n.Name).Should().Equal(names.Split(' '));
        named.Select(n => n.Path).Should().Equal(paths.Split(' '));
    }
}
