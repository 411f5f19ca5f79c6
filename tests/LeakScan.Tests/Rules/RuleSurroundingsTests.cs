using System.Text.Encodings.Web;
using System.Text.Json;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules;

/// <summary>What a rule finds on a line of its own it finds within a text of JSON, too, as in notebooks, source maps and recorded requests, and behind the colours of a log.</summary>
public sealed class RuleSurroundingsTests
{
    /// <summary>Rules whose pattern has quotes or whole elements before its first letter, and such as need the end of a line or of a text.</summary>
    private static readonly HashSet<string> NotWithinTexts = new(StringComparer.Ordinal)
    {
        "android-build-field-secret", "azure-entra-application-id", "azure-entra-tenant-id", "call-login", "clientfile-composer-token", "clientfile-keepass-entry",
        "clientfile-sql-developer", "commandline-here-string", "configfile-bind-password", "configfile-broker-login", "configfile-short-name", "configfile-terraform-random-password", "files-filezilla",
        "http-curl-key-as-user", "privatekey-jwk",
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly RulePack Pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));

    private static readonly Scanner All = new(Pack, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });

    public static TheoryData<string> RuleIds => [.. Pack.Rules.Where(r => r.Paths.Count == 0 && r.Detector != DetectorKind.File && !NotWithinTexts.Contains(r.Id)).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Finds_its_examples_within_a_text_of_JSON(string id) =>
        FindsAll(id, line => "{\"text\": \"first line\\n" + JsonSerializer.Serialize(line, Relaxed)[1..^1] + "\\nlast line\"}\n");

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Finds_its_examples_behind_the_colours_of_a_log(string id) => FindsAll(id, line => "\u001b[0;31m" + line + "\u001b[0m\n");

    private static void FindsAll(string id, Func<string, string> surround)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));
        foreach (var (example, index) in rule.Examples.Select((e, i) => (e, i)))
        {
            var line = TemplateExpander.Expand(example, $"{rule.Id}/{index}").TrimEnd('\n');
            if (!line.Contains('\n', StringComparison.Ordinal))
            {
                All.Scan("scan", [new TextSource(surround(line), "config.txt")], null, CancellationToken.None).Findings.Should().NotBeEmpty("example {0} of {1} must be found there", index, id);
            }
        }
    }
}
