using System.Text;
using LeakScan.Rules.Checksums;
using LeakScan.Rules.Checksums.Coding;
using LeakScan.Rules.Checksums.Formats;
using LeakScan.Rules.Checksums.Keys;
using LeakScan.Rules.Checksums.Providers;

namespace LeakScan.Tests.Rules.Checksums;

/// <summary>Verifiers that read a credential's structure: what they tell, and what they refuse.</summary>
public class StructureTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"iss":"https://a.example","exp":1700000000}""", "JWT, HS256, issued by https://a.example, expired 2023-11-14", true)]
    [InlineData("""{"role":"service_role","exp":4102444800}""", "JWT, HS256, role service_role, expires 2100-01-01", false)]
    [InlineData("""{"iss":"\u001b[31m"}""", "JWT, HS256, does not expire", false)]
    [InlineData("""{"exp":"4102444800"}""", "JWT, HS256, of unreadable expiry", false)]
    [InlineData("""{"exp":4102444800000}""", "JWT, HS256, of unreadable expiry", false)]
    public void A_JWT_tells_its_issuer_and_whether_it_has_expired(string payload, string note, bool inert)
    {
        var verdict = new JwtChecksum(new StoppedClock(Now)).Verify($"{Url("""{"alg":"HS256"}""")}.{Url(payload)}.{new string('A', 43)}");
        verdict.Should().Be(ChecksumVerdict.WellFormed(note, inert));
    }

    [Theory]
    [InlineData("""{"typ":"JWT"}""", """{"iss":"a"}""", 43)]
    [InlineData("""{"alg":"HS256"}""", """{"iss":"a"}""", 42)]
    [InlineData("""{"alg":"HS256"}""", "no json", 43)]
    [InlineData("""{"alg":"RS256"}""", "[1]", 342)]
    public void A_JWT_without_algorithm_payload_or_a_signature_of_the_right_length_is_none(string header, string payload, int signature) =>
        new JwtChecksum(TimeProvider.System).Verify($"{Url(header)}.{Url(payload)}.{new string('A', signature)}").Outcome.Should().Be(ChecksumOutcome.Invalid);

    [Fact]
    public void An_AWS_key_id_tells_its_account() =>
        new AwsAccessKeyIdChecksum().Verify("ASIA" + "Y34FZKBOKMUTVV7A").Note.Should().Be("AWS account 609629065308");

    [Fact]
    public void An_AWS_key_id_of_the_old_form_tells_no_account() => new AwsAccessKeyIdChecksum().Verify("AKIA" + "IAAAAAAAAAAAAAAA").Note.Should().BeNull();

    [Theory]
    [InlineData("deploy:s3cr3t-value", (int)ChecksumOutcome.NotApplicable)]
    [InlineData("user:password", (int)ChecksumOutcome.Invalid)]
    [InlineData("Aladdin:open sesame", (int)ChecksumOutcome.Invalid)]
    [InlineData("user:<PASSWORD>", (int)ChecksumOutcome.Invalid)]
    [InlineData("user:${PASSWORD}", (int)ChecksumOutcome.Invalid)]
    [InlineData("user:xxxxxxxx", (int)ChecksumOutcome.Invalid)]
    [InlineData("user:", (int)ChecksumOutcome.Invalid)]
    [InlineData("no colon at all", (int)ChecksumOutcome.Invalid)]
    [InlineData("\u0001binary:\u0002", (int)ChecksumOutcome.Invalid)]
    public void Base64_of_user_name_and_password_is_told_from_examples_and_other_things(string text, int expected) =>
        ((int)new BasicCredentialChecksum("docker-auth").Verify(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))).Outcome).Should().Be(expected);

    [Fact]
    public void A_Discord_token_must_begin_with_a_user_id()
    {
        var rest = ".G" + new string('a', 5) + "." + new string('b', 38);
        new DiscordBotChecksum().Verify(Url("123456789012345678") + rest).Note.Should().Be("bot 123456789012345678");
        new DiscordBotChecksum().Verify(Url("not a number at al") + rest).Outcome.Should().Be(ChecksumOutcome.Invalid);
    }

    [Fact]
    public void A_JFrog_reference_token_tells_its_expiry()
    {
        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes("reftkn:01:1700000000:" + new string('x', 27)));
        new JFrogReferenceChecksum(new StoppedClock(Now)).Verify(token).Should().Be(ChecksumVerdict.WellFormed("expired 2023-11-14", isInert: true));
    }

    [Fact]
    public void A_Sentry_token_names_its_organisation()
    {
        var json = Convert.ToBase64String("""{"iat":1.5,"url":"https://sentry.example","org":"acme"}"""u8);
        new SentryOrgChecksum().Verify($"sntrys_{json}_{new string('A', 43)}").Note.Should().Be("organisation acme");
    }

    [Fact]
    public void A_PyPI_token_whose_lengths_do_not_add_up_is_none()
    {
        var token = new PyPiMacaroonChecksum().Complete("pypi-", new Draw(1).Next);
        new PyPiMacaroonChecksum().Verify(token).Note.Should().Be("macaroon of pypi.org");
        new PyPiMacaroonChecksum().Verify(token.AsSpan(..^4)).Outcome.Should().Be(ChecksumOutcome.Invalid);
        new PyPiMacaroonChecksum().Verify(token + "AAAA").Outcome.Should().Be(ChecksumOutcome.Invalid);
    }

    [Fact]
    public void An_encrypted_OpenSSH_key_is_told_from_one_that_is_not()
    {
        var pem = new OpenSshKeyChecksum().Complete("", new Draw(1).Next);
        new OpenSshKeyChecksum().Verify(pem).Should().Be(ChecksumVerdict.WellFormed("ssh-ed25519"));
        var bytes = PemText.Read(pem)!.Bytes;
        var cipher = "openssh-key-v1\0"u8.Length + sizeof(uint);
        "aes9"u8.CopyTo(bytes.AsSpan(cipher));
        new OpenSshKeyChecksum().Verify(PemText.Write("OPENSSH PRIVATE KEY", bytes)).IsInert.Should().BeTrue();
    }

    [Fact]
    public void An_OpenPGP_key_under_a_passphrase_is_told_from_one_without()
    {
        var checksum = new OpenPgpKeyChecksum();
        var open = checksum.Complete("", new Draw(1).Next);
        var lines = open.Split('\n');
        checksum.Verify(open).Should().Be(ChecksumVerdict.WellFormed("OpenPGP, without a passphrase"));
        checksum.Verify(open.Replace("\n", "\\n")).Outcome.Should().Be(ChecksumOutcome.Valid);
        checksum.Verify(string.Join('\n', lines.Select(l => $"  \"{l}\\n\" +"))).Outcome.Should().Be(ChecksumOutcome.Valid);
        checksum.Verify(open.Replace("\n\n", "\nVersion: GnuPG v2\n\n")).Outcome.Should().Be(ChecksumOutcome.Valid);

        var bytes = Convert.FromBase64String(string.Concat(lines[2..^2]));
        var usage = 2 + 6 + 10 + 2 + 33;
        bytes[usage].Should().Be(0);
        bytes[usage] = 254;
        checksum.Verify($"{lines[0]}\n\n{Convert.ToBase64String(bytes)}\n{lines[^1]}").Should().Be(ChecksumVerdict.WellFormed("encrypted with a passphrase", isInert: true));
        bytes[usage] = 0;
        bytes[^1] ^= 1;
        checksum.Verify($"{lines[0]}\n\n{Convert.ToBase64String(bytes)}\n{lines[^1]}").Outcome.Should().Be(ChecksumOutcome.Invalid);
        checksum.Verify(open.Replace(lines[^2], "=AAAA")).Should().Be(ChecksumVerdict.Fails);
    }

    [Fact]
    public void A_PuTTY_key_whose_MAC_does_not_hold_is_none()
    {
        var key = new PuttyKeyChecksum().Complete("", new Draw(1).Next);
        new PuttyKeyChecksum().Verify(key.Replace("\n", "\r\n")).Should().Be(ChecksumVerdict.WellFormed("ssh-ed25519"));
        new PuttyKeyChecksum().Verify(key.Replace("someone@", "other@")).Outcome.Should().Be(ChecksumOutcome.Invalid);
        new PuttyKeyChecksum().Verify(key.Replace("Encryption: none", "Encryption: aes256-cbc")).IsInert.Should().BeTrue();
    }

    [Theory]
    [InlineData("012345678901")]
    [InlineData("111111111111")]
    public void A_Slack_token_has_ids_that_do_not_begin_with_zero_or_repeat_a_digit(string id) =>
        new SlackTokenChecksum().Verify($"xoxb-{id}-{id}-{new Draw(1).Next(Alphabet.Base62, 24)}").Outcome.Should().Be(ChecksumOutcome.Invalid);

    private static string Url(string text) => BaseText.EncodeUrl(Encoding.UTF8.GetBytes(text));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
