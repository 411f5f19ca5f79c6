using LeakScan.Detection;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Values;

public class AssignmentFilterTests
{
    [Theory]
    [InlineData("const apiKey = \"12345-SECRET-API-KEY\";")] // leakscan:allow made up
    [InlineData("token: 5f2b8c1e9d3a7046")] // leakscan:allow made up
    [InlineData("\"key\": \"Zk9-Qx27_pLr84TmWv\"")] // leakscan:allow made up
    public void Finds_tokens_random(string text) => Assigned.Kept(text).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Random).Should().BeTrue();

    [Theory]
    [InlineData("const apiKey = process.env.API_KEY;")]
    [InlineData("\"password\": \"Mot de passe oublié\"")]
    [InlineData("password: string;")]
    [InlineData("password = \"/etc/app/password.txt\"")]
    [InlineData("password = \"$2a$08$x.y.z\"")]
    [InlineData("token = \"1.2.840.113549\"")]
    [InlineData("KEY_LIMIT_TOKEN = 0x4f")]
    [InlineData("private_key: \"-----BEGIN x\"")]
    [InlineData("authorization: \"Bearer x\"")]
    [InlineData("password = form.newPassword")]
    [InlineData("password = AUTH_PASS_DEFAULT")]
    public void Drops(string text) => Assigned.Kept(text).Should().NotContain(kept => kept.Traits.HasFlag(MatchTraits.Random) || kept.Traits.HasFlag(MatchTraits.Quoted));

    [Theory]
    [InlineData("password = \"password\"")]
    [InlineData("clientSecret: 'your_client_secret'")]
    [InlineData("clientSecret = clientSecret")]
    public void Marks_placeholders(string text) =>
        Assigned.Kept(text).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeTrue();
}
