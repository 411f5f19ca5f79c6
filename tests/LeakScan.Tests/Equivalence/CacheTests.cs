using System.Text;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Sources;

namespace LeakScan.Tests.Equivalence;

/// <summary>A history is reported the same, byte for byte, whatever earlier runs have left; only the number of recalled objects differs.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly GitSandbox _git = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _git.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Reads_nothing_again_when_nothing_is_new_but_one_object_of_each_kind_of_match()
    {
        Grow(1, 12);
        Compare().Recalled.Should().Be(0);

        var second = Compare();

        var all = second.Blobs + second.Commits + second.Tags;
        second.Recalled.Should().BeGreaterThan(all / 2).And.BeLessThan(all);
        Compare().Recalled.Should().Be(second.Recalled);
    }

    [Fact]
    public void Reads_only_what_is_new()
    {
        Grow(1, 12);
        Compare();
        var before = Compare();
        _git.CommitFile("harmless.txt", "nothing");
        _git.CommitFile("new.env", $"X={Token("new")}\n");

        var after = Compare();

        after.Recalled.Should().Be(before.Recalled);
        (after.Commits, after.Blobs).Should().Be((before.Commits + 2, before.Blobs + 2));
    }

    [Fact]
    public void Tells_a_known_secret_at_a_new_path_and_in_an_older_commit()
    {
        _git.CommitFile("a.env", $"X={Token("a")}\n");
        Compare();
        _git.CommitFile("copy.env", $"X={Token("a")}\n");
        Compare();
        _git.Now = _git.Now.AddYears(-3);
        _git.Git("checkout", "-q", "--orphan", "old");
        _git.CommitFile("origin.env", $"X={Token("a")}\n");

        Compare().Recalled.Should().BePositive();
    }

    [Fact]
    public void Reports_what_is_only_noted_again()
    {
        _git.CommitFile("big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
        _git.Write("x.dat", [0, 1, 2, 3, 0, 0]).Commit();
        Compare();

        Compare().Count(OmissionReason.Binary).Should().Be(1);
        Compare().Count(OmissionReason.LfsPointer).Should().Be(1);
    }

    [Fact]
    public void Bounds_the_matches_of_a_blob_and_says_so_again()
    {
        var token = Token("many");
        _git.CommitFile("many.txt", string.Concat(Enumerable.Range(0, LeakScan.Findings.Locating.MatchLimit.MostOthers + 10).Select(i => $"X={token}\n")));
        _git.CommitFile("one.txt", $"X={Token("one")}\n");
        Compare().Count(OmissionReason.Truncated).Should().Be(1);

        Compare().Count(OmissionReason.Truncated).Should().Be(1);
        Scan(_git, cached: true, RulePack.BuiltIn).Coverage.Gaps.Should().ContainSingle().Which.Subject.Should().Be("many.txt");
    }

    /// <summary>Of dumps that together have more passwords than a history keeps, each tells its first, and says how many it has.</summary>
    [Fact]
    public void Bounds_the_matches_of_all_blobs_and_says_so_again()
    {
        foreach (var dump in (string[])["a", "b"])
        {
            _git.CommitFile($"{dump}.py", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"password='{TemplateExpander.Expand("{{base62:14}}", $"{dump}{i}")}'\n")));
        }

        _git.CommitFile("one.txt", $"X={Token("one")}\n");
        var told = new[] { false, true, true }.Select(cached => Scan(_git, cached, RulePack.BuiltIn)).Select(report => (
            Places: string.Join('\n', report.Findings.Select(f => $"{f.Provenance.DisplayPath} {f.Region} {f.Rule.Id} {f.Snippet.Text}")),
            Gaps: string.Join('\n', report.Coverage.Gaps.Select(g => $"{g.Subject} {g.Detail}")),
            Count: report.Findings.Count(f => f.Rule.Id == "generic-password"))).ToList();

        told.Distinct().Should().ContainSingle();
        told[0].Count.Should().Be(2000);
        told[0].Places.Should().Contain("one.txt");
        foreach (var dump in (string[])["a", "b"])
        {
            told[0].Gaps.Split('\n').Should().Contain(g =>
                g.StartsWith($"{dump}.py object {_git.Id($"HEAD:{dump}.py")} of commit", StringComparison.Ordinal) && g.Contains("matches; the limit is 1,000 of one rule", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Says_again_what_is_missing_and_takes_it_in_when_it_comes_back()
    {
        _git.CommitFile("a.txt", "something");
        _git.CommitFile("sub/a.env", $"X={Token("a")}\n");
        var tree = _git.Id("HEAD:sub");
        var blob = _git.Id("HEAD:sub/a.env");
        File.Move(_git.LooseObjectPath(tree), _folder["tree"]);
        File.Move(_git.LooseObjectPath(blob), _folder["blob"]);
        Compare().Count(OmissionReason.MissingObject).Should().Be(1);
        Compare().Count(OmissionReason.MissingObject).Should().Be(1);
        File.Copy(_folder["tree"], _git.LooseObjectPath(tree));
        Compare().Count(OmissionReason.MissingObject).Should().Be(1);
        File.Copy(_folder["blob"], _git.LooseObjectPath(blob));

        Compare().Count(OmissionReason.MissingObject).Should().Be(0);
        File.Delete(_git.LooseObjectPath(blob));
        Compare().Count(OmissionReason.MissingObject).Should().Be(1);
    }

    [Fact]
    public void Tries_again_what_could_not_be_read()
    {
        Grow(1, 5);
        var path = _git.LooseObjectPath(_git.Id("HEAD^{tree}"));
        var bytes = File.ReadAllBytes(path);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, bytes[..^6]);
        Compare().Count(OmissionReason.CorruptObject).Should().Be(1);
        Compare().Count(OmissionReason.CorruptObject).Should().Be(1);
        File.WriteAllBytes(path, bytes);

        Compare().Count(OmissionReason.CorruptObject).Should().Be(0);
    }

    [Fact]
    public void Sees_that_a_shallow_clone_was_deepened()
    {
        Grow(1, 8);
        using var clone = _git.Clone("--depth=2", "--no-local");
        Compare(clone).Count(OmissionReason.ShallowBoundary).Should().BePositive();
        clone.Git("fetch", "-q", "--unshallow");

        Compare(clone).Count(OmissionReason.ShallowBoundary).Should().Be(0);
        Compare(clone);
    }

    [Fact]
    public void Other_rules_read_everything_anew()
    {
        Grow(1, 5);
        Compare();

        Scan(_git, cached: true, RulePack.BuiltIn.Without(new HashSet<string>(StringComparer.Ordinal) { RulePack.BuiltIn.Rules[0].Id })).Coverage.Recalled.Should().Be(0);
    }

    [Fact]
    public void Verified_objects_are_read_anew()
    {
        Grow(1, 5);
        Compare();

        Scan(_git, cached: true, RulePack.BuiltIn, new HistorySelection { VerifyObjects = true }).Coverage.Recalled.Should().Be(0);
    }

    /// <summary>Paths are judged when findings are located, so one cache serves runs over all paths and over some.</summary>
    [Fact]
    public void Serves_runs_over_other_paths()
    {
        _git.CommitFile("a/one.env", $"X={Token("a")}\n");
        _git.CommitFile("b/two.env", $"X={Token("b")}\n");
        _git.CommitFile("b/three.txt", "harmless\n");

        var limited = Scan(_git, cached: true, RulePack.BuiltIn, limit: ["a/**"]);
        var whole = Scan(_git, cached: true, RulePack.BuiltIn);
        var again = Scan(_git, cached: true, RulePack.BuiltIn, limit: ["a/**"]);

        limited.Findings.Should().NotBeEmpty();
        whole.Findings.Should().HaveCountGreaterThan(limited.Findings.Count);
        whole.Coverage.Recalled.Should().BePositive();
        again.Coverage.Recalled.Should().BePositive();
        Text(whole).Should().Be(Text(Scan(_git, cached: false, RulePack.BuiltIn)));
        Text(again).Should().Be(Text(limited));
    }

    [Fact]
    public void Keeps_no_secret()
    {
        var token = Token("kept");
        _git.CommitFile("a.env", $"X={token}\n");
        Compare();

        var cache = Encoding.Latin1.GetString(File.ReadAllBytes(Directory.EnumerateFiles(_folder.Path, "*.cache").Single()));

        for (var at = 0; at + 6 <= token.Length; at++)
        {
            cache.Contains(token.Substring(at, 6), StringComparison.Ordinal).Should().BeFalse();
        }
    }

    /// <summary>Repositories that live: branches come and go, history is rewritten, objects are packed, repacked and pruned.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reports_alike_in_every_stage_of_a_repository(int seed)
    {
        var random = new Random(seed);
        for (var stage = 0; stage < 10; stage++)
        {
            Grow(random.Next(), 1 + random.Next(4));
            switch (random.Next(8))
            {
                case 0:
                    _git.Git("checkout", "-q", "-b", $"branch-{stage}", $"HEAD~{random.Next(2)}");
                    break;
                case 1:
                    _git.Git("commit", "-q", "--amend", "-m", $"Again, with {Token($"message-{random.Next(3)}")}");
                    break;
                case 2:
                    _git.Git("reset", "-q", "--hard", "HEAD~1");
                    _git.Git("reflog", "expire", "--expire=now", "--all");
                    _git.Git("gc", "-q", "--prune=now");
                    break;
                case 3:
                    _git.Git("repack", "-q", "-a", "-d");
                    break;
                case 4:
                    _git.Git("repack", "-q", "-d");
                    break;
                case 5:
                    _git.Write("stashed.env", Token("stash"));
                    _git.Git("stash", "-q", "--include-untracked");
                    break;
                case 6:
                    _git.Git("tag", "-f", "-a", "-m", $"Tag with {Token("tag")}", $"tag-{random.Next(3)}");
                    break;
                default:
                    _git.Git("checkout", "-q", "--detach");
                    break;
            }

            Compare();
        }
    }

    private void Grow(int seed, int commits)
    {
        var random = new Random(seed);
        for (var i = 0; i < commits; i++)
        {
            var lines = Enumerable.Range(0, 40).Select(n => random.Next(6) == 0 ? $"key{n} = {Token($"{random.Next(5)}")}" : $"line {random.Next(50)}");
            _git.CommitFile($"dir{random.Next(3)}/file{random.Next(4)}.txt", string.Join('\n', lines), random.Next(4) == 0 ? $"Use {Token("m")}" : "A change");
        }
    }

    private static string Token(string seed) => TemplateExpander.Expand("dp.pt.{{base62:43}}", seed);

    private Coverage Compare() => Compare(_git);

    private Coverage Compare(GitSandbox git)
    {
        var expected = Scan(git, cached: false, RulePack.BuiltIn);

        var actual = Scan(git, cached: true, RulePack.BuiltIn);

        Text(actual).Should().Be(Text(expected));
        return actual.Coverage;
    }

    private LeakScan.Findings.ScanReport Scan(GitSandbox git, bool cached, RulePack rules, HistorySelection? selection = null, IReadOnlyList<string>? limit = null)
    {
        using var repository = GitRepository.Open(git.Root);
        using var reader = repository.OpenHistory(selection ?? HistorySelection.All);
        var scanner = new Scanner(rules, new ScanOptions { Workers = 2, MinConfidence = Confidence.Low, CacheFolder = cached ? _folder.Path : null });
        ISource source = new HistorySource(reader, selection ?? HistorySelection.All);
        return scanner.Scan("history", [limit is null ? source : new PathLimitedSource(source, limit, [])], null, CancellationToken.None);
    }

    private static string Text(LeakScan.Findings.ScanReport report)
    {
        using var text = new MemoryStream();
        Reporters.Create("json", new ReportOptions()).Write(report, text);
        return string.Join('\n', Encoding.UTF8.GetString(text.ToArray()).Split('\n').Where(line => !line.Contains("\"recalled\"", StringComparison.Ordinal)));
    }
}
