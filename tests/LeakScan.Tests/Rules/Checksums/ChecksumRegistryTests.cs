using FsCheck;
using FsCheck.Fluent;
using LeakScan.Rules.Checksums;

namespace LeakScan.Tests.Rules.Checksums;

public class ChecksumRegistryTests
{
    public static TheoryData<int> ValidVectors() => [.. Enumerable.Range(0, ChecksumVectors.Valid.Count)];

    public static TheoryData<string, string> Completions()
    {
        var data = new TheoryData<string, string>();
        foreach (var (name, prefix) in ChecksumPrefixes.All.Concat(ChecksumPrefixes.Plausible))
        {
            data.Add(name, prefix);
        }

        return data;
    }

    // The theory is given an index, so that no test name shows a credential.
    [Theory]
    [MemberData(nameof(ValidVectors))]
    public void Accepts_what_providers_publish_and_refuses_it_with_one_character_changed(int vector)
    {
        var (name, secret) = ChecksumVectors.Valid[vector];
        var checksum = ChecksumRegistry.Find(name)!;
        checksum.Verify(secret).Outcome.Should().Be(ChecksumOutcome.Valid, "vector {0} of {1} is published", vector, name);
        var changed = Change(secret, secret.Length / 2);
        checksum.Verify(changed).Outcome.Should().Be(ChecksumOutcome.Invalid, "vector {0} of {1} was changed in the middle", vector, name);
    }

    [Theory]
    [MemberData(nameof(Completions))]
    public void Accepts_what_it_completes_itself(string name, string prefix)
    {
        var checksum = ChecksumRegistry.Find(name)!;
        var expected = ChecksumPrefixes.All.Contains((name, prefix)) ? ChecksumOutcome.Valid : ChecksumOutcome.NotApplicable;

        // Whole keys take long to make.
        var seeds = name is "pem" or "google-service-account" ? 2 : 20;
        for (var seed = 0; seed < seeds; seed++)
        {
            var draw = new Draw(seed);
            var secret = checksum.Complete(prefix, draw.Next);
            checksum.Verify(secret).Outcome.Should().Be(expected, "seed {0}", seed);
            checksum.Complete(prefix, new Draw(seed).Next).Equals(secret, StringComparison.Ordinal).Should().BeTrue("the same seed gives the same text");
        }
    }

    /// <summary>Sums over the whole text: no change of one character of what they are over goes unseen. The others verify a structure, of which parts are free.</summary>
    [Theory]
    [InlineData("github-crc32", "ghp_", 4)]
    [InlineData("npm-crc32", "npm_", 4)]
    [InlineData("vercel-crc32", "vcp_", 4)]
    [InlineData("cloudflare-crc32", "cfut_", 5)]
    [InlineData("zuplo-crc32", "zpka_", 5)]
    [InlineData("confluent-crc32", "cflt", 4)]
    [InlineData("grafana-crc32", "glsa_", 0)]
    [InlineData("gitlab-routable", "glpat-", 0)]
    [InlineData("azure-devops-pat", "", 0)]
    [InlineData("azure-cask", "AZDO", 0)]
    [InlineData("entra-client-secret", "", 0)]
    [InlineData("github-fine-grained", "github_pat_", 11, 8)]
    [InlineData("age-bech32", "", 0)]
    [InlineData("nostr-bech32", "", 0)]
    [InlineData("bitcoin-wif", "", 0)]
    [InlineData("bip32-extended-key", "", 0)]
    [InlineData("tezos-key", "", 0)]
    [InlineData("stellar-seed", "", 0)]
    [InlineData("nkey-seed", "", 0, 1)]
    public void Refuses_what_it_completes_with_any_one_character_changed(string name, string prefix, int from, int unexplained = 0)
    {
        ChecksumPrefixes.All.Should().Contain((name, prefix), "it completes that");
        var checksum = ChecksumRegistry.Find(name)!;
        var secret = checksum.Complete(prefix, new Draw(3).Next);

        Enumerable.Range(from, secret.Length - from - unexplained).Where(at => checksum.Verify(Change(secret, at)).Outcome == ChecksumOutcome.Valid).Should().BeEmpty();
    }

    [Fact]
    public void Every_verifier_has_a_completion_under_test() =>
        ChecksumPrefixes.All.Concat(ChecksumPrefixes.Plausible).Select(p => p.Name).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(ChecksumRegistry.Names);

    [Fact]
    public void No_verifier_throws_whatever_the_text() =>
        Prop.ForAll<string?>(text => ChecksumRegistry.Names.All(name => ChecksumRegistry.Find(name)!.Verify(text ?? "").Outcome != (ChecksumOutcome)99))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(".aaaaaaa-a")]
    public void No_verifier_throws_on_what_once_made_one_throw(string text) =>
        ChecksumRegistry.Names.Should().OnlyContain(name => ChecksumRegistry.Find(name)!.Verify(text).Outcome != ChecksumOutcome.Valid);

    [Theory]
    [MemberData(nameof(Completions))]
    public void No_verifier_throws_on_a_credential_that_is_cut_or_spoilt(string name, string prefix)
    {
        var checksum = ChecksumRegistry.Find(name)!;
        var secret = checksum.Complete(prefix, new Draw(1).Next);
        var step = Math.Max(1, secret.Length / 150);
        for (var i = 0; i < secret.Length; i += step)
        {
            FluentActions.Invoking(() => checksum.Verify(secret.AsSpan(0, i))).Should().NotThrow();
            FluentActions.Invoking(() => checksum.Verify(secret.AsSpan(i))).Should().NotThrow();
            FluentActions.Invoking(() => checksum.Verify(secret.Remove(i, 1).Insert(i, "\u00e9"))).Should().NotThrow();
            FluentActions.Invoking(() => checksum.Verify(Change(secret, i))).Should().NotThrow();
        }
    }

    [Fact]
    public void An_unknown_name_finds_nothing() => ChecksumRegistry.Find("nothing").Should().BeNull();

    private static string Change(string secret, int at)
    {
        var other = secret[at] switch { 'A' => 'B', 'a' => 'b', '2' => '3', _ => char.IsAsciiDigit(secret[at]) ? '2' : 'A' };
        return secret.Remove(at, 1).Insert(at, other.ToString());
    }
}
