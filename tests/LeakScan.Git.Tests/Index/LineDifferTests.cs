using System.Text;
using System.Text.RegularExpressions;

namespace LeakScan.Git.Tests.Index;

public class LineDifferTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "a\n", "1-2")]
    [InlineData("a\n", "", "")]
    [InlineData("a\nb\n", "a\nb\n", "")]
    [InlineData("a\nb\nc\n", "a\nX\nc\n", "2-3")]
    [InlineData("a\nb\nc\n", "a\nc\n", "")]
    [InlineData("a\nc\n", "a\nb\nc\n", "2-3")]
    [InlineData("a\n", "a", "1-2")]
    [InlineData("a\nb", "a\nb\nc", "2-4")]
    [InlineData("a\nb\nc\nd\n", "d\na\nb\nc\n", "1-2")]
    [InlineData("a\nb\n", "b\na\n", "1-2|2-3")]
    [InlineData("x\ny\n", "x\nx\ny\ny\n", "1-2,3-4|1-2,4-5|2-3,3-4|2-3,4-5|2-4")]
    public void Finds_added_and_changed_lines(string old, string now, string expected)
    {
        var ranges = LineDiffer.FindChanged(Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(now));
        expected.Split('|').Should().Contain(string.Join(',', ranges.Select(r => $"{r.Start}-{r.End}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Marks_as_few_lines_as_git_does_and_what_is_left_is_in_the_old_text(int seed)
    {
#pragma warning disable CA5394 // test data
        var random = new Random(seed);
        var old = Enumerable.Range(0, 200).Select(_ => $"{random.Next(60)}").ToList();
        var now = old.ToList();
        for (var edit = 0; edit < 40; edit++)
        {
            var at = random.Next(now.Count);
            switch (random.Next(3))
            {
                case 0:
                    now.RemoveAt(at);
                    break;
                case 1:
                    now.Insert(at, $"{random.Next(80)}");
                    break;
                default:
                    now[at] = now[random.Next(now.Count)];
                    break;
            }
        }
#pragma warning restore CA5394

        using var sandbox = new GitSandbox();
        sandbox.Write("a", string.Join('\n', old) + "\n").Commit();
        sandbox.Write("a", string.Join('\n', now) + "\n").Git("add", "a");
        var patch = sandbox.Git("diff", "--cached", "-U0", "--minimal");
        var added = Regex.Matches(patch, @"^@@ -\S+ \+\d+(?:,(\d+))? @@", RegexOptions.Multiline).Sum(m => m.Groups[1].Success ? int.Parse(m.Groups[1].Value) : 1);

        using var repository = GitRepository.Open(sandbox.Root);
        var ranges = repository.ReadChangedLines(repository.ReadStaged(out _).Single());
        ranges.Sum(r => r.End - r.Start).Should().Be(added);
        var left = now.Where((_, i) => !ranges.Any(r => r.Start <= i + 1 && i + 1 < r.End)).ToList();
        var next = 0;
        foreach (var line in left)
        {
            next = old.IndexOf(line, next) + 1;
            next.Should().BePositive();
        }
    }

    [Fact]
    public void Too_many_moved_lines_count_as_changed_without_end()
    {
        var lines = Enumerable.Range(0, 6000).Select(i => $"{i}\n").ToList();
        var ranges = LineDiffer.FindChanged(
            Encoding.UTF8.GetBytes("first\n" + string.Concat(lines) + "last\n"), Encoding.UTF8.GetBytes("first\n" + string.Concat(lines.AsEnumerable().Reverse()) + "last\n"));
        ranges.Should().Equal(new LineRange(2, 6002));
    }
}
