using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class ValueJudgeTests
{
    [Theory]
    [InlineData("changeme")]
    [InlineData("your-api-key")]
    [InlineData("<password>")]
    [InlineData("********")]
    [InlineData("xxxxxxxxxxxx")]
    [InlineData("test_password")]
    [InlineData("12345678")]
    [InlineData("sk-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("myExampleToken")]
    [InlineData("REDACTED")]
    public void Tells_placeholders(string value) => ValueJudge.IsPlaceholder(value).Should().BeTrue();

    [Theory]
    [InlineData("hunter2")]
    [InlineData("correcthorse")]
    [InlineData("P@ssw0rd!")]
    [InlineData("password123")]
    [InlineData("test1234")]
    [InlineData("12345-SECRET-API-KEY")]
    public void Takes_weak_passwords_for_passwords(string value) => ValueJudge.IsPlaceholder(value).Should().BeFalse();

    [Theory]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("$DB_PASSWORD")]
    [InlineData("/run/$file_name")]
    [InlineData("%LOGDIR/x")]
    [InlineData("{{ vault_password }}")]
    [InlineData("<%= password %>")]
    [InlineData("op://vault/item/field")]
    [InlineData("vault:secret/data/db#password")]
    [InlineData("@Microsoft.KeyVault(SecretUri=x)")]
    [InlineData("!Ref DbPassword")]
    [InlineData("arn:aws:secretsmanager:x")]
    [InlineData("ENC[AES256_GCM,data:x]")]
    [InlineData("ENC(x)")]
    [InlineData("{cipher}x")]
    [InlineData("encrypted:x")]
    [InlineData("{AbCdEfGh}")]
    [InlineData("#{password}")]
    public void Tells_references_and_encrypted_values(string value) =>
        ValueJudge.IsReference(value).Should().BeTrue();

    [Theory]
    [InlineData("Tr0ub4dor")]
    [InlineData("P@$$w0rd")]
    [InlineData("M3@n.jsI$Aw3")]
    [InlineData("pass%word")]
    public void Takes_signs_in_a_password_for_no_reference(string value) => ValueJudge.IsReference(value).Should().BeFalse();

    [Fact]
    public void Finds_random_texts_more_random_than_names()
    {
        var random = new Random(11);
        string[] names = ["getDefaultConfiguration", "mysql_native_password", "application/json", "InvalidOperationException", "lastName", "container1", "WEIGHTS"];
        foreach (var alphabet in new[] { "0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" })
        {
            for (var round = 0; round < 50; round++)
            {
                var token = string.Concat(Enumerable.Range(0, 32).Select(_ => alphabet[random.Next(alphabet.Length)]));
                ValueJudge.Randomness(token).Should().BeGreaterThan(0.5);
            }
        }

        names.Select(n => ValueJudge.Randomness(n)).Should().OnlyContain(r => r < 0.5);
    }

    [Fact]
    public void Keeps_randomness_between_0_and_1() =>
        new[] { string.Empty, "a", new string('z', 5000), "\u00e9\u4e2d" }.Select(v => ValueJudge.Randomness(v)).Should().OnlyContain(r => r >= 0 && r <= 1);
}
