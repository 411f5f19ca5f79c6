using System.Text;
using LeakScan.Filtering;
using LeakScan.Findings;
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

    [Fact]
    public void Shows_nothing_of_a_short_secret_behind_characters_of_many_bytes()
    {
        var text = "word=\U0001F511\U0001F511\U0001F511abcdefghijklmnop";
        var content = Encoding.UTF8.GetBytes(text);
        List<PlacedMatch> all = [Match(text[5..], 5, content.Length - 5), Match("abcdef", 17, 6)];

        SnippetMaker.Make(content, all[0], all, content.Length, plaintext: false).Text.Should().Be("word=***");
    }

    [Fact]
    public void Marks_what_is_left_out_of_a_long_line_and_cuts_no_character()
    {
        // Eighty bytes on either side end within a key, after its third byte and before its second.
        var (before, behind) = (string.Concat(Enumerable.Repeat("\U0001F511", 30)) + "xxx", "y" + string.Concat(Enumerable.Repeat("\U0001F511", 30)));
        var content = Encoding.UTF8.GetBytes(before + "secret" + behind);
        var match = Match("secret", Encoding.UTF8.GetByteCount(before), 6);

        var text = SnippetMaker.Make(content, match, [match], 6, plaintext: false).Text;

        text.Should().StartWith("…\U0001F511").And.Contain("xxx***y").And.EndWith("\U0001F511…").And.NotContain("\uFFFD");
    }

    [Fact]
    public void Shows_a_secret_of_several_lines_without_control_characters() => Secret.Redact("ab\ncdefghijklmnop").Should().Be("ab c***");

    private static PlacedMatch Match(string secret, int start, int length) => new(new JudgedMatch { Rule = 0, Length = length, Secret = secret, Confidence = Confidence.Low }, start);

    private static string Text(params (int Start, int Length)[] places)
    {
        var content = Encoding.ASCII.GetBytes(Line);
        var all = places.Select(p => new PlacedMatch(new JudgedMatch { Rule = 0, Length = p.Length, Secret = Line.Substring(p.Start, p.Length), Confidence = Confidence.Low }, p.Start))
            .OrderBy(m => m.Start).ToList();
        return SnippetMaker.Make(content, all[0], all, 20, plaintext: false).Text;
    }
}
