using System.Security.Cryptography;
using LeakScan.Rules.Checksums;
using LeakScan.Rules.Checksums.Keys;

namespace LeakScan.Tests.Rules.Checksums;

public sealed class PemChecksumTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(1024);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    [Fact]
    public void Names_kind_and_size_of_keys_that_dotnet_writes()
    {
        Note(_rsa.ExportRSAPrivateKeyPem()).Should().Be("RSA, 1024 bits");
        Note(_rsa.ExportPkcs8PrivateKeyPem()).Should().Be("RSA, 1024 bits");
        Note(_ec.ExportECPrivateKeyPem()).Should().Be("EC, P-384");
        Note(_ec.ExportPkcs8PrivateKeyPem()).Should().Be("EC, P-384");
    }

    [Fact]
    public void Tells_encrypted_keys_apart()
    {
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var verdict = new PemChecksum().Verify(_rsa.ExportEncryptedPkcs8PrivateKeyPem("passphrase", parameters));
        verdict.Should().Be(ChecksumVerdict.WellFormed("encrypted with a passphrase", isInert: true));
        const string Label = "RSA PRIVATE KEY";
        var traditional = $"-----BEGIN {Label}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nAAAA\n-----END {Label}-----";
        new PemChecksum().Verify(traditional).IsInert.Should().BeTrue();
    }

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\\\n")]
    [InlineData("\\r\\n")]
    [InlineData("\r\n")]
    [InlineData("\\n\" +\n    \"")]
    [InlineData("\" \\\n\"")]
    [InlineData("\n# ")]
    [InlineData("\n    ")]
    [InlineData("',\n  '")]
    public void Reads_a_key_as_source_code_writes_it(string lineBreak) =>
        Note(_rsa.ExportRSAPrivateKeyPem().Replace("\n", lineBreak)).Should().Be("RSA, 1024 bits");

    [Fact]
    public void Skips_what_stands_before_the_key() =>
        Note("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + _ec.ExportECPrivateKeyPem()).Should().Be("EC, P-384");

    [Fact]
    public void Refuses_a_key_that_was_cut_elided_or_made_up()
    {
        var lines = _rsa.ExportRSAPrivateKeyPem().Split('\n');
        Outcome([.. lines[..3], .. lines[5..]]).Should().Be(ChecksumOutcome.Invalid);
        Outcome([.. lines[..3], "...", .. lines[^1..]]).Should().Be(ChecksumOutcome.Invalid);
        Outcome([lines[0], .. Enumerable.Repeat(new string('A', 64), 12), lines[^1]]).Should().Be(ChecksumOutcome.Invalid);
    }

    [Fact]
    public void Refuses_an_RSA_key_whose_primes_do_not_make_its_modulus()
    {
        var parameters = _rsa.ExportParameters(true);
        var pem = _rsa.ExportRSAPrivateKeyPem();
        var other = Convert.FromBase64String(string.Concat(pem.Split('\n')[1..^1]));
        var at = other.AsSpan().IndexOf(parameters.P);
        other[at + 10] ^= 1;
        new PemChecksum().Verify(PemText.Write("RSA PRIVATE KEY", other)).Outcome.Should().Be(ChecksumOutcome.Invalid);
    }

    [Fact]
    public void Finds_the_key_of_a_Google_service_account_in_its_file_and_names_the_account()
    {
        var json = $$"""{"type":"service_account","private_key":"{{_rsa.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n")}}","client_email":"robot@example.invalid"}""";
        new GoogleServiceAccountChecksum().Verify(json).Note.Should().Be("RSA, 1024 bits, of robot@example.invalid");
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string? Note(string pem) => new PemChecksum().Verify(pem).Note;

    private static ChecksumOutcome Outcome(IEnumerable<string> lines) => new PemChecksum().Verify(string.Join('\n', lines)).Outcome;
}
