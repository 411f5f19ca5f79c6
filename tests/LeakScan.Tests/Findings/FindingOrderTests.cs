using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Tests.Reporting;

namespace LeakScan.Tests.Findings;

public class FindingOrderTests
{
    [Fact]
    public void Path_then_commit_then_place_decide()
    {
        var commit = SampleFindings.Commit('1', "Ada Example", "2019-03-01T09:30:00+01:00", "One");
        Finding Make(string path, int order, int line, int column)
        {
            var place = SampleFindings.Blob('a', commit, path, null, Reachability.Head);
            return SampleFindings.Make(SampleRules.Generic, place with { Location = place.Location with { Order = order } }, 1, "§", "any") with { Region = new Region(line, column, line, column + 3) };
        }

        Finding[] sorted = [Make("a", 1, 9, 9), Make("a", 2, 1, 9), Make("a", 2, 2, 1), Make("a", 2, 2, 2), Make("b", 1, 1, 1)];

        Finding[] mixed = [sorted[3], sorted[1], sorted[4], sorted[2], sorted[0]];
        Array.Sort(mixed, FindingOrder.Compare);

        mixed.Should().Equal(sorted);
    }

    [Fact]
    public void Only_two_at_one_place_are_compared_by_their_fingerprints()
    {
        var fingerprinter = new Fingerprinter();
        var one = Make(1, "one");
        var two = Make(1, "two");
        var later = Make(2, "one");

        FindingOrder.Compare(one, one).Should().Be(0);
        FindingOrder.Compare(one, Make(1, "one")).Should().Be(0);
        FindingOrder.Compare(one, later).Should().BeNegative();
        one.LazyFingerprint.IsValueCreated.Should().BeFalse();

        Math.Sign(FindingOrder.Compare(one, two)).Should().Be(Math.Sign(string.CompareOrdinal(one.Fingerprint, two.Fingerprint))).And.NotBe(0);

        Finding Make(int line, string secret) => SampleFindings.Make(SampleRules.Generic, new FileProvenance("a.txt"), line, "§", "any") with
        {
            LazyFingerprint = fingerprinter.Fingerprint("a-rule", new Secret(secret)),
        };
    }
}
