using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Filtering.Checks;
using LeakScan.Rules;

namespace LeakScan.Tests.Filtering.Checks;

public sealed class RuleChecksTests
{
    [Theory]
    [InlineData("changeme", true)]
    [InlineData("my_db_password", true)]
    [InlineData("Y2hhbmdlbWU=", true)]
    [InlineData("tr0ub4dor", false)]
    public void Takes_placeholders_names_and_encoded_placeholders_for_none(string secret, bool expected)
    {
        var rules = RulePack.BuiltIn.Rules;
        var bytes = Encoding.ASCII.GetBytes(secret);
        var subject = new MatchSubject(bytes, new RawMatch(0, 0, bytes.Length, 0, bytes.Length, MatchTraits.None), rules.First(MatchSubject.IsChosen), new AllowedValues(rules));

        RuleChecks.All.Single(check => check.Name == "placeholder").Holds(ref subject).Should().Be(expected);
    }
}
