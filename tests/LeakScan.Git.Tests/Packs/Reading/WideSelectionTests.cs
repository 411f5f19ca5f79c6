using System.Globalization;
using System.Text;
using LeakScan.Git.Tests.History;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>A wide selection, whose trees are all read before, is the same as one that is compared commit by commit. Folders are large enough to be cut into many runs.</summary>
public class WideSelectionTests
{
    private static readonly Dictionary<string, HistorySelection> Selections = new()
    {
        ["40 commits"] = new HistorySelection { MaxCommits = 40 },
        ["40 commits, verified"] = new HistorySelection { MaxCommits = 40, VerifyObjects = true },
        ["199 commits"] = new HistorySelection { MaxCommits = 199 },
        ["since a date"] = new HistorySelection { Since = DateTimeOffset.FromUnixTimeSeconds(1_700_001_200) },
        ["a branch"] = new HistorySelection { References = ["main"] },
        ["a range"] = new HistorySelection { Ranges = ["main~15..main"] },
        ["a range, verified"] = new HistorySelection { Ranges = ["^main~60", "main"], VerifyObjects = true },
    };

    public static TheoryData<string> SelectionNames => [.. Selections.Keys];

    [Theory]
    [MemberData(nameof(SelectionNames))]
    public void Is_the_same_as_commit_by_commit(string selection)
    {
        using var sandbox = new GitSandbox();
        Import(sandbox);
        sandbox.Git("gc", "--quiet");
        Compare(sandbox, Selections[selection]).Should().NotBeEmpty();
    }

    [Fact]
    public void Reads_loose_trees_beside_packed_ones()
    {
        using var sandbox = new GitSandbox();
        Import(sandbox);
        sandbox.Git("gc", "--quiet");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.CommitFile("new/file", "one\n");
        sandbox.CommitFile("new/file", "two\n");
        Compare(sandbox, new HistorySelection { MaxCommits = 50 }).Should().Contain(b => b.Path == "new/file");
    }

    [Fact]
    public void Believes_no_tree_that_is_not_what_its_id_says()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a/one", "one\n").Commit();
        sandbox.Write("a/two", "two\n").Commit();
        var (first, second) = (sandbox.LooseObjectPath(sandbox.Id("HEAD~:a")), sandbox.LooseObjectPath(sandbox.Id("HEAD:a")));
        File.Delete(second);
        File.Copy(first, second);
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, new HistorySelection { MaxCommits = 1, VerifyObjects = true }, int.MaxValue);
        RecordingVisitor.Read(reader).Problems.Should().ContainSingle(p => p.Id == ObjectId.Parse(sandbox.Id("HEAD:a")) && p.Kind == ObjectProblemKind.Corrupt);
    }

    private static PackHistoryReader Open(GitRepository repository, HistorySelection selection, int wideShare) =>
        new(repository, selection, ReadLimits.Default with { WideShare = wideShare });

    private static IReadOnlyList<ObjectLocation> Compare(GitSandbox sandbox, HistorySelection selection)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        using var narrow = Open(repository, selection, 0);
        using var wide = Open(repository, selection, int.MaxValue);
        var (expected, actual) = (RecordingVisitor.Read(narrow), RecordingVisitor.Read(wide));
        actual.Objects.Keys.Order().Should().Equal(expected.Objects.Keys.Order());
        actual.Problems.Should().BeEmpty();
        actual.Counts.Should().BeEquivalentTo(expected.Counts);
        var blobs = expected.Blobs.Select(b => ObjectId.Parse(b)).ToList();
        var locations = narrow.Locate(blobs, CancellationToken.None);
        wide.Locate(blobs, CancellationToken.None).Should().BeEquivalentTo(locations, options => options.WithStrictOrdering());
        return locations;
    }

    /// <summary>200 commits over two folders of 150 files each, with merges of two and three parents, renames, removals and reverts.</summary>
    private static void Import(GitSandbox sandbox)
    {
#pragma warning disable CA5394 // test data
        var random = new Random(7);
        var script = new StringBuilder();
        for (var number = 0; number < 200; number++)
        {
            script.Append(CultureInfo.InvariantCulture, $"commit refs/heads/{(number % 7 == 3 ? "side" : "main")}\nmark :{number + 1}\ncommitter C <c@example.com> {1_700_000_000 + (number * 10)} +0000\ndata 1\nm\n");
            foreach (var parent in number == 0 ? [] : Enumerable.Range(0, random.Next(8) switch { 0 => 3, < 3 => 2, _ => 1 }).Select(i => i == 0 ? number - 1 : random.Next(Math.Max(0, number - 12), number)).Distinct())
            {
                script.Append(CultureInfo.InvariantCulture, $"{(parent == number - 1 ? "from" : "merge")} :{parent + 1}\n");
            }

            for (var change = number == 0 ? 300 : random.Next(1, 6); change > 0; change--)
            {
                var path = number == 0 ? $"{"ab"[change % 2]}/file{change / 2}" : $"{"ab"[random.Next(2)]}/file{random.Next(150)}";
                script.Append(random.Next(5) == 0 && number > 0
                    ? $"D {path}\n"
                    : string.Create(CultureInfo.InvariantCulture, $"M 100644 inline {path}\ndata <<END\n{(number == 0 ? path : $"content {random.Next(60)}")}\nEND\n"));
            }

            script.Append('\n');
        }
#pragma warning restore CA5394

        sandbox.GitWithInput(Encoding.UTF8.GetBytes(script.ToString()), "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", "--force");
    }
}
