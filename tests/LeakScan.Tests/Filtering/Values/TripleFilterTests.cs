using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public sealed class TripleFilterTests
{
    private static readonly TripleFilter Filter = new(["changeme", "_x_", "...", "\u2026"]);

    [Theory]
    [InlineData("changeme", true)]
    [InlineData("please-CHANGEME-now", true)]
    [InlineData("a_X_b", true)]
    [InlineData("so...", true)]
    [InlineData("ch", false)]
    [InlineData("hangeme", false)]
    [InlineData("a_y_b..", false)]
    [InlineData("", true)]
    [InlineData("more\u2026", true)]
    [InlineData("m\u00f6re", true)]
    public void Tells_of_the_beginnings_of_its_words_and_of_what_it_cannot_tell(string text, bool expected) => Filter.MayContainAny(text).Should().Be(expected);
}
