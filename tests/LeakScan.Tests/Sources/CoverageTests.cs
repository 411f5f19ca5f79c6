using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

/// <summary>What was not read is counted and listed, whichever order threads meet it in.</summary>
public sealed class CoverageTests
{
    private const int More = Coverage.MaxListed + 500;

    [Fact]
    public void Of_too_many_gaps_the_first_are_listed_whichever_came_first()
    {
        var forwards = Of(Enumerable.Range(0, More));
        var backwards = Of(Enumerable.Range(0, More).Reverse());

        forwards.Gaps.Select(g => g.Subject).Should().Equal(Enumerable.Range(0, Coverage.MaxListed).Select(Name));
        backwards.Gaps.Should().Equal(forwards.Gaps);
        backwards.Count(OmissionReason.Unreadable).Should().Be(More);
    }

    [Fact]
    public void Each_reason_has_a_list_of_its_own()
    {
        var coverage = Of(Enumerable.Range(0, More));
        coverage.Omit(OmissionReason.TooLarge, "a", "two");
        coverage.Omit(OmissionReason.TooLarge, "a", "one");

        coverage.Gaps.Skip(Coverage.MaxListed).Should().Equal(
            new Omission(OmissionReason.TooLarge, "a", "one"), new Omission(OmissionReason.TooLarge, "a", "two"));
    }

    [Theory]
    [InlineData(OmissionReason.Unreachable, true)]
    [InlineData(OmissionReason.Unreadable, false)]
    [InlineData(OmissionReason.Interrupted, false)]
    public void A_gap_makes_a_scan_incomplete_and_an_omission_by_design_does_not(OmissionReason reason, bool isComplete)
    {
        var coverage = new Coverage();
        coverage.Omit(reason, "a");

        coverage.IsComplete.Should().Be(isComplete);
        coverage.Gaps.Should().HaveCount(isComplete ? 0 : 1);
        coverage.Count(reason).Should().Be(1);
    }

    private static Coverage Of(IEnumerable<int> files)
    {
        var coverage = new Coverage();
        foreach (var file in files)
        {
            coverage.Omit(OmissionReason.Unreadable, Name(file));
        }

        return coverage;
    }

    private static string Name(int file) => $"{file:0000}";
}
