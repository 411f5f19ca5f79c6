using System.Text;
using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Sources.Reading;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Decoding;

/// <summary>Credentials one or two encodings down.</summary>
public sealed class DecodingTests
{
    private const string Rule = "github-pat-classic";

    private static readonly string Token = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", "token");

    public static TheoryData<string, string> Encodings => new()
    {
        { "base64 at the first phase", Base64(Token) },
        { "base64 at the second phase", Base64("?" + Token + " the rest of the text") },
        { "base64 at the third phase", Base64("??" + Token) },
        { "base64 behind another word", Base64("token: " + Token) },
        { "base64 for URLs", Base64("??>>" + Token + "??>> " + new string('>', 20)).Replace('+', '-').Replace('/', '_') },
        { "hexadecimal", Convert.ToHexStringLower(Encoding.ASCII.GetBytes("a " + Token)) },
        { "capital hexadecimal", Convert.ToHexString(Encoding.ASCII.GetBytes(Token)) },
        { "percent-encoding", "a%20token%3d" + Token.Replace("_", "%5f", StringComparison.Ordinal) },
        { "base64 of base64", Base64("secret: " + Base64("token=" + Token)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Finds_what_an_encoding_hides(string encoding, string text)
    {
        var finding = Find($"first line\nx: '{text}'\n").Should().ContainSingle(f => f.Rule.Id == Rule, encoding).Subject;

        finding.Secret.Equals(new Secret(Token)).Should().BeTrue();
        finding.Notes.Should().ContainSingle().Which.Should().StartWith("checksum holds; in ");
        finding.Region.StartLine.Should().Be(2);
        finding.Region.StartColumn.Should().BeGreaterThan(4);
        finding.Region.EndColumn.Should().BeLessThanOrEqualTo(5 + text.Length);
        finding.Snippet.Text.Should().Contain("***");
    }

    [Fact]
    public void Tells_exactly_the_characters_that_hide_a_credential()
    {
        var text = Base64("ab:" + Token + ":yz");

        var region = Find("x: '" + text + "'", fast: true).Single(f => f.Rule.Id == Rule).Region;

        // Three bytes are four characters: the token starts with the fifth.
        region.Should().Be(new Region(1, 9, 1, 9 + ((Token.Length * 8) + 5) / 6));
    }

    [Fact]
    public void Does_not_decode_when_told_not_to() =>
        Find("x: '" + Base64("secret: " + Token) + "'", decode: false).Should().NotContain(f => f.Rule.Id == Rule);

    [Theory]
    [InlineData(32_000, true)]
    [InlineData(40_000, false)]
    public void Leaves_endless_runs_alone(int length, bool found) =>
        Find("x: '" + Base64("token: " + Token + " " + new string('x', (length * 3 / 4) - 100)) + "'").Any(f => f.Rule.Id == Rule).Should().Be(found);

    [Theory]
    [InlineData("data:\n  config.json: {0}\nkind: Secret\n", "k8s.yaml")]
    [InlineData("\"auth\": \"{0}\"", "config.json")]
    [InlineData("powershell -enc {0}", "run.cmd")]
    public void Finds_credentials_in_manifests_and_configurations(string format, string path)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Base64($"ci-user:{Token}"));

        Scan(new TextSource(text, path), new ScanOptions { Workers = 1 }).Findings.Should().ContainSingle(f => f.Rule.Id == Rule);
    }

    [Fact]
    public void Finds_the_same_in_windows_of_a_large_text()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i =>
            i % 50 == 0 ? $"x: {Base64($"number {i} token: {TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", $"{i}")} and {new string('y', i)}")}\n" : $"line {i}\n"));
        var whole = Find(text).Where(f => f.Rule.Id == Rule).Select(f => f.Region).ToList();

        var windowed = Scan(new WindowedSource(text), new ScanOptions { Workers = 1 }).Findings.Where(f => f.Rule.Id == Rule).Select(f => f.Region).ToList();

        whole.Should().HaveCount(60);
        windowed.Should().Equal(whole);
    }

    [Fact]
    public void A_run_is_decoded_once_however_many_keywords_stand_in_it()
    {
        var scanner = BuiltInScanner.Create(1);
        var text = Encoding.ASCII.GetBytes(Base64(string.Concat(Enumerable.Repeat("token ", 3000)) + Token));
        var matches = new List<PlacedMatch>();

        scanner.Scan(text, 0, text.Length, matches);

        matches.Count(m => RulePack.BuiltIn.Rules[m.Match.Rule].Id == Rule).Should().Be(1);
    }

    [Fact]
    public void Runs_that_stand_there_again_hold_the_same_again()
    {
        var scanner = BuiltInScanner.Create(1);
        var lines = Enumerable.Range(0, 400).Select(i =>
        {
            var token = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", $"{i % 70}");
            return i % 3 == 0 ? $"x: {Base64("token: " + token)}\n" : i % 3 == 1 ? $"x: {Convert.ToHexStringLower(Encoding.ASCII.GetBytes(token))}\n" : $"x: token%3d{token}%20\n";
        }).ToList();
        var expected = new List<string>();
        var at = 0;
        foreach (var line in lines)
        {
            expected.AddRange(Scan(scanner, line).Select(m => Tell(m with { Start = m.Start + at })));
            at += line.Length;
        }

        var matches = Scan(scanner, string.Concat(lines)).ConvertAll(Tell);

        expected.Count.Should().BeGreaterThanOrEqualTo(lines.Count);
        matches.Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal));
    }

    private static List<PlacedMatch> Scan(ContentScanner scanner, string text)
    {
        var matches = new List<PlacedMatch>();
        scanner.Scan(Encoding.ASCII.GetBytes(text), 0, text.Length, matches);
        return matches;
    }

    private static string Tell(PlacedMatch match) =>
        $"{match.Start} {match.End} {match.Match.Rule} {new Secret(match.Match.Secret).GetHashCode()} {match.Match.Confidence} {match.Match.Note}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Finding> Find(string text, bool decode = true, bool fast = true) =>
        Scan(new TextSource(text), new ScanOptions { Workers = 1, Decode = decode, Fast = fast }).Findings;

    private static ScanReport Scan(ISource source, ScanOptions options) => new Scanner(RulePack.BuiltIn, options).Scan("scan", [source], null, CancellationToken.None);

    private sealed class WindowedSource(string text) : ISource
    {
        public void Read(SourceContext context)
        {
            var reader = new ItemReader(context.CreateSink(), window: 10_000);
            reader.Begin(new StreamByteReader(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Should().BeTrue();
            reader.Push(SourceItem.File("x.txt"), CancellationToken.None);
        }

        public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
            [.. items.Select(item => new ItemLocation(item, new FileProvenance("x.txt")))];
    }
}
