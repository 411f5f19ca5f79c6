using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class GlanceTests
{
    /// <summary>Where a text may begin with what the filter knows of, the second byte behind the keyword counts, if the filter knows of it.</summary>
    [Theory]
    [InlineData("EAA[A-Za-z]{80}", 3, 0, "EAAEE", true)]
    [InlineData("EAA[A-Za-z]{80}", 3, 0, "EAAE,", false)]
    [InlineData("EAA[A-Za-z]{80}", 3, 0, "EAAE", true)]
    [InlineData("x-EAA[A-Za-z]{80}", 3, -2, "EAAE,", false)]
    [InlineData("x-EAA[A-Za-z]{80}", 3, -2, "EAA,E", true)]
    [InlineData("EAA", 3, 0, "EAA,,", true)]
    public void Refuses_by_the_second_byte_behind_a_keyword(string pattern, int length, int start, string text, bool expected) =>
        Glance.Of(new StartFilter(PatternCompiler.Compile(pattern)), length, start).MayMatch(Encoding.ASCII.GetBytes(text), 0).Should().Be(expected);

    [Fact]
    public void Refuses_nothing_without_a_filter() => default(Glance).MayMatch("EAA,,"u8, 0).Should().BeTrue();
}
