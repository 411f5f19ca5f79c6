using System.Text;
using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;

namespace LeakScan.Tests.Findings.Locating;

public sealed class SnippetMakerTests
{
    private const string Line = "dsn: user=me;word=abcdefghijklmnopqrst;cache=on";

    [Fact]
    public void Shows_the_first_characters_of_a_long_secret()
    {
        Text((18, 20)).Should().Be("dsn: user=me;word=abcd***;cache=on");
    }

    [Theory]
    [InlineData(18, 6)]
    [InlineData(20, 6)]
    [InlineData(21, 15)]
    public void Shows_nothing_of_a_short_secret_at_the_start_of_a_longer(int start, int length)
    {
        Text((18, 20), (start, length)).Should().Be("dsn: user=me;word=***;cache=on");
        Text((start, length), (18, 20)).Should().NotContain("ab").And.EndWith("***;cache=on");
    }

    [Fact]
    public void Shows_the_first_characters_when_a_short_secret_stands_behind_them()
    {
        Text((18, 20), (34, 4)).Should().Be("dsn: user=me;word=abcd***;cache=on");
    }

    private static string Text(params (int Start, int Length)[] places)
    {
        var content = Encoding.ASCII.GetBytes(Line);
        var all = places.Select(p => new PlacedMatch(new JudgedMatch { Rule = 0, Length = p.Length, Secret = Line.Substring(p.Start, p.Length), Confidence = Confidence.Low }, p.Start))
            .OrderBy(m => m.Start).ToList();
        return SnippetMaker.Make(content, all[0], all, 20, plaintext: false).Text;
    }
}
