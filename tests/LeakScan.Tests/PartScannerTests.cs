using System.Text;
using LeakScan.Detection;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests;

public sealed class PartScannerTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;
    private static readonly int Rule = Pack.Rules.Index().First(r => r.Item.Id == "doppler-token").Index;

    // So thick with keywords that what repeats itself is scanned once.
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(0, 2000).Select(i => $"doppler {TemplateExpander.Expand("dp.pt.{{base62:43}}", $"{i % 7}")}, key_token_secret\n")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_seen_without_a_rule_serves_no_item_in_which_it_is_looked_for(bool ofAnotherThread)
    {
        var exhausted = new ExhaustedRules(Pack.Rules);
        var scanner = BuiltInScanner.Create(0, exhausted);
        var parts = new PartScanner(scanner, exhausted, new DenseScanner(scanner, new Lazy<PieceHasher>(() => new PieceHasher())));
        var without = new ExhaustedRules(Pack.Rules);
        without.Add(Rule);

        Count(parts, 1, without).Should().Be(0);
        if (ofAnotherThread)
        {
            parts.Forget();
        }

        Count(parts, ofAnotherThread ? 1 : 2, new ExhaustedRules(Pack.Rules)).Should().Be(2000);
    }

    private static int Count(PartScanner scanner, int item, ExhaustedRules leftOut)
    {
        var part = new WindowPart { From = 0, To = Text.Length };
        scanner.Scan(part, Text, item, leftOut);
        return part.Matches.Where(m => m.Match.Rule == Rule).Select(m => m.Start).Distinct().Count();
    }
}
