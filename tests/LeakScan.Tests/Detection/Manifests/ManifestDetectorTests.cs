using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Detection.Manifests;

/// <summary>Entries of Secrets are told by where they stand. "{0}" and "{1}" stand for the base64 of random texts, "{2}" for a random text, "{3}" for the base64 of a word.</summary>
public sealed class ManifestDetectorTests
{
    private const string Rule = "kubernetes-secret-manifest";

    private static readonly string[] Values =
    [
        TemplateExpander.Expand("{{b64:{{base62:20}}}}", "first"), TemplateExpander.Expand("{{b64:{{base62:27}}}}", "second"),
        TemplateExpander.Expand("{{base62:24}}", "third"), TemplateExpander.Expand("{{b64:verbose}}", "fourth"),
    ];

    public static TheoryData<string, int> Secrets { get; } = new()
    {
        { "apiVersion: v1\nkind: Secret\ndata:\n  one: {0}\n  two: {1}\n", 2 },
        { "data:\n  one: {0}\n  # why\n\n  two: \"{1}\" # what\nkind: Secret\nmetadata:\n  name: x\n", 2 },
        { "kind: Secret\r\ndata:\r\n  one: {0}\r\n  two: {1}\r\n", 2 },
        { "kind: \"Secret\"\ndata:\n    one: {0}\n    two: {1}\n", 2 },
        { "kind: ConfigMap\ndata:\n  one: {0}\n---\nkind: Secret\ndata:\n  two: {1}\n", 1 },
        { "items:\n- data:\n    one: {0}\n  kind: ConfigMap\n- data:\n    two: {1}\n  kind: Secret\n", 1 },
        { "items:\n  - kind: Secret\n    data:\n      one: {0}\n  - kind: Secret\n    data:\n      two: {1}\n", 2 },
        { "kind: Secret\ndata:\n  one: |\n    {0}\n  two:\n    {1}\n", 2 },
        { "kind: Secret\ndata:\n  one: {0}\n{{- if .x }}\n  two: {1}\n{{- end }}\n", 2 },
        { "kind: Secret\nstringData:\n  one: {2}\ndata:\n  two: {1}\n", 2 },
        { "secretGenerator:\n- name: x\n  literals:\n  - ONE={2}\n  - \"TWO={2}\"\nconfigMapGenerator:\n- literals:\n  - THREE={2}\n", 2 },
        { "secretGenerator:\n- name: x\n\n  literals:\n  # why\n\n  - ONE={2}\n", 1 },
        { "kind: Secret\ndata:\n  clientId: {0}\n  valid: {1}\n", 1 },
        { "secretGenerator:\n  - literals:\n      - ONE={2}\n    name: x\n  - literals:\n      - TWO={2}\n", 2 },
        { "{\"data\": {\"one\": \"{0}\", \"two\": \"{1}\"}, \"kind\": \"Secret\"}", 2 },
        { "{\"items\": [{\"kind\": \"Secret\", \"metadata\": {\"x\": \"{ \\\"\"}, \"data\": {\"one\": \"{0}\"}}, {\"kind\": \"ConfigMap\", \"data\": {\"two\": \"{1}\"}}]}", 1 },
    };

    [Fact]
    public void Reads_a_manifest_that_is_piped() =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).ScanText($"kind: Secret\ndata:\n  password: {Convert.ToBase64String("Zk8vQ2pLm4Xw"u8)}\n") // leakscan:allow made up
            .Findings.Should().ContainSingle().Which.Rule.Id.Should().Be("kubernetes-secret-manifest");

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Reads_every_entry_of_a_Secret_and_none_of_another_object(string manifest, int count) =>
        Find(manifest).Should().HaveCount(count).And.OnlyContain(f => f.Confidence >= Confidence.Medium);

    [Fact]
    public void Reads_entries_far_into_a_file() =>
        Find(string.Concat(Enumerable.Repeat("# nothing of note\n", 2000)) + "---\nkind: Secret\ndata:\n  one: {0}\n  two: {1}\n").Should().HaveCount(2);

    [Theory]
    [InlineData("kind: SealedSecret\nspec:\n  data:\n    one: {0}\n")]
    [InlineData("kind: SecretStore\ndata:\n  one: {0}\n")]
    [InlineData("kind: Secret\ndata:\n  tls.crt: {0}\n  username: {0}\n  DB_HOST: {0}\n")]
    [InlineData("kind: Secret\ndata:\n  one: {{ .Values.one | b64enc }}\nstringData:\n  two: ENC[AES256_GCM,data:{2}]\n  url: https://shop.corp.test/{2}\n")]
    [InlineData("valuesFrom:\n- kind: Secret\n  name: x\ndata:\n  one: {0}\n")]
    [InlineData("# kind: Secret\ndata:\n  one: {0}\n")]
    [InlineData("[\"kind\": \"Secret\", \"data\": {\"one\": \"{0}\"}]")]
    [InlineData("kind: Secret\nstringData:\n  MODE: production\n  LEVEL: verbose\n")]
    public void Leaves_what_is_none(string text) => Find(text).Should().BeEmpty();

    [Theory]
    [InlineData("kind: Secret\ndata:\n  one: {3}\n")]
    [InlineData("kind: Secret\ndata:\n  password: Y2hhbmdlbWU=\n")]
    public void Doubts_words_that_nothing_calls_a_credential_and_what_fills_a_place(string manifest) =>
        Find(manifest).Should().ContainSingle().Which.Confidence.Should().Be(Confidence.Low);

    [Fact]
    public void Leaves_entries_in_clear_text_to_the_rule_that_knows_their_names() =>
        All("kind: Secret\nstringData:\n  password: {2}\n").Should().ContainSingle().Which.Rule.Id.Should().Be("generic-password");

    private static IEnumerable<Finding> Find(string text) => All(text).Where(f => string.Equals(f.Rule.Id, Rule, StringComparison.Ordinal));

    private static IReadOnlyList<Finding> All(string text)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            text = text.Replace($"{{{i}}}", Values[i], StringComparison.Ordinal);
        }

        return new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low })
            .Scan("test", [new TextSource([("secret.yaml", text)])], null, CancellationToken.None).Findings;
    }
}
