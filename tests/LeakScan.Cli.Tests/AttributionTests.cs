using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>Where the tool says that a secret is, in every corner in which git keeps one.</summary>
public sealed class AttributionTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public AttributionTests() => _repository.CommitFile("a.txt", "base\n");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Names_the_path_then_and_now()
    {
        _repository.CommitFile("old.txt", Tokens.GitHub());
        _repository.Git("mv", "old.txt", "new.txt");
        _repository.Commit("Rename");

        Found().Should().BeEquivalentTo(
            "blob old.txt now new.txt, head, refs/heads/main",
            "blob new.txt now new.txt, head, refs/heads/main");
    }

    [Fact]
    public void Knows_what_only_a_tag_keeps()
    {
        _repository.Git("tag", "of-blob", _repository.WriteObject("blob", System.Text.Encoding.ASCII.GetBytes(Tokens.GitHub())));

        Found().Should().Equal("blob <tagged blob> now , reference, refs/tags/of-blob");

        _repository.Git("checkout", "-q", "--detach");
        _repository.CommitFile("tagged.txt", Tokens.GitHub() + "\n");
        _repository.Git("tag", "v1");
        _repository.Git("checkout", "-q", "main");
        Found().Should().Contain("blob tagged.txt now , reference, refs/tags/v1");
    }

    [Fact]
    public void Knows_what_only_a_note_holds()
    {
        var commit = _repository.Id("HEAD");
        _repository.Git("notes", "add", "-m", Tokens.GitHub());

        Found().Should().Equal($"blob {commit} now , reference, refs/notes/commits");
    }

    [Fact]
    public void Knows_untracked_files_of_an_older_stash()
    {
        _repository.Write("untracked.txt", Tokens.GitHub());
        _repository.Git("stash", "-q", "--include-untracked");
        _repository.Write("a.txt", "another\n");
        _repository.Git("stash", "-q");

        Found().Should().Equal("blob untracked.txt now , stash, stash@{1}");
    }

    [Fact]
    public void Tells_dangling_objects_and_those_of_a_reflog_on_request()
    {
        _repository.WriteObject("blob", System.Text.Encoding.ASCII.GetBytes(Tokens.GitHub()));
        _repository.CommitFile("reset.txt", Tokens.GitHub() + "\n");
        _repository.Git("reset", "-q", "--hard", "HEAD~");

        Tool.Run(_repository.Root, "history", "--no-cache").ShouldExitWith(0).Output.Should().Contain("2 unreachable objects");
        Found("--unreachable").Should().BeEquivalentTo("blob <unreachable blob> now , unreachable, ", "blob reset.txt now , reflog, ");
    }

    private List<string> Found(params string[] arguments)
    {
        using var json = JsonDocument.Parse(Tool.Run(_repository.Root, ["history", "-f", "json", "--no-cache", .. arguments]).ShouldExitWith(1).Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("location")).Select(l =>
            $"{Text(l, "kind")} {Text(l, "path")} now {Text(l, "pathAtHead")}, {Text(l, "reachability")}, "
            + string.Join(' ', l.GetProperty("references").EnumerateArray().Select(r => r.GetString())))];

        static string? Text(JsonElement location, string name) => location.GetProperty(name).GetString();
    }
}
