using System.Text;

namespace LeakScan.Git.Tests.History.Commits;

public class CommitInfoParserTests
{
    private const string Tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";
    private static readonly ObjectId Id = ObjectId.Parse("0123456789abcdef0123456789abcdef01234567");

    [Fact]
    public void Reads_what_git_wrote()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("commit", "--quiet", "--allow-empty", "--author", "Zoë <zoe@example.org>", "--date", "2020-02-29T23:59:59-03:30", "--message", "\n Grüße\n\nBody\n");
        using var repository = GitRepository.Open(sandbox.Root);
        var head = repository.Head!;
        head.AuthorName.Should().Be("Zoë");
        head.AuthorEmail.Should().Be("zoe@example.org");
        head.AuthorDate.Should().Be(new DateTimeOffset(2020, 2, 29, 23, 59, 59, new TimeSpan(-3, -30, 0)));
        head.AuthorDate.Offset.Should().Be(new TimeSpan(-3, -30, 0));
        head.CommitDate.Should().Be(sandbox.Now);
        head.Summary.Should().Be("Grüße");
    }

    [Theory]
    [InlineData("ISO-8859-1", "iso-8859-1")]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("Shift_JIS", "shift_jis")]
    [InlineData("no-such-encoding", "iso-8859-1")]
    [InlineData("UTF-8", "iso-8859-1")]
    public void Decodes_by_the_encoding_line(string named, string actual)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(actual) ?? Encoding.GetEncoding(actual);
        var text = actual switch { "shift_jis" => "日本", "windows-1251" => "Привет", _ => "Zoë" };
        var commit = (byte[])[
            .. Encoding.ASCII.GetBytes(Tree + "author "), .. encoding.GetBytes(text), .. Encoding.ASCII.GetBytes($" <a@b> 1 +0000\ncommitter c <c@d> 2 +0000\nencoding {named}\n\n"),
            .. encoding.GetBytes(text), (byte)'\n'];
        var info = CommitInfoParser.Parse(Id, commit);
        info.AuthorName.Should().Be(text);
        info.Summary.Should().Be(text);
        info.CommitDate.Should().Be(DateTimeOffset.FromUnixTimeSeconds(2));
    }

    [Theory]
    [InlineData("", "", "", 0, 0)]
    [InlineData("author A <b> 99999999999999999999 +0100\n", "A", "b", 0, 0)]
    [InlineData("author A <b> 9223372036854775807 +1400\n", "A", "b", 253402214399, 840)]
    [InlineData("author A <b> 5 +9999\n", "A", "b", 5, 0)]
    [InlineData("author A <b> 5 -0130 x\n", "A", "b", 5, 0)]
    [InlineData("author A <b> 5 -0130\n", "A", "b", 5, -90)]
    [InlineData("author A <b> -5 +0000\n", "A", "b", 0, 0)]
    [InlineData("author A b 5 +0000\n", "A b 5 +0000", "", 5, 0)]
    [InlineData("author A <b<c>> 5 +0000\n", "A", "b<c", 5, 0)]
    [InlineData("author <b> 5\n", "", "b", 5, 0)]
    [InlineData("author A\u001b[31m <b> 5 +0000\nauthor C <d> 6 +0000\n", "A [31m", "b", 5, 0)]
    public void Survives_hostile_identities(string lines, string name, string email, long seconds, int offset)
    {
        // Without '>' there is no date in git's eyes either, but the number at the end is not looked for there.
        seconds = lines.Contains('>') ? seconds : 0;
        var info = CommitInfoParser.Parse(Id, Encoding.UTF8.GetBytes(Tree + lines + "\nmessage"));
        info.AuthorName.Should().Be(name);
        info.AuthorEmail.Should().Be(email);
        info.AuthorDate.ToUnixTimeSeconds().Should().Be(seconds);
        info.AuthorDate.Offset.TotalMinutes.Should().Be(offset);
        info.Summary.Should().Be("message");
    }

    [Fact]
    public void Cuts_what_is_too_long()
    {
        var info = CommitInfoParser.Parse(Id, Encoding.UTF8.GetBytes($"author {new string('ü', 100_000)} <x> 1 +0000\n\n{string.Concat(Enumerable.Repeat("😀", 100_000))}"));
        info.AuthorName.Should().Be(new string('ü', 200));
        info.Summary.Should().Be(string.Concat(Enumerable.Repeat("😀", 250)));
    }

    [Fact]
    public void Reads_the_header_of_a_commit_with_any_number_of_parents()
    {
        var parents = Enumerable.Range(1, 20).Select(i => new ObjectId([.. Enumerable.Repeat((byte)i, 20)])).ToArray();
        var text = Tree + string.Concat(parents.Select(p => $"parent {p}\n")) + "author a <b> 7 +0000\ncommitter a <b> 8 +0000\ngpgsig x\n y\n\nmessage";
        CommitHeader.TryParse(Id, Encoding.ASCII.GetBytes(text), out var commit).Should().BeTrue();
        commit.Tree.ToString().Should().Be(Tree[5..45]);
        commit.Parents.Should().Equal(parents);
        commit.Time.Should().Be(8);
        CommitHeader.TryParse(Id, "tree 1234\n"u8, out _).Should().BeFalse();
        CommitHeader.TryParse(Id, ""u8, out _).Should().BeFalse();
    }
}
