using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Tests.Detection.Assignments.Names;

public sealed class WordSetTests
{
    [Fact]
    public void Holds_its_words_and_no_others()
    {
        var random = new Random(3);
        var words = Enumerable.Range(0, 900).Select(_ => new string(random.GetItems<char>("abcdefg7", random.Next(1, 9)))).ToHashSet(StringComparer.Ordinal);
        var set = new WordSet([.. words]);

        for (var i = 0; i < 20_000; i++)
        {
            var word = new string(random.GetItems<char>("abcdefg7", random.Next(1, 9)));
            set.Contains(word).Should().Be(words.Contains(word), word);
        }
    }

    [Fact]
    public void Tells_words_apart_that_begin_go_on_and_end_alike()
    {
        var set = WordSet.Of("abcde\n axcye");

        set.Contains("abcde").Should().BeTrue();
        set.Contains("axcye").Should().BeTrue();
        set.Contains("aycxe").Should().BeFalse();
        set.Contains("abcd").Should().BeFalse();
        set.Contains(string.Empty).Should().BeFalse();
    }

    [Fact]
    public void May_be_empty_or_hold_one_word_twice()
    {
        new WordSet().Contains("a").Should().BeFalse();
        WordSet.Of("a a").Contains("a").Should().BeTrue();
    }
}
