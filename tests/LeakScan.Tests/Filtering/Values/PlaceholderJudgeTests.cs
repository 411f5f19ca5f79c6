using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class PlaceholderJudgeTests
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
    public void Tells_placeholders(string value) => PlaceholderJudge.IsPlaceholder(value).Should().BeTrue();

    [Theory]
    [InlineData("hunter2")]
    [InlineData("correcthorse")]
    [InlineData("P@ssw0rd!")]
    [InlineData("password123")]
    [InlineData("test1234")]
    [InlineData("12345-SECRET-API-KEY")]
    public void Takes_weak_passwords_for_passwords(string value) => PlaceholderJudge.IsPlaceholder(value).Should().BeFalse();
}
