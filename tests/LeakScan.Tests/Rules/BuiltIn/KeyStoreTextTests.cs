using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules.BuiltIn;

/// <summary>Key stores and keys under a pass-phrase as texts hold them: in base64, in lists of lines, with breaks written as entities.</summary>
public sealed class KeyStoreTextTests
{
    private static readonly string Body = TemplateExpander.Expand("{{base64:1200}}", "store");
    private static readonly string Pkcs12 = "MIIJ" + "zwIBAzCC" + Body;
    private static readonly string Java = "/u3+" + "7QAAAAIAAAABAAAAAQAN" + Body;

    [Theory]
    [InlineData("keystore: {0}\n", "values.yaml")]
    [InlineData("{{\"keystore\": \"{0}\"}}\n", "app.json")]
    [InlineData("export KEYSTORE={0}\n", "run.sh")]
    [InlineData("{0}\n", "store.p12.b64")]
    public void A_key_store_in_base64_is_told_with_all_its_text(string form, string path)
    {
        foreach (var store in new[] { Pkcs12, Java, "zs7O" + "zgAAAAIAAAABAAAAAwAN" + Body, "MIAC" + "AQMwgAYJ" + Body })
        {
            var finding = Find(string.Format(null, form, store), path).Should().ContainSingle().Subject;
            finding.Rule.Id.Should().Be("files-key-store-base64");
            finding.Secret.Reveal().Should().Be(store);
        }
    }

    [Fact]
    public void One_in_lines_is_told_to_its_end()
    {
        var lines = string.Join("\n  ", Java.Chunk(76).Select(line => new string(line))) + "==";

        Find($"jks: |\n  {lines}\nother: 1\n", "values.yaml").Should().ContainSingle().Which.Secret.Reveal().Should().Be(lines);
    }

    [Theory]
    [InlineData("AAAAAgAN")]
    [InlineData("AAAABgAN")]
    public void A_store_of_trusted_certificates_is_none(string entry) =>
        Find("trust: /u3+" + "7QAAAAIAAAAB" + entry + Body + "\n", "values.yaml").Should().BeEmpty();

    [Theory]
    [InlineData("var k = ['-----BEGIN {0}-----',\n  'Proc-Type: 4,ENCRYPTED',\n  'DEK-Info: AES-128-CBC,{1}',\n  '',\n  '{2}',\n  '-----END {0}-----'].join('\\n');\n", "a.js")]
    [InlineData("<k>-----BEGIN {0}-----&#10;Proc-Type: 4,ENCRYPTED&#10;DEK-Info: AES-128-CBC,{1}&#10;&#10;{2}&#10;-----END {0}-----</k>\n", "a.xml")]
    [InlineData("<k>-----BEGIN {0}-----&#xD;\nProc-Type: 4,ENCRYPTED&#xD;\nDEK-Info: AES-128-CBC,{1}&#xD;\n&#xD;\n{2}&#xD;\n-----END {0}-----</k>\n", "a.xml")]
    public void A_key_under_a_pass_phrase_is_told_in_lists_and_with_entities(string form, string path)
    {
        var text = string.Format(null, form, "RSA " + "PRIVATE KEY", TemplateExpander.Expand("{{HEX:32}}", "iv"), TemplateExpander.Expand("{{base64:64}}", "body"));

        Find(text, path).Should().ContainSingle().Which.Rule.Id.Should().Be("privatekey-encrypted-pem");
    }

    private static IReadOnlyList<Finding> Find(string text, string path) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low }).Scan("scan", [new TextSource(text, path)], null, CancellationToken.None).Findings;
}
