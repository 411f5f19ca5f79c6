using LeakScan.Findings;
using LeakScan.Sources;
using LeakScan.Tests.Reporting;

namespace LeakScan.Tests.Findings;

public class FindingOrderTests
{
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
