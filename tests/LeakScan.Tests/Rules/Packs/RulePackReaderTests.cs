using LeakScan.Rules;
using LeakScan.Rules.Packs;

namespace LeakScan.Tests.Rules.Packs;

public sealed class RulePackReaderTests
{
    [Fact]
    public void Reads_all_that_a_rule_file_says()
    {
        var rule = WriteAndRead(SampleRule()).Rules.Single();

        rule.Should().BeEquivalentTo(SampleRule(), "it is read by pieces, some of them later");
    }

    [Fact]
    public void A_rule_that_lacks_texts_lacks_them_when_it_is_read()
    {
        var rule = WriteAndRead(SampleRule() with { Pattern = null, References = [], Tags = [], Rotate = new Rotation("Ask.", null), Detector = DetectorKind.Assignment }).Rules.Single();

        rule.Pattern.Should().BeNull();
        rule.References.Should().BeEmpty();
        rule.Tags.Should().BeEmpty();
        rule.Rotate.Should().Be(new Rotation("Ask.", null));
    }

    [Fact]
    public void A_changed_rule_says_what_was_changed_and_the_rest_as_before()
    {
        var read = WriteAndRead(SampleRule()).Rules.Single();

        var changed = read with { Name = "Another", Tags = ["other"] };

        (changed.Name, changed.Provider, changed.Tags.Single(), read.Name).Should().Be(("Another", "Forge", "other", "Forge token"));
    }

    [Fact]
    public void Asking_for_a_text_makes_no_other_rule_of_it()
    {
        var rule = WriteAndRead(SampleRule()).Rules.Single();
        var before = rule.GetHashCode();

        _ = rule.Description;

        rule.GetHashCode().Should().Be(before);
        new HashSet<Rule> { rule }.Should().Contain(rule);
    }

    private static Rule SampleRule() => new()
    {
        Id = "forge-token",
        Name = "Forge token",
        Provider = "Forge",
        Description = "Opens the forge.",
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        Keywords = ["forge_"],
        Pattern = "forge_[a-z]{20}",
        Entropy = 2.5,
        Requires = [new Requirement("forge-user", 3, Optional: true)],
        Paths = ["**/*.ini"],
        Allow = new Allowance { Values = ["x"], Patterns = ["y"], Paths = ["z"] },
        Decode = true,
        Rotate = new Rotation("Revoke it.", "https://example.com/tokens"),
        References = ["https://example.com/docs"],
        Tags = ["CWE-798"],
    };

    private static RulePack WriteAndRead(Rule rule)
    {
        using var bytes = new MemoryStream();
        RulePackWriter.Write(RulePack.Compile([rule]), bytes);
        return RulePackReader.Read(bytes.ToArray());
    }
}
