using System.Text;
using LeakScan.Detection;
using LeakScan.Findings.Locating;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Sources.Reading;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>Windows that several threads scan together are told as by one, whoever takes which part.</summary>
public sealed class SharedWindowTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;
    private static readonly Lazy<PieceHasher> Hasher = new(() => new PieceHasher());

    // Texts of which each has its trouble with where a scan begins.
    private static readonly string[] Names = ["tokens", "one line", "base64", "keys", "table", "rows within", "two readings", "repeats itself", "many passwords"];

    public static TheoryData<string> Kinds => new(Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tells_the_same_whoever_scans(string kind)
    {
        var text = Encoding.ASCII.GetBytes(Make(kind));

        var alone = Tell([text], null);

        alone.Should().HaveCountGreaterThan(50);
        var atOnce = new CalledAtOnce();
        Same(Tell([text], atOnce), alone);
        atOnce.Calls.Should().BeGreaterThan(2);
        using var threads = new CalledThreads(3);
        Same(Tell([text], threads), alone);
    }

    [Fact]
    public void Forgets_between_two_items_which_rules_were_exhausted()
    {
        // The end of the first comes once more, after a text that exhausts no rule.
        var text = Encoding.ASCII.GetBytes(Make("many passwords"));
        var other = Encoding.ASCII.GetBytes(Make("tokens"));

        var alone = Tell([text, other, text[(text.Length / 2)..]], null);

        alone.Count(line => line.StartsWith("2 ", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(3000);
        Same(Tell([text, other, text[(text.Length / 2)..]], new CalledAtOnce()), alone);
    }

    [Fact]
    public void Scans_every_byte_where_nothing_seen_before_is_kept()
    {
        var text = Encoding.ASCII.GetBytes(Make("tokens"));

        Same(Tell([text], new CalledAtOnce(), keepsSeen: false), Tell([text], null));
    }

    [Fact]
    public void Throws_what_went_wrong_elsewhere_on_the_thread_that_reads()
    {
        var shared = new SharedWindow(new ExhaustedRules(Pack.Rules), [], () => new PartScanner(null!, new ExhaustedRules(Pack.Rules), null));
        var scanner = BuiltInScanner.Create();
        shared.Open(new byte[1000], 0, 1000);
        shared.Join();

        var finish = () => shared.Finish(scanner, null, [], []);

        finish.Should().Throw<NullReferenceException>();
    }

    [Fact]
    public void Reports_a_tree_of_one_large_file_alike_on_any_number_of_threads()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "large.txt"), string.Concat(Names.Select(Make)));
            File.WriteAllText(Path.Combine(root, "small.txt"), Make("tokens")[..1000]);

            var reports = new[] { 1, 2, 8 }.Select(workers => Report(root, workers)).ToList();

            reports.Distinct().Should().ContainSingle();
            reports[0].Should().Contain("doppler-");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Of lists so long an assertion takes minutes to say in what they differ.</summary>
    private static void Same(List<string> told, List<string> expected)
    {
        told.Except(expected, StringComparer.Ordinal).Take(3).Should().BeEmpty();
        expected.Except(told, StringComparer.Ordinal).Take(3).Should().BeEmpty();
        told.SequenceEqual(expected, StringComparer.Ordinal).Should().BeTrue();
    }

    private static string Report(string root, int workers)
    {
        var report = new Scanner(Pack, new ScanOptions { Workers = workers }).Scan("scan", [new FileTreeSource([root], new FileTreeOptions())], null, CancellationToken.None);

        // Not the fingerprints, which are slow on purpose.
        return string.Join('\n', [.. report.Findings.Select(f => $"{f.Provenance} {f.Rule.Id} {f.Region} {f.Secret.Reveal()} {f.Snippet.Text}"), .. report.Coverage.Gaps.Select(g => $"{g}")]);
    }

    private static List<string> Tell(byte[][] items, IIdleWorkers? idle, bool keepsSeen = true)
    {
        var exhausted = new ExhaustedRules(Pack.Rules);
        var scanner = BuiltInScanner.Create(2, exhausted);
        var sink = new ContentSink(Pack, scanner, new ScanOptions(), new ScanCounter())
        {
            Dense = keepsSeen ? new DenseScanner(scanner, Hasher) : null,
            Exhausted = exhausted,
            Limit = new MatchLimit(Pack.Rules, new Coverage()) { Exhausted = exhausted, MostCounted = 3000 },
            Shared = new SharedWindow(exhausted, [], () => CreatePartScanner(keepsSeen)),
        };
        var reader = new ItemReader(sink, 300_000, idle);
        for (var i = 0; i < items.Length; i++)
        {
            reader.Begin(new StreamByteReader(new MemoryStream(items[i])));
            reader.Push(SourceItem.File($"{i} text.csv"), CancellationToken.None);
        }

        sink.Flush();
        return
        [
            .. sink.Found.SelectMany(f => f.Matches, (found, m) =>
                $"{found.Item.Path} {m.Placed.Start} {Pack.Rules[m.Placed.Match.Rule].Id} {m.Placed.Match.Traits} {m.Place!.Region} {m.Place.Snippet?.Text}"),
        ];
    }

    private static PartScanner CreatePartScanner(bool keepsSeen)
    {
        var exhausted = new ExhaustedRules(Pack.Rules);
        var scanner = BuiltInScanner.Create(2, exhausted);
        return new PartScanner(scanner, exhausted, keepsSeen ? new DenseScanner(scanner, Hasher) : null);
    }

    private static string Make(string kind)
    {
        static string Random(string template, int seed) => TemplateExpander.Expand(template, $"{seed}");
        static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i)));
        return kind switch
        {
            "tokens" => Lines(15_000, i => $"value{i} {Random("dp.pt.{{base62:43}}", i)}\n"),
            "one line" => Lines(15_000, i => $"value{i} {Random("dp.pt.{{base62:43}}", i)};"),
            "base64" => Lines(3000, i => $"data: {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{{\"user\":\"u{i}\",\"token\":\"{Random("dp.pt.{{base62:43}}", i)}\",\"filler\":\"{new string('x', i % 300)}\"}}"))}\n"),
            "keys" => Lines(500, i => Random("{{pem:EC PRIVATE KEY}}", i) + "\n" + string.Concat(Enumerable.Repeat("some text\n", i % 200))),
            "table" => "id,name,password,city\n" + Lines(40_000, i => $"{i},ann,{Random("{{base62:12}}", i)},Oslo\n"),
            "rows within" => Lines(30, k => $"INSERT INTO users (id, password) VALUES\n{Lines(1000, i => $"({i}, '{Random("{{base62:12}}", i + (1000 * k))}'){(i == 999 ? ";" : ",")}\n")}"),
            "two readings" => Lines(12_000, i => $"{{\"id\": {i}, \"text\": \"ENV MAILER_API_KEY {Random("{{base62:40}}", i)}\"}}\n"),
            "repeats itself" => Lines(30_000, i => $"key_key_token={Random("{{base62:43}}", i % 70)}&curl -u me:secret "),
            _ => Lines(25_000, i => $"password = \"{Random("{{base62:12}}", i)}\"; {(i % 300 == 0 ? Random("dp.pt.{{base62:43}}", i) : "")}\n"),
        };
    }
}
