namespace LeakScan.Git.Tests.Repositories;

public class GitEnvironmentTests
{
    [Fact]
    public void Is_read_from_the_variables_of_a_hook()
    {
        var separator = Path.PathSeparator;
        var variables = new Dictionary<string, string>
        {
            ["GIT_DIR"] = ".git",
            ["GIT_INDEX_FILE"] = ".git/index.lock",
            ["GIT_OBJECT_DIRECTORY"] = "/r/objects/incoming",
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = $"/r/objects{separator}\"/a{separator}b\\\"c\"{separator}",
        };
        var environment = GitEnvironment.Read(variables.GetValueOrDefault);
        environment.GitDirectory.Should().Be(".git");
        environment.IndexFile.Should().Be(".git/index.lock");
        environment.WorkTree.Should().BeNull();
        environment.ObjectDirectory.Should().Be("/r/objects/incoming");
        environment.AlternateObjectDirectories.Should().Equal("/r/objects", $"/a{separator}b\"c");
    }
}
