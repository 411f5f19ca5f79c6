using System.Security.Cryptography;
using LeakScan.Findings;

namespace LeakScan.Tests.Findings;

public class Pbkdf2LanesTests
{
    [Fact]
    public void Every_lane_derives_what_the_library_derives()
    {
        var random = new Random(1);
        // Lengths around a block of the hash, and around what its padding leaves of one.
        int[] lengths = [0, 1, 31, 32, 51, 52, 54, 55, 56, 63, 64, 65, 119, 120, 128, 200, 4096];
        for (var trial = 0; trial < 60; trial++)
        {
            var inputs = new (byte[] Password, byte[] Salt)[1 + (trial % Pbkdf2Lanes.Count)];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = (new byte[lengths[random.Next(lengths.Length)]], new byte[lengths[random.Next(lengths.Length)]]);
                random.NextBytes(inputs[i].Password);
                random.NextBytes(inputs[i].Salt);
            }

            var rounds = random.Next(1, 20);

            var keys = Pbkdf2Lanes.Derive(inputs, rounds);

            keys.Should().BeEquivalentTo(
                inputs.Select(i => Rfc2898DeriveBytes.Pbkdf2(i.Password, i.Salt, rounds, HashAlgorithmName.SHA256, Pbkdf2Lanes.MaxBytes)),
                options => options.WithStrictOrdering());
        }
    }

    /// <summary>RFC 7914, section 11.</summary>
    [Fact]
    public void A_published_key_is_derived() =>
        Convert.ToHexStringLower(Pbkdf2Lanes.Derive([("Password"u8.ToArray(), "NaCl"u8.ToArray())], 80_000)[0])
            .Should().Be("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56");
}
