using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules.BuiltIn;

public sealed class EncryptedKeyTests
{
    [Theory]
    [InlineData("{{pem:ENCRYPTED PRIVATE KEY}}", Confidence.Low)]
    [InlineData("{{pem:PRIVATE KEY}}", Confidence.High)]
    public void A_proof_does_not_make_an_encrypted_key_louder(string template, Confidence confidence)
    {
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low });
        var text = new TextSource(TemplateExpander.Expand(template, "key"), "server.txt");

        scanner.Scan("scan", [text], null, CancellationToken.None).Findings.Should().OnlyContain(f => f.Confidence == confidence).And.NotBeEmpty();
    }
}
