using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class ReferenceJudgeTests
{
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
    [InlineData("key_{r(35)}")]
    [InlineData("key_{os.urandom(8)}_x")]
    [InlineData("key_{make(8):x}")]
    [InlineData("{$prefix}_x")]
    [InlineData("pre-@{[gen()]}")]
    public void Tells_references_and_encrypted_values(string value) =>
        ReferenceJudge.IsReference(value).Should().BeTrue();

    [Theory]
    [InlineData("Tr0ub4dor")]
    [InlineData("P@$$w0rd")]
    [InlineData("M3@n.jsI$Aw3")]
    [InlineData("pass%word")]
    [InlineData("pa{r(ss")]
    [InlineData("pa{")]
    [InlineData("pa{5(ss)}")]
    public void Takes_signs_in_a_password_for_no_reference(string value) => ReferenceJudge.IsReference(value).Should().BeFalse();
}
