using System.Text;
using LeakScan.Filtering;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>Content that is thick with keywords is scanned piece by piece, with the same matches at the same places.</summary>
public sealed class DenseTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;

    [Theory]
    [InlineData("password='{0}' ")]
    [InlineData("password=server={0};secret=x&auth ${{x:-{0}}}\n")] // leakscan:allow made up
    [InlineData("key_key_token={0}&curl -u me:{0} ")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n{0} password=f(f(")]
    [InlineData("doppler dp.pt.{0}, password: \"{0}\"\n")]
    public void Finds_the_same_in_text_that_repeats_itself(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 400_000; i++)
        {
            text.AppendFormat(line, TemplateExpander.Expand("{{base62:43}}", $"{i % 7}"));
        }

        var content = Encoding.ASCII.GetBytes(text.ToString());
        var expected = Scan(BuiltInScanner.Create().Scan, content, content.Length);

        expected.Should().NotBeEmpty();
        foreach (var window in (int[])[content.Length, 150_000, 40_000])
        {
            var dense = new DenseScanner(BuiltInScanner.Create(), new Lazy<PieceHasher>(() => new PieceHasher()));

            Scan(dense.Scan, content, window).Should().Equal(expected);
        }
    }

    [Fact]
    public void Forgets_nothing_when_items_differ_only_in_one_place()
    {
        var dense = new DenseScanner(BuiltInScanner.Create(), new Lazy<PieceHasher>(() => new PieceHasher()));
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "one");
        var filler = string.Concat(Enumerable.Repeat("key_token_secret_", 10_000));
        foreach (var at in (int[])[0, 1000, 100_000, filler.Length])
        {
            dense.Begin();

            Scan(dense.Scan, Encoding.ASCII.GetBytes(filler.Insert(at, $" {token} ")), filler.Length).Should().ContainSingle(m => m.Contains("doppler", StringComparison.Ordinal));
        }
    }

    private delegate void Scanning(ReadOnlySpan<byte> content, int from, int to, List<PlacedMatch> matches);

    private static List<string> Scan(Scanning scan, byte[] content, int window)
    {
        var matches = new List<PlacedMatch>();
        for (var from = 0; from < content.Length; from += window)
        {
            scan(content, from, Math.Min(content.Length, from + window), matches);
        }

        return [.. matches.Select(m => $"{m.Start} {m.End} {Pack.Rules[m.Match.Rule].Id} {m.Match.Confidence} {m.Match.Traits}").Distinct().Order(StringComparer.Ordinal)];
    }
}
