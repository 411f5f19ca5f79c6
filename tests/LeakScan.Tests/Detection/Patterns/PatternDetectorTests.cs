using LeakScan.Detection.Patterns;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class PatternDetectorTests
{
    /// <summary>A match, wherever it may start and end, with the bytes around it that a filter may read.</summary>
    [Theory]
    [InlineData("xq-[0-9]{4}", 0, 0, PatternDetector.Surroundings, 7 + PatternDetector.Surroundings)]
    [InlineData("[a-f]{2,6}xq-[0-9]{4,8}", -6, -2, 6 + PatternDetector.Surroundings, 15 + PatternDetector.Surroundings)]
    [InlineData("[0-9]{4}", 1, 40, PatternDetector.Surroundings, 44 + PatternDetector.Surroundings)]
    [InlineData("[0-9]{4}", -40, -30, 40 + PatternDetector.Surroundings, 3 + PatternDetector.Surroundings)]
    public void Tells_on_which_bytes_around_a_keyword_its_verdict_depends(string pattern, int first, int last, int before, int behind) =>
        PatternDetector.Evidence(PatternCompiler.Compile(pattern), new KeywordAnchor(0, 3, first, last)).Should().Be((before, behind));
}
