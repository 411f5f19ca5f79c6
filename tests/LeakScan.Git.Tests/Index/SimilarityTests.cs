namespace LeakScan.Git.Tests.Index;

public sealed class SimilarityTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "a\n", 0)]
    [InlineData("one\ntwo\n", "one\ntwo\n", 100)]
    [InlineData("one\ntwo\n", "two\none\n", 100)]
    [InlineData("one\ntwo\n", "one\nsix\n", 50)]
    [InlineData("one\n", "one\ntwo\n", 50)]
    [InlineData("one\n", "one\ntwo\nsix\n", 0)]
    public void Is_the_part_of_the_larger_in_lines_that_both_have(string old, string now, int percent) =>
        Similarity.Estimate(System.Text.Encoding.ASCII.GetBytes(old), System.Text.Encoding.ASCII.GetBytes(now)).Should().Be(percent);
}
