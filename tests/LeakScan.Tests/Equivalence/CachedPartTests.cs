using System.Text;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Sources;

namespace LeakScan.Tests.Equivalence;

/// <summary>Runs over parts of a history neither use what a run over all of it has left nor spoil it.</summary>
public sealed class CachedPartTests : IDisposable
{
    private readonly GitSandbox _git = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _git.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reports_alike_with_parts_between_whole_runs(int seed)
    {
#pragma warning disable CA5394 // test data
        var random = new Random(seed);
        for (var stage = 0; stage < 8; stage++)
        {
            for (var left = 1 + random.Next(4); left > 0; left--)
            {
                var lines = Enumerable.Range(0, 20).Select(n => random.Next(5) == 0 ? $"key{n} = {Token(random.Next(4))}" : $"line {random.Next(30)}");
                _git.CommitFile($"dir{random.Next(2)}/file{random.Next(3)}.txt", string.Join('\n', lines), random.Next(4) == 0 ? $"Use {Token(9)}" : "A change");
            }

            if (random.Next(3) == 0)
            {
                _git.Git("checkout", "-q", "-b", $"branch-{stage}", $"HEAD~{random.Next(2)}");
            }

            if (random.Next(3) == 0)
            {
                _git.Git("repack", "-q", "-a", "-d");
            }

            for (var parts = random.Next(3); parts > 0; parts--)
            {
                Compare(Part(random));
            }

            Compare(HistorySelection.All);
        }
    }

    private HistorySelection Part(Random random) => random.Next(5) switch
    {
        0 => new HistorySelection { Ranges = ["HEAD~1..HEAD"] },
        1 => new HistorySelection { Ranges = ["HEAD", "^main"] },
        2 => new HistorySelection { References = ["main"] },
        3 => new HistorySelection { Since = _git.Now.AddMinutes(-random.Next(6)) },
        _ => new HistorySelection { MaxCommits = random.Next(5) },
    };
#pragma warning restore CA5394

    private static string Token(int seed) => TemplateExpander.Expand("dp.pt.{{base62:43}}", $"{seed}");

    private void Compare(HistorySelection selection) => Scan(selection, cached: true).Should().Be(Scan(selection, cached: false));

    private string Scan(HistorySelection selection, bool cached)
    {
        using var repository = GitRepository.Open(_git.Root);
        using var reader = repository.OpenHistory(selection);
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 2, MinConfidence = Confidence.Low, CacheFolder = cached ? _folder.Path : null });
        using var text = new MemoryStream();
        Reporters.Create("json", new ReportOptions()).Write(scanner.Scan("history", [new HistorySource(reader, selection)], null, CancellationToken.None), text);
        return string.Join('\n', Encoding.UTF8.GetString(text.ToArray()).Split('\n').Where(line => !line.Contains("\"recalled\"", StringComparison.Ordinal)));
    }
}
