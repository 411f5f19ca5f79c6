using LeakScan.Rules.Templates;

namespace LeakScan.Tests.Detection.Assignments.Forms;

/// <summary>A section or mapping whose name tells of several credentials, "~" and "@" stand for two of them.</summary>
public sealed class SectionReaderTests
{
    private static readonly string One = TemplateExpander.Expand("{{base62:24}}1", "one");
    private static readonly string Two = TemplateExpander.Expand("{{base62:24}}2", "two");

    [Theory]
    [InlineData("[secrets]\nstripe = \"~\"\n\n; why\nmail = \"@\"\n[other]\nx = 1\n")]
    [InlineData("[passwords]\r\nbob = ~\r\nalice=@\r\n")]
    [InlineData("secrets:\n  stripe: ~\n  # why\n  mail: '@' # what\nother: 1\n")]
    [InlineData("app:\n  api_keys:\n    - ~\n    - \"@\"\n  x: 1\n")]
    [InlineData("tokens:\n- ~\n- @\n")]
    [InlineData("{\"secrets\": {\"stripe\": \"~\", \"name\": \"none\",\n \"mail\": \"@\"}}")]
    public void Reads_all_that_a_section_holds(string text) => In(text).Should().BeEquivalentTo(One, Two);

    [Theory]
    [InlineData("[secrets]\n[other]\nstripe = ~\n")]
    [InlineData("secrets:\nother: ~\n")]
    [InlineData("x[secrets]\nstripe = ~\n")]
    [InlineData("secrets:\n  one:\n    two: ~\n")]
    [InlineData("secrets:\n  file: /run/secrets/~\n  text: some words ~\n")]
    [InlineData("secret:\n  name: ~\n")]
    public void Leaves_what_stands_elsewhere(string text) => In(text).Should().BeEmpty();

    private static IReadOnlyList<string> In(string text) =>
        Assigned.In(text.Replace("~", One, StringComparison.Ordinal).Replace("@", Two, StringComparison.Ordinal));
}
