using System.Text;

namespace LeakScan.Git.Tests.History;

public abstract partial class HistoryReaderContract
{
    [Theory]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("/absolute")]
    [InlineData(".git/config")]
    [InlineData("a\nb\u001b[2J")]
    [InlineData("C:\\x")]
    public void Reads_and_locates_what_stands_under_a_hostile_name(string name)
    {
        using var sandbox = new GitSandbox();
        var blob = sandbox.WriteObject("blob", "text\n"u8.ToArray());
        var commit = CommitTree(sandbox, Tree(name, blob));
        foreach (var selection in new[] { HistorySelection.All, HistorySelection.All with { References = ["main"] } })
        {
            var visited = Read(sandbox, selection);
            visited.Blobs.Should().Equal(blob);
            visited.Problems.Should().BeEmpty();
            Locate(sandbox, selection, blob).Select(l => (l.Path, l.Commit!.Id.ToString())).Should().Equal((name, commit));
        }
    }

    [Fact]
    public void Reports_what_is_missing_or_damaged_in_a_selected_branch()
    {
        using var sandbox = new GitSandbox();
        var fine = sandbox.WriteObject("blob", "text\n"u8.ToArray());
        var (lost, lostTree) = (new string('1', 40), new string('2', 40));
        var malformed = sandbox.WriteObject("tree", [.. Entry("100644 a", fine), .. "100644"u8]);
        CommitTree(sandbox, [.. Entry("40000 a", malformed), .. Entry("100644 b", lost), .. Entry("40000 c", lostTree)]);
        var visited = Read(sandbox, HistorySelection.All with { References = ["main"] });
        visited.Blobs.Should().Equal(fine);
        visited.Problems.Select(p => (p.Id.ToString(), p.Kind)).Should().BeEquivalentTo(
            [(lost, ObjectProblemKind.Missing), (lostTree, ObjectProblemKind.Missing), (malformed, ObjectProblemKind.Corrupt)]);
    }

    private static byte[] Tree(string name, string blob) => Entry("100644 " + name, blob);

    private static byte[] Entry(string head, string id) => [.. Encoding.UTF8.GetBytes(head), 0, .. Convert.FromHexString(id)];

    private static string CommitTree(GitSandbox sandbox, byte[] tree)
    {
        var commit = sandbox.Git("commit-tree", "-m", "Commit", sandbox.WriteObject("tree", tree));
        sandbox.Git("update-ref", "refs/heads/main", commit);
        return commit;
    }
}
